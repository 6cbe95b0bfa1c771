"""Build the worked examples: an archive with every step done for real, and its published site."""

import argparse
import json
import shutil
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
EXAMPLES = ("khojaly-1992", "sumgait-1988", "maraga-1992", "jallianwala-bagh-1919")
"""Folders of worked examples, in the order in which they enter the record."""


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
    onrecord(wanted.archive, "publish", str(wanted.site), "--title", "onrecord: worked examples")
    onrecord(wanted.archive, "verify", expect=3)
    print(f"\nOpen {(wanted.site / 'index.html').resolve().as_uri()}")


def enter(archive: Path, example: Path) -> None:
    """Preserve the notes, read them, import the claims, take the decisions."""
    onrecord(archive, "add", "--manifest", str(example / "documents.jsonl"), quiet=True)
    onrecord(archive, "read", quiet=True)
    imported = onrecord(
        archive,
        "import",
        str(example / "claims.jsonl"),
        "--by",
        "demo analyst",
        "--json",
        quiet=True,
    )
    refs = json.loads(imported)["refs"]
    print(f"{len(refs)} claims entered")
    for (decision, by, reason, changes), ids in decisions(example / "decisions.jsonl", refs):
        words = [*ids, decision, "--by", by, "--reason", reason]
        sets = [word for name, value in changes for word in ("--set", f"{name}={value}")]
        onrecord(archive, "decide", *words, *sets, quiet=True)


def decisions(path: Path, refs: dict[str, str]) -> list[tuple[tuple[Any, ...], list[str]]]:
    """Decisions with equal words together, in the order in which each was first taken."""
    grouped: dict[tuple[Any, ...], list[str]] = defaultdict(list)
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        changes = tuple(sorted(row.get("set", {}).items()))
        key = (row["decision"], row["by"], row["reason"], changes)
        grouped[key].append(refs[row["ref"]])
    return list(grouped.items())


def onrecord(archive: Path, *words: str, quiet: bool = False, expect: int = 0) -> str:
    """Run one command as a person would, and stop with its own message if it fails."""
    shown = " ".join(word if " " not in word else repr(word) for word in words)
    print("$ onrecord", shown if len(shown) <= 100 else shown[:97] + "...", flush=True)
    done = subprocess.run(
        [sys.executable, "-m", "onrecord", *words, "--archive", str(archive)],
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode != expect:
        sys.exit(f"onrecord {words[0]} ended with {done.returncode}, expected {expect}")
    if not quiet:
        print(done.stdout, end="", flush=True)
    return done.stdout


if __name__ == "__main__":
    main()
