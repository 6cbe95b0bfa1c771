#!/usr/bin/env python3
"""Check a release of onrecord with nothing but Python: python3 verify.py [FOLDER] [--key VKEY].

It checks every file against SHA256SUMS, the signatures under SHA256SUMS and under the ledger's
checkpoint, every published claim's proof, and every data row against what its proof shows.
It needs Python 3.8 or newer and no other package, and it connects to nothing.

What it shows: that the release is unchanged since it was signed. It says nothing about whether what
a document claims happened. A release that brings its own key could have been made by anybody, so
give the key you got on another way with --key, and run a copy of this program that you got on
another way. docs/ledger.md of onrecord describes every format, so you can also write your own.

Exit codes: 0 verified with your key; 3 consistent in itself, but not anchored in anything of yours;
1 findings; 2 could not finish.
"""

# One file on purpose, though long: a reader can read it from top to bottom and carry it alone.

from __future__ import annotations

import argparse
import base64
import binascii
import hashlib
import hmac
import itertools
import json
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    Point = tuple[int, int, int, int]

SUMS, SUMS_NOTE = "SHA256SUMS", "SHA256SUMS.note"
CHECKPOINT, KEY = "proofs/checkpoint.txt", "proofs/key.txt"
PROOFS, ROWS, LEAVES = "proofs/claims.jsonl", "data/claims.jsonl", "proofs/leaves.txt"
RELEASE_HEADER = "onrecord release"
PROOF_HEADER = "c2sp.org/tlog-proof@v1"
SALT_SIZE, HASH_SIZE, MOST_HASHES, MOST_SIGNATURES = 16, 32, 63, 100

NUMBER = re.compile("0|[1-9][0-9]{0,18}")
HEX = re.compile("(?:[0-9a-f]{2})+")
CONTROL = re.compile("[\x00-\x09\x0b-\x1f]")
SIGNATURE_LINE = re.compile("\u2014 ([^ ]+) ([A-Za-z0-9+/]+={0,2})")
SUMS_LINE = re.compile("([0-9a-f]{64})  (.+)")


class Bad(Exception):
    """Something that does not verify, or is not written in its one canonical form."""


class CannotFinish(Exception):
    """Something without which nothing can be said either way."""


class Finding(NamedTuple):
    """One thing that is not as it was signed. item: a file or a claim."""

    item: str
    message: str


# --- Ed25519 (RFC 8032), slow and plain; only verification, so no secret passes through it

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)

IDENTITY = (0, 1, 1, 0)
"""A point is (X, Y, Z, T) with x = X/Z, y = Y/Z and x * y = T/Z (extended coordinates)."""


def add(a: Point, b: Point) -> Point:
    """The sum of two points (RFC 8032, section 5.1.4)."""
    s = (a[1] - a[0]) * (b[1] - b[0]) % P
    t = (a[1] + a[0]) * (b[1] + b[0]) % P
    u, v = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    e, f, g, h = t - s, v - u, v + u, t + s
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def times(scalar: int, point: Point) -> Point:
    """The point added to itself `scalar` times."""
    result = IDENTITY
    while scalar > 0:
        if scalar & 1:
            result = add(result, point)
        point = add(point, point)
        scalar >>= 1
    return result


def decode_point(data: bytes) -> Point:
    """The point that 32 bytes encode in their one canonical form (RFC 8032, section 5.1.3)."""
    number = int.from_bytes(data, "little")
    y, sign = number & (2**255 - 1), number >> 255
    if len(data) != 32 or y >= P:
        raise Bad("a public key is not written canonically")
    u, v = (y * y - 1) % P, (D * y * y + 1) % P
    x = u * pow(v, 3, P) * pow(u * pow(v, 7, P), (P - 5) // 8, P) % P
    if v * x * x % P != u:
        x = x * ROOT_OF_MINUS_ONE % P
    if v * x * x % P != u or (x == 0 and sign == 1):
        raise Bad("a public key is no point of the curve")
    if x & 1 != sign:
        x = P - x
    return (x, y, 1, x * y % P)


def encode_point(point: Point) -> bytes:
    inverse = int(pow(point[2], P - 2, P))
    x, y = point[0] * inverse % P, point[1] * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, "little")


