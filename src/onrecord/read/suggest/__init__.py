"""Suggested claims: a visible registry of reading rules, and the passage each claim is locked to."""

from onrecord.read.suggest.pipeline import suggest

__all__ = ["suggest"]
