"""The signature under a release covers exactly one SHA256SUMS of one ledger."""

import pytest

from onrecord.errors import BadProof
from onrecord.preserve.note import SigningKey, sign
from onrecord.preserve.release import open_release, release_text, sign_release

KEY = SigningKey("example.org/archive", bytes(range(32)))
OTHER = SigningKey("example.org/other", bytes(32))
SUMS = b"0" * 64 + b"  index.html\n"


def test_a_signed_release_names_its_ledger() -> None:
    note = sign_release(SUMS, KEY)
    assert open_release(note, SUMS, [OTHER.verifier, KEY.verifier]) == "example.org/archive"
    assert sign_release(SUMS, KEY) == note


def test_other_sums_and_other_ledgers_are_refused() -> None:
    foreign = sign(release_text(OTHER.name, SUMS), KEY)
    for note, sums in ((sign_release(SUMS, KEY), SUMS + b"\n"), (foreign, SUMS)):
        with pytest.raises(BadProof, match="over another SHA256SUMS, or for another ledger"):
            open_release(note, sums, [KEY.verifier])
