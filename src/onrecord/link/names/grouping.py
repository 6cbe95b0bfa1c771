"""Words of a name brought together into parts: al-Masri, Abd al-Rahman, Abu Bakr, van der Berg."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache

from onrecord.link.names.languages import is_word
from onrecord.link.names.roles import Piece
from onrecord.link.names.romanise import one_spelling

ASSIMILATED = frozenset("ad ed ud ar er ur as es us an at et ut az ez uz ash esh ush".split())
"""The article before a letter of the sun: only where that letter follows."""

GROUPING = (
    "articles", "compound_seconds", "servant_of", "particles", "joined", "kunya", "child_of",
    "child_of_after",
)  # fmt: skip
"""Keys of `Language` whose words are one part with a word beside them."""


def grouped(pieces: Sequence[Piece], *, whole: bool) -> list[Piece]:
    """Pieces joined where several words are one name; fathers' and kunya words give roles.

    whole: whether the pieces are a whole name, not one column of it.
    """
    if not any(_opens_a_group(piece.plain, piece.latin, piece.script) for piece in pieces):
        return list(pieces)
    joined = _servants(_seconds(_articles(pieces)))
    return _fathers_before(_fathers_after(_kunyas(_prefixes(joined, whole=whole))))


@lru_cache(maxsize=1 << 17)
def _opens_a_group(plain: str, latin: str, script: str) -> bool:
    """Whether a word is of any kind that brings words together; most are not."""
    return any(_is_of(plain, latin, script, key) for key in GROUPING)


def _is(piece: Piece, key: str) -> bool:
    return _is_of(piece.plain, piece.latin, piece.script, key)


def _is_of(plain: str, latin: str, script: str, key: str) -> bool:
    """A word by its own letters or by its Latin form: Абу is Abu; Arabic has words of its own."""
    if is_word(plain, key):
        return True
    return script not in ("Latin", "Arabic") and is_word(latin, key)


def _articles(pieces: Sequence[Piece]) -> list[Piece]:
    """An article goes with the word after it and is not heard."""
    out: list[Piece] = []
    waiting: Piece | None = None
    for at, piece in enumerate(pieces):
        after = pieces[at + 1] if at + 1 < len(pieces) else None
        if waiting is None and after is not None and _is_article(piece, after, first=at == 0):
            waiting = piece
            continue
        if waiting is not None:
            piece = replace(piece, start=waiting.start)
            waiting = None
        out.append(piece)
    return out


def _is_article(piece: Piece, after: Piece, *, first: bool) -> bool:
    if not _is(piece, "articles"):
        return False
    if piece.latin not in ASSIMILATED:
        return True
    hyphened = after.start - piece.end == 1
    return after.latin.startswith(piece.latin[1:]) and (hyphened or not first)


def _seconds(pieces: Sequence[Piece]) -> list[Piece]:
    """Nur al-Din, Ruh Allah: the second word never stands alone."""
    out: list[Piece] = []
    for piece in pieces:
        if out and _is(piece, "compound_seconds") and not _is(out[-1], "servant_of"):
            out[-1] = _merged(out[-1], piece)
        else:
            out.append(piece)
    return out


def _servants(pieces: Sequence[Piece]) -> list[Piece]:
    """Abd and the name of God that follows are one name, however they are spelt."""
    return _with_next(pieces, lambda _at, piece: _is(piece, "servant_of"), "abd")


def _prefixes(pieces: Sequence[Piece], *, whole: bool) -> list[Piece]:
    """Van der Berg, Ter-Petrosyan; a whole name begins with a given name, not with a particle."""

    def opens(at: int, piece: Piece) -> bool:
        hyphened = at + 1 < len(pieces) and pieces[at + 1].start - piece.end == 1
        first = at == 0 and whole and not hyphened
        return not first and (_is(piece, "particles") or _is(piece, "joined"))

    return _with_next(pieces, opens)


def _kunyas(pieces: Sequence[Piece]) -> list[Piece]:
    """Abu and Umm with a child's name; in front of another name it is a kunya, else a family."""
    joined = _with_next(pieces, lambda _at, piece: _is(piece, "kunya"), "abu", mark="kunya")
    if len(joined) == 1:
        return [joined[0].as_("")]
    return [
        piece.as_("") if piece.role == "kunya" and at > 0 else piece
        for at, piece in enumerate(joined)
    ]


def _fathers_before(pieces: Sequence[Piece]) -> list[Piece]:
    """Bin, ibn, bint: the name after the first is the father's, after the second his father's."""
    out: list[Piece] = []
    ancestors = ["father", "grandfather"]
    waiting: Piece | None = None
    for at, piece in enumerate(pieces):
        if waiting is None and _is(piece, "child_of") and at + 1 < len(pieces):
            waiting = piece
        elif waiting is not None:
            out.append(
                replace(piece, start=waiting.start, role=ancestors.pop(0) if ancestors else "")
            )
            waiting = None
        else:
            out.append(piece)
    return out


def _fathers_after(pieces: Sequence[Piece]) -> list[Piece]:
    """Heydər oğlu, Həsən qızı: the name before is the father's."""
    out: list[Piece] = []
    for piece in pieces:
        if out and _is(piece, "child_of_after"):
            out[-1] = replace(out[-1], end=piece.end, role="father")
        else:
            out.append(piece)
    return out


def _with_next(
    pieces: Sequence[Piece], opens: Callable[[int, Piece], bool], prefix: str = "", mark: str = ""
) -> list[Piece]:
    """Each piece that `opens` is one with the piece after it; prefix: its Latin form there."""
    out: list[Piece] = []
    for at, piece in reversed(list(enumerate(pieces))):
        if out and opens(at, piece):
            opening = piece if prefix == "" else replace(piece, latin=_kind(piece, prefix))
            out[-1] = replace(_merged(opening, out[-1]), role=mark)
        else:
            out.append(piece)
    return out[::-1]


def _kind(piece: Piece, prefix: str) -> str:
    """Umm stays umm; every spelling of Abu and of Abd al- is one."""
    return (
        "umm"
        if prefix == "abu" and piece.plain[:1] in "uoا" and piece.latin[-1:] == "m"
        else prefix
    )


def _merged(first: Piece, second: Piece) -> Piece:
    latin = one_spelling(first.latin + second.latin)
    return replace(first, end=second.end, plain=first.plain + second.plain, latin=latin)
