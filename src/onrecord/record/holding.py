"""What a stage is handed of an archive: documents with their texts, claims with their reviews."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.record.claim import Claim
from onrecord.record.document import Document, Rendition
from onrecord.record.recorded_estimate import RecordedEstimate
from onrecord.record.review import Review, Standing


@dataclass(frozen=True, slots=True)
class Holding:
    """A state of the record, in memory but for the texts and the proofs.

    documents: by sha256; renditions: the canonical text of each document, by document sha256.
    claims: by id, in the order in which they entered; reviews, standings: by claim id.
    text: rendition sha256 to its text, read when asked.
    proof: item id (document sha256, claim id or review id) to its C2SP tlog-proof, which carries
        the checkpoint; the `extra` line holds the leaf's disclosed fields.
    elsewhere: ids of claims that belong to the same record, where these are only a part of it.
    estimates: recorded ones by event; `text` reads their tables, results and reports too.
    checkpoint: the signed note the proofs lead to; key: its signer's C2SP verifier key ("vkey").
    """

    documents: Mapping[str, Document]
    renditions: Mapping[str, Rendition]
    claims: Mapping[str, Claim]
    reviews: Mapping[str, Sequence[Review]]
    standings: Mapping[str, Standing]
    text: Callable[[str], str]
    proof: Callable[[str], str]
    checkpoint: str = ""
    key: str = ""
    events: Sequence[str] = field(default_factory=tuple)
    elsewhere: Collection[str] = frozenset()
    estimates: Mapping[str, Sequence[RecordedEstimate]] = field(default_factory=dict)
