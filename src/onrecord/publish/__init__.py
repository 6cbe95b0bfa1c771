"""Publish a release: static pages, data, proofs and a verifier, opened from file://."""

from onrecord.publish.gate import proof_fields, public_holding
from onrecord.publish.release import Released, publish

__all__ = ["Released", "proof_fields", "public_holding", "publish"]
