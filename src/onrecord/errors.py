"""The one error tree; every message names the value and what would have been right."""

from collections.abc import Sequence


class OnrecordError(Exception):
    """Anything onrecord refuses; shells print it as one message and exit with 2."""


class BadDate(OnrecordError):
    """A date that no EDTF expression and no known written form fits."""


class NoSuchDay(BadDate):
    """A date that is written as one, of a day that the calendar does not have."""


class NoCentury(BadDate):
    """A year of two digits, where nothing tells which century it is of."""


class BadQuantity(OnrecordError):
    """A number, range or qualifier that contradicts itself."""


class BadVocabulary(OnrecordError):
    """A vocabulary file that clashes with itself, or a term no vocabulary has."""


class BadQuote(OnrecordError):
    """A quote that does not stand where its passage says it stands."""


class BadClaim(OnrecordError):
    """A claim the gate refuses; `faults` lists every reason, not only the first."""

    def __init__(self, faults: tuple[str, ...] | list[str]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(self.faults))


class BadImport(OnrecordError):
    """A file of claims or people that is refused whole; `faults` holds (row or None, reason)."""

    def __init__(self, faults: Sequence[tuple[int | None, str]]) -> None:
        self.faults = tuple(faults)
        super().__init__(
            "\n".join(why if row is None else f"row {row}: {why}" for row, why in faults)
        )


class Unreadable(OnrecordError):
    """A document whose text cannot be read; the original stays preserved all the same."""


class BadSource(OnrecordError):
    """Something that cannot be preserved: no such file, a folder, a link, a pipe, unreadable."""


class BadReview(OnrecordError):
    """A decision that may not be taken: no reason, own claim in two-person mode, decided before."""


class NotFound(OnrecordError):
    """No document, claim or event answers to the given name or id."""


class ArchiveRefused(OnrecordError):
    """An archive that may not be opened or written as it stands, with the reason."""


class BadProof(OnrecordError):
    """A ledger, checkpoint, commitment or proof that does not verify or does not parse."""


class PublishRefused(OnrecordError):
    """A release that may not be built: missing methodology, a field not listed as public."""


class BadSettings(OnrecordError):
    """Settings with which nothing can be made, every fault named."""


class NotInstalled(OnrecordError):
    """Something optional is asked for that this installation does not have."""


class BadPatterns(OnrecordError):
    """A table of lists and counts that is refused whole; `faults` holds (row or None, reason)."""

    def __init__(self, faults: Sequence[tuple[int | None, str]]) -> None:
        self.faults = tuple(faults)
        super().__init__(
            "\n".join(why if row is None else f"row {row}: {why}" for row, why in faults)
        )


class BadName(OnrecordError):
    """A part of a personal name in a role that no name has."""


class BadList(OnrecordError):
    """A list of people that cannot be read as one; `faults` holds (row or None, reason)."""

    def __init__(self, faults: Sequence[tuple[int | None, str]]) -> None:
        self.faults = tuple(faults)
        super().__init__(
            "\n".join(why if row is None else f"row {row}: {why}" for row, why in faults)
        )


class LinkRefused(OnrecordError):
    """A linkage that cannot be made as asked: no rows, an unknown backend, another model."""


class BadVerdict(OnrecordError):
    """A judgement of a pair that may not be taken: no reason, nothing to undo, a contradiction."""
