"""`lists generate`: files, truth and one JSON line a file."""

import json
from pathlib import Path

from click.testing import CliRunner

from onrecord.cli.lists_generate import generate_command


def test_lists_and_truth_are_written_and_named(tmp_path: Path) -> None:
    folder = tmp_path / "invented"
    args = [str(folder), "--people", "200", "--lists", "2", "--languages", "az, hy", "--json"]
    result = CliRunner().invoke(generate_command, args, catch_exceptions=False)
    told = [json.loads(line) for line in result.output.splitlines()]
    assert sorted(path.name for path in folder.iterdir()) == [
        "list-1.csv", "list-2.csv", "truth.csv",
    ]  # fmt: skip
    for line in told[:2]:
        assert len(Path(line["list"]).read_text("utf-8").splitlines()) == line["rows"] + 1
    assert told[2] == {"truth": str(folder / "truth.csv")}
