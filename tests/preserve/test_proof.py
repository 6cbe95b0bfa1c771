"""A proof file stands alone: its shown fields are those of a leaf under a signed checkpoint."""

import base64
import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import BadProof
from onrecord.ids import canonical_json
from onrecord.preserve.checkpoint import Checkpoint, SigningKey, sign_checkpoint
from onrecord.preserve.commitment import SALT_SIZE, seal
from onrecord.preserve.merkle import Tree, leaf_hash
from onrecord.preserve.proof import Disclosure, Proof, check, leaf_of, prove

KEY = SigningKey("example.org/archive", bytes(range(32)))
FIELDS: dict[str, Any] = {
    "id": "0" * 32,
    "exact": "ən azı “161” nəfər",
    "payload": {"low": 161, "high": None},
    "by": "CANARY reviewer",
}
SALTS = {name: bytes([number]) * SALT_SIZE for number, name in enumerate(FIELDS)}
LEAF = seal("claim", FIELDS, SALTS).leaf
TREE = Tree([leaf_hash(b"before"), leaf_hash(LEAF), leaf_hash(b"after")])
NOTE = sign_checkpoint(Checkpoint(KEY.name, 3, TREE.root()), KEY)
WHOLE = Disclosure("claim", {name: (SALTS[name], FIELDS[name]) for name in FIELDS}, {})
PUBLIC = WHOLE.only({"id", "exact", "payload"})
PROOF = prove(1, TREE.inclusion(1), NOTE, PUBLIC)
TEXT = PROOF.text()
EXTRA = TEXT.split("\n")[1]


def test_a_proof_shows_its_fields_and_nothing_of_the_others() -> None:
    shown = check(TEXT, [KEY.verifier])
    assert shown == {name: FIELDS[name] for name in ("id", "exact", "payload")}
    assert b"CANARY" not in PROOF.extra
    assert SALTS["by"].hex().encode() not in PROOF.extra


def test_the_file_has_the_form_of_the_specification() -> None:
    lines = TEXT.split("\n")
    assert lines[0] == "c2sp.org/tlog-proof@v1"
    assert lines[1].startswith("extra ")
    assert lines[2] == "index 1"
    assert [base64.b64decode(line) for line in lines[3:5]] == list(TREE.inclusion(1))
    assert lines[5] == ""
    assert "\n".join(lines[6:]) == NOTE
    assert Proof.parse(TEXT) == PROOF


def test_a_proof_without_extra_data_has_no_extra_line() -> None:
    bare = replace(PROOF, extra=b"")
    assert bare.text().split("\n")[1] == "index 1"
    assert Proof.parse(bare.text()) == bare
    assert bare.verify(LEAF, [KEY.verifier]) == Checkpoint(KEY.name, 3, TREE.root())


@given(st.sets(st.sampled_from(sorted(FIELDS))))
def test_the_leaf_is_the_same_whatever_is_shown(names: set[str]) -> None:
    shown = WHOLE.only(names)
    assert leaf_of(shown) == LEAF
    assert shown.fields == {name: FIELDS[name] for name in names}
    assert Disclosure.from_json(shown.to_json()) == shown
    assert shown.only(set()) == WHOLE.only(set())


def _extra(data: bytes) -> str:
    return TEXT.replace(EXTRA, "extra " + base64.b64encode(data).decode())


def _altered(**changes: Any) -> bytes:
    return canonical_json({**json.loads(PROOF.extra), **changes})


