"""Words as data: every term with its label, definition, citation and spellings."""

from onrecord.vocab.loader import VOCABULARIES, Term, Vocabulary, load

__all__ = ["VOCABULARIES", "Term", "Vocabulary", "load"]
