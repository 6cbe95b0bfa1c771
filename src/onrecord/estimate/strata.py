"""Each stratum by itself, their total from summed draws, and those that cannot be estimated named.

A stratum that is refused keeps its documented count and is listed; it is never counted as if nobody
were missing there. Equal tables are estimated once. The same seed gives the same results in one
process, in many, or on a cluster, because a stratum's own seed comes from the seed and its table.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from onrecord.estimate.combine import combined, pooled
from onrecord.estimate.patterns import Patterns
from onrecord.estimate.run import SEED, run
from onrecord.ids import canonical_json, sha256_hex
from onrecord.record.estimate import Estimate, Refusal

Result = Estimate | Refusal
Stratum = tuple[str, ...]

DRAWS = 10_000
"""Sums that the total's interval is read from; each stratum's draws are taken at random."""
NO_DRAWS = "stratum result keeps no draws"
NOBODY = "no entry of this stratum is in the table"


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to estimate, small enough to send anywhere. settings: None for the method's own."""

    method: str
    patterns: Patterns
    seed: int
    settings: Any = None

    @property
    def key(self) -> str:
        return f"{self.method}:{self.patterns.table_sha256}"


Spread = Callable[[Sequence[Task]], Sequence[Result]]
"""Does all tasks, in this process, in several, or on a cluster; results in their order."""


def perform(each: Task) -> Result:
    return run(each.method, each.patterns, seed=each.seed, settings=each.settings)


def plainly(tasks: Sequence[Task]) -> list[Result]:
    """One after the other, here."""
    return [perform(each) for each in tasks]


@dataclass(frozen=True, slots=True)
class Strata:
    """total: over the strata that could be estimated, or the refusal where none could."""

    results: Mapping[Stratum, Result]
    total: Result

    @property
    def refused(self) -> dict[Stratum, Refusal]:
        return {name: r for name, r in self.results.items() if isinstance(r, Refusal)}

    def to_json(self) -> dict[str, Any]:
        """The total's object, with every stratum's in it."""
        strata = [{"stratum": list(k), **r.to_json()} for k, r in self.results.items()]
        return {**self.total.to_json(), "strata": strata}


def estimate_strata(
    tables: Mapping[Stratum, Patterns],
    method: str,
    *,
    seed: int = SEED,
    settings: Any = None,
    spread: Spread = plainly,
) -> Strata:
    """Every stratum with `method`; `tables` as `stratified.from_csv` reads them."""
    return estimate_versions([tables], method, seed=seed, settings=settings, spread=spread)


def estimate_versions(
    versions: Sequence[Mapping[Stratum, Patterns]],
    method: str,
    *,
    seed: int = SEED,
    settings: Any = None,
    put_together: bool = False,
    spread: Spread = plainly,
) -> Strata:
    """Versions of the same strata: replicates of imputation, or draws of linkage.

    Each stratum is estimated in each version and combined over them, then summed. Equal tables are
    estimated once. put_together: pool the draws instead of combining them by Rubin's rule.
    """
    wanted = [
        {name: task(method, patterns, seed, settings) for name, patterns in tables.items()}
        for tables in versions
    ]
    once = {each.key: each for tables in wanted for each in tables.values()}
    found = dict(zip(once, spread(list(once.values())), strict=True))
    names = list(dict.fromkeys(name for tables in wanted for name in tables))
    results = {
        name: _of_versions(
            [_found(found, tables.get(name), method) for tables in wanted], put_together
        )
        for name in names
    }
    return Strata(results, total(results, method, seed=seed))


def _found(found: Mapping[str, Result], wanted: Task | None, method: str) -> Result:
    return Refusal(NOBODY, 0, method) if wanted is None else found[wanted.key]


def _of_versions(results: Sequence[Result], put_together: bool) -> Result:
    if len(results) == 1:
        return results[0]
    return pooled(results) if put_together else combined(results)


def task(method: str, patterns: Patterns, seed: int, settings: Any = None) -> Task:
    """The seed of a table within a run: the same wherever and in whichever order it is done."""
    own = sha256_hex(canonical_json([seed, method, patterns.table_sha256]))
    return Task(method, patterns, int(own[:15], 16), settings)


def total(results: Mapping[Stratum, Result], method: str, *, seed: int) -> Result:
    """Sums of draws, each stratum's shuffled: equal tables do not rise and fall together."""
    known = [r for r in results.values() if isinstance(r, Estimate)]
    refused = {" / ".join(k): r for k, r in results.items() if isinstance(r, Refusal)}
    left_out = {name: {"documented": r.documented, "reason": r.reason} for name, r in
                refused.items()}  # fmt: skip
    diagnostics = {
        "strata_estimated": len(known),
        "strata_refused": left_out,
        "documented_in_refused_strata": sum(r.documented for r in refused.values()),
    }
    everyone = sum(r.documented for r in results.values())
    without = [r for r in known if len(r.draws) == 0]
    if len(known) == 0 or len(without) != 0:
        reason = "no stratum can be estimated" if len(known) == 0 else f"{len(without)} {NO_DRAWS}"
        return Refusal(reason, everyone, method, diagnostics=diagnostics, seed=seed)
    rng = np.random.default_rng(seed)
    sums = np.sum([rng.choice(np.array(r.draws), size=DRAWS) for r in known], axis=0)
    level = known[0].level
    low, median, high = np.quantile(
        sums, [0.5 - level / 200, 0.5, 0.5 + level / 200], method="inverted_cdf"
    )
    return Estimate(
        method=method,
        low=float(low),
        high=float(high),
        median=float(median),
        mean=float(sums.mean()),
        level=level,
        documented=sum(r.documented for r in known),
        assumption=f"In each stratum by itself: {known[0].assumption}",
        diagnostics=diagnostics,
        settings={"draws": DRAWS, **known[0].settings},
        seed=seed,
        draws=tuple(sums.tolist()),
    )
