"""Rows of a list as readings: what each column is, and each cell in standard form once."""
