"""The record in other people's formats, one file a format, from rows that may leave and no other."""
