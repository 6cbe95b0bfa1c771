"""Preserve originals byte for byte, and a ledger in which every later state is an entry."""
