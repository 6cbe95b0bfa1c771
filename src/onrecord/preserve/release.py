"""The signature under a release: over the hash of its SHA256SUMS, and so over every file."""

from collections.abc import Sequence

from onrecord.errors import BadProof
from onrecord.ids import sha256_hex
from onrecord.preserve.note import SigningKey, VerifierKey, open_note, sign

HEADER = "onrecord release"
"""First line of the signed text; a checkpoint never has it, because the next line is no size."""


def release_text(origin: str, sums: bytes) -> str:
    """What is signed. origin: which ledger; sums: the bytes of SHA256SUMS."""
    return f"{HEADER}\n{origin}\n{sha256_hex(sums)}\n"


def sign_release(sums: bytes, key: SigningKey) -> str:
    """The content of SHA256SUMS.note, which SHA256SUMS itself does not list."""
    return sign(release_text(key.name, sums), key)


def open_release(note: str, sums: bytes, keys: Sequence[VerifierKey]) -> str:
    """The origin of the ledger whose key signed exactly these sums; raise BadProof if none did."""
    text = open_note(note, keys)
    for key in keys:
        if text == release_text(key.name, sums):
            return key.name
    raise BadProof("SHA256SUMS.note was signed over another SHA256SUMS, or for another ledger")
