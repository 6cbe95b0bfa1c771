"""How often a method's interval holds the true number, on populations made up for the purpose."""

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.estimate.patterns import Patterns
from onrecord.estimate.registry import BY_NAME
from onrecord.record.estimate import Estimate

PEOPLE = 2000
CHANCES = (0.3, 0.2, 0.25, 0.3)
"""Of being on each of four lists, before anything else."""

Listed = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Covered:
    """of: populations. refused: not answered. inside: answers whose interval held the truth.

    width: the median length of the intervals as a part of the truth.
    """

    method: str
    world: str
    of: int
    refused: int
    inside: int
    width: float

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    def text(self) -> str:
        answered = self.of - self.refused
        share = f"{100 * self.inside / answered:.0f} %" if answered > 0 else "none"
        return (
            f"{self.method:12} {self.world:34} holds the truth {share:>6} of {answered} answers, "
            f"{self.refused} refused, width {self.width:.2f} of the truth"
        )


def independent(rng: np.random.Generator) -> Listed:
    return rng.random((PEOPLE, 4)) < np.array(CHANCES)


def one_pair(rng: np.random.Generator) -> Listed:
    """Who is on the first list is on the second more often: one passes names to the other."""
    listed = independent(rng)
    listed[:, 1] |= listed[:, 0] & (rng.random(PEOPLE) < 0.3)
    return listed


def two_kinds(rng: np.random.Generator) -> Listed:
    """Half of the people are a third as likely to be on any list: far from towns, say."""
    easy = rng.random((PEOPLE, 1)) < 0.5
    return rng.random((PEOPLE, 4)) < np.array(CHANCES) * np.where(easy, 1.5, 0.5)


WORLDS: tuple[tuple[str, Callable[[np.random.Generator], Listed]], ...] = (
    ("lists independent", independent),
    ("one pair of lists dependent", one_pair),
    ("two kinds of people", two_kinds),
)


def coverage(methods: tuple[str, ...], *, times: int, seed: int) -> Iterator[Covered]:
    """Every method on the same populations of each world."""
    for world, made in WORLDS:
        rng = np.random.default_rng(seed)
        tables = [seen(made(rng)) for _ in range(times)]
        for method in methods:
            yield _covered(method, world, tables, seed)


def seen(listed: Listed) -> Patterns:
    masks = listed @ (1 << np.arange(listed.shape[1]))
    counts = {mask: int(n) for mask, n in enumerate(np.bincount(masks)) if mask > 0 and n > 0}
    return Patterns.from_counts([f"L{i + 1}" for i in range(listed.shape[1])], counts)


def _covered(method: str, world: str, tables: list[Patterns], seed: int) -> Covered:
    rng = np.random.default_rng(seed)
    found = [BY_NAME[method].run(each, rng=rng) for each in tables]
    known = [each for each in found if isinstance(each, Estimate)]
    inside = sum(each.low <= PEOPLE <= each.high for each in known)
    widths = [(each.high - each.low) / PEOPLE for each in known]
    width = float(np.median(widths)) if len(widths) != 0 else 0.0
    return Covered(method, world, len(tables), len(tables) - len(known), inside, width)
