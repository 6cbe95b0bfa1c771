"""Signed notes: a text with Ed25519 signatures under it (C2SP signed-note)."""

import base64
import binascii
import hashlib
import re
import secrets
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from onrecord.errors import BadProof

ED25519 = b"\x01"
"""Signature type byte (C2SP signed-note, "Signature types")."""

KEY_SIZE = 32
SIGNATURE_SIZE = 64
MOST_SIGNATURES = 100
"""At least 16 must be accepted; a bound keeps a hostile note from costing time."""

FIELD_PRIME = 2**255 - 19
SMALL_ORDER_Y = frozenset(
    {
        0,
        1,
        FIELD_PRIME - 1,
        int("7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd83d3d706a17c7", 16),
        int("05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826", 16),
    }
)
"""y of the points of order 1, 2, 4 and 8: keys under which one signature fits many texts."""

SIGNATURE_LINE = re.compile("— ([^ ]+) ([A-Za-z0-9+/]+={0,2})")
CONTROL = re.compile("[\x00-\x09\x0b-\x1f]")


def decode_base64(text: str) -> bytes:
    """Standard base64 in its one canonical form: padded, no blanks, no stray bits at the end."""
    try:
        data = base64.b64decode(text.encode("ascii"), validate=True)
    except (binascii.Error, UnicodeEncodeError) as error:
        raise BadProof(f"not base64: {text[:60]!r} ({error})") from error
    if encode_base64(data) != text:
        raise BadProof(f"not canonical base64: {text[:60]!r}, write {encode_base64(data)[:60]!r}")
    return data


def encode_base64(data: bytes) -> str:
    """Standard base64 with padding (RFC 4648, section 4)."""
    return base64.b64encode(data).decode("ascii")


@dataclass(frozen=True, slots=True)
class VerifierKey:
    """The public half of a key.

    name: whose key, best a URL without its scheme; public: 32 bytes (RFC 8032, section 5.1.5).
    """

    name: str
    public: bytes

    def __post_init__(self) -> None:
        _refuse_bad_name(self.name)
        _refuse_bad_point(self.public)

    @property
    def id(self) -> bytes:
        """Four bytes that find the key again; no protection, only an address."""
        named = self.name.encode() + b"\n" + ED25519 + self.public
        return hashlib.sha256(named).digest()[:4]

    @property
    def text(self) -> str:
        """The C2SP "vkey": name+id+base64."""
        return f"{self.name}+{self.id.hex()}+{encode_base64(ED25519 + self.public)}"

    @classmethod
    def parse(cls, text: str) -> "VerifierKey":
        """The key that `text` writes in its one canonical form, without a line end."""
        name, _, rest = text.partition("+")
        key = cls(name, _key_data(rest.partition("+")[2], "a verifier key is name+id+base64"))
        if key.text != text:
            raise BadProof(f"the id of verifier key {text!r} should be {key.id.hex()}")
        return key

    def verify(self, text: bytes, signature: bytes) -> None:
        """Raise BadProof unless `signature` (64 bytes) is this key's over `text`."""
        try:
            Ed25519PublicKey.from_public_bytes(self.public).verify(signature, text)
        except (InvalidSignature, ValueError) as error:
            raise BadProof(f"the signature of {self.name!r} does not fit this text") from error


