"""A wording filled with fields: pieces that keep apart whose words they are."""

import re
from collections.abc import Iterable, Iterator, Mapping

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
    unknown = sorted(set(FIELD.findall(wording)) - set(fields))
    if unknown:
        raise BadVocabulary(
            f"wording {wording!r} names {', '.join(unknown)}; "
            f"known here: {', '.join(sorted(fields))}"
        )
    return joined(piece for part in PART.finditer(wording) for piece in _part(part, fields))


def _part(part: re.Match[str], fields: Fields) -> Iterator[Piece]:
    text = part["optional"] if part["always"] is None else part["always"]
    if part["always"] is None and any(len(fields[name]) == 0 for name in FIELD.findall(text)):
        return
    for place, words in enumerate(FIELD.split(text)):
        # re.split puts what the group caught, a field's name, at every odd place
        if place % 2 == 1:
            yield from fields[words]
        elif words != "":
            yield Piece(words)


def joined(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """The pieces with neighbours in the record's own voice made one."""
    done: list[Piece] = []
    for piece in pieces:
        if done and done[-1].role == piece.role == "own":
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
