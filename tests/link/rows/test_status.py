"""What lists write of what befell people, in their languages; what is left open stays open."""

import pytest

from onrecord.link.rows.status import UNCLEAR, read_status
from onrecord.vocab import load


@pytest.mark.parametrize(
    ("said", "term"),
    [
        ("killed", "killed"),
        ("Killed in shelling", "killed"),
        ("DIED (sniper)", "killed"),
        ("martyr", "killed"),
        ("Released alive", "released"),
        ("قتيل", "killed"),
        ("قُتِل", "killed"),
        ("قتيل بالقصف", "killed"),
        ("شهيد", "killed"),
        ("убит", "killed"),
        ("Погиб при обстреле", "killed"),
        ("пропал без вести", "missing"),
        ("مفقود", "missing"),
        ("İTKİN düşüb", "missing"),
        ("KAYIP", "missing"),
        ("desaparecido", "missing"),
        ("Missing since 3 May", "missing"),
        ("معتقل", "arrested"),
        ("detained", "arrested"),
        ("nestao", "missing"),
        ("սպանված", "killed"),
        ("killed or wounded", "casualties"),
    ],
)
def test_usual_words_are_understood(said: str, term: str) -> None:
    assert read_status(said) == term


@pytest.mark.parametrize(
    "said",
    ["killed or missing", "dead?", "missing / killed", "presumed dead", "not killed", "case closed",
     "missing, found alive", "убит или пропал", "and", ""],
)  # fmt: skip
def test_what_is_left_open_is_not_guessed(said: str) -> None:
    assert read_status(said) is None


def test_every_status_is_a_measure() -> None:
    assert set(load("statuses").terms) - {UNCLEAR} <= set(load("measures").terms)


def test_no_status_says_otherwise_than_the_measures() -> None:
    measures = load("measures")
    said = {s: t for t, term in load("statuses").terms.items() for s in term.spellings}
    assert {s: (t, measures.find(s)) for s, t in said.items()
            if t != UNCLEAR and measures.find(s) not in (None, t)} == {}  # fmt: skip
