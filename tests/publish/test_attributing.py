"""Somebody's words inside a sentence of the count are shown as theirs."""

import pytest

from onrecord.publish.attributing import attributed
from onrecord.record.account import Piece

ROW = {
    "speaker": "HRW",
    "chain": ["HRW", "The Paper"],
    "payload": {
        "population": "massacred civilians",
        "unit": "persons",
        "includes": ["civilians", "injured"],
    },
}
OTHER = {"speaker": "HRW Helsinki", "chain": ["HRW Helsinki"], "payload": {"label": "a+b"}}

SENTENCES = [
    ("161 persons killed", [Piece("161 persons killed")]),
    ("HRW said", [Piece("HRW", "named"), Piece(" said")]),
    (
        "massacred civilians -> civilians",
        [Piece("massacred civilians", "quoted"), Piece(" → "), Piece("civilians", "quoted")],
    ),
    ("HRW Helsinki", [Piece("HRW Helsinki", "named")]),
    ("injured persons", [Piece("injured persons")]),
    ("HRWs civiliansx", [Piece("HRWs civiliansx")]),
    ("(a+b)", [Piece("("), Piece("a+b", "quoted"), Piece(")")]),
    (
        'so "mostly civilians" holds',
        [Piece("so "), Piece("mostly civilians", "quoted"), Piece(" holds")],
    ),
    ("", []),
]


@pytest.mark.parametrize(("sentence", "pieces"), SENTENCES)
def test_words_and_names_of_the_claims_are_told_apart(sentence: str, pieces: list[Piece]) -> None:
    assert list(attributed(sentence, [ROW, OTHER])) == pieces


def test_a_sentence_that_rests_on_no_claim_is_all_our_own() -> None:
    assert attributed("1 voice only", []) == (Piece("1 voice only"),)
