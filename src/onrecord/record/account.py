"""An account: claims as attributed sentences, each with the footnote that leads to its bytes."""

from dataclasses import dataclass

from onrecord.text import Span

ROLES = ("own", "quoted", "named", "number")
"""Whose words a piece is: the record's own fixed wording, or somebody's.

`quoted` stands between quote marks, `named` is the name somebody goes by in the document, `number`
is a number as the document writes it; only `own` is the record's voice.
"""


@dataclass(frozen=True, slots=True)
class Piece:
    """words: a run of a sentence; role: one of ROLES."""

    words: str
    role: str = "own"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One claim in its fixed wording.

    claim: id; kind: a term of `claim_kinds`.
    pieces: the sentence from left to right; their words joined are the sentence.
    footnote: number of its footnote, counted from 1 within the account.
    struck: whether the claim was deprecated or corrected; it stays, struck through.
    number: the number as the document writes it, or "" for claims without one.
    """

    claim: str
    kind: str
    pieces: tuple[Piece, ...]
    footnote: int
    struck: bool = False
    number: str = ""

    @property
    def words(self) -> str:
        """The sentence as plain text, quotes between quote marks."""
        return "".join(f"“{p.words}”" if p.role == "quoted" else p.words for p in self.pieces)


@dataclass(frozen=True, slots=True)
class Footnote:
    """From a sentence down to the bytes: claim, passage, document.

    number: counted from 1; claim: id; where: the quote in the text of `rendition` (sha256).
    document: sha256 of the original's bytes.
    """

    number: int
    claim: str
    rendition: str
    where: Span
    document: str


@dataclass(frozen=True, slots=True)
class Account:
    """event: its key, or "" for claims that name none.

    sentences: by kind in the order of `CLAIM_KINDS`, then as the claims entered the record.
    footnotes: one for each sentence, in the same order.
    """

    event: str
    sentences: tuple[Sentence, ...]
    footnotes: tuple[Footnote, ...]
