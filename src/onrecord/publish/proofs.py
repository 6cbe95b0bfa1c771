"""Proofs on their way out: one that shows a field the allow-list withholds is refused."""

import base64
import json
from collections.abc import Mapping
from typing import Any

from onrecord.errors import PublishRefused

LINE = "extra "
"""The line of a C2SP tlog-proof that holds the leaf's disclosed fields, as base64 of JSON."""


def shown_and_hidden(proof: str) -> tuple[Mapping[str, Any], frozenset[str]]:
    """Field to value for all that a proof shows of its leaf, and the fields it hides.

    Raises:
        PublishRefused: the line cannot be read, so nobody knows what it shows.
    """
    lines = [line for line in proof.partition("\n\n")[0].split("\n") if line.startswith(LINE)]
    if len(lines) == 0:
        return {}, frozenset()
    try:
        value = json.loads(base64.b64decode(lines[0].removeprefix(LINE), validate=True))
        shown = {name: both["value"] for name, both in value["disclosed"].items()}
        return shown, frozenset(value["committed"])
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise PublishRefused(
            "a proof's extra line must be base64 of JSON with `disclosed` and `committed`, so that "
            f"what it shows can be checked; got {lines[0][:60]!r} ({error})"
        ) from error


def public_proof(row: Mapping[str, Any], proof: str) -> str:
    """The proof, if it shows of its claim what the row of the data file shows, and nothing else.

    Raises:
        PublishRefused: it shows a field or value that was withheld, or hides one that the row has.
    """
    shown, hidden = shown_and_hidden(proof)
    faults = [
        f"shows {name}, which may not leave"
        for name, value in sorted(shown.items())
        if name not in row or row[name] != value
    ]
    faults += [f"hides {name}, which the release shows" for name in sorted(hidden & row.keys())]
    if faults:
        raise PublishRefused(
            f"the proof of claim {row['id'][:12]} " + "; ".join(faults) + "; "
            "let it show the fields of `proof_fields` and no others"
        )
    return proof
