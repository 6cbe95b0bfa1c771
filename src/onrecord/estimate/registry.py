"""All estimators, in the order in which they are shown; a new one is a file and a line here."""

from collections.abc import Callable
from dataclasses import dataclass

from onrecord.estimate.bic import bic
from onrecord.estimate.chao import chao
from onrecord.estimate.dga import dga
from onrecord.estimate.independence import independence
from onrecord.estimate.lcmcr import lcmcr
from onrecord.estimate.pairs import chapman, lincoln_petersen
from onrecord.estimate.stepwise import stepwise
from onrecord.record.estimate import Estimate, Refusal

Method = Callable[..., Estimate | Refusal]
"""Called as `method(patterns, rng=Generator, settings=Settings)`; both may be left out.

`rng` is a `numpy.random.Generator`; `settings` is the frozen dataclass `Settings` of its file.
"""


@dataclass(frozen=True, slots=True)
class Estimator:
    """answers: whether `all` runs it; the others are context beside an answer, never the answer."""

    name: str
    title: str
    run: Method
    answers: bool


ESTIMATORS = (
    Estimator("bic", "Log-linear, lowest BIC of all models", bic, True),
    Estimator("stepwise", "Log-linear, built step by step", stepwise, True),
    Estimator("dga", "Decomposable graphs, averaged", dga, True),
    Estimator("lcmcr", "Latent classes", lcmcr, True),
    Estimator("independence", "All lists independent", independence, False),
    Estimator("chao", "Chao's lower bound", chao, False),
    Estimator("chapman", "Chapman, pair by pair", chapman, False),
    Estimator("lincoln-petersen", "Lincoln-Petersen, pair by pair", lincoln_petersen, False),
)

BY_NAME = {estimator.name: estimator for estimator in ESTIMATORS}
ANSWERS = tuple(estimator for estimator in ESTIMATORS if estimator.answers)
CONTEXT = tuple(estimator for estimator in ESTIMATORS if not estimator.answers)
