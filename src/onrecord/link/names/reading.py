"""A written name into a `PersonalName`: its parts, their roles, their Latin forms and skeletons."""

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from onrecord.errors import BadName
from onrecord.link.names.grouping import grouped
from onrecord.link.names.languages import code_of, is_word, language_of, told_by_letters, words_of
from onrecord.link.names.own_words import own_words
from onrecord.link.names.role_signs import by_article, by_capitals
from onrecord.link.names.roles import Piece, arabic_order, roles
from onrecord.link.names.romanise import romanise
from onrecord.link.names.sounds import skeleton
from onrecord.link.names.tokens import Token, tokens
from onrecord.record.personal_name import NAME_ROLES, NamePart, PersonalName

COMMA = re.compile("[,،]")
TITLES = ("honorifics", "honorifics_also_names", "honorifics_after")
ARABIC_SIGNS = ("articles", "kunya", "child_of", "servant_of")
ARABIC_CODES = frozenset({"ar"})


def read_name(written: str, *, language: str = "", role: str = "") -> PersonalName:
    """A name as one cell writes it.

    language: BCP 47 tag of the list, "" where the letters have to tell it.
    role: what the column says the whole cell is ("given", "father", ...), "" for a whole name.
    """
    _check_roles((role,))
    parts, code = _column(written, language, role) if role else _parts(written, language, role)
    return PersonalName(written, language or code, parts)


def read_names(written: Mapping[str, str], *, language: str = "") -> PersonalName:
    """A name as several cells write it: role to cell; "" is the key of a cell with a whole name.

    Raises:
        BadName: a key that is no role of `NAME_ROLES`.
    """
    _check_roles(tuple(written))
    read = [read_name(cell, language=language, role=role) for role, cell in written.items()]
    return PersonalName(
        " ".join(name.written for name in read if name.written.strip() != ""),
        next((name.language for name in read if name.language != ""), language),
        tuple(part for name in read for part in name.parts),
    )


def _check_roles(wanted: Sequence[str]) -> None:
    unknown = [role for role in wanted if role not in ("", *NAME_ROLES)]
    if unknown:
        raise BadName(f"unknown roles {unknown}; known: {', '.join(NAME_ROLES)}")


def _parts(written: str, language: str, role: str) -> tuple[tuple[NamePart, ...], str]:
    pieces, code = _pieces(written, language, role)
    return tuple(_part(written, piece) for piece in pieces), code


_column = lru_cache(maxsize=1 << 16)(_parts)
"""Cells of one column repeat: there are far fewer given names than people."""


def _part(written: str, piece: Piece) -> NamePart:
    return NamePart(
        written[piece.start : piece.end], piece.role, piece.latin, skeleton(piece.latin)
    )


def _pieces(written: str, language: str, role: str) -> tuple[list[Piece], str]:
    words, earlier = own_words(written)
    code = _told(words, code_of(language))
    if is_placeholder(words):
        return [], code
    pieces = [_piece(word, code) for word in _naming(words)]
    pieces = _titled([piece for piece in pieces if piece.latin != ""])
    if role != "":
        told = _in_column(pieces, role)
    elif (comma := _comma(written, pieces)) is not None:
        told = _inverted(pieces, comma, code)
    else:
        told = _with_roles(written, pieces, code)
    return told + _earlier_family(earlier, code), code


def _earlier_family(words: Sequence[Token], code: str) -> list[Piece]:
    """A family name borne before, as "née" tells it: a part of the family name."""
    pieces = [_piece(word, code) for word in _naming(words)]
    return _in_column([piece for piece in pieces if piece.latin != ""], "family")


@lru_cache(maxsize=1 << 17)
def _may_name(plain: str, script: str) -> bool:
    """Whether a word can be a name: it has letters, and they do not say "unknown"."""
    return script != "" and not is_word(plain, "nameless")


def _naming(words: Sequence[Token]) -> Sequence[Token]:
    """The words that may be a name; beside one that says "unknown", "man" and "body" are none.

    Nor are "infant" and "girl" where the father's name follows.
    """
    kept = [word for word in words if _may_name(word.plain, word.script)]
    if len(kept) < len(words) and any(_is(word, "nameless") for word in words):
        return [word for word in kept if not _is(word, "nameless_beside")]
    if len(kept) > 1 and any(_is(word, "child_of") for word in kept[1:]):
        at = next(at for at, word in enumerate(kept) if at > 0 and _is(word, "child_of"))
        if all(_is(word, "nameless_beside") for word in kept[:at]):
            return kept[at:]
    return kept


def _is(word: Token | Piece, key: str) -> bool:
    return is_word(word.plain, key)


@cache
def _placeholders() -> frozenset[str]:
    return frozenset(
        " ".join(one.plain for one in tokens(cell)) for cell in words_of("placeholders")
    )


def is_placeholder(words: Sequence[Token]) -> bool:
    """Whether a cell says that the name is not known, in any language.

    >>> is_placeholder(list(tokens("N/A"))), is_placeholder(list(tokens("Naomi")))
    (True, False)
    """
    return " ".join(word.plain for word in words) in _placeholders()


def _told(words: Sequence[Token], code: str) -> str:
    """The language that the letters of any word tell, else the list's."""
    for word in words:
        told = _told_by(word.plain, word.script, code)
        if told != code:
            return told
    return code


