"""What makes a table unfit for every method: too few usable lists, or no overlap at all."""

from onrecord.estimate.patterns import Patterns
from onrecord.record.estimate import Refusal

FEWEST_LISTS = 3
"""With two lists their dependence cannot be told from the number of people on neither."""


def unfit(patterns: Patterns) -> Refusal | None:
    """The refusal every answering method must give, or None where a method may try."""
    reason = _too_few(patterns) or _no_overlap(patterns)
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
