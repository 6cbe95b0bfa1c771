"""The nouns every stage speaks through: frozen dataclasses, no logic but identity and form."""

from onrecord.record.claim import Claim, claim_from_json, claim_to_json
from onrecord.record.claims import CLAIM_KINDS, Payload
from onrecord.record.document import Document, Rendition
from onrecord.record.passage import Passage, passage
from onrecord.record.review import Decision, Review, Standing

__all__ = [
    "CLAIM_KINDS",
    "Claim",
    "Decision",
    "Document",
    "Passage",
    "Payload",
    "Rendition",
    "Review",
    "Standing",
    "claim_from_json",
    "claim_to_json",
    "passage",
]
