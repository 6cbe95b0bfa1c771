"""The record in other formats, one file a format, made from rows that may leave and no others."""
