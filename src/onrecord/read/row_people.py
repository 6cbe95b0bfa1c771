"""Whom a row of a list is of, as far as editions of it are compared: the name and what is told."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz.fuzz import ratio

from onrecord.alike import plain_name
from onrecord.vocab import load

NAME_ROLES = ("name", "given", "father", "grandfather", "family")
SELF_ROLES = ("sex", "birth", "age")
"""Roles of columns that tell one person from another of the same place."""
SAID_ROLES = (*SELF_ROLES, "event_date", "place", "district", "region", "country")
"""Roles of columns that are compared where a name is spelt otherwise."""
LEAST_ALIKE = 70
"""Of 100, how alike two words are that may be spellings of one: Amir and Amar are 75, Amir and
Tarik 44. Where it says too much, sex, birth and age have their say."""
MOST_ALIKE = 10_000
"""Pairs of rows with the same age, place and so on whose names are compared; where there are more,
what they share tells nobody from anybody."""
VOWELS = re.compile("[aeiouy]")
TWICE = re.compile(r"(.)\1+")


Nobody = Callable[[str], bool]
"""Whether what stands for a name is nobody's: unknown, not identified."""


@dataclass(frozen=True, slots=True)
class Whom:
    """name: as written, "" for nobody's; said: by role, in one form, of the columns there are."""

    name: str = ""
    said: Mapping[str, str] = field(default_factory=dict)

    def differs(self, other: "Whom", roles: Sequence[str] = SELF_ROLES) -> bool:
        """Whether both tell something of these roles, and not the same."""
        return any(one != "" != two and one != two for one, two in self._beside(other, roles))

    def of_one_age(self, other: "Whom") -> bool:
        """Whether both tell the birth or the age, and the same."""
        return any(one == two != "" for one, two in self._beside(other, ("birth", "age")))

    def _beside(self, other: "Whom", roles: Sequence[str]) -> list[tuple[str, str]]:
        return [(self.said.get(role, ""), other.said.get(role, "")) for role in roles]


def whom(cells: Mapping[str, str], roles: Mapping[str, str], nobody: Nobody) -> Whom:
    """roles: column to role; nobody: whether what stands for a name is nobody's."""
    name = " ".join(cells[c].strip() for c, role in roles.items() if role in NAME_ROLES).strip()
    said = {role: _plain(cells[c], role) for c, role in roles.items() if role in SAID_ROLES}
    return Whom("" if plain_name(name) == "" or nobody(name) else name, said)


def _plain(cell: str, role: str) -> str:
    if role == "sex" and (term := _sex(cell.strip())) is not None:
        return term
    return plain_name(cell)


@lru_cache(maxsize=1_000)
def _sex(cell: str) -> str | None:
    return load("sexes").find(cell)


def same_people(before: Mapping[int, Whom], after: Mapping[int, Whom]) -> dict[int, int]:
    """Place in `after` to place in `before` of rows of which the same is told, two things at least,
    and of which the name is one too, or spelt alike; none where it may be several.
    """
    common = [role for role in SAID_ROLES if _has(before, role) and _has(after, role)]
    grouped: dict[tuple[str, ...], tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, people in enumerate((before, after)):
        for place, one in people.items():
            key = tuple(one.said.get(role, "") for role in common)
            if one.name != "" and sum(told != "" for told in key) > 1:
                grouped[key][side].append(place)
    found: dict[int, int] = {}
    for olds, news in grouped.values():
        if 0 < len(olds) * len(news) <= MOST_ALIKE:
            for rule in (_one_name, alike):
                pairs = [
                    (new, old)
                    for new in news
                    for old in olds
                    if new not in found and rule(before[old].name, after[new].name)
                ]
                found |= _alone(pairs, set(found.values()))
    return found


def _has(people: Mapping[int, Whom], role: str) -> bool:
    return any(role in one.said for one in people.values())


def _alone(pairs: Sequence[tuple[int, int]], done: set[int]) -> dict[int, int]:
    """The pairs of which neither is in another one."""
    pairs = [pair for pair in pairs if pair[1] not in done]
    news, olds = (Counter(side) for side in zip(*pairs, strict=True)) if pairs else ({}, {})
    return {new: old for new, old in pairs if news[new] == olds[old] == 1}


def _one_name(one: str, other: str) -> bool:
    return plain_name(one) == plain_name(other)


def same_under_id(one: Whom, other: Whom, *, renumbered: bool) -> bool:
    """Whether rows that bear the same own id are of one person.

    renumbered: other rows of the edition have other ids than before, so ids say less.
    """
    if one.name == "" or other.name == "":
        return not one.differs(other) and (one.of_one_age(other) or not renumbered)
    if _one_name(one.name, other.name):
        return True
    if alike(one.name, other.name):
        return not renumbered or not one.differs(other)
    return one.of_one_age(other) and not one.differs(other, SAID_ROLES)


def alike(one: str, other: str) -> bool:
    """Whether every word of the shorter name has one of the longer that may be its spelling.

    >>> alike("Selma Kovacevic", "Kovačević, Selma"), alike("A. Hadzic", "Амир Хаджич")
    (True, True)
    >>> alike("Nermin Basic", "Selma Kovacevic"), alike("Amir Hadzic", "Selma Hadzic")
    (False, False)
    """
    fewer, more = sorted((_words(one), _words(other)), key=len)
    left = list(more)
    for word in sorted(fewer, key=len, reverse=True):
        found = max(left, key=lambda other: _likeness(word, other), default=None)
        if found is None or _likeness(word, found) < LEAST_ALIKE:
            return False
        left.remove(found)
    return len(fewer) > 0


@lru_cache(maxsize=100_000)
def _words(name: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[a-z0-9]+", anyascii(name).lower()))


def _likeness(one: str, other: str) -> float:
    """From 0 to 100; an initial may be any word that begins with it, vowels may be left out."""
    if one == other:
        return 100
    if len(one) == 1 or len(other) == 1:
        return LEAST_ALIKE if one[0] == other[0] else 0
    bare, other_bare = _bare(one), _bare(other)
    if bare == other_bare and len(bare) > 1:
        return 90
    return float(ratio(one, other))


def _bare(word: str) -> str:
    return TWICE.sub(r"\1", VOWELS.sub("", word))


def no_rule(_name: str) -> bool:
    """Where nobody tells which names are nobody's."""
    return False
