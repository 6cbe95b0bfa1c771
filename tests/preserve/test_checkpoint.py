"""Checkpoints have one written form, and stand for one ledger."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import BadProof
from onrecord.preserve.checkpoint import (
    Checkpoint,
    SigningKey,
    open_checkpoint,
    sign,
    sign_checkpoint,
)

KEY = SigningKey("example.org/archive", bytes(range(32)))
SPECIFIED = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"
ROOT = bytes(32)
WRITTEN = Checkpoint("a", 7, ROOT, ("one", "two")).text()


def test_reads_the_example_of_the_specification() -> None:
    checkpoint = Checkpoint.parse(SPECIFIED)
    assert (checkpoint.origin, checkpoint.size) == ("example.com/behind-the-sofa", 20852163)
    assert checkpoint.root.hex()[:8] == "0ac5186a"
    assert checkpoint.text() == SPECIFIED


@given(
    st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1),
    st.integers(0, 10**18),
    st.binary(min_size=32, max_size=32),
)
def test_what_is_written_is_read_back(origin: str, size: int, root: bytes) -> None:
    checkpoint = Checkpoint(origin, size, root)
    assert Checkpoint.parse(checkpoint.text()) == checkpoint


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a\n7\n",
        WRITTEN[:-1],
        WRITTEN + "\n",
        WRITTEN.replace("\n7", "\n07"),
        WRITTEN.replace("\n7", "\n+7"),
        WRITTEN.replace("\n7", "\n-7"),
        WRITTEN.replace("\n7", "\n٧"),
        WRITTEN.replace("\n7", "\n7 "),
        WRITTEN.replace("\n7", "\n" + "9" * 30),
        WRITTEN.replace("a\n7", "\n7"),
        WRITTEN.replace("one\n", "\n"),
        WRITTEN.replace("\n", "\r\n"),
        WRITTEN.replace("=", ""),
        WRITTEN.replace("AAA=", "AAB="),
        WRITTEN.replace("AAAA", "", 1),
    ],
)
def test_any_other_form_is_refused(text: str) -> None:
    assert text != WRITTEN
    with pytest.raises(BadProof):
        Checkpoint.parse(text)


def test_opens_what_the_ledgers_own_key_signed() -> None:
    checkpoint = Checkpoint(KEY.name, 7, ROOT)
    assert open_checkpoint(sign_checkpoint(checkpoint, KEY), [KEY.verifier]) == checkpoint


def test_a_key_signs_for_its_own_ledger_only() -> None:
    elsewhere = Checkpoint("example.org/elsewhere", 7, ROOT)
    with pytest.raises(BadProof, match="may not sign for 'example.org/elsewhere'"):
        sign_checkpoint(elsewhere, KEY)
    with pytest.raises(BadProof, match="is of ledger 'example.org/elsewhere', not of"):
        open_checkpoint(sign(elsewhere.text(), KEY), [KEY.verifier])


def test_a_root_has_32_bytes_and_a_size_is_not_negative() -> None:
    for size, root in ((7, ROOT[1:]), (-1, ROOT)):
        with pytest.raises(BadProof, match="a size of 0 or more and a root of 32 bytes"):
            Checkpoint("a", size, root)
