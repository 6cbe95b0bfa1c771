"""All estimators, in the order in which they are shown; a new one is a file and a line here."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from onrecord.estimate.bic import Settings as BicSettings
from onrecord.estimate.bic import bic
from onrecord.estimate.chao import Settings as ChaoSettings
from onrecord.estimate.chao import chao
from onrecord.estimate.dga import Settings as DgaSettings
from onrecord.estimate.dga import dga
from onrecord.estimate.independence import Settings as IndependenceSettings
from onrecord.estimate.independence import independence
from onrecord.estimate.lcmcr import Settings as LcmcrSettings
from onrecord.estimate.lcmcr import in_rounds, lcmcr
from onrecord.estimate.pairs import Settings as PairsSettings
from onrecord.estimate.pairs import chapman, lincoln_petersen
from onrecord.estimate.rounds import Rounds
from onrecord.estimate.stepwise import Settings as StepwiseSettings
from onrecord.estimate.stepwise import stepwise
from onrecord.record.estimate import Estimate, Refusal

Method = Callable[..., Estimate | Refusal]
"""Called as `method(patterns, rng=Generator, settings=Settings)`; both may be left out.

`rng` is a `numpy.random.Generator`; `settings` is the frozen dataclass `Settings` of its file.
"""


@dataclass(frozen=True, slots=True)
class Estimator:
    """answers: whether `all` runs it; the others are context beside an answer, never the answer.

    settings: the dataclass of its file. in_rounds: the method with its chains as parts of work, for
    those that have chains.
    """

    name: str
    title: str
    run: Method
    settings: type[Any]
    answers: bool
    in_rounds: Callable[..., Rounds[Estimate | Refusal]] | None = None


ESTIMATORS = (
    Estimator("bic", "Log-linear, lowest BIC of all models", bic, BicSettings, True),
    Estimator("stepwise", "Log-linear, built step by step", stepwise, StepwiseSettings, True),
    Estimator("dga", "Decomposable graphs, averaged", dga, DgaSettings, True),
    Estimator("lcmcr", "Latent classes", lcmcr, LcmcrSettings, True, in_rounds),
    Estimator("independence", "All lists independent", independence, IndependenceSettings, False),
    Estimator("chao", "Chao's lower bound", chao, ChaoSettings, False),
    Estimator("chapman", "Chapman, pair by pair", chapman, PairsSettings, False),
    Estimator(
        "lincoln-petersen", "Lincoln-Petersen, pair by pair", lincoln_petersen, PairsSettings, False
    ),
)

BY_NAME = {estimator.name: estimator for estimator in ESTIMATORS}
ANSWERS = tuple(estimator for estimator in ESTIMATORS if estimator.answers)
CONTEXT = tuple(estimator for estimator in ESTIMATORS if not estimator.answers)
