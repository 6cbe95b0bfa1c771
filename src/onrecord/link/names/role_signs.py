"""Roles that the way of writing tells before places do: a family name in capitals, or with al-."""

from collections.abc import Sequence

from onrecord.link.names.languages import ARABIC_ARTICLE, is_word
from onrecord.link.names.roles import Piece
from onrecord.link.names.tokens import tokens


def by_capitals(written: str, pieces: Sequence[Piece]) -> list[Piece]:
    """DIALLO Mamadou: where only some parts are in capitals, they are the family name."""
    loud = [_is_loud(written[piece.start : piece.end]) for piece in pieces]
    if not any(loud) or all(loud):
        return list(pieces)
    return [
        piece.as_("family") if capitals and piece.role == "" else piece
        for piece, capitals in zip(pieces, loud, strict=True)
    ]


def by_article(written: str, pieces: list[Piece]) -> list[Piece]:
    """Al-Masri Mohammed Khalil, Abu Ali al-Masri: of parts without a role the family has al-.

    Only where it stands first or alone and no other part has an article: it may be a given name.
    """
    open_places = [at for at, piece in enumerate(pieces) if piece.role == ""]
    if len(open_places) == 0:
        return pieces
    first, *rest = open_places
    if not _has_article(written, pieces[first]):
        return pieces
    if any(_has_article(written, pieces[at]) for at in rest):
        return pieces
    told = list(pieces)
    told[first] = told[first].as_("family")
    return told


def _has_article(written: str, piece: Piece) -> bool:
    if piece.script == "Arabic":
        own = is_word(piece.plain, "no_article") or is_word(piece.plain, "given_with_article")
        return piece.plain.startswith(ARABIC_ARTICLE) and not own
    words = list(tokens(written[piece.start : piece.end]))
    if len(words) != 2 or is_word(words[1].plain, "given_with_article"):
        return False
    return is_word(words[0].plain, "articles")


def _is_loud(words: str) -> bool:
    return words.isupper() and sum(1 for sign in words if sign.isalpha()) > 2
