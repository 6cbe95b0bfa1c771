"""Suggested claims: a registry of reading rules, and the passage each claim is locked to."""

from onrecord.read.suggest.pipeline import Suggestions, suggest, suggest_lines, suggest_within

__all__ = ["Suggestions", "suggest", "suggest_lines", "suggest_within"]
