"""A wording filled with fields: pieces that keep apart whose words they are."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from onrecord.errors import BadVocabulary
from onrecord.record.account import Piece

Fields = Mapping[str, tuple[Piece, ...]]
"""Field name to its pieces; () where the claim says nothing."""

PART = re.compile(r"\[(?P<optional>[^\[\]]*)\]|(?P<always>[^\[\]]+)")
FIELD = re.compile(r"\{(\w+)\}")


def fill(wording: str, fields: Fields) -> tuple[Piece, ...]:
    """The wording's pieces, with each `[ ... ]` left out in which a field says nothing.

    >>> fill("{a} said[, of {b}].", {"a": (Piece("X", "named"),), "b": ()})
    (Piece(words='X', role='named'), Piece(words=' said.', role='own'))

    Raises:
        BadVocabulary: the wording names a field that `fields` has not.
    """
    named, parts = _read(wording)
    if not named <= fields.keys():
        raise BadVocabulary(
            f"wording {wording!r} names {', '.join(sorted(named - fields.keys()))}; "
            f"known here: {', '.join(sorted(fields))}"
        )
    said = (part for part in parts if all(len(fields[name]) > 0 for name in part.needed))
    return joined(piece for part in said for piece in _told(part, fields))


class _Part(NamedTuple):
    """needed: fields without which it is left out; told: our own words and names of fields."""

    needed: tuple[str, ...]
    told: tuple[Piece | str, ...]


@cache
def _read(wording: str) -> tuple[frozenset[str], tuple[_Part, ...]]:
    """The fields that a wording names, and its parts; there are few wordings and many claims."""
    parts = []
    for match in PART.finditer(wording):
        text = match["optional"] if match["always"] is None else match["always"]
        needed = tuple(FIELD.findall(text)) if match["always"] is None else ()
        # re.split puts what the group caught, a field's name, at every odd place
        split = [w if i % 2 else Piece(w) for i, w in enumerate(FIELD.split(text)) if w != ""]
        parts.append(_Part(needed, tuple(split)))
    return frozenset(FIELD.findall(wording)), tuple(parts)


def _told(part: _Part, fields: Fields) -> Iterator[Piece]:
    for told in part.told:
        if isinstance(told, Piece):
            yield told
        else:
            yield from fields[told]


def joined(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """The pieces with neighbours in the record's own voice made one."""
    done: list[Piece] = []
    for piece in pieces:
        if piece.role == "own" and done and done[-1].role == "own":
            done[-1] = Piece(done[-1].words + piece.words)
        else:
            done.append(piece)
    return tuple(done)


def listed(words: Iterable[str], role: str, between: str) -> tuple[Piece, ...]:
    """The words one after another, each a piece of `role`, with `between` of our own."""
    pieces: list[Piece] = []
    for item in words:
        if item == "":
            continue
        if pieces:
            pieces.append(Piece(between))
        pieces.append(Piece(item, role))
    return tuple(pieces)
