"""One release of the sample holding, built once for the tests that read it."""

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.publish.building import build

IN_A_BROWSER = ["test_verify_html.py", "test_in_a_browser.py"]
collect_ignore = [] if shutil.which("chromium") is not None else IN_A_BROWSER
"""Tests of a page as a browser has it run wherever there is a browser, and so in CI."""


@pytest.fixture(scope="session")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("release") / "site"
    build(target)
    return target


@pytest.fixture(scope="session")
def pages(release: Path) -> Mapping[str, str]:
    """Every page by its path; verify.html is a program, with tests of its own."""
    return {
        file.relative_to(release).as_posix(): file.read_text("utf-8")
        for file in sorted(release.rglob("*.html"))
        if file.name != "verify.html"
    }