BASE = decode_point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def check_public_key(public: bytes) -> None:
    """Refuse a key under which one signature fits many texts (a point of small order)."""
    if encode_point(times(8, decode_point(public))) == encode_point(IDENTITY):
        raise Bad("a public key of small order: no sound Ed25519 key")


def check_signature(public: bytes, text: bytes, signature: bytes) -> None:
    """Raise Bad unless the signature fits; one text has one signature that fits (S is reduced)."""
    key, first, s = decode_point(public), signature[:32], int.from_bytes(signature[32:], "little")
    if len(signature) != 64 or s >= ORDER:
        raise Bad("a signature of 64 bytes with S below the group order is right; this is not")
    digest = hashlib.sha512(first + public + text).digest()
    k = int.from_bytes(digest, "little") % ORDER
    minus_key = (P - key[0], key[1], key[2], P - key[3])
    if encode_point(add(times(s, BASE), times(k, minus_key))) != first:
        raise Bad("the signature does not fit the text")


# --- Canonical forms


def decode_base64(text: str) -> bytes:
    """Standard base64 in its one form: padded, no blanks, no stray bits at the end."""
    try:
        data = base64.b64decode(text.encode("ascii"), validate=True)
    except (binascii.Error, UnicodeEncodeError) as error:
        raise Bad(f"not base64: {text[:60]!r}") from error
    if base64.b64encode(data).decode("ascii") != text:
        raise Bad(f"base64 that is not canonical: {text[:60]!r}")
    return data


def decode_hash(text: str) -> bytes:
    data = decode_base64(text)
    if len(data) != HASH_SIZE:
        raise Bad(f"a hash has {HASH_SIZE} bytes, got {len(data)}")
    return data


def decode_hex(text: Any, size: int) -> bytes:
    if type(text) is not str or len(text) != 2 * size or HEX.fullmatch(text) is None:
        raise Bad(f"{2 * size} lower-case hex digits are right, got {text!r}")
    return bytes.fromhex(text)


def decode_number(text: str) -> int:
    if NUMBER.fullmatch(text) is None:
        raise Bad(f"a decimal number without leading zeros is right, got {text[:30]!r}")
    return int(text)


ENCODE = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode


def canonical_json(value: Any) -> bytes:
    """UTF-8 JSON with sorted keys and no blanks."""
    return ENCODE(value).encode("utf-8")


def refuse_number(text: str) -> Any:
    raise Bad(f"no number but whole ones, got {text[:30]!r}")


def parse_json(data: bytes) -> dict[str, Any]:
    """The object that `data` writes canonically; so no doubled keys, other escapes or blanks."""
    try:
        value = json.loads(
            data.decode("utf-8"), parse_float=refuse_number, parse_constant=refuse_number
        )
        canonical = canonical_json(value) == data
    except (ValueError, RecursionError) as error:
        raise Bad(f"not JSON: {error}") from error
    if type(value) is not dict or not canonical:
        raise Bad("not canonical JSON of an object (sorted keys, no blanks, no needless escapes)")
    return value


# --- Signed notes, keys and checkpoints (C2SP signed-note, tlog-checkpoint)


class VerifierKey(NamedTuple):
    name: str
    id: bytes
    public: bytes


def check_name(name: str) -> None:
    if name == "" or "+" in name or CONTROL.search(name) or any(c.isspace() for c in name):
        raise Bad(f"a key name is not empty and has no blank and no plus, got {name!r}")


