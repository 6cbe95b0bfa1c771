"""Invented claims in an invented place, for benchmarks: 2,000 documents of 50 claims each."""

import json
import random
import sys
from pathlib import Path
from typing import Any

MEASURES = {
    "killed": "were killed",
    "injured": "were injured",
    "missing": "are missing",
    "captive": "were taken captive",
    "displaced": "were displaced",
}


def main(folder: Path, documents: int = 2_000, each: int = 50) -> None:
    """Write the documents, a manifest and a file of claims into `folder`."""
    rng = random.Random(5)
    folder.mkdir(parents=True, exist_ok=True)
    manifest, claims = [], []
    for number in range(documents):
        event = f"Event {number % 20}"
        name = f"note-{number}.txt"
        rows = [claim(rng, name, event, f"A{number}B{place}") for place in range(each)]
        (folder / name).write_text("\n".join(row["quote"] for row in rows) + "\n", "utf-8")
        manifest.append({"file": name, "kind": "research_note", "author": "Generator",
                         "licence": "CC0-1.0", "event": event})  # fmt: skip
        claims += rows
    for name, lines in (("documents.jsonl", manifest), ("claims.jsonl", claims)):
        (folder / name).write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")


def claim(rng: random.Random, document: str, event: str, entry: str) -> dict[str, Any]:
    """One figure of an invented office."""
    count, speaker = rng.randrange(2, 2_000), f"Office {rng.randrange(400)}"
    measure = rng.choice(list(MEASURES))
    quote = f"{speaker} said in entry {entry} that {count} civilians {MEASURES[measure]}."
    payload = {"low": count, "high": count, "qualifier": "exact", "unit": "persons",
               "measure": measure, "population": "civilians"}  # fmt: skip
    return {"document": document, "kind": "figure", "quote": quote, "speaker": speaker,
            "event": event, "payload": payload}  # fmt: skip


if __name__ == "__main__":
    main(Path(sys.argv[1]))
