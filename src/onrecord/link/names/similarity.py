"""How alike two names are: each part with its best counterpart, or both written as one word."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from onrecord.link.names.alike import VOWEL, token_similarity
from onrecord.link.names.romanise import lacks_vowels
from onrecord.link.names.sounds import sounds, tables
from onrecord.link.names.tokens import tokens
from onrecord.record.personal_name import NamePart, PersonalName

OTHER_ROLE = 0.95
"""Likeness kept where two parts have roles that exclude each other: a son named like his father."""
MISSING_PART = 0.4
"""What a part weighs that only one name has, where it would weigh 1 in both."""
OTHER_ORDER = 0.95
"""Likeness kept for two parts in the opposite order, unless their roles say the same of both."""
RUN_TOGETHER = 0.98
SHARPNESS = 2.0
"""How much more a part that differs counts than one that agrees."""
PATRONYMIC = re.compile("(?<=[a-z]{3})(?:y?ev|ov|)(?:ich|ichna|na)$")
"""What -ovich, -evna and the like add to a father's name."""
LIKE_ROLES = (
    frozenset({"father", "patronymic"}),
    frozenset({"given", "kunya"}),
    frozenset({"family", "kunya"}),
)


def similarity(a: PersonalName, b: PersonalName) -> float:
    """In [0, 1]; 0 where either name has no usable part.

    For finding and ordering candidates. Two people may have one name, so 1 is no identity.
    """
    one, other = _names(a), _names(b)
    if len(one) == 0 or len(other) == 0:
        return 0.0
    parts = _by_parts(one, other)
    if len(one) == len(other) and parts > 0.9:
        return parts
    return max(parts, RUN_TOGETHER * _run_together(one, other))


def _names(name: PersonalName) -> list[NamePart]:
    return [part for part in name.parts if part.role != "honorific" and part.latin != ""]


def _by_parts(one: Sequence[NamePart], other: Sequence[NamePart]) -> float:
    """The mean likeness of the best pairing, weighted by what there is to hear."""
    pairs = sorted(
        (
            (-part_similarity(left, right), i, k)
            for i, left in enumerate(one)
            for k, right in enumerate(other)
        ),
    )
    left_free, right_free = set(range(len(one))), set(range(len(other)))
    matched: list[tuple[int, int]] = []
    got = weight = 0.0
    for likeness, i, k in pairs:
        if i in left_free and k in right_free:
            left_free.remove(i)
            right_free.remove(k)
            both = (_weight(one[i].latin) + _weight(other[k].latin)) / 2
            got += both * (1 - SHARPNESS * (1 + likeness)) if likeness > -1 else both
            weight += both
            matched.append((i, k))
    missing = [one[i] for i in left_free] + [other[k] for k in right_free]
    weight += MISSING_PART * sum(_weight(part.latin) for part in missing) / 2
    return max(0.0, got / weight) * OTHER_ORDER ** _turned(matched, one, other)


def _turned(
    matched: Sequence[tuple[int, int]], one: Sequence[NamePart], other: Sequence[NamePart]
) -> int:
    """How many neighbours change places; a family name may stand first in one list only."""
    by_place = [
        (i, k)
        for i, k in sorted(matched)
        if one[i].role != other[k].role or one[i].role == "unknown"
    ]
    return sum(1 for (_, k), (_, after) in pairwise(by_place) if k > after)


def part_similarity(one: NamePart, other: NamePart) -> float:
    """Likeness of two parts: by sound, less where their roles exclude each other."""
    bare = _barer(_bare(one.written), _bare(other.written))
    likeness = token_similarity(_fathers(one, other), _fathers(other, one), bare=bare)
    return likeness if _compatible(one.role, other.role) else OTHER_ROLE * likeness


def _fathers(part: NamePart, beside: NamePart) -> str:
    """The Latin form of a part; of a patronymic beside a father's own name, that name."""
    if part.role == "patronymic" and beside.role in ("father", "given"):
        return PATRONYMIC.sub("", part.latin)
    return part.latin


def _barer(one: bool, other: bool) -> str:
    return "" if one == other else "one" if one else "other"


def _compatible(one: str, other: str) -> bool:
    if one == other or "unknown" in (one, other):
        return True
    return any(one in roles and other in roles for roles in LIKE_ROLES)


@lru_cache(maxsize=1 << 16)
def _bare(written: str) -> bool:
    """Whether a part lacks the short vowels that its letters do not write."""
    return any(lacks_vowels(word.plain, word.script) for word in tokens(written))


@lru_cache(maxsize=1 << 16)
def _weight(latin: str) -> float:
    vowels = tables().vowels
    return 1.0 + sum(VOWEL if sound in vowels else 1.0 for sound in sounds(latin)) / 4


def _run_together(one: Sequence[NamePart], other: Sequence[NamePart]) -> float:
    """Both names as one word each: "Nur Sultan" and "Nursultan" differ in nothing that is heard."""
    bare = _barer(any(_bare(p.written) for p in one), any(_bare(p.written) for p in other))
    likeness = token_similarity(
        "".join(part.latin for part in one), "".join(part.latin for part in other), bare=bare
    )
    return max(0.0, 1 - SHARPNESS * (1 - likeness))