@dataclass(frozen=True, slots=True)
class SigningKey:
    """The private half of a key. seed: 32 secret bytes, never shown by repr."""

    name: str
    seed: bytes = field(repr=False)

    def __post_init__(self) -> None:
        _refuse_bad_name(self.name)
        if len(self.seed) != KEY_SIZE:
            raise BadProof(f"the seed of a signing key has {KEY_SIZE} bytes, got {len(self.seed)}")

    @classmethod
    def generate(
        cls, name: str, random: Callable[[int], bytes] = secrets.token_bytes
    ) -> "SigningKey":
        """A new key; random: gives so many unpredictable bytes."""
        return cls(name, random(KEY_SIZE))

    @property
    def verifier(self) -> VerifierKey:
        return VerifierKey(self.name, self._private().public_key().public_bytes_raw())

    def to_text(self) -> str:
        """The form Go's note package writes: PRIVATE+KEY+name+id+base64."""
        data = encode_base64(ED25519 + self.seed)
        return f"PRIVATE+KEY+{self.name}+{self.verifier.id.hex()}+{data}"

    @classmethod
    def from_text(cls, text: str) -> "SigningKey":
        """The key that `to_text` wrote; a message about a bad one never repeats the secret."""
        words = text.split("+", 4)
        if len(words) != 5 or words[:2] != ["PRIVATE", "KEY"]:
            raise BadProof("a signing key is PRIVATE+KEY+name+id+base64; this is something else")
        try:
            key = cls(words[2], _key_data(words[4], "bad"))
        except BadProof:
            raise BadProof(f"the signing key of {words[2]!r} is damaged") from None
        if key.to_text() != text:
            raise BadProof(f"the signing key of {words[2]!r} is damaged")
        return key

    def sign(self, text: bytes) -> bytes:
        """64 bytes, the same each time for the same text (RFC 8032)."""
        return self._private().sign(text)

    def _private(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(self.seed)


def sign(text: str, key: SigningKey) -> str:
    """The signed note of `text`, which ends with a line end."""
    _refuse_bad_text(text)
    signature = encode_base64(key.verifier.id + key.sign(text.encode()))
    return f"{text}\n— {key.name} {signature}\n"


def open_note(note: str, keys: Sequence[VerifierKey]) -> str:
    """The text of a note that at least one of `keys` signed.

    Signatures of unknown keys are ignored, as the specification asks; so a note may carry more of
    them than you know of. One bad signature of a known key refuses the whole note.

    Raises:
        BadProof: the note is malformed, or no known key signed it, or a signature does not fit.
    """
    text, lines = _split(note)
    known = {(key.name, key.id): key for key in keys}
    seen: set[tuple[str, bytes]] = set()
    for name, key_id, signature in _signatures(lines):
        if (name, key_id) in seen:
            raise BadProof(f"the note has two signatures of {name!r}; one is right")
        seen.add((name, key_id))
        if (name, key_id) in known:
            known[name, key_id].verify(text.encode(), signature)
    if known.keys().isdisjoint(seen):
        names = sorted({name for name, _ in seen})
        wanted = sorted(key.text for key in keys)
        raise BadProof(f"the note is signed by {names}, by none of the known keys {wanted}")
    return text


def _split(note: str) -> tuple[str, list[str]]:
    if CONTROL.search(note) or not note.endswith("\n"):
        raise BadProof("a signed note ends with a line end (LF) and has no other control character")
    middle = note.rfind("\n\n")
    lines = note[middle + 2 : -1].split("\n")
    if middle == -1 or lines == [""]:
        raise BadProof("a signed note is a text, an empty line and signature lines")
    if len(lines) > MOST_SIGNATURES:
        raise BadProof(f"the note has {len(lines)} signatures, {MOST_SIGNATURES} at the most")
    text = note[: middle + 1]
    _refuse_bad_text(text)
    return text, lines


def _signatures(lines: Sequence[str]) -> Iterator[tuple[str, bytes, bytes]]:
    for line in lines:
        match = SIGNATURE_LINE.fullmatch(line)
        if match is None:
            raise BadProof(f"a signature line is '— name base64', got {line[:80]!r}")
        _refuse_bad_name(match[1])
        data = decode_base64(match[2])
        if len(data) < 5:
            raise BadProof(f"a signature has a key id and more; {match[1]!r} has {len(data)} bytes")
        yield match[1], data[:4], data[4:]


def _key_data(text: str, wanted: str) -> bytes:
    data = decode_base64(text)
    if len(data) != 1 + KEY_SIZE or data[:1] != ED25519:
        raise BadProof(f"{wanted} of 0x01 and {KEY_SIZE} bytes (Ed25519), got {len(data)} bytes")
    return data[1:]


def _refuse_bad_name(name: str) -> None:
    spaced = any(char.isspace() for char in name)
    if name == "" or spaced or "+" in name or CONTROL.search(name) or not _is_utf8(name):
        raise BadProof(f"a key name is not empty and has no blank and no plus, got {name!r}")


def _refuse_bad_text(text: str) -> None:
    if not text.endswith("\n") or CONTROL.search(text) or not _is_utf8(text):
        raise BadProof(
            "the text of a note is UTF-8, ends with a line end (LF) and has no control character, "
            f"got {text[-60:]!r}"
        )


def _refuse_bad_point(public: bytes) -> None:
    if len(public) != KEY_SIZE:
        raise BadProof(f"an Ed25519 public key has {KEY_SIZE} bytes, got {len(public)}")
    y = int.from_bytes(public, "little") & (2**255 - 1)
    if y >= FIELD_PRIME or y in SMALL_ORDER_Y:
        raise BadProof(f"public key {public.hex()} is no sound Ed25519 key; ask for it again")


def _is_utf8(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