def parse_key(text: str) -> VerifierKey:
    """name+id+base64(0x01 and the public key)."""
    parts = text.split("+", 2)
    if len(parts) != 3:
        raise Bad(f"a verifier key is name+id+base64, got {text[:80]!r}")
    data = decode_base64(parts[2])
    check_name(parts[0])
    if len(data) != 33 or data[:1] != b"\x01":
        raise Bad(f"the key of {parts[0]!r} is not of type Ed25519")
    check_public_key(data[1:])
    key_id = hashlib.sha256(parts[0].encode("utf-8") + b"\n" + data).digest()[:4]
    if key_id.hex() != parts[1]:
        raise Bad(f"the id of the key of {parts[0]!r} should be {key_id.hex()}")
    return VerifierKey(parts[0], key_id, data[1:])


def open_note(note: str, key: VerifierKey) -> str:
    """The text that `key` signed; signatures of other keys are ignored, as C2SP asks."""
    middle = note.rfind("\n\n")
    lines = note[middle + 2 : -1].split("\n")
    if CONTROL.search(note) or not note.endswith("\n") or middle == -1:
        raise Bad("a signed note is a text, an empty line and signature lines, each ended by LF")
    if len(lines) > MOST_SIGNATURES:
        raise Bad(f"a signed note has {MOST_SIGNATURES} signatures at the most")
    text, seen = note[: middle + 1], set()
    for line in lines:
        name, key_id, signature = parse_signature(line)
        if (name, key_id) in seen:
            raise Bad(f"two signatures of {name!r}")
        seen.add((name, key_id))
        if (name, key_id) == (key.name, key.id):
            check_signature(key.public, text.encode("utf-8"), signature)
    if (key.name, key.id) not in seen:
        raise Bad(f"no signature of {key.name}+{key.id.hex()}")
    return text


def parse_signature(line: str) -> tuple[str, bytes, bytes]:
    match = SIGNATURE_LINE.fullmatch(line)
    if match is None:
        raise Bad(f"a signature line is '\u2014 name base64', got {line[:80]!r}")
    check_name(match.group(1))
    data = decode_base64(match.group(2))
    if len(data) < 5:
        raise Bad(f"a signature of {match.group(1)!r} is too short")
    return match.group(1), data[:4], data[4:]


class Checkpoint(NamedTuple):
    size: int
    root: bytes


def open_checkpoint(note: str, key: VerifierKey) -> Checkpoint:
    """The tree head that `key` signed, for the ledger the key is named after."""
    lines = open_note(note, key).split("\n")
    if len(lines) < 4 or "" in lines[:-1]:
        raise Bad("a checkpoint is origin, size, root and extensions, one line each")
    if lines[0] != key.name:
        raise Bad(f"a checkpoint of ledger {lines[0]!r}, signed by {key.name!r}")
    return Checkpoint(decode_number(lines[1]), decode_hash(lines[2]))


# --- The tree and its proofs (RFC 6962; C2SP tlog-proof)


def leaf_hash(data: bytes) -> bytes:
    return hashlib.sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


def tree_root(leaves: list[bytes]) -> bytes:
    """The root over leaf hashes; a last one without a neighbour moves up as it is."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    while len(leaves) > 1:
        odd = leaves[len(leaves) & ~1 :]
        leaves = [node_hash(leaves[i], leaves[i + 1]) for i in range(0, len(leaves) - 1, 2)] + odd
    return leaves[0]


def check_inclusion(leaf: bytes, index: int, path: list[bytes], checkpoint: Checkpoint) -> None:
    """Raise Bad unless `leaf` is leaf `index` of the checkpoint's tree (RFC 9162, 2.1.3.2)."""
    if index >= checkpoint.size:
        raise Bad(f"leaf {index} of a ledger of {checkpoint.size} entries")
    here, last, current = index, checkpoint.size - 1, leaf
    for sibling in path:
        if last == 0:
            raise Bad("the path is too long")
        if here & 1 or here == last:
            current = node_hash(sibling, current)
            while not here & 1 and here != 0:
                here, last = here >> 1, last >> 1
        else:
            current = node_hash(current, sibling)
        here, last = here >> 1, last >> 1
    if last != 0 or current != checkpoint.root:
        raise Bad("what the proof shows is not what the signed ledger holds")


