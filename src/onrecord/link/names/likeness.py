"""How alike two names are: each part with its best counterpart, or both written as one word."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations

from onrecord.link.names.alike import token_similarity
from onrecord.link.names.romanise import lacks_vowels
from onrecord.link.names.tokens import tokens
from onrecord.link.names.well_known import well_known
from onrecord.record.personal_name import NamePart, PersonalName

OTHER_ROLE = 0.95
"""Likeness kept where two parts have roles that exclude each other: a son named like his father."""
OTHER_NAME = 0.5
"""The most that two well-known names have that sound alike: Hasan and Husayn."""
GIVEN = 1.5
"""What a pair of given names weighs, where other parts weigh 1: brothers share all the rest."""
MISSING_PART = 0.3
"""What a part weighs that only one name has, where it would weigh 1 in both."""
OTHER_ORDER = 0.95
"""Likeness kept for two parts in the opposite order, unless their roles say the same of both."""
RUN_TOGETHER = 0.98
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
    if len(one) == len(other):
        return parts
    parts = max(parts, _by_parts(_by_role(one), _by_role(other)))
    return max(parts, RUN_TOGETHER * _run_together(one, other))


def _names(name: PersonalName) -> list[NamePart]:
    return [part for part in name.parts if part.role != "honorific" and part.latin != ""]


def _by_role(parts: Sequence[NamePart]) -> list[NamePart]:
    """Neighbours in one role as one word: Mary-Anne beside Maryanne."""
    out: list[NamePart] = []
    for part in parts:
        if out and part.role == out[-1].role and part.role in ("given", "family"):
            before = out.pop()
            written = f"{before.written} {part.written}"
            skeleton = before.skeleton + part.skeleton
            part = NamePart(written, part.role, before.latin + part.latin, skeleton)
        out.append(part)
    return out


def _by_parts(one: Sequence[NamePart], other: Sequence[NamePart]) -> float:
    """The mean likeness of parts paired best first; a part that only one name has costs little."""
    matched: list[tuple[int, int]] = []
    total = weight = 0.0
    for unlike, i, k in sorted(
        (-part_similarity(left, right), i, k)
        for i, left in enumerate(one)
        for k, right in enumerate(other)
    ):
        if all(i != left and k != right for left, right in matched):
            matched.append((i, k))
            weighs = GIVEN if one[i].role == other[k].role == "given" else 1.0
            weight += weighs
            total -= weighs * unlike
    missing = len(one) + len(other) - 2 * len(matched)
    mean = total / (weight + MISSING_PART * missing / 2)
    return mean * OTHER_ORDER ** _turned(matched, one, other)


def _turned(
    matched: Sequence[tuple[int, int]], one: Sequence[NamePart], other: Sequence[NamePart]
) -> int:
    """How many pairs of parts change places; a family name may stand first in one list only."""
    by_place = [
        (i, k)
        for i, k in sorted(matched)
        if one[i].role != other[k].role or one[i].role == "unknown"
    ]
    return sum(1 for (_, k), (_, after) in combinations(by_place, 2) if k > after)


def part_similarity(one: NamePart, other: NamePart) -> float:
    """Likeness of two parts: by sound, less where their roles exclude each other."""
    bare = _barer(_bare(one.written), _bare(other.written))
    likeness = token_similarity(_fathers(one, other), _fathers(other, one), bare=bare)
    known = well_known(one.latin), well_known(other.latin)
    if "" not in known and known[0] != known[1]:
        likeness = min(likeness, OTHER_NAME)
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


def _run_together(one: Sequence[NamePart], other: Sequence[NamePart]) -> float:
    """Both names as one word each: "Nur Sultan" and "Nursultan" differ in nothing that is heard."""
    bare = _barer(any(_bare(p.written) for p in one), any(_bare(p.written) for p in other))
    return token_similarity(
        "".join(part.latin for part in one), "".join(part.latin for part in other), bare=bare
    )
