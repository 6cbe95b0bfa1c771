"""Whether two wordings of who was counted mean the same people, may not, or cannot."""

import re
from enum import StrEnum
from functools import lru_cache

WORD = re.compile(r"[^\W_]+")
MOSTLY = re.compile(
    r"\b(?:mostly|mainly|chiefly|largely|predominantly|overwhelmingly)\b.*", re.IGNORECASE
)
PLAIN = frozenset(
    "all a an and any being bodie body corpse dead death deceased had have human in including "
    "individual inhabitant is life live of other people person resident some soul the their them "
    "those total victim villager who whom were was "
    "arrested captive captured displaced expelled freed hostage hurt injured killed missing "
    "prisoner released taken unaccounted wanted wounded".split()
)
"""Words that narrow nobody down: "613 people", "613 victims", or only repeat a measure."""

GROUPS = {
    "women": ("women", "woman", "female", "females"),
    "children": ("children", "child", "minors", "minor", "infants"),
    "elderly": ("elderly", "old", "aged", "seniors", "pensioners"),
    "men": ("men", "man", "male", "males"),
    "civilians": ("civilians", "civilian", "noncombatants"),
    "soldiers": ("soldiers", "soldier", "military", "combatants", "fighters", "servicemen"),
    "unidentified": ("unidentified", "unnamed", "unknown"),
    "named": ("named", "identified"),
}
"""Groups that documents break a count into, by any of their words."""

GROUP_OF = {word: group for group, words in GROUPS.items() for word in words}

DISJOINT = (
    frozenset({"women", "men"}),
    frozenset({"civilians", "soldiers"}),
    frozenset({"named", "unidentified"}),
)
"""Groups that share no member by the meaning of the words; women and children may (girls)."""

APART = (frozenset({"both"}), frozenset({"one", "single"}))
"""Words that part wordings otherwise alike: children who lost both parents, who lost one."""

EVERYBODY = frozenset({"men", "women", "children"})


class Relation(StrEnum):
    SAME = "the same people as worded"
    MAY_DIFFER = "may count different people"
    OTHER = "some of them, or other people, as worded"


@lru_cache(maxsize=65536)
def population_words(population: str) -> tuple[str, ...]:
    """The words that say who, in order, in one number, without those that narrow nobody.

    >>> population_words("the 70 elderly individuals"), population_words("Azerbaijani civilians")
    (('70', 'elderly'), ('azerbaijani', 'civilians'))
    """
    words = (GROUP_OF.get(word) or _singular(word) for word in WORD.findall(population.casefold()))
    return tuple(word for word in words if word not in PLAIN)


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


@lru_cache(maxsize=65536)
def population_key(population: str) -> str:
    """One key for wordings that name the same people; "" where nobody is narrowed down.

    "mostly civilians" says what the counted were like, not that only civilians were counted.

    >>> population_key("mostly civilians"), population_key("people"), population_key("a civilian")
    ('', '', 'civilians')
    """
    words = population_words(MOSTLY.sub("", population))
    return "" if frozenset(words) >= EVERYBODY else " ".join(words)


def groups_in(population: str) -> frozenset[str]:
    """The groups of GROUPS that the words name.

    >>> sorted(groups_in("women and children"))
    ['children', 'women']
    """
    return frozenset(word for word in population_words(population) if word in GROUPS)


def relation(one: str, other: str) -> Relation:
    """How two populations compare, from their words alone.

    The same words are the same people. A wording that narrows nobody, or shares a word with the
    other, may count different people, unless only one names a group such as women: its number is
    then expected to differ. Wordings without a common word count other people.

    >>> relation("civilians", "Azerbaijani civilians").value
    'may count different people'
    """
    first, second = population_key(one), population_key(other)
    if first == second:
        return Relation.SAME
    if groups_in(first) - {"civilians"} != groups_in(second) - {"civilians"}:
        return Relation.OTHER
    if _apart(first, second) or _apart(second, first):
        return Relation.OTHER
    if first == "" or second == "" or set(first.split()) & set(second.split()):
        return Relation.MAY_DIFFER
    return Relation.OTHER


def _apart(first: str, second: str) -> bool:
    return bool(APART[0] & set(first.split()) and APART[1] & set(second.split()))


def disjoint(one: str, other: str) -> bool:
    """Whether the words themselves say that nobody is in both.

    >>> disjoint("51 women", "130 men"), disjoint("women", "children")
    (True, False)
    """
    first, second = groups_in(one), groups_in(other)
    return len(first) == 1 and len(second) == 1 and (first | second) in DISJOINT