class Proof(NamedTuple):
    leaf: int
    path: list[bytes]
    extra: bytes
    note: str


def parse_proof(text: str) -> Proof:
    """The proof that `text` writes in its one canonical form."""
    head, gap, note = text.partition("\n\n")
    lines = head.split("\n")
    if gap == "" or len(lines) < 3 or lines[0] != PROOF_HEADER:
        raise Bad(f"a proof is {PROOF_HEADER!r}, extra, index, path, an empty line, a checkpoint")
    if not lines[1].startswith("extra ") or not lines[2].startswith("index "):
        raise Bad("a proof has an extra line with what is shown, then an index line")
    if len(lines) > 3 + MOST_HASHES:
        raise Bad(f"a path has {MOST_HASHES} hashes at the most")
    path = [decode_hash(line) for line in lines[3:]]
    return Proof(decode_number(lines[2][6:]), path, decode_base64(lines[1][6:]), note)


class Shown(NamedTuple):
    """fields: what is shown; hidden: names of what is not; leaf: the data of the ledger leaf."""

    kind: str
    fields: dict[str, Any]
    hidden: set[str]
    leaf: bytes


def parse_disclosure(data: bytes) -> Shown:
    value = parse_json(data)
    if set(value) != {"kind", "disclosed", "committed"} or type(value["kind"]) is not str:
        raise Bad("a disclosure has kind, disclosed and committed")
    kind, disclosed, committed = value["kind"], value["disclosed"], value["committed"]
    if type(disclosed) is not dict or type(committed) is not dict:
        raise Bad("disclosed and committed are objects")
    if set(disclosed) & set(committed):
        raise Bad("a field is either disclosed or committed")
    commitments = {name: decode_hex(text, HASH_SIZE) for name, text in committed.items()}
    fields = {}
    for name, both in disclosed.items():
        if type(both) is not dict or set(both) != {"salt", "value"}:
            raise Bad(f"field {name!r} is shown without salt and value")
        fields[name] = both["value"]
        salt = decode_hex(both["salt"], SALT_SIZE)
        message = canonical_json([kind, name, both["value"]])
        commitments[name] = hmac.digest(salt, message, "sha256")
    named = {name: commitment.hex() for name, commitment in commitments.items()}
    leaf = canonical_json({"v": 1, "kind": kind, "fields": named})
    return Shown(kind, fields, set(committed), leaf)


# --- The release


def read_text(path: Path) -> str:
    """A small file; bytes that are not UTF-8 are a finding, not a crash."""
    try:
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        raise Bad("is missing") from None
    except UnicodeDecodeError:
        raise Bad("is not UTF-8") from None


