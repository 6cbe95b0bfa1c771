"""The wheel holds everything the package reads at run time, and nothing of the tests."""

import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_the_wheel_holds_every_file_of_the_package(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path)]
    subprocess.run([*build, str(ROOT)], check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    held = {name for name in zipfile.ZipFile(wheel).namelist() if name.startswith("onrecord/")}
    source = ROOT / "src" / "onrecord"
    wanted = {
        f"onrecord/{path.relative_to(source).as_posix()}"
        for path in source.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert held == wanted


def test_the_wheel_alone_runs(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path)]
    subprocess.run([*build, str(ROOT)], check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    # A zip on the path shadows the checkout: templates, vocabularies and all come from the wheel.
    code = f"import sys; sys.path.insert(0, {str(wheel)!r}); from onrecord.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-I", "-c", code, "suggest", "--json"],
        input="Police said that 12 people were killed.",
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
    )
    assert '"anchor": {"start": 17, "end": 19, "exact": "12"}' in done.stdout
