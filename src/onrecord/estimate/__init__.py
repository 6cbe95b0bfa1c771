"""Estimate what no list documents, or refuse with the reason."""

from onrecord.estimate.bic import bic
from onrecord.estimate.chao import chao
from onrecord.estimate.independence import independence
from onrecord.estimate.pairs import chapman, lincoln_petersen
from onrecord.estimate.patterns import Patterns
from onrecord.estimate.registry import ANSWERS, BY_NAME, CONTEXT, ESTIMATORS, Estimator
from onrecord.estimate.run import run
from onrecord.estimate.stepwise import stepwise

__all__ = [
    "ANSWERS",
    "BY_NAME",
    "CONTEXT",
    "ESTIMATORS",
    "Estimator",
    "Patterns",
    "bic",
    "chao",
    "chapman",
    "independence",
    "lincoln_petersen",
    "run",
    "stepwise",
]
