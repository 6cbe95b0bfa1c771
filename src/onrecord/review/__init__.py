"""Review: a person decides; the gate keeps every claim locked to its quote."""

from onrecord.review.gate import faults_of, require
from onrecord.review.standing import may_decide, standing

__all__ = ["faults_of", "may_decide", "require", "standing"]
