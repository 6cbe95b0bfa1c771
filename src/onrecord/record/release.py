"""A release: one published, versioned state of the public record, and what later befell it."""

from dataclasses import dataclass
from datetime import datetime

from onrecord.ids import content_id


@dataclass(frozen=True, slots=True)
class Release:
    """version: from 1; at: aware time; manifest: sha256 of SHA256SUMS; size: of the ledger."""

    version: int
    at: datetime
    manifest: str
    size: int

    @property
    def id(self) -> str:
        return content_id("release", self.version, self.manifest)


@dataclass(frozen=True, slots=True)
class Erratum:
    """release: id; claim: id; what: what was wrong, in words; at: aware time."""

    release: str
    claim: str
    what: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """item: id of what is no longer published; reason: in words that give nothing away; at."""

    item: str
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Redaction:
    """item: id; field: whose salt was erased; reason; at. The commitment stays."""

    item: str
    field: str
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Consent:
    """document: sha256; scope: what the person agreed to; given: whether it stands; at."""

    document: str
    scope: str
    given: bool
    at: datetime
