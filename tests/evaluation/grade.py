"""Runs the reading rules over the held-out sentences and prints how right they are."""

import argparse
import hashlib
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.evaluation.corpus import Line, faults, read_all
from tests.evaluation.grade_figures import grade_figures
from tests.evaluation.grade_labels import grade_labels
from tests.evaluation.grade_proceedings import grade_proceedings
from tests.evaluation.marks import Marks

from onrecord.read.suggest.pipeline import suggest
from onrecord.record import Claim, Document

AUTHOR = "the author of the line"
"""The document's author, so that a claim whose line names nobody is known by it."""

Suggest = Callable[[str], Sequence[Claim]]


def by_the_rules(text: str) -> tuple[Claim, ...]:
    """What the reading rules suggest for a line, as a document of its own."""
    raw = text.encode()
    sha256 = hashlib.sha256(raw).hexdigest()
    document = Document(sha256, len(raw), "line", "text/plain", author=AUTHOR)
    return suggest(text, document, sha256)


def grade(corpus: dict[str, list[Line]], suggested: Suggest) -> Marks:
    """Every row and every error of `suggested` over the corpus."""
    answered = {
        name: [(line, suggested(line["text"])) for line in lines] for name, lines in corpus.items()
    }
    marks = Marks()
    marks.add(grade_figures(answered["figures"], AUTHOR))
    marks.add(grade_proceedings(answered["proceedings"]))
    marks.add(grade_labels(answered["labels"], AUTHOR))
    return marks


def table(marks: Marks) -> str:
    """A line a row: its name, its rate, right of all."""
    lines = []
    for name, row in marks.rows.items():
        lines.append(f"{name:<32}{row.rate:>7.3f}{row.right:>6} of {row.all}")
        if name.endswith(": R"):
            f1 = f"{name[:-3]}: F1"
            lines.append(f"{f1:<32}{marks.rate(f1):>7.3f}")
    return "\n".join(lines)


def as_json(marks: Marks) -> str:
    return json.dumps(
        {
            "rows": {
                name: {"rate": round(row.rate, 4), "right": row.right, "of": row.all}
                for name, row in marks.rows.items()
            },
            "errors": marks.errors,
        },
        ensure_ascii=False,
        indent=1,
    )


def main(arguments: Sequence[str]) -> int:
    """Prints the table; 0, or 2 where the corpus has faults."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true", help="list each miss and false alarm")
    parser.add_argument("--json", action="store_true", help="rows and errors as one JSON object")
    wanted = parser.parse_args(arguments)
    corpus = read_all()
    found = faults(corpus)
    if found:
        print("\n".join(found), file=sys.stderr)
        return 2
    marks = grade(corpus, by_the_rules)
    if wanted.json:
        print(as_json(marks))
        return 0
    print(table(marks))
    if wanted.errors:
        print("", *marks.errors, sep="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