JSON = PROOF.extra
HIDDEN = json.loads(JSON)["committed"]["by"]
TEXTS = [
    ("another value", _extra(JSON.replace(b"161}", b"162}")), "leads to root"),
    ("another type", _extra(JSON.replace(b"null", b"false")), "leads to root"),
    ("another kind", _extra(JSON.replace(b'"claim"', b'"review"')), "leads to root"),
    ("a float", _extra(JSON.replace(b"161}", b"161.0}")), "no float"),
    ("NaN", _extra(JSON.replace(b"161}", b"NaN}")), "no float"),
    ("a double key", _extra(JSON.replace(b'"kind"', b'"kind":"claim","kind"')), "canonically"),
    ("a blank", _extra(JSON.replace(b":", b": ", 1)), "canonically"),
    ("an escape", _extra(JSON.replace(b"exact", b"\\u0065xact")), "canonically"),
    ("a lone surrogate", _extra(JSON.replace(b"exact", b"\\ud800")), "surrogates not allowed"),
    ("a byte order mark", _extra(b"\xef\xbb\xbf" + JSON), "BOM"),
    ("not UTF-8", _extra(b"\xff"), "UnicodeDecodeError"),
    ("not an object", _extra(b"[]"), "a disclosure has kind"),
    ("a further key", _extra(_altered(more=1)), "canonically"),
    ("a kind that is no text", _extra(_altered(kind=1)), "canonically"),
    ("no fields", _extra(_altered(disclosed=[])), "a disclosure has kind"),
    ("a short commitment", _extra(_altered(committed={"by": "00"})), "64 hex digits"),
    ("blanks in hex", _extra(JSON.replace(b'"salt":"00', b'"salt":"00 ', 1)), "canonically"),
    ("capital hex", _extra(JSON.replace(HIDDEN.encode(), HIDDEN.upper().encode())), "canonically"),
    ("shown and hidden", _extra(_altered(committed={"by": HIDDEN, "id": HIDDEN})), "both disclos"),
    ("too deep", _extra(b'{"kind":' + b"[" * 100_000 + b"]" * 100_000 + b"}"), "a disclosure has"),
    ("another index", TEXT.replace("index 1", "index 0"), "leads to root"),
    ("an index beyond", TEXT.replace("index 1", "index 3"), "no leaf 3 in a tree of 3"),
    ("an index with zero", TEXT.replace("index 1", "index 01"), "without leading zeros"),
    ("no index", TEXT.replace("index 1\n", ""), "without leading zeros"),
    ("no extra", TEXT.replace(EXTRA + "\n", ""), "a disclosure has"),
    ("an empty extra", TEXT.replace(EXTRA, "extra "), "canonically"),
    ("extra twice", TEXT.replace(EXTRA, EXTRA + "\n" + EXTRA), "without leading zeros"),
    ("extra after index", TEXT.replace(EXTRA + "\nindex 1", "index 1\n" + EXTRA), "not base64"),
    ("another header", TEXT.replace("@v1", "@v2"), "a proof is"),
    ("a further hash", TEXT.replace("index 1\n", "index 1\n" + "A" * 43 + "=\n"), "too many"),
    ("a short hash", TEXT.replace("index 1\n", "index 1\nAAAA\n"), "32 bytes, got 3"),
    ("a long path", TEXT.replace("index 1\n", "index 1\n" + "AAAA\n" * 64), "63 at the most"),
    ("a line fewer", TEXT.replace("\n\n", "\n", 1), "not base64"),
    ("an empty line more", TEXT.replace("\n\n", "\n\n\n", 1), "does not fit"),
    ("CRLF", TEXT.replace("\n", "\r\n"), "a proof is"),
    ("a line at the end", TEXT + "\n", "signature lines"),
    ("nothing", "", "a proof is"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "message"), [pytest.param(text, why, id=name) for name, text, why in TEXTS]
)
def test_a_proof_in_any_other_form_or_of_anything_else_is_refused(text: str, message: str) -> None:
    assert text != TEXT
    with pytest.raises(BadProof, match=message):
        check(text, [KEY.verifier])


def test_a_proof_under_another_key_is_refused() -> None:
    other = SigningKey(KEY.name, bytes(32))
    with pytest.raises(BadProof, match="by none of the known keys"):
        check(TEXT, [other.verifier])
