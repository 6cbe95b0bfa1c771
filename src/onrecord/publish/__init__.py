"""Publish a release: static pages, data, proofs and a verifier, opened from file://."""

from onrecord.publish.binding import Released
from onrecord.publish.gate import proof_fields, public_holding
from onrecord.publish.release import publish

__all__ = ["Released", "proof_fields", "public_holding", "publish"]
