"""A linkage: scored pairs of list entries and the groups they make, as a machine proposes them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class ScoredPair:
    """Two entries that may be one person.

    first, second: entry keys, first < second. probability: 0 to 1, that they are one person.
    weight: log2 of the odds that the comparisons speak for it. relation: "relative" where they look
    like two of one family, else "". vetoes: why they cannot be one person, in sentences.
    reasons: one sentence a comparison, for the reviewer.
    """

    first: str
    second: str
    probability: float
    weight: float
    relation: str = ""
    vetoes: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Linkage:
    """pairs: by falling weight; clusters: entry keys, each entry in exactly one, single ones too.

    model: everything needed to score again, plain JSON values; diagnostics: what training showed.
    warnings: what a reader of the result must be told, in sentences.
    """

    pairs: tuple[ScoredPair, ...]
    clusters: tuple[tuple[str, ...], ...]
    model: Mapping[str, Any] = field(default_factory=dict)
    diagnostics: Mapping[str, Any] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
