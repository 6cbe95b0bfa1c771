"""Compiled code is kept apart by sources, and nothing breaks where it cannot be kept."""

from pathlib import Path

import pytest

from onrecord.estimate import compiled as module
from onrecord.estimate.forward import poisson_tail


def test_the_folder_changes_with_an_imported_source(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("from onrecord.estimate.b import f\n")
    (tmp_path / "b.py").write_text("x = 1\n")
    before = module._folder(tmp_path / "a.py")
    module._folder.cache_clear()
    (tmp_path / "b.py").write_text("x = 2\n")
    assert module._folder(tmp_path / "a.py") != before
    module._folder.cache_clear()


def test_without_a_folder_functions_compile_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_folder", lambda _: "")
    assert module.compiled(_twice)(2.0) == 4.0


def test_a_home_that_cannot_be_written_is_no_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    monkeypatch.setattr(module.config, "CACHE_DIR", "")
    module._folder.cache_clear()
    assert module._folder(Path(module.__file__)) == ""
    module._folder.cache_clear()


def _twice(x: float) -> float:
    return 2 * x


def test_numba_is_left_as_it_was() -> None:
    assert "onrecord" not in module.config.CACHE_DIR
    assert poisson_tail(0.0, 1.0) > 0
