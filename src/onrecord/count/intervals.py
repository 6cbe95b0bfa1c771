"""The whole numbers that a reported quantity allows."""

from typing import NamedTuple, Protocol


class Ends(Protocol):
    """What a `Quantity`, a `Figure` and a `Population` have in common."""

    @property
    def low(self) -> int | None: ...
    @property
    def high(self) -> int | None: ...
    @property
    def qualifier(self) -> str: ...


class Interval(NamedTuple):
    """low, high: both allowed; high None has no end. A count's own lower end is 0."""

    low: int
    high: int | None


ANY = Interval(0, None)


def allowed(said: Ends) -> Interval:
    """What the words leave possible; "about" and plurals such as "hundreds" set no end at all.

    How far "about 800" reaches is not in the words, so nothing is concluded from it.

    >>> from onrecord.quantity import Quantity
    >>> allowed(Quantity(200, None, "more_than")), allowed(Quantity(None, 200, "up_to"))
    (Interval(low=201, high=None), Interval(low=0, high=200))
    >>> allowed(Quantity(800, 800, "about"))
    Interval(low=0, high=None)
    """
    if said.qualifier in ("about", "vague"):
        return ANY
    low = 0 if said.low is None else said.low
    if said.qualifier == "more_than":
        return Interval(low + 1, None)
    if said.qualifier == "fewer_than" and said.high is not None:
        return Interval(0, max(said.high - 1, 0))
    return Interval(low, said.high)


def apart(one: Interval, other: Interval) -> bool:
    """Whether no whole number is allowed by both.

    >>> apart(Interval(613, 613), Interval(485, 485))
    True
    >>> apart(Interval(161, None), Interval(613, 613))
    False
    """
    return _below(one, other) or _below(other, one)


def _below(one: Interval, other: Interval) -> bool:
    return one.high is not None and one.high < other.low
