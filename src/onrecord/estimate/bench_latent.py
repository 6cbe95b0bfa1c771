"""Latent classes against long runs that others made: mean, ends, and whether chains agree."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from onrecord.estimate.bench import Row, timed
from onrecord.estimate.reference import published, table
from onrecord.estimate.run import run
from onrecord.record.estimate import Estimate, Refusal

MEAN, ENDS, HARD = 0.02, 0.04, 0.10
AGREED, NEARLY = 1.01, 1.05
"""R-hat of an answer; and what an answer on the hardest tables must show at least."""


def latent(seed: int) -> Iterator[Row]:
    """Tables on which chains can agree."""
    run("lcmcr", table("korea"), seed=seed)  # so that nothing below waits for a compiler
    for row in published()["latent"]:
        yield from _compared("latent", row, seed, {"mean": MEAN, "low": ENDS, "high": ENDS})


def hard(seed: int) -> Iterator[Row]:
    """Tables with modes far apart, where a refusal can be the right answer."""
    for row in published()["hard"]:
        yield from _compared("hard", row, seed, {"mean": HARD, "low": HARD, "high": HARD})
    for row in published()["unconverged"]:
        found, spent = timed(partial(run, "lcmcr", table(row["table"]), seed=seed))
        yield _refused_or_near(row["table"], found, spent)


def _compared(part: str, row: dict[str, Any], seed: int, within: dict[str, float]) -> Iterator[Row]:
    found, spent = timed(lambda: run("lcmcr", table(row["table"]), seed=seed))
    name = row["table"]
    for which, difference in within.items():
        value = float(getattr(found, which)) if isinstance(found, Estimate) else None
        yield Row(part, f"lcmcr, {which}", name, row[which], value, difference, False, spent)
        spent = 0.0
    told = found.diagnostics
    note = f"effective size {told.get('ess', 0):.0f}, of the ends {told.get('tail_ess', 0):.0f}"
    yield Row(part, "lcmcr, R-hat", name, AGREED, told.get("rhat"), at_most=True, note=note)
    if row.get("cap_binds", False):
        said = any("cap" in warning for warning in told.get("warnings", ()))
        yield Row(part, "lcmcr, warned that the cap binds", name, 1, float(said), 0.0)


def _refused_or_near(name: str, found: Estimate | Refusal, spent: float) -> Row:
    rhat = float(found.diagnostics["rhat"])
    if isinstance(found, Refusal):
        return Row("hard", "lcmcr, refused", name, 1, 1, 0.0, False, spent, found.reason)
    note = f"{found.mean:,.0f} [{found.low:,.0f} to {found.high:,.0f}]"
    return Row("hard", "lcmcr, R-hat of an answer", name, NEARLY, rhat, 0.0, True, spent, note)
