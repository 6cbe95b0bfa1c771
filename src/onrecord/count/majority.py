"""Whether "mostly X" follows from parts of a whole, whatever the overlap of the parts."""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from onrecord.count.intervals import Ends, Interval, allowed
from onrecord.record.event_count import Majority


class Verdict(StrEnum):
    FOLLOWS = "follows"
    DOES_NOT_FOLLOW = "does not follow"
    CONTRADICTED = "is contradicted"
    CANNOT_BE_SAID = "cannot be said"


def subset_bounds(
    whole: Ends, parts: Sequence[Ends], *, apart: Iterable[tuple[int, int]] = ()
) -> Interval:
    """How many of `whole` are in at least one of `parts`, both ends possible.

    Boole's and Frechet's inequalities for finite sets: at least the largest part, at most the sum
    of the parts, never more than the whole. (Boole 1854, ch. XIX; Frechet 1935, Fundamenta
    Mathematicae 25, 379-387; 1940, Actualites scientifiques et industrielles 859.) Open quantities
    widen the bounds; parts that exceed the whole make the low end exceed the high one.

    apart: indices of two parts that share no member by the meaning of their words; both count.

    >>> from onrecord.quantity import Quantity
    >>> women, children = Quantity(106, 106, "exact"), Quantity(63, 63, "exact")
    >>> subset_bounds(Quantity(613, 613, "exact"), [women, children])
    Interval(low=106, high=169)
    """
    sizes = [allowed(part) for part in parts]
    highs = [size.high for size in sizes if size.high is not None]
    ends = [end for end in (allowed(whole).high,) if end is not None]
    if len(highs) == len(sizes):
        ends.append(sum(highs))
    lows = [size.low for size in sizes] + [sizes[i].low + sizes[j].low for i, j in apart]
    return Interval(max(lows, default=0), min(ends, default=None))


def overlap_bounds(whole: Ends, one: Ends, other: Ends) -> Interval:
    """How many of `whole` are in both parts (Frechet's lower and upper bound of an intersection).

    >>> from onrecord.quantity import Quantity
    >>> overlap_bounds(*(Quantity(n, n, "exact") for n in (100, 70, 60)))
    Interval(low=30, high=60)
    """
    first, second, end = allowed(one), allowed(other), allowed(whole).high
    highs = [high for high in (first.high, second.high, end) if high is not None]
    low = 0 if end is None else max(0, first.low + second.low - end)
    return Interval(low, min(highs, default=None))


def outside_bounds(whole: Ends, inside: Interval) -> Interval:
    """How many of `whole` are in none of the parts, `inside` being how many are in some."""
    size = allowed(whole)
    low = 0 if inside.high is None else max(0, size.low - inside.high)
    return Interval(low, None if size.high is None else max(0, size.high - inside.low))


def verdict(whole: Ends, inside: Interval) -> Verdict:
    """Whether more than half of `whole` lies in `inside`.

    `follows`: in every case the numbers allow; `is contradicted`: in none; `cannot be said`: the
    numbers bound nothing; `does not follow`: in some cases only.
    """
    size = allowed(whole)
    if size.high is not None and 2 * inside.low > size.high:
        return Verdict.FOLLOWS
    if inside.high is not None and 2 * inside.high <= size.low:
        return Verdict.CONTRADICTED
    if size.high is None or (inside.low == 0 and inside.high == size.high):
        return Verdict.CANNOT_BE_SAID
    return Verdict.DOES_NOT_FOLLOW


def majority(whole: Ends, parts: Sequence[Ends]) -> Majority:
    """Whether the parts together are more than half of the whole, in figures alone."""
    return worded(whole, subset_bounds(whole, parts))


def worded(whole: Ends, inside: Interval, *, who: str = "these", of: str = "the whole") -> Majority:
    """Whether "mostly `who`" follows when `inside` of the whole are in it; of: the whole as quoted.

    >>> from onrecord.quantity import Quantity
    >>> killed = Quantity(613, 613, "exact")
    >>> worded(killed, Interval(106, 169), who="women and children", of="613").sentence
    'women and children are 106 to 169 of 613, so "mostly women and children" does not follow: ...'
    """
    found = verdict(whole, inside)
    return Majority(
        verdict=found.value,
        low=inside.low,
        high=inside.high,
        sentence=f"{who} are {reach(inside)} of {of}, {_conclusion(found, inside, who, of)}",
    )


def reach(inside: Interval) -> str:
    """The bounds in words.

    >>> reach(Interval(106, 169)), reach(Interval(50, None)), reach(Interval(0, None))
    ('106 to 169', 'at least 50', 'an unbounded number')
    """
    if inside.high is None:
        return "an unbounded number" if inside.low == 0 else f"at least {inside.low:,}"
    if inside.low == inside.high:
        return f"{inside.low:,}"
    return f"{inside.low:,} to {inside.high:,}"


def _conclusion(found: Verdict, inside: Interval, who: str, of: str) -> str:
    if found is Verdict.FOLLOWS:
        return f'so "mostly {who}" follows: even {inside.low:,} of {of} is more than half'
    if found is Verdict.CONTRADICTED:
        return (
            f'so "mostly {who}" does not follow: even {inside.high:,} of {of} is not more than '
            "half, and these numbers contradict it"
        )
    if found is Verdict.DOES_NOT_FOLLOW:
        return f'so "mostly {who}" does not follow, and these numbers do not exclude it'
    return f'so whether "mostly {who}" follows cannot be said'
