"""Invented people of an invented place on several lists, with the truth, to try linking on."""

from onrecord.link.generate.lists import Piece, generate
from onrecord.link.generate.settings import Invented
from onrecord.link.generate.tongues import LANGUAGES, WRITINGS
from onrecord.link.generate.writing import Written, invent, read_truth, write

__all__ = [
    "LANGUAGES",
    "WRITINGS",
    "Invented",
    "Piece",
    "Written",
    "generate",
    "invent",
    "read_truth",
    "write",
]
