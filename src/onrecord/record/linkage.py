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
    reasons: one sentence a comparison, for the reviewer. scored: the probability by scores alone,
    before groups and people's words were heard; None where nothing was compared.
    """

    first: str
    second: str
    probability: float
    weight: float
    relation: str = ""
    vetoes: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    scored: float | None = None


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


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkageRun:
    """One linkage as an archive keeps it; its texts by their SHA-256.

    lists: names, sorted; editions: their ids, in the same order. new: lists that were added to what
    was linked before, whose pairs still hold: those of the runs in `before`, by id.
    covered: each entry with the number of its group, its list and its name. edges: each pair by the
    places of its entries in `covered`, with its probabilities. pairs: the reasons of each, in the
    order of `edges`. model: what is needed to score again, with settings and diagnostics.
    code: version of onrecord.
    size: of the ledger when the run began; later judgements were not known to it.
    single: lists declared to hold nobody twice. counts: rows, pairs and groups.
    """

    id: str
    lists: tuple[str, ...]
    editions: tuple[str, ...]
    new: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    covered: str
    edges: str
    pairs: str
    model: str
    code: str
    size: int
    threshold: str
    single: tuple[str, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    by: str = ""
    at: str = ""
