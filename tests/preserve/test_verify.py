"""Verifying names every item that is not as it was left, and trusts only what came from outside."""

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.preserve.checkpoint import Checkpoint, SigningKey, sign_checkpoint
from onrecord.preserve.merkle import Frontier, Tree, leaf_hash
from onrecord.preserve.originals import Originals
from onrecord.preserve.verify import (
    Finding,
    Ledger,
    Row,
    Trust,
    check_ledger,
    check_originals,
)

KEY = SigningKey("example.org/archive", bytes(range(32)))
OTHER = SigningKey("example.org/archive", bytes(32))
HASHES = [leaf_hash(b"%d" % number) for number in range(6)]
OTHERS = [leaf_hash(b"other %d" % number) for number in range(9)]
ROWS = tuple(Row(number, f"claim {number}", hash_) for number, hash_ in enumerate(HASHES))


def _note(size: int, hashes: list[bytes] = HASHES, key: SigningKey = KEY) -> str:
    return sign_checkpoint(Checkpoint(key.name, size, Tree(hashes).root(size)), key)


def _ledger(hashes: list[bytes] = HASHES) -> Ledger:
    leaves = tuple(enumerate(hashes))
    return Ledger(leaves, Frontier().extend(hashes), _note(len(hashes), hashes), [KEY.verifier])


LEDGER = _ledger()


def _found(
    ledger: Ledger, rows: tuple[Row, ...] = ROWS, trust: Trust | None = None
) -> list[tuple[str, str]]:
    return [(finding.item, finding.kind) for finding in check_ledger(ledger, rows, trust)]


def test_an_untouched_ledger_has_no_findings() -> None:
    assert _found(LEDGER) == []
    assert _found(replace(LEDGER, leaves=LEDGER.leaves[::-1]), ROWS[::-1]) == []
    assert _found(Ledger((), Frontier(), "", [KEY.verifier]), ()) == []


def test_leaves_after_the_archives_own_checkpoint_were_put_in_without_its_key() -> None:
    for size in range(len(HASHES)):
        found = _found(replace(LEDGER, checkpoint=_note(size)))
        assert found == [("checkpoint", "unsigned")]


def test_a_changed_row_is_named() -> None:
    changed = (*ROWS[:2], replace(ROWS[2], leaf=OTHERS[2]), *ROWS[3:])
    assert list(check_ledger(LEDGER, changed)) == [
        Finding(
            "claim 2",
            "altered",
            "claim 2 is not what leaf 2 was made from: the row or the leaf changed",
        )
    ]


def test_a_row_that_cannot_be_read_is_named() -> None:
    assert _found(LEDGER, (replace(ROWS[0], leaf=b""), *ROWS[1:])) == [("claim 0", "altered")]


