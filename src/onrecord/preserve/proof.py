"""Proofs that can be checked offline: a leaf's shown fields and its way to a signed checkpoint
(C2SP tlog-proof)."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.errors import BadProof
from onrecord.ids import canonical_json
from onrecord.preserve.checkpoint import Checkpoint, VerifierKey, open_checkpoint, parse_number
from onrecord.preserve.commitment import COMMITMENT_SIZE, SALT_SIZE, commit, leaf_bytes
from onrecord.preserve.merkle import HASH_SIZE, leaf_hash, verify_inclusion
from onrecord.preserve.note import decode_base64, encode_base64

HEADER = "c2sp.org/tlog-proof@v1"
MOST_HASHES = 63
"""A path is no longer than the bits of a size."""


@dataclass(frozen=True, slots=True)
class Disclosure:
    """A leaf, with the fields that are shown.

    disclosed: field to (salt, value); committed: field to the commitment of what stays hidden.
    """

    kind: str
    disclosed: Mapping[str, tuple[bytes, Any]]
    committed: Mapping[str, bytes]

    @property
    def fields(self) -> dict[str, Any]:
        """What is shown, by field."""
        return {name: value for name, (_, value) in self.disclosed.items()}

    def leaf(self) -> bytes:
        """The leaf's data, the same whatever is shown."""
        opened = {
            name: commit(salt, self.kind, name, value)
            for name, (salt, value) in self.disclosed.items()
        }
        return leaf_bytes(self.kind, {**opened, **self.committed})

    def only(self, names: Collection[str]) -> "Disclosure":
        """The same leaf, showing no field but these."""
        hidden = {
            name: commit(salt, self.kind, name, value)
            for name, (salt, value) in self.disclosed.items()
            if name not in names
        }
        shown = {name: both for name, both in self.disclosed.items() if name in names}
        return Disclosure(self.kind, shown, {**self.committed, **hidden})

    def to_json(self) -> bytes:
        """Canonical JSON; salts and commitments in hex."""
        disclosed = {
            name: {"salt": salt.hex(), "value": value}
            for name, (salt, value) in self.disclosed.items()
        }
        committed = {name: commitment.hex() for name, commitment in self.committed.items()}
        return canonical_json({"kind": self.kind, "disclosed": disclosed, "committed": committed})

    @classmethod
    def from_json(cls, data: bytes) -> "Disclosure":
        """The disclosure that `data` writes in its one canonical form."""
        try:
            value = json.loads(data.decode())
            made = cls(
                value["kind"],
                {
                    name: (_hex(both["salt"], SALT_SIZE), both["value"])
                    for name, both in value["disclosed"].items()
                },
                {name: _hex(text, COMMITMENT_SIZE) for name, text in value["committed"].items()},
            )
            canonical = type(made.kind) is str and made.to_json() == data
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise BadProof(f"a disclosure has kind, disclosed and committed ({error!r})") from error
        if not canonical:
            raise BadProof("the disclosure is not written canonically: sorted keys, no blanks")
        twice = sorted(made.disclosed.keys() & made.committed.keys())
        if twice:
            raise BadProof(f"fields both disclosed and committed: {twice}")
        return made


def leaf_of(disclosure: Disclosure) -> bytes:
    """The leaf's data that a disclosure leads to."""
    return disclosure.leaf()


@dataclass(frozen=True, slots=True)
class Proof:
    """A leaf's way to a checkpoint.

    index: of the leaf, from 0; hashes: audit path, sibling first; checkpoint: the signed note.
    extra: for onrecord the disclosure's JSON; not authenticated until its leaf is verified.
    """

    index: int
    hashes: tuple[bytes, ...]
    checkpoint: str
    extra: bytes = b""

    def text(self) -> str:
        """The proof file's whole text."""
        extra = "" if self.extra == b"" else f"extra {encode_base64(self.extra)}\n"
        hashes = "".join(f"{encode_base64(hash_)}\n" for hash_ in self.hashes)
        return f"{HEADER}\n{extra}index {self.index}\n{hashes}\n{self.checkpoint}"

    @classmethod
    def parse(cls, text: str) -> "Proof":
        """The proof that `text` writes in its one canonical form."""
        head, gap, note = text.partition("\n\n")
        lines = head.split("\n")
        if gap == "" or lines.pop(0) != HEADER:
            raise BadProof(f"a proof is {HEADER!r}, index, path, an empty line and a checkpoint")
        extra = lines.pop(0) if lines and lines[0].startswith("extra ") else None
        index = lines.pop(0) if lines and lines[0].startswith("index ") else ""
        if len(lines) > MOST_HASHES:
            raise BadProof(f"the proof has {len(lines)} hashes, {MOST_HASHES} at the most")
        made = cls(
            parse_number(index.removeprefix("index "), "the index of a proof"),
            tuple(_hash(line) for line in lines),
            note,
            b"" if extra is None else decode_base64(extra.removeprefix("extra ")),
        )
        if made.text() != text:
            raise BadProof("the proof is not written canonically")
        return made

    def verify(self, leaf_data: bytes, keys: Sequence[VerifierKey]) -> Checkpoint:
        """The checkpoint under which this leaf stands; raise BadProof if it stands under none."""
        checkpoint = open_checkpoint(self.checkpoint, keys)
        hash_ = leaf_hash(leaf_data)
        verify_inclusion(hash_, self.index, checkpoint.size, self.hashes, checkpoint.root)
        return checkpoint


def prove(index: int, hashes: Sequence[bytes], checkpoint: str, disclosure: Disclosure) -> Proof:
    """The self-contained proof of a leaf: path, signed checkpoint and shown fields."""
    return Proof(index, tuple(hashes), checkpoint, disclosure.to_json())


def check(proof_text: str, keys: Sequence[VerifierKey]) -> dict[str, Any]:
    """The shown fields of a self-contained proof, after everything about it was checked.

    Raises:
        BadProof: malformed, not signed by a known key, or the fields are not those of the leaf.
    """
    proof = Proof.parse(proof_text)
    disclosure = Disclosure.from_json(proof.extra)
    proof.verify(disclosure.leaf(), keys)
    return disclosure.fields


def _hash(line: str) -> bytes:
    hash_ = decode_base64(line)
    if len(hash_) != HASH_SIZE:
        raise BadProof(f"a line of the path has {HASH_SIZE} bytes, got {len(hash_)}")
    return hash_


def _hex(text: str, size: int) -> bytes:
    data = bytes.fromhex(text)
    if len(data) != size:
        raise BadProof(f"{text[:80]!r} should have {2 * size} hex digits")
    return data
