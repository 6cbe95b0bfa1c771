"""Words of a name brought together into parts: al-Masri, Abd al-Rahman, Abu Bakr, van der Berg."""

from collections.abc import Callable, Sequence
from functools import lru_cache

from onrecord.link.names.languages import ARABIC_ARTICLE, is_word
from onrecord.link.names.roles import Piece
from onrecord.link.names.romanise import one_spelling, servant_of

GROUPING = (
    "articles", "assimilated", "compound_seconds", "servant_of", "particles", "joined",
    "joined_first", "kunya",
    "child_of", "child_of_after",
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
            piece = piece._replace(start=waiting.start)
            waiting = None
        out.append(piece)
    return out


def _is_article(piece: Piece, after: Piece, *, first: bool) -> bool:
    if _is(piece, "articles"):
        return True
    fits = _is(piece, "assimilated") and after.latin.startswith(piece.latin[1:])
    return fits and (piece.hyphened or not first)


def _seconds(pieces: Sequence[Piece]) -> list[Piece]:
    """Nur al-Din, Ruh Allah: the second word never stands alone."""
    out: list[Piece] = []
    for piece in pieces:
        if out and _is(piece, "compound_seconds") and not _is(out[-1], "servant_of"):
            out[-1] = _merged(out[-1], piece, _compound(out[-1], piece))
        else:
            out.append(piece)
    return out


def _compound(first: Piece, second: Piece) -> str:
    """Both as one word; before Allah the feminine ending is heard: Hiba, Hibat Allah."""
    name = first.latin
    if second.latin in ("allah", "ullah"):
        bare = name.removesuffix("h")
        if bare.endswith("a") and (first.plain.endswith("ة") or len(bare) > 3):
            name = bare + "t"
    return one_spelling(name + second.latin)


def _servants(pieces: Sequence[Piece]) -> list[Piece]:
    """Abd and the name of God that follows are one name, however they are spelt.

    In Arabic letters only where that name has its article: Abd is also a name by itself.
    """

    def opens(at: int, piece: Piece) -> bool:
        if not _is(piece, "servant_of") or at + 1 == len(pieces):
            return False
        after = pieces[at + 1]
        article = after.plain.startswith(ARABIC_ARTICLE) or is_word(after.plain, "served")
        return piece.script != "Arabic" or article

    return _with_next(pieces, opens, lambda _first, second: servant_of(second.latin))


def _prefixes(pieces: Sequence[Piece], *, whole: bool) -> list[Piece]:
    """Van der Berg, Ter-Petrosyan; a whole name begins with a given name, not with a particle."""

    def opens(at: int, piece: Piece) -> bool:
        if _is(piece, "joined_first"):
            return True
        first = at == 0 and whole and not piece.hyphened
        return not first and (_is(piece, "particles") or _is(piece, "joined"))

    return _with_next(pieces, opens, _prefixed)


def _prefixed(first: Piece, second: Piece) -> str:
    """Every spelling of Dhu al- is one."""
    return ("dhul" if _is(first, "joined_first") else first.latin) + second.latin


def _kunyas(pieces: Sequence[Piece]) -> list[Piece]:
    """Abu and Umm with a child's name; in front of another name it is a kunya, else a family."""
    joined = _with_next(pieces, lambda _at, piece: _is(piece, "kunya"), _kunya)
    if len(joined) > 1 and joined[0].end != pieces[0].end and _is(pieces[0], "kunya"):
        joined[0] = joined[0].as_("kunya")
    return joined


def _kunya(first: Piece, second: Piece) -> str:
    """Every spelling of Abu is one, and every spelling of Umm."""
    return ("umm" if first.latin.endswith("m") else "abu") + second.latin


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
                piece._replace(start=waiting.start, role=ancestors.pop(0) if ancestors else "")
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
            out[-1] = out[-1]._replace(end=piece.end, role="father")
        else:
            out.append(piece)
    return out


def _run_together(first: Piece, second: Piece) -> str:
    return first.latin + second.latin


def _with_next(
    pieces: Sequence[Piece],
    opens: Callable[[int, Piece], bool],
    latin: Callable[[Piece, Piece], str] = _run_together,
) -> list[Piece]:
    """Each piece that `opens` is one with the piece after it; latin: of both together."""
    out: list[Piece] = []
    for at, piece in reversed(list(enumerate(pieces))):
        if out and opens(at, piece):
            out[-1] = _merged(piece, out[-1], latin(piece, out[-1]))
        else:
            out.append(piece)
    return out[::-1]


def _merged(first: Piece, second: Piece, latin: str) -> Piece:
    plain = first.plain + second.plain
    return second._replace(start=first.start, plain=plain, latin=latin)