def file_hash(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        for chunk in iter(lambda: stream.read(1 << 20), b""):
            digest.update(chunk)
    return digest.hexdigest()


def parse_sums(text: str) -> dict[str, str]:
    """Hash by path: `hash  path` lines as sha256sum writes them, sorted by path."""
    sums: dict[str, str] = {}
    last = ""
    if not text.endswith("\n"):
        raise Bad("does not end with a line end")
    for line in text[:-1].split("\n"):
        match = SUMS_LINE.fullmatch(line)
        path = "" if match is None else match.group(2)
        if match is None or path <= last or CONTROL.search(path) or "\\" in path:
            raise Bad(f"lines are 'hash  path', sorted by path, each path once; got {line[:120]!r}")
        if any(part in ("", ".", "..") for part in path.split("/")):
            raise Bad(f"a path leads inside the folder and is written plainly, got {path[:120]!r}")
        sums[path] = match.group(1)
        last = path
    return sums


def files_in(folder: Path) -> Iterator[str]:
    """Every file below the folder, by its path with slashes; links to folders count as files."""
    for base, names, files in os.walk(str(folder)):
        links = [name for name in names if (Path(base) / name).is_symlink()]
        for name in files + links:
            yield (Path(base) / name).relative_to(folder).as_posix()


def check_sums(folder: Path) -> Iterator[Finding]:
    """Every file is listed with the hash it has, and every listed file is there."""
    try:
        sums = parse_sums(read_text(folder / SUMS))
    except Bad as error:
        yield Finding(SUMS, str(error))
        return
    present = set(files_in(folder)) - {SUMS, SUMS_NOTE}
    for name in sorted(present - set(sums)):
        yield Finding(name, f"is not listed in {SUMS}")
    for name in sorted(set(sums) - present):
        yield Finding(name, f"is listed in {SUMS} and missing")
    for name in sorted(present & set(sums)):
        path = folder / name
        if path.is_symlink() or not path.is_file():
            yield Finding(name, "is no plain file")
        elif file_hash(path) != sums[name]:
            yield Finding(name, f"was changed: its SHA-256 is not the one in {SUMS}")


def check_sums_note(folder: Path, key: VerifierKey) -> Iterator[Finding]:
    """The signature under SHA256SUMS, and so under every page; when there is one."""
    if not (folder / SUMS_NOTE).exists():
        return
    try:
        text = open_note(read_text(folder / SUMS_NOTE), key)
        expected = f"{RELEASE_HEADER}\n{key.name}\n{file_hash(folder / SUMS)}\n"
        if text != expected:
            raise Bad(f"was signed over another {SUMS}")
    except (Bad, FileNotFoundError) as error:
        yield Finding(SUMS_NOTE, str(error))


def lines_of(path: Path) -> Iterator[bytes]:
    """Lines without their LF; a last line without one is refused."""
    with path.open("rb") as stream:
        for line in stream:
            if not line.endswith(b"\n"):
                raise Bad("does not end with a line end")
            yield line[:-1]


class Claims:
    """Rows and proofs, matched by id while both files are read once; in one order, so in little
    memory."""

    def __init__(self, note: str, checkpoint: Checkpoint) -> None:
        self.note, self.checkpoint = note, checkpoint
        self.rows: dict[str, dict[str, Any]] = {}
        self.proofs: dict[str, str] = {}
        self.seen: tuple[set[str], set[str]] = (set(), set())
        self.uncovered: set[str] = set()
        self.checked = 0

    def check(self, folder: Path) -> Iterator[Finding]:
        try:
            pairs = itertools.zip_longest(lines_of(folder / ROWS), lines_of(folder / PROOFS))
            for number, (row, proof) in enumerate(pairs, 1):
                yield from self._take(number, row, proof)
        except FileNotFoundError as error:
            yield Finding(Path(error.filename).relative_to(folder).as_posix(), "is missing")
        except Bad as error:
            yield Finding(f"{ROWS} or {PROOFS}", str(error))
        for item in sorted(self.rows):
            yield Finding(f"claim {item}", f"is in {ROWS} without a proof")
        for item in sorted(self.proofs):
            yield Finding(f"claim {item}", f"has a proof and no row in {ROWS}")

    def _take(self, number: int, row: bytes | None, proof: bytes | None) -> Iterator[Finding]:
        items = []
        try:
            if row is not None:
                value = parse_json(row)
                items.append(self._new_id(value, 0))
                self.rows[items[-1]] = value
        except Bad as error:
            yield Finding(f"{ROWS} line {number}", str(error))
        try:
            if proof is not None:
                value = parse_json(proof)
                items.append(self._new_id(value, 1))
                if set(value) != {"id", "proof"} or type(value["proof"]) is not str:
                    raise Bad("a line has id and proof")
                self.proofs[items[-1]] = value["proof"]
        except Bad as error:
            yield Finding(f"{PROOFS} line {number}", str(error))
        for item in items:
            if item in self.rows and item in self.proofs:
                yield from self._match(item, self.rows.pop(item), self.proofs.pop(item))

    def _new_id(self, value: dict[str, Any], side: int) -> str:
        item = value.get("id")
        if type(item) is not str or item in self.seen[side]:
            raise Bad(f"every line has an id of its own, got {item!r}")
        self.seen[side].add(item)
        return item

    def _match(self, item: str, row: dict[str, Any], text: str) -> Iterator[Finding]:
        name = f"claim {item}"
        try:
            proof = parse_proof(text)
            shown = parse_disclosure(proof.extra)
            if proof.note != self.note:
                raise Bad(f"its proof leads to another checkpoint than {CHECKPOINT}")
            check_inclusion(leaf_hash(shown.leaf), proof.leaf, proof.path, self.checkpoint)
        except Bad as error:
            yield Finding(name, str(error))
            return
        if shown.kind != "claim" or "id" not in shown.fields:
            yield Finding(name, "its proof does not show the id of a claim")
        for field in sorted(set(shown.fields) | set(row)):
            fault = self._compare(field, row, shown)
            if fault != "":
                yield Finding(name, f"field {field!r} {fault}")
        self.checked += 1

    def _compare(self, field: str, row: dict[str, Any], shown: Shown) -> str:
        if field in shown.hidden:
            return "is in the row, and its proof hides it, so the row may say anything"
        if field not in shown.fields:
            self.uncovered.add(field)
            return ""
        if field not in row:
            return "is shown by its proof and left out of the row"
        # Compared as bytes, because to Python True equals 1.
        if canonical_json(row[field]) != canonical_json(shown.fields[field]):
            return "differs from what its proof shows"
        return ""


def check_older(folder: Path, older: Checkpoint, now: Checkpoint) -> Iterator[Finding]:
    """The ledger of this release begins with the ledger of the checkpoint you kept."""
    if older.size > now.size:
        message = "ends at %s entries, before the %s of the checkpoint you kept: entries are gone"
        yield Finding(CHECKPOINT, message % (now.size, older.size))
    elif older.size == now.size:
        if older.root != now.root:
            yield Finding(CHECKPOINT, "differs from the checkpoint you kept: two histories")
    elif not (folder / LEAVES).exists():
        raise CannotFinish(f"the release has no {LEAVES} to compare with an older checkpoint")
    elif tree_root(read_leaves(folder)[: older.size]) != older.root:
        yield Finding(LEAVES, "does not begin with the ledger you kept the checkpoint of")


def read_leaves(folder: Path) -> list[bytes]:
    lines = lines_of(folder / LEAVES)
    return [decode_hex(line.decode("ascii", "replace"), HASH_SIZE) for line in lines]


def check_leaves(folder: Path, now: Checkpoint) -> Iterator[Finding]:
    """Every leaf hash of the ledger, when the release has them, leads to the signed root."""
    if not (folder / LEAVES).exists():
        return
    try:
        leaves = read_leaves(folder)
        if len(leaves) != now.size or tree_root(leaves) != now.root:
            raise Bad(f"is not the ledger that {CHECKPOINT} was signed over")
    except Bad as error:
        yield Finding(LEAVES, str(error))


class Report(NamedTuple):
    """notes: what a reader should know besides; open: why some of it could not be checked, or "".

    anchored: whether key and signature cover everything, and the key is yours.
    """

    findings: list[Finding]
    notes: list[str]
    anchored: bool = False
    open: str = ""


def check_release(folder: Path, vkey: str = "", older_note: str = "") -> Report:
    """Everything this program checks. vkey, older_note: what you kept outside, or ""."""
    findings = list(check_sums(folder))
    notes: list[str] = []
    key = find_key(folder, vkey, findings)
    if key is None:
        return Report(findings, notes)
    findings += check_sums_note(folder, key)
    signed = (folder / SUMS_NOTE).exists()
    if not signed:
        notes.append(f"nobody signed {SUMS}: pages are checked against it, and it against nothing")
    try:
        note = read_text(folder / CHECKPOINT)
        checkpoint = open_checkpoint(note, key)
    except Bad as error:
        return Report([*findings, Finding(CHECKPOINT, str(error))], notes)
    claims = Claims(note, checkpoint)
    findings += claims.check(folder)
    if claims.uncovered:
        names = ", ".join(sorted(claims.uncovered))
        covered = f"added when a release is built, covered by {SUMS} and by no claim's own proof"
        notes.append(f"fields of {ROWS} {covered}: {names}")
    ledger = f"ledger of {checkpoint.size} entries; the release itself is the entry after them"
    notes.append(f"{claims.checked} claims matched; {ledger}")
    try:
        findings += check_history(folder, key, checkpoint, older_note)
    except CannotFinish as error:
        return Report(findings, notes, False, str(error))
    return Report(findings, notes, vkey != "" and signed)


def check_history(
    folder: Path, key: VerifierKey, now: Checkpoint, older_note: str
) -> Iterator[Finding]:
    """All leaf hashes, if the release has them; then the checkpoint you kept, if you gave one."""
    damaged = list(check_leaves(folder, now))
    yield from damaged
    if older_note == "" or damaged:
        return
    try:
        yield from check_older(folder, open_checkpoint(older_note, key), now)
    except Bad as error:
        yield Finding("the checkpoint you kept", str(error))


def find_key(folder: Path, vkey: str, findings: list[Finding]) -> VerifierKey | None:
    """Your key, or the release's own when you gave none; a difference is a finding."""
    try:
        own = read_text(folder / KEY)
        if not own.endswith("\n"):
            raise Bad("does not end with a line end")
        if vkey != "" and own != vkey + "\n":
            findings.append(Finding(KEY, "is not the key you gave"))
        return parse_key(vkey if vkey != "" else own[:-1])
    except Bad as error:
        findings.append(Finding(KEY, str(error)))
        return None


def plain(text: str) -> str:
    """The text without anything that a terminal would obey."""
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)


