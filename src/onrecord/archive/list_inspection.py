"""Verifying lists, judgements, linkages and people: what their entries name is there, and fits."""

import json
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import Any

from onrecord.archive.list_bodies import STORED, change_of, edition_of, link_of
from onrecord.archive.store import Archive
from onrecord.errors import ArchiveRefused, NotFound
from onrecord.preserve.finding import Finding
from onrecord.preserve.originals import SHA256
from onrecord.record.people import CHANGES

Bodies = dict[int, tuple[str, dict[str, Any]]]
"""Kind and fields of every readable leaf, by its number."""

MISSHAPEN = (LookupError, TypeError, ValueError, AttributeError, ArithmeticError, RecursionError)
"""What reading a value of any shape may say."""

FORMS = {
    "list": lambda body: edition_of(body).id,
    "link": lambda body: link_of(body).id,
}
"""Leaf kind to what makes its noun anew and gives the noun's id, which must be the entry's."""


def check_lists(archive: Archive, bodies: Bodies) -> Iterator[Finding]:
    """Everything about lists of people that does not fit; damaged texts are found elsewhere."""
    documents = {str(fields.get("id")) for kind, fields in bodies.values() if kind == "document"}
    for kind, fields in bodies.values():
        item = f"{kind} {fields.get('id')}"
        if kind in FORMS:
            yield from _form(kind, item, fields)
        if kind == "list" and str(fields.get("document")) not in documents:
            yield _altered(item, f"{item} is of a document that is not in the archive")
        for name in STORED.get(kind, ()):
            sha256 = fields.get(name)
            if not isinstance(sha256, str) or SHA256.fullmatch(sha256) is None:
                yield _altered(item, f"{item} names no text as its {name}")
            elif kind in ("list", "people"):
                yield from _text(archive, item, name, fields)


def _form(kind: str, item: str, fields: Mapping[str, Any]) -> Iterator[Finding]:
    try:
        made = FORMS[kind](fields)
    except MISSHAPEN as error:
        yield _altered(item, f"{item} is not whole: {error!r}")
        return
    if made != fields.get("id"):
        yield _altered(item, f"{item} does not say what its id was made from")


def _text(archive: Archive, item: str, name: str, fields: Mapping[str, Any]) -> Iterator[Finding]:
    """Whether a stored text has as many lines, of the right form, as its entry says."""
    header = 1 if name == "rows" else 0
    try:
        with archive.texts.intact(fields[name]) as stream:
            lines = [_is_line(name, line) for line in islice(stream, header, None)]
    except (OSError, NotFound, ArchiveRefused):
        return  # missing or altered, which the check of all texts names
    good = sum(lines)
    if good != fields.get("count") or good != len(lines):
        message = f"{item} has {fields.get('count')} {name}; its text has {good} good lines"
        yield _altered(item, message)


def _is_line(name: str, line: bytes) -> bool:
    try:
        value = json.loads(line)
        return isinstance(value, list) and FORMS_OF_LINES[name](value)
    except MISSHAPEN:
        return False


FORMS_OF_LINES: Mapping[str, Callable[[list[Any]], bool]] = {
    "rows": lambda line: isinstance(line[0], int) and all(isinstance(c, str) for c in line[1:]),
    "entries": lambda line: [type(value) for value in line] == [str, int],
    "changes": lambda line: change_of(line).kind in CHANGES,
}
"""The stored texts of which each line has a form, and whether a line has it."""


def _altered(item: str, message: str) -> Finding:
    return Finding(item, "altered", message)
