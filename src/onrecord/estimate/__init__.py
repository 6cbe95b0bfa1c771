"""Estimate what no list documents, or refuse with the reason."""
