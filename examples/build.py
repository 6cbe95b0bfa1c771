"""Build the worked examples: an archive with every step done for real, and its published site."""

import argparse
import contextlib
import io
import json
import shutil
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

from onrecord.cli.main import group
from onrecord.errors import OnrecordError

HERE = Path(__file__).parent
EXAMPLES = ("khojaly-1992", "sumgait-1988", "maraga-1992", "jallianwala-bagh-1919")
"""Folders of worked examples, in the order in which they enter the record."""

SHOWN = 110
"""Characters of a command that are printed."""


def main() -> None:
    """Build the archive anew, publish it, and say what to open."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--archive", type=Path, default=Path("demo/archive"))
    parser.add_argument("--site", type=Path, default=Path("demo/site"))
    wanted = parser.parse_args()
    for folder in (wanted.archive, wanted.site):
        shutil.rmtree(folder, ignore_errors=True)
    onrecord(wanted.archive, "init", "--origin", "onrecord-demo")
    for name in EXAMPLES:
        enter(wanted.archive, HERE / name)
    print(onrecord(wanted.archive, "publish", str(wanted.site), "--title", "onrecord: examples"))
    print(onrecord(wanted.archive, "verify", expect=3))
    print(f"Open {(wanted.site / 'index.html').resolve().as_uri()}")


def enter(archive: Path, example: Path) -> None:
    """Preserve the notes, read them, import the claims, take the decisions."""
    onrecord(archive, "add", "--manifest", str(example / "documents.jsonl"))
    onrecord(archive, "read")
    claims = str(example / "claims.jsonl")
    imported = onrecord(archive, "import", claims, "--by", "demo analyst", "--json")
    refs = json.loads(imported)["refs"]
    for (decision, by, reason, changes), ids in decisions(example / "decisions.jsonl", refs):
        words = [*ids, decision, "--by", by, "--reason", reason]
        sets = [word for name, value in changes for word in ("--set", f"{name}={value}")]
        onrecord(archive, "decide", *words, *sets)


def decisions(path: Path, refs: dict[str, str]) -> list[tuple[tuple[Any, ...], list[str]]]:
    """Decisions with equal words together, in the order in which each was first taken."""
    grouped: dict[tuple[Any, ...], list[str]] = defaultdict(list)
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        changes = tuple(sorted(row.get("set", {}).items()))
        key = (row["decision"], row["by"], row["reason"], changes)
        grouped[key].append(refs[row["ref"]])
    return list(grouped.items())


def onrecord(archive: Path, *words: str, expect: int = 0) -> str:
    """Run one command as a person would type it, and stop with its own message if it fails."""
    shown = " ".join(word if " " not in word else repr(word) for word in words)
    print("$ onrecord", shown if len(shown) <= SHOWN else f"{shown[:SHOWN]}...", flush=True)
    said = io.StringIO()
    try:
        with contextlib.redirect_stdout(said):
            group.main([*words, "--archive", str(archive)], standalone_mode=False)
        code = 0
    except SystemExit as end:
        code = int(end.code or 0)
    except OnrecordError as error:
        sys.exit(f"onrecord {words[0]}: {error}")
    if code != expect:
        sys.exit(f"onrecord {words[0]} ended with {code}, expected {expect}\n{said.getvalue()}")
    return said.getvalue().strip()


if __name__ == "__main__":
    main()
