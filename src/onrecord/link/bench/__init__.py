"""Linking measured: where the truth is known, and beside its peers."""
