"""Count what documents say: figures side by side, chains, drift, parts, contradictions."""

from onrecord.count.chains import voices
from onrecord.count.contradictions import contradictions
from onrecord.count.drift import drifts
from onrecord.count.figures import side_by_side
from onrecord.count.majority import majority, subset_bounds
from onrecord.count.majority_claims import check_majority_claims
from onrecord.count.names import origin
from onrecord.count.parts import parts_of_wholes
from onrecord.count.ranges import summary_range
from onrecord.count.report import account_of
from onrecord.count.same_numbers import same_number_other_meaning

__all__ = [
    "account_of",
    "check_majority_claims",
    "contradictions",
    "drifts",
    "majority",
    "origin",
    "parts_of_wholes",
    "same_number_other_meaning",
    "side_by_side",
    "subset_bounds",
    "summary_range",
    "voices",
]
