"""What others published or what is to be reached, beside what is measured here, row by row."""

import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from onrecord.estimate.reference import FOLDER

FOUR_DIGITS = 1e-4
"""The relative difference at which four digits agree, and 0.1 in totals above a thousand."""

Clock = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Row:
    """One comparison.

    part: of the bench. what, table: what is measured on which table. wanted: a published figure, or
    the most something may be where `at_most`; None where there is nothing to hold it to. measured:
    None where refused. within: the relative difference allowed. seconds: of processor time,
    compiled code kept. note: what else a reader must know.
    """

    part: str
    what: str
    table: str
    wanted: float | None
    measured: float | None
    within: float = FOUR_DIGITS
    at_most: bool = False
    seconds: float = 0.0
    note: str = ""

    @property
    def holds(self) -> bool | None:
        """None where there is nothing to compare with."""
        if self.wanted is None:
            return None
        if self.measured is None:
            return False
        if self.at_most:
            return self.measured <= self.wanted
        return abs(self.measured - self.wanted) <= self.within * abs(self.wanted) + 1e-12

    def to_json(self) -> dict[str, Any]:
        return {**asdict(self), "holds": self.holds}

    def text(self) -> str:
        shown = "refused" if self.measured is None else _number(self.measured)
        limit = "<= " if self.at_most else ""
        wanted = "" if self.wanted is None else limit + _number(self.wanted)
        word = {True: "holds", False: "DIFFERS", None: ""}[self.holds]
        note = f"  {self.note}" if self.note != "" else ""
        return (
            f"{self.what:38} {self.table:22} {wanted:>12} {shown:>12}  {word:8}"
            f"{self.seconds:8.2f} s{note}"
        )


def timed(work: Callable[[], Any], clock: Clock = time.process_time) -> tuple[Any, float]:
    """What `work` returns, and the seconds it took."""
    start = clock()
    made = work()
    return made, clock() - start


def _number(value: float) -> str:
    if abs(value) >= 1000:
        return f"{value:,.1f}"
    return f"{value:.4g}"


def parts() -> dict[str, Callable[[int], Iterator[Row]]]:
    """Each part's rows from a seed, in the order in which they are shown."""
    from onrecord.estimate.bench_exact import exact
    from onrecord.estimate.bench_latent import hard, latent
    from onrecord.estimate.bench_speed import speed

    return {"exact": exact, "latent": latent, "hard": hard, "speed": speed, "r": in_r}


BASE_R = """
d <- read.csv(commandArgs(TRUE)[1]); names(d) <- c("a", "b", "c", "e", "n")
f <- glm(n ~ a*b*c + a*e + c*e, poisson, d); cat(sum(d$n) + exp(coef(f)[1]))
"""


def in_r(seed: int) -> Iterator[Row]:
    """One fit in base R, its whole run timed, where Rscript is found."""
    del seed
    rscript = shutil.which("Rscript")
    if rscript is None:
        return
    command = [rscript, "-e", BASE_R, str(FOLDER / "kosovo.csv")]
    done, spent = timed(
        lambda: subprocess.run(command, capture_output=True, text=True, check=False),
        time.perf_counter,
    )
    value = float(done.stdout) if done.returncode == 0 else None
    yield Row("r", "R glm [123,14,34]", "kosovo", 10_356.52, value, seconds=spent)
