"""Estimate what no list documents, or refuse with the reason."""

from onrecord.estimate.pairs import chapman, lincoln_petersen
from onrecord.estimate.patterns import Patterns
from onrecord.estimate.registry import ANSWERS, BY_NAME, CONTEXT, ESTIMATORS, Estimator
from onrecord.estimate.run import run

__all__ = [
    "ANSWERS",
    "BY_NAME",
    "CONTEXT",
    "ESTIMATORS",
    "Estimator",
    "Patterns",
    "chapman",
    "lincoln_petersen",
    "run",
]
