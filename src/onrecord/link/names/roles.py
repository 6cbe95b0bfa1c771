"""What each part of a name is: given, father, family ...; told by words, endings, then places."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from onrecord.link.names.languages import words_of

SHORTEST = 3
"""Letters of a word in which an ending is no ending."""
ARABIC_ORDER = {1: ("given",), 2: ("given", "family"), 3: ("given", "father", "family")}
"""In the order of civil registers; of four or more the third is the grandfather."""


class Piece(NamedTuple):
    """One or more words that are one part: their place, plain form, Latin form, role if told.

    A tuple, since every word of every list becomes one: it is made in a third of the time.
    """

    start: int
    end: int
    plain: str
    latin: str
    script: str
    role: str = ""
    hyphened: bool = False

    def as_(self, role: str) -> "Piece":
        """The same piece in a role."""
        return Piece(self.start, self.end, self.plain, self.latin, self.script, role, self.hyphened)


def roles(
    pieces: Sequence[Piece],
    *,
    arabic: bool,
    spanish: bool = False,
    endings: tuple[str, ...] = (),
) -> list[Piece]:
    """Every piece with a role; "unknown" where nothing tells it.

    arabic: whether parts without other signs stand in the order given, father, grandfather,
    family; spanish: whether the last two of three or more are families; endings: of family names in
    the list's language, whatever they are in others.
    """
    told = list(pieces)
    open_places = [at for at, piece in enumerate(told) if piece.role == ""]
    patronymic = _patronymic_place(told, open_places, endings)
    if patronymic is not None:
        told[patronymic] = told[patronymic].as_("patronymic")
        open_places.remove(patronymic)
    fathers = [at for at, piece in enumerate(told) if piece.role in ("father", "patronymic")]
    families = [_is_family(told[at], endings) for at in open_places]
    order = _order(told, open_places, fathers, families, arabic=arabic, spanish=spanish)
    for at, role in zip(open_places, order, strict=True):
        told[at] = told[at].as_(role)
    return told


def _order(
    told: Sequence[Piece],
    places: Sequence[int],
    fathers: Sequence[int],
    family: Sequence[bool],
    *,
    arabic: bool,
    spanish: bool,
) -> Sequence[str]:
    count = len(places)
    if count == 0:
        return ()
    if fathers and min(fathers) == 0:
        return arabic_order(count + 2)[2:]
    if (
        arabic
        and count > 2
        and len(fathers) == 1
        and not any(piece.role == "family" for piece in told)
    ):
        return _around_father(count, before=sum(at < fathers[0] for at in places))
    if any(piece.role == "family" for piece in told):
        return arabic_order(count + 1)[:-1] if arabic else ("given", *("unknown",) * (count - 1))
    if count == 1:
        return ("family",) if family[0] else ("given" if arabic or fathers else "unknown",)
    if count == 2:
        return _two(family, places, fathers)
    if arabic:
        return arabic_order(count)
    if spanish:
        return ("given",) * (count - 2) + ("family",) * 2
    if family[0] and not family[-1]:
        return ("family", "given", *("unknown",) * (count - 2))
    return ("given", *("unknown",) * (count - 2), "family")


def _around_father(count: int, *, before: int) -> Sequence[str]:
    """Salim bin Fares Rami Haddad: words tell the father, so the next is the grandfather."""
    order = [role for role in arabic_order(count + 1) if role != "father"]
    return order if before == 1 else arabic_order(count)


def _two(family: Sequence[bool], places: Sequence[int], fathers: Sequence[int]) -> Sequence[str]:
    """Given and family, or the other way round where an ending or the father's place says so."""
    father_is_last = len(fathers) > 0 and min(fathers) > max(places)
    family_first = family[0] and not family[1] or father_is_last and family[0] == family[1]
    return ("family", "given") if family_first else ("given", "family")


def arabic_order(count: int) -> tuple[str, ...]:
    """Roles of `count` parts in the order of an Arabic civil register."""
    if count in ARABIC_ORDER:
        return ARABIC_ORDER[count]
    return ("given", "father", "grandfather", *("unknown",) * (count - 4), "family")


def _is_family(piece: Piece, endings: tuple[str, ...]) -> bool:
    """Whether an ending says that this is a family name."""
    return _has(piece, endings) or ends_as_family(piece.plain)


def _has(piece: Piece, endings: tuple[str, ...]) -> bool:
    return piece.plain.endswith(endings) and len(piece.plain) > SHORTEST


def ends_as_family(plain: str) -> bool:
    """Whether a plain word has the ending of a family name, and not that of a patronymic."""
    return _ends(plain, "family_endings") and not _ends(plain, "patronymic_endings")


def _patronymic_place(
    told: Sequence[Piece], places: Sequence[int], endings: tuple[str, ...]
) -> int | None:
    """Where the patronymic stands: never first, and never the one name beside a given name.

    "Roman Abramovich" is a family name; "Roman Arkadyevich Abramovich" has one of each.
    """
    for at in places[1:]:
        if _ends(told[at].plain, "only_patronymic_endings"):
            return at
    if len(places) < 3:
        return None
    for at in places[1:]:
        if _ends(told[at].plain, "patronymic_endings") and not _has(told[at], endings):
            return at
    return None


@lru_cache(maxsize=1 << 18)
def _ends(plain: str, key: str) -> bool:
    return any(plain.endswith(end) and len(plain) > len(end) + 1 for end in words_of(key))
