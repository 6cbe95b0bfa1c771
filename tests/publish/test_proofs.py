"""A proof that shows what is private, or hides what the release shows, is refused."""

import base64
import json

import pytest

from onrecord.errors import PublishRefused
from onrecord.publish.proofs import public_proof, shown_and_hidden

ROW = {"id": "ab" * 16, "exact": "161", "note": ""}


def proof(shown: dict[str, object], hidden: tuple[str, ...] = ()) -> str:
    value = {
        "kind": "claim",
        "disclosed": {name: {"salt": "00", "value": v} for name, v in shown.items()},
        "committed": {name: "11" for name in hidden},
    }
    extra = base64.b64encode(json.dumps(value).encode()).decode()
    return f"c2sp.org/tlog-proof@v1\nextra {extra}\nindex 3\n\norigin\n3\nroot\n\n— key\n"


def test_a_proof_that_shows_what_the_row_shows_leaves_as_it_is() -> None:
    text = proof({"id": ROW["id"], "exact": "161"}, hidden=("by", "entered"))
    assert public_proof(ROW, text) == text


def test_a_proof_without_fields_leaves() -> None:
    assert public_proof(ROW, "c2sp.org/tlog-proof@v1\nindex 3\n\nnote\n") != ""


@pytest.mark.parametrize(
    ("shown", "hidden", "fault"),
    [
        ({"by": "Ana"}, (), "shows by, which may not leave"),
        ({"exact": "162"}, (), "shows exact, which may not leave"),
        ({"id": ROW["id"]}, ("exact",), "hides exact, which the release shows"),
        ({"by": "Ana", "entered": "now"}, ("note",), "shows by.*; shows entered.*; hides note"),
    ],
)
def test_a_proof_that_shows_or_hides_too_much_is_refused(
    shown: dict[str, object], hidden: tuple[str, ...], fault: str
) -> None:
    with pytest.raises(PublishRefused, match=fault):
        public_proof(ROW, proof(shown, hidden))


@pytest.mark.parametrize("extra", ["!!", "e30=", "W10=", base64.b64encode(b"{").decode()])
def test_a_proof_whose_fields_cannot_be_read_is_refused(extra: str) -> None:
    with pytest.raises(PublishRefused, match="must be base64 of JSON"):
        shown_and_hidden(f"c2sp.org/tlog-proof@v1\nextra {extra}\nindex 3\n\nnote\n")


def test_a_line_of_the_checkpoint_is_no_line_of_the_proof() -> None:
    assert shown_and_hidden("h\nindex 1\n\nextra zzz\n") == ({}, frozenset())
