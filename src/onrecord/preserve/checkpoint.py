"""Checkpoints: the signed state of the ledger at one size (C2SP tlog-checkpoint)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.errors import BadProof
from onrecord.preserve.merkle import HASH_SIZE
from onrecord.preserve.note import (
    SigningKey,
    VerifierKey,
    decode_base64,
    encode_base64,
    open_note,
    sign,
)

__all__ = [
    "Checkpoint",
    "SigningKey",
    "VerifierKey",
    "open_checkpoint",
    "open_note",
    "sign",
    "sign_checkpoint",
]

NUMBER = re.compile("0|[1-9][0-9]{0,18}")
"""ASCII digits without leading zeros, below 2^63 by length."""

CONTROL = re.compile("[\x00-\x1f]")


def parse_number(text: str, what: str) -> int:
    """The whole number that `text` writes in its one canonical form."""
    if NUMBER.fullmatch(text) is None:
        raise BadProof(f"{what} is a decimal number without leading zeros, got {text[:30]!r}")
    return int(text)


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A tree head.

    origin: which ledger; equals the name of the key that signs it.
    size: leaves; root: 32 bytes; extension: further lines, none in onrecord's own checkpoints.
    """

    origin: str
    size: int
    root: bytes
    extension: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if any(line == "" or CONTROL.search(line) for line in (self.origin, *self.extension)):
            raise BadProof("the lines of a checkpoint are not empty and have no control character")
        if len(self.root) != HASH_SIZE or self.size < 0:
            raise BadProof(
                f"a checkpoint has a size of 0 or more and a root of {HASH_SIZE} bytes, "
                f"got {self.size} and {len(self.root)}"
            )

    def text(self) -> str:
        """The note text: origin, size, base64 of the root, extension lines."""
        lines = (self.origin, str(self.size), encode_base64(self.root), *self.extension)
        return "".join(f"{line}\n" for line in lines)

    @classmethod
    def parse(cls, text: str) -> "Checkpoint":
        """The checkpoint that `text` writes in its one canonical form."""
        lines = text.split("\n")
        if len(lines) < 4 or lines[-1] != "":
            raise BadProof("a checkpoint is origin, size, root and extensions, one line each")
        size = parse_number(lines[1], "the size of a checkpoint")
        made = cls(lines[0], size, decode_base64(lines[2]), tuple(lines[3:-1]))
        if made.text() != text:
            raise BadProof(f"the checkpoint of {made.origin!r} is not written canonically")
        return made


def sign_checkpoint(checkpoint: Checkpoint, key: SigningKey) -> str:
    """The signed note of a checkpoint."""
    if key.name != checkpoint.origin:
        raise BadProof(f"the key of {key.name!r} may not sign for {checkpoint.origin!r}")
    return sign(checkpoint.text(), key)


def open_checkpoint(note: str, keys: Sequence[VerifierKey]) -> Checkpoint:
    """The checkpoint in a note that one of `keys` signed, for the ledger the key is named after.

    Raises:
        BadProof: malformed, not signed by a known key, or signed for another ledger.
    """
    checkpoint = Checkpoint.parse(open_note(note, keys))
    names = sorted({key.name for key in keys})
    if checkpoint.origin not in names:
        raise BadProof(f"the checkpoint is of ledger {checkpoint.origin!r}, not of {names}")
    return checkpoint
