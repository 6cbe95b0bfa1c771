"""A leaf holds commitments only, and stays the same when a salt is erased."""

import hmac
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import BadProof
from onrecord.ids import canonical_json
from onrecord.preserve.commitment import SALT_SIZE, commit, leaf_bytes, open_field, seal

FIELDS: dict[str, Any] = {
    "speaker": "Həsən",
    "payload": {"low": 161, "high": None},
    "start": 7,
    "vague": False,
    "chain": ["a", "b"],
}
SALTS = {name: bytes([number]) * SALT_SIZE for number, name in enumerate(FIELDS)}

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc"), inner, max_size=3),
    max_leaves=8,
)


@given(st.binary(min_size=16, max_size=16), st.text("abc"), st.text("abc"), VALUES)
def test_a_commitment_is_hmac_of_canonical_json(
    salt: bytes, kind: str, field: str, value: Any
) -> None:
    expected = hmac.digest(salt, canonical_json([kind, field, value]), "sha256")
    assert commit(salt, kind, field, value) == expected


@given(VALUES, VALUES)
def test_values_that_are_written_differently_commit_differently(one: Any, other: Any) -> None:
    salt = bytes(SALT_SIZE)
    same = canonical_json(one) == canonical_json(other)
    assert (commit(salt, "k", "f", one) == commit(salt, "k", "f", other)) == same


def test_a_commitment_depends_on_salt_kind_and_field() -> None:
    salt, other = bytes(SALT_SIZE), bytes([1]) * SALT_SIZE
    made = {
        commit(salt, "k", "f", "v"),
        commit(other, "k", "f", "v"),
        commit(salt, "kf", "", "v"),
        commit(salt, "", "kf", "v"),
        commit(salt, "k", "f", ["v"]),
    }
    assert len(made) == 5


@pytest.mark.parametrize("size", [0, 15, 17, 32])
def test_a_salt_of_another_length_is_refused(size: int) -> None:
    with pytest.raises(BadProof, match=f"a salt has 16 bytes, got {size} for field 'speaker'"):
        commit(bytes(size), "claim", "speaker", "A")


def test_a_leaf_names_fields_and_holds_nothing_else_of_them() -> None:
    leaf = seal("claim", FIELDS, SALTS).leaf
    value = json.loads(leaf)
    assert leaf == canonical_json(value)
    assert value["v"] == 1
    assert value["kind"] == "claim"
    assert value["fields"].keys() == FIELDS.keys()
    assert all(len(text) == 64 for text in value["fields"].values())
    assert "Həsən".encode() not in leaf


def test_the_leaf_stays_the_same_when_content_is_erased() -> None:
    whole = seal("claim", FIELDS, SALTS)
    kept = {name: FIELDS[name] for name in FIELDS if name != "speaker"}
    salts = {name: SALTS[name] for name in kept}
    erased = {"speaker": whole.commitments["speaker"]}
    assert seal("claim", kept, salts, erased) == whole
    assert leaf_bytes("claim", whole.commitments) == whole.leaf


def test_opening_a_field_accepts_its_value_and_no_other() -> None:
    commitment = seal("claim", FIELDS, SALTS).commitments["vague"]
    open_field(commitment, SALTS["vague"], "claim", "vague", False)
    with pytest.raises(BadProof, match="'vague' of this claim is not what its commitment"):
        open_field(commitment, SALTS["vague"], "claim", "vague", 0)


def test_sealing_names_every_fault_at_once() -> None:
    with pytest.raises(BadProof) as refused:
        seal("claim", {"a": 1, "c": 2}, {"b": bytes(16), "c": bytes(16)}, {"c": bytes(31)})
    assert str(refused.value) == (
        "cannot seal this claim: no salt for field 'a'; a salt but no field 'b'; "
        "'c' both kept and erased; the commitment of 'c' has 31 bytes, not 32"
    )


def test_a_float_is_refused() -> None:
    with pytest.raises(TypeError, match="no float in canonical JSON"):
        commit(bytes(SALT_SIZE), "claim", "payload", {"low": 0.5})