def say(report: Report, folder: Path) -> int:
    """Print the report and return the exit code."""
    for finding in report.findings:
        print(plain(f"{finding.item}: {finding.message}"))
    for note in report.notes:
        print(plain(f"note: {note}"))
    if report.findings:
        print(f"findings: {len(report.findings)}. This is not the release that was signed.")
        return 1
    if report.open != "":
        raise CannotFinish(report.open)
    print(f"note: the SHA-256 of {SUMS} is {file_hash(folder / SUMS)}")
    if not report.anchored:
        print("Consistent in itself, not anchored: compare the key and this SHA-256 with what the")
        print("publisher gives elsewhere, and run this again with --key.")
        return 3
    print("Verified: unchanged since it was signed with the key you gave. This does not say that")
    print("what the documents claim happened; it says that nobody changed what was published.")
    return 0


def arguments_of(words: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    here = Path(__file__).resolve().parent
    parser.add_argument("folder", nargs="?", type=Path, default=here, help="default: where this is")
    parser.add_argument("--key", default="", metavar="VKEY", help="verifier key got on another way")
    parser.add_argument("--checkpoint", type=Path, metavar="FILE", help="an older one you kept")
    return parser.parse_args(words)


def main(words: list[str] | None = None) -> int:
    options = arguments_of(words)
    try:
        if not options.folder.is_dir():
            raise CannotFinish(f"{options.folder} is no folder")
        if options.key != "":
            parse_key(options.key)
        older = "" if options.checkpoint is None else read_text(options.checkpoint)
        return say(check_release(options.folder, options.key, older), options.folder)
    except (CannotFinish, Bad, OSError, UnicodeError) as error:
        print(plain(f"could not finish: {error}"), file=sys.stderr)
        return 2


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    sys.exit(main())
