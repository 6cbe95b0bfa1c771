"""Proceedings: every step of a table of sentences, and none of its decoys as a fact."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.read.suggest.modality import plain
from onrecord.read.suggest.pipeline import sentences
from onrecord.read.suggest.proceedings import proceedings
from onrecord.read.suggest.sentence import Found

TABLE = Path(__file__).parent / "tables" / "proceedings.txt"
"""A line: sentence => who / stage / outcome / date ; ... ; without `=>` nothing in it is a fact."""


def rows() -> Iterator[tuple[str, list[list[str]]]]:
    for line in TABLE.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            text, _, gold = line.partition("=>")
            steps = [
                [*map(str.strip, s.split("/")), "", ""][:4] for s in gold.split(";") if s.strip()
            ]
            yield text.strip(), steps


def read(text: str) -> list[Found]:
    return [found for sentence in sentences(text) for found in proceedings(sentence)]


def facts(text: str) -> list[tuple[str, str, str, str]]:
    return [
        (f.payload.who, f.payload.stage, f.payload.outcome, f.payload.date)  # type: ignore[attr-defined]
        for f in read(text)
        if plain(f.modality)
    ]


KNOWN = list(rows())


@pytest.mark.parametrize("text", [text for text, steps in KNOWN if not steps])
def test_no_negated_or_hypothetical_step_is_a_fact(text: str) -> None:
    assert facts(text) == []


@pytest.mark.parametrize(("text", "steps"), [row for row in KNOWN if row[1]])
def test_every_step_is_read_with_whom_it_concerns(text: str, steps: list[list[str]]) -> None:
    got = facts(text)
    assert len(got) == len(steps)
    for (who, stage, outcome, date), wanted in zip(
        sorted(got, key=str), sorted(steps, key=str), strict=True
    ):
        assert wanted[0] in who or who in wanted[0]
        assert (stage, date) == (wanted[1], wanted[3])
        assert outcome in (wanted[2], "pending")


@pytest.mark.parametrize("text", [text for text, steps in KNOWN if steps])
def test_every_field_is_locked_to_its_words(text: str) -> None:
    for found in read(text):
        for field, where in found.spans.items():
            assert where.stands_in(text)
            if field != "date":
                assert getattr(found.payload, field) == where.exact


def test_forum_charge_and_sentence_are_the_documents_words() -> None:
    (one,) = read(
        "Hissene Habre was sentenced to life in prison for torture "
        "by the Extraordinary African Chambers."
    )
    assert (one.payload.forum, one.payload.charge, one.payload.sentence) == (  # type: ignore[attr-defined]
        "Extraordinary African Chambers",
        "torture",
        "life in prison",
    )


def test_a_pronoun_is_read_as_the_nearest_defendants() -> None:
    text = "Among the defendants are two generals. Prosecutors have charged them with genocide."
    (one,) = read(text)
    assert one.payload.who == "defendants"  # type: ignore[attr-defined]
    assert one.spans["who"].end < one.quote.start