_told_by = lru_cache(maxsize=1 << 17)(told_by_letters)


def _piece(word: Token, code: str) -> Piece:
    latin = romanise(word.plain, word.script, code)
    return Piece(word.start, word.end, word.plain, latin, word.script, "", word.hyphened)


@lru_cache(maxsize=1 << 17)
def _may_be_title(plain: str) -> bool:
    return any(is_word(plain, key) for key in TITLES)


def _titled(pieces: list[Piece]) -> list[Piece]:
    """Honorifics marked, as long as a name remains."""
    if not any(_may_be_title(piece.plain) for piece in pieces):
        return pieces
    names = len(pieces)
    out: list[Piece] = []
    for at, piece in enumerate(pieces):
        first = all(one.role == "honorific" or _is(one, "articles") for one in out)
        also = first and _is(piece, "honorifics_also_names")
        after = at > 0 and _is(piece, "honorifics_after")
        least = 2 if also or after else 1
        if (also or after or _is(piece, "honorifics")) and names > least:
            names -= 1
            piece = piece.as_("honorific")
        out.append(piece)
    return out


def _apart(pieces: Sequence[Piece]) -> tuple[list[Piece], list[Piece]]:
    titles = [piece for piece in pieces if piece.role == "honorific"]
    return [piece for piece in pieces if piece.role != "honorific"], titles


def _in_order(pieces: Sequence[Piece]) -> list[Piece]:
    return sorted(pieces, key=lambda piece: piece.start)


def _in_column(pieces: Sequence[Piece], role: str) -> list[Piece]:
    names, titles = _apart(pieces)
    joined = [piece.as_(role) for piece in grouped(names, whole=False)]
    return _in_order(joined + titles)


def _with_roles(written: str, pieces: Sequence[Piece], code: str) -> list[Piece]:
    names, titles = _apart(pieces)
    joined = grouped(names, whole=True)
    halves = _second_halves(joined)
    heads = [piece for at, piece in enumerate(joined) if at not in halves]
    arabic = _arabic(names, joined, code)
    heads = by_capitals(written, heads)
    if arabic:
        heads = by_article(written, heads)
    endings = () if code == "" else language_of(code).telling_endings
    told = roles(heads, arabic=arabic, spanish=code == "es", endings=endings)
    return _in_order(_with_halves(told, joined, halves) + titles)


def _with_halves(told: list[Piece], pieces: Sequence[Piece], halves: set[int]) -> list[Piece]:
    for at in sorted(halves):
        told.insert(at, pieces[at].as_(told[at - 1].role))
    return told


def _second_halves(pieces: Sequence[Piece]) -> set[int]:
    """Which pieces hang on the one before by a hyphen: they are what that one is."""
    return {
        at
        for at, (before, piece) in enumerate(pairwise(pieces), start=1)
        if before.hyphened and piece.role == ""
    }


@lru_cache(maxsize=1 << 17)
def _is_arabic_sign(plain: str) -> bool:
    return any(is_word(plain, key) for key in ARABIC_SIGNS)


def _arabic(words: Sequence[Piece], joined: Sequence[Piece], code: str) -> bool:
    """Whether the name is built as Arabic names are: by its list, its letters or its words."""
    if code in ARABIC_CODES or any(word.script == "Arabic" for word in words):
        return True
    if code not in ("", "en") or len(joined) == 0:
        return False
    return any(_is_arabic_sign(word.plain) for word in words)


def _comma(written: str, pieces: Sequence[Piece]) -> int | None:
    """The place of the only comma with names on both sides, else None.

    A comma before a title does not count (Carter, Ann, Jr.), and one before the father turns
    nothing round: Elçin, Novruz oğlu Məhərrəmov.
    """
    if "," not in written and "،" not in written:
        return None
    names = _apart(pieces)[0]
    found = [
        comma.start()
        for comma in COMMA.finditer(written)
        if len({piece.start > comma.start() for piece in names}) == 2
    ]
    parting = {sum(piece.start < at for piece in names): at for at in found}
    if len(parting) != 1:
        return None
    first, comma = next(iter(parting.items()))
    after = names[first:]
    if _is(after[0], "child_of") or any(_is(piece, "child_of_after") for piece in after[1:2]):
        return None
    return comma


def _inverted(pieces: Sequence[Piece], comma: int, code: str) -> list[Piece]:
    """Family, Given ...: what stands before the comma is the family."""
    names, titles = _apart(pieces)
    family = grouped([piece for piece in names if piece.start < comma], whole=False)
    rest = grouped([piece for piece in names if piece.start > comma], whole=True)
    told = [piece.as_("family") for piece in family]
    halves = _second_halves(rest)
    heads = [piece for at, piece in enumerate(rest) if at not in halves]
    given = _after_comma(heads, arabic=_arabic(names, rest, code))
    return _in_order(told + _with_halves(given, rest, halves) + titles)


def _after_comma(pieces: Sequence[Piece], *, arabic: bool) -> list[Piece]:
    stand_in = Piece(0, 0, "", "", "")
    if arabic:
        order = [*arabic_order(len(pieces) + 1)[:-1]]
        return [
            piece if piece.role != "" else piece.as_(role)
            for piece, role in zip(pieces, order, strict=True)
        ]
    told = roles([*pieces, stand_in], arabic=False)[:-1]
    return [piece.as_("given") if piece.role == "family" else piece for piece in told]
