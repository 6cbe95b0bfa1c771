"""What makes a table unfit for every method: too few lists, too little overlap, lists apart."""

from onrecord.estimate.alike import STRANGE, chance_of_so_few, once
from onrecord.estimate.blocks import JOINED, apart, dividing
from onrecord.estimate.patterns import Patterns
from onrecord.record.estimate import Refusal

FEWEST_LISTS = 3
"""With two lists their dependence cannot be told from the number of people on neither."""

HARDLY = 0.5
"""Of the people on one list only whom independent lists would leave.

Whatever dependence published tables hold moves that number down by less than a tenth; half of it
is far from all of them.
"""


def unfit(patterns: Patterns) -> Refusal | None:
    """The refusal every answering method must give, or None where a method may try."""
    reason = _too_few(patterns) or _no_overlap(patterns)
    if reason == "":
        table = patterns.only(patterns.usable())
        reason = _little_overlap(table) or _apart(table) or _divided(table) or _hardly_once(table)
    if reason == "":
        return None
    return Refusal(reason, patterns.documented, table_sha256=patterns.table_sha256)


def containment(patterns: Patterns) -> tuple[str, ...]:
    """A sentence for every list that lies within another."""
    names = patterns.lists
    return tuple(
        f"everybody on list {names[i]} is on list {names[j]} too"
        for i, j in patterns.contained()
        if (j, i) not in patterns.contained() or i < j
    )


def _too_few(patterns: Patterns) -> str:
    usable = patterns.usable()
    if len(usable) >= FEWEST_LISTS:
        return ""
    why = "".join(f"; {sentence}" for sentence in containment(patterns))
    return f"{len(usable)} usable lists, at least {FEWEST_LISTS} are needed{why}"


def _no_overlap(patterns: Patterns) -> str:
    if any(mask.bit_count() > 1 for mask in patterns.masks):
        return ""
    return "no overlap: nobody is on more than one list, so nothing says how many are on none"


def _little_overlap(patterns: Patterns) -> str:
    joined = patterns.documented - patterns.seen_once
    if joined >= JOINED:
        return ""
    return (
        f"too few people: {joined} of {patterns.documented:,} documented people on more than one "
        f"list, and fewer than {JOINED} carry no estimate"
    )


def _apart(patterns: Patterns) -> str:
    found = apart(patterns)
    if found is None:
        return ""
    block, crossing = found
    inside = ", ".join(patterns.lists[i] for i in block)
    outside = ", ".join(name for i, name in enumerate(patterns.lists) if i not in block)
    shared = "nobody" if crossing == 0 else f"only {crossing} people"
    return (
        f"blocks of lists that do not meet: {inside} and {outside} share {shared}, so nothing says "
        "how the people of the one relate to those of the other; estimate each by itself"
    )


def _divided(patterns: Patterns) -> str:
    found = dividing(patterns)
    if found is None:
        return ""
    one, other, rest = found
    return (
        f"lists {patterns.lists[one]} and {patterns.lists[other]} divide the people: {rest} are on "
        "both or on neither, so they are strata rather than lists; estimate each by itself"
    )


def _hardly_once(patterns: Patterns) -> str:
    seen, expected = patterns.seen_once, once(patterns)
    if seen >= HARDLY * expected or chance_of_so_few(seen, expected) >= STRANGE:
        return ""
    return (
        f"{seen or 'nobody'} on one list only, where lists like these would leave about "
        f"{expected:,.0f}: people on one list are what tells of those on none"
    )
