"""Every method against published figures, with the time each takes; against R where it is."""

import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from onrecord.estimate.dga import Settings as EvenGrid
from onrecord.estimate.hierarchical import parse
from onrecord.estimate.loglinear import Fit, fit
from onrecord.estimate.patterns import Patterns
from onrecord.estimate.profile import profile
from onrecord.estimate.registry import BY_NAME
from onrecord.estimate.run import SEED, run
from onrecord.record.estimate import Estimate

REFERENCE = Path(__file__).parent / "reference"


@dataclass(frozen=True, slots=True)
class Row:
    """published, measured: a total or an end of an interval; None where refused or not there.

    within: the relative difference allowed. seconds: of processor time, compiled code kept.
    """

    what: str
    table: str
    published: float | None
    measured: float | None
    within: float
    seconds: float

    @property
    def holds(self) -> bool | None:
        """None where there is nothing to compare with."""
        if self.published is None:
            return None
        if self.measured is None:
            return False
        return abs(self.measured / self.published - 1) <= self.within

    def to_json(self) -> dict[str, Any]:
        return {**asdict(self), "holds": self.holds}

    def text(self) -> str:
        shown = "refused" if self.measured is None else f"{self.measured:,.1f}"
        wanted = "" if self.published is None else f"{self.published:,.1f}"
        word = {True: "holds", False: "DIFFERS", None: ""}[self.holds]
        return (
            f"{self.what:34} {self.table:14} {wanted:>12} {shown:>12}  {word:8}"
            f"{self.seconds:8.2f} s"
        )


EXACT = 1e-4
MODELS = (
    ("kosovo", "[123,14,34]", 10_356.52),
    ("kosovo", "[123,134]", 12_740.97),
    ("kosovo", "[12,13,14,23,34]", 14_341.7),
    ("korea", "[12,23]", 157.17),
    ("ukdat_5", "[12,13,23,25,34]", 22_991.3),
    ("ned_5", "[12,15,23,24,25,35,45]", 48_012.7),
)
"""Chan, Silverman & Vincent (2021); Silverman, Chan & Vincent (2024); Ball et al. (2002)."""
METHODS = (
    ("stepwise", "korea", "median", 268.8, EXACT),
    ("stepwise", "kosovo", "median", 14_341.7, EXACT),
    ("stepwise", "western", "median", 2_483.4, EXACT),
    ("stepwise", "ukdat_5", "median", 11_313.0, EXACT),
    ("stepwise", "ukdat", "median", 11_418.0, EXACT),
    ("stepwise", "ned_5", "median", 121_521.6, EXACT),
    ("stepwise", "ned", "median", 111_139.4, EXACT),
    ("bic", "kosovo", "median", 10_356.52, EXACT),
    ("bic", "ukdat_5", "median", 25_311.3, EXACT),
    ("dga", "kosovo", "mean", 12_749.1, EXACT),
    ("dga", "ukdat_5", "mean", 20_232.5, EXACT),
    ("dga", "ned_5", "mean", 48_004.9, EXACT),
    ("dga", "western", "mean", 2_185.9, EXACT),
    ("lcmcr", "kosovo", "mean", 10_690.0, 0.02),
    ("lcmcr", "western", "mean", 1_913.0, 0.02),
    ("lcmcr", "rcapture_hiv", "mean", 11_000.0, 0.02),
    ("lcmcr", "korea", "mean", 144.0, 0.02),
    ("lcmcr", "ukdat_5", "mean", 22_800.0, 0.1),
    ("lcmcr", "ned", "mean", 134_000.0, 0.1),
)
SETTINGS: dict[str, Any] = {"dga": EvenGrid(reach=10.0)}
"""The published dga figures are of a grid in 1,000 even steps up to ten times the documented."""
BASE_R = """
d <- read.csv(commandArgs(TRUE)[1]); names(d) <- c("a", "b", "c", "e", "n")
f <- glm(n ~ a*b*c + a*e + c*e, poisson, d); cat(sum(d$n) + exp(coef(f)[1]))
"""


def table(name: str) -> Patterns:
    return Patterns.from_csv(REFERENCE / f"{name}.csv")


def measured(*, seed: int = SEED, clock: Callable[[], float] = time.process_time) -> Iterator[Row]:
    """Rows as they are done; each method runs once beforehand, so that it is compiled."""
    yield from _models(clock)
    yield from _profile(clock)
    warm: set[str] = set()
    for method, name, middle, published, within in METHODS:
        if method not in BY_NAME:
            continue
        if method not in warm:
            run(method, table("korea"), seed=seed, settings=SETTINGS.get(method))
            warm.add(method)
        start = clock()
        found = run(method, table(name), seed=seed, settings=SETTINGS.get(method))
        spent = clock() - start
        value = float(getattr(found, middle)) if isinstance(found, Estimate) else None
        yield Row(f"{method}, {middle}", name, published, value, within, spent)
    yield from _in_r()


def _models(clock: Callable[[], float]) -> Iterator[Row]:
    fit(table("korea"), parse(3, "[12]"))
    for name, model, published in MODELS:
        patterns = table(name)
        start = clock()
        found = fit(patterns, parse(len(patterns.lists), model))
        spent = clock() - start
        value = found.total if isinstance(found, Fit) else None
        yield Row(f"log-linear {model}", name, published, value, EXACT, spent)


def _profile(clock: Callable[[], float]) -> Iterator[Row]:
    start = clock()
    found = profile(table("rcapture_hiv"), parse(4, "[12,3,4]"))
    spent = clock() - start
    for what, published, value in (
        ("low end", 10_265.99, found.low),
        ("best", 12_308.03, found.best),
        ("high end", 14_992.33, found.high),
    ):
        yield Row(f"profile [12,3,4], {what}", "rcapture_hiv", published, value, EXACT, spent)


def _in_r() -> Iterator[Row]:
    """One fit in base R, its whole run timed, where Rscript is found."""
    rscript = shutil.which("Rscript")
    if rscript is None:
        return
    start = time.perf_counter()
    done = subprocess.run(
        [rscript, "-e", BASE_R, str(REFERENCE / "kosovo.csv")],
        capture_output=True,
        text=True,
        check=False,
    )
    spent = time.perf_counter() - start
    value = float(done.stdout) if done.returncode == 0 else None
    yield Row("R glm [123,14,34]", "kosovo", 10_356.52, value, EXACT, spent)
