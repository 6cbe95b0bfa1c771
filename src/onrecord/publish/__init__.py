"""Publish a release: static pages, data, proofs and a verifier, opened from file://."""