def test_every_bit_of_every_leaf_counts() -> None:
    for index in range(len(HASHES)):
        for bit in range(0, 256, 17):
            flipped = bytearray(HASHES[index])
            flipped[bit // 8] ^= 1 << bit % 8
            leaves = [*enumerate(HASHES)]
            leaves[index] = (index, bytes(flipped))
            assert _found(replace(LEDGER, leaves=leaves)) == [
                (f"claim {index}", "altered"),
                ("frontier", "frontier"),
                ("checkpoint", "fork"),
            ]


LEAVES = LEDGER.leaves
CHANGES: list[tuple[str, Ledger, tuple[Row, ...], list[tuple[str, str]]]] = [
    (
        "row and leaf changed together",
        replace(LEDGER, leaves=(*LEAVES[:3], (3, OTHERS[3]), *LEAVES[4:])),
        (*ROWS[:3], replace(ROWS[3], leaf=OTHERS[3]), *ROWS[4:]),
        [("frontier", "frontier"), ("checkpoint", "fork")],
    ),
    (
        "row, leaf and frontier changed together",
        replace(_ledger([*HASHES[:3], OTHERS[3], *HASHES[4:]]), checkpoint=LEDGER.checkpoint),
        (*ROWS[:3], replace(ROWS[3], leaf=OTHERS[3]), *ROWS[4:]),
        [("checkpoint", "fork")],
    ),
    ("row gone", LEDGER, ROWS[:-1], [("leaf 5", "missing")]),
    (
        "leaf gone",
        replace(LEDGER, leaves=(*LEAVES[:2], *LEAVES[3:])),
        ROWS,
        [
            ("leaf 5", "index"),
            ("leaf 2", "missing"),
            ("claim 2", "missing"),
            ("frontier", "frontier"),
            ("checkpoint", "rollback"),
        ],
    ),
    ("last entry gone whole", replace(_ledger(HASHES[:5]), checkpoint=LEDGER.checkpoint), ROWS[:5],
     [("checkpoint", "rollback")]),
    ("a leaf twice", replace(LEDGER, leaves=(*LEAVES, LEAVES[1])), ROWS, [("leaf 1", "index")]),
    ("two rows, one leaf", LEDGER, (*ROWS, replace(ROWS[1], item="claim 9")),
     [("claim 9", "index")]),
    ("a negative index", replace(LEDGER, leaves=(*LEAVES, (-1, HASHES[0]))), ROWS,
     [("leaf -1", "index"), ("leaf 6", "missing"), ("leaf -1", "missing"),
      ("frontier", "frontier"), ("checkpoint", "fork")]),
    ("an extra leaf", replace(LEDGER, leaves=(*LEAVES, (6, OTHERS[0]))), ROWS,
     [("leaf 6", "missing"), ("frontier", "frontier"), ("checkpoint", "unsigned")]),
    ("another frontier", replace(LEDGER, frontier=Frontier().extend(HASHES[:5])), ROWS,
     [("frontier", "frontier")]),
    ("a short leaf hash", replace(LEDGER, leaves=(*LEAVES[:5], (5, b"x"))), ROWS,
     [("claim 5", "altered"), ("leaf 5", "altered")]),
    ("no checkpoint", replace(LEDGER, checkpoint=""), ROWS, [("checkpoint", "signature")]),
    ("a checkpoint of another key", replace(LEDGER, checkpoint=_note(6, key=OTHER)), ROWS,
     [("checkpoint", "signature")]),
    ("a spoilt checkpoint", replace(LEDGER, checkpoint=_note(6).replace("\n6\n", "\n5\n")), ROWS,
     [("checkpoint", "signature")]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("ledger", "rows", "expected"), [pytest.param(*rest, id=name) for name, *rest in CHANGES]
)
def test_names_what_does_not_fit(
    ledger: Ledger, rows: tuple[Row, ...], expected: list[tuple[str, str]]
) -> None:
    assert _found(ledger, rows) == expected


def test_trust_from_outside_is_met_by_the_same_key_and_any_earlier_checkpoint() -> None:
    assert _found(LEDGER, trust=Trust(KEY.verifier)) == []
    for size in range(len(HASHES) + 1):
        assert _found(LEDGER, trust=Trust(KEY.verifier, _note(size))) == []


def _forged(key: SigningKey, hashes: list[bytes]) -> tuple[Ledger, tuple[Row, ...]]:
    """An archive made again from nothing, consistent in itself."""
    note = _note(len(hashes), hashes, key)
    ledger = Ledger(
        tuple(enumerate(hashes)), Frontier().extend(hashes), note, [key.verifier]
    )  # fmt: skip
    return ledger, tuple(Row(n, f"claim {n}", hash_) for n, hash_ in enumerate(hashes))


FORGED: list[tuple[str, SigningKey, list[bytes], list[tuple[str, str]]]] = [
    ("another key", OTHER, HASHES, [("key", "key")]),
    ("another history", KEY, OTHERS[:6], [("trusted checkpoint", "fork")]),
    ("a longer other history", KEY, OTHERS, [("trusted checkpoint", "fork")]),
    ("a shorter history", KEY, HASHES[:4], [("trusted checkpoint", "rollback")]),
]


@pytest.mark.parametrize(
    ("key", "hashes", "expected"), [pytest.param(*rest, id=name) for name, *rest in FORGED]
)
def test_trust_from_outside_finds_an_archive_made_again(
    key: SigningKey, hashes: list[bytes], expected: list[tuple[str, str]]
) -> None:
    ledger, rows = _forged(key, hashes)
    assert _found(ledger, rows) == []
    assert _found(ledger, rows, Trust(KEY.verifier, _note(5))) == expected


def test_a_note_that_names_the_trusted_key_beside_another_must_be_signed_by_it() -> None:
    ledger = replace(
        LEDGER, checkpoint=_note(6, key=OTHER), keys=[OTHER.verifier, KEY.verifier]
    )  # fmt: skip
    assert _found(ledger, trust=Trust(KEY.verifier)) == [("checkpoint", "signature")]


def test_a_trusted_checkpoint_that_the_trusted_key_did_not_sign_is_named() -> None:
    assert _found(LEDGER, trust=Trust(KEY.verifier, _note(3, key=OTHER))) == [
        ("trusted checkpoint", "signature")
    ]


@pytest.fixture
def store(tmp_path: Path) -> Originals:
    made = Originals(tmp_path / "originals")
    for number in range(4):
        made.put(io.BytesIO(b"document %d" % number))
    return made


def test_untouched_originals_have_no_findings_and_each_is_told(store: Originals) -> None:
    told: list[str] = []
    expected = dict.fromkeys(store.all(), 10)
    assert list(check_originals(store, expected, told.append)) == []
    assert told == list(store.all())


def _missing(path: Path) -> None:
    path.unlink()


def _altered(path: Path) -> None:
    path.chmod(0o644)
    path.write_bytes(b"document X")


def _writable(path: Path) -> None:
    path.chmod(0o644)


@pytest.mark.parametrize(
    ("harm", "kind"), [(_missing, "missing"), (_altered, "altered"), (_writable, "writable")]
)
def test_a_harmed_original_is_named(
    store: Originals, harm: Callable[[Path], None], kind: str
) -> None:
    expected = dict.fromkeys(store.all(), 10)
    victim = sorted(expected)[2]
    harm(store.path(victim))
    found = [(f.item, f.kind) for f in check_originals(store, expected)]
    assert found == [(victim, kind)]


def test_what_no_document_names_is_a_mild_finding(store: Originals) -> None:
    (store.root / "sha256" / "Thumbs.db").write_bytes(b"x")
    first, *rest = store.all()
    found = list(check_originals(store, dict.fromkeys(rest, 10)))
    assert [(f.item, f.kind, f.mild) for f in found] == [
        (first, "stray", True),
        (str(store.root / "sha256" / "Thumbs.db"), "stray", True),
    ]
