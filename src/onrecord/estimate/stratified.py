"""Read a table that has columns of strata before its lists: one table of patterns a stratum."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from onrecord.errors import BadPatterns
from onrecord.estimate.patterns import Patterns, read, refuse_dividing

Stratum = tuple[str, ...]


def from_csv(path: Path | str, strata: Sequence[str]) -> dict[Stratum, Patterns]:
    """As `from_text`, from a file."""
    return from_text(read(path), strata)


def from_text(text: str, strata: Sequence[str]) -> dict[Stratum, Patterns]:
    """By stratum, in the order of the table; a list nobody of a stratum is on is left out there."""
    rows = list(csv.reader(io.StringIO(text)))
    header = [name.strip() for name in rows[0]] if len(rows) != 0 else []
    unknown = [name for name in strata if name not in header]
    if len(unknown) != 0:
        missing = " and ".join(f"column {name!r}" for name in unknown)
        raise BadPatterns([(1, f"the table has no {missing}; its columns are {', '.join(header)}")])
    places = [header.index(name) for name in strata]
    lists = [i for i in range(len(header)) if i not in places]
    refuse_dividing(
        [header[i] for i in lists],
        [[row[i] for i in lists] for row in rows[1:] if len(row) == len(header)],
    )
    parts: dict[Stratum, list[tuple[int, list[str]]]] = {}
    faults: list[tuple[int | None, str]] = []
    for number, row in enumerate(rows[1:], start=2):
        if len(row) != len(header):
            faults.append((number, f"{len(row)} cells; the header has {len(header)}"))
            continue
        name = tuple(row[i].strip() for i in places)
        parts.setdefault(name, []).append((number, [row[i] for i in lists]))
    tables: dict[Stratum, Patterns] = {}
    for name, numbered in parts.items():
        try:
            tables[name] = _part([header[i] for i in lists], numbered)
        except BadPatterns as error:
            faults += [(row, f"stratum {' / '.join(name)}: {why}") for row, why in error.faults]
    if len(faults) != 0:
        raise BadPatterns(faults)
    return tables


def _part(header: list[str], numbered: list[tuple[int, list[str]]]) -> Patterns:
    """Lists with nobody in this stratum drop out; row numbers stay those of the whole table."""
    on = [
        i
        for i in range(len(header) - 1)
        if any(row[i].strip() != "0" and row[-1].strip().strip("0") != "" for _, row in numbered)
    ]
    kept = [*on, len(header) - 1]
    dropped = [i for i in range(len(header)) if i not in kept]
    numbered = [(number, row) for number, row in numbered if not _on_any(row, dropped)]
    text = io.StringIO()
    writer = csv.writer(text)
    last = 1
    writer.writerow([header[i] for i in kept])
    for number, row in numbered:
        text.write("\n" * (number - last - 1))
        writer.writerow([row[i] for i in kept])
        last = number
    return Patterns.from_text(text.getvalue())


def _on_any(row: list[str], lists: list[int]) -> bool:
    """Such a row has the count 0, or the list would not have been dropped."""
    return any(row[i].strip() == "1" for i in lists)
