"""Occurrences: acts with a date or a place."""

import pytest

from onrecord.read.suggest.occurrences import occurrences
from onrecord.read.suggest.pipeline import sentences

READ = [
    ("By late 1991, the town had been encircled by Armenian forces.", "siege", "1991~", ""),
    ("In February 1992, Armenian forces launched an assault.", "attack", "1992-02", ""),
    ("Mass graves were uncovered in Prijedor in 2013.", "exhumation", "2013", "Prijedor"),
    ("On 6 April 1994, gunmen killed ten people in Kigali.", "killing", "1994-04-06", "Kigali"),
    ("Soldiers burned houses in Foca.", "destruction", "", "Foca"),
]


@pytest.mark.parametrize(("text", "act", "date", "place"), READ)
def test_an_act_with_a_date_or_a_place_is_an_occurrence(
    text: str, act: str, date: str, place: str
) -> None:
    (one,) = [found for sentence in sentences(text) for found in occurrences(sentence)]
    payload = one.payload
    assert (payload.act, payload.date, payload.place) == (act, date, place)  # type: ignore[attr-defined]
    assert all(where.stands_in(text) for where in one.spans.values())


@pytest.mark.parametrize(
    "text",
    [
        "The town was never shelled in 1992.",
        "The army could attack Goma in May 2012.",
        "Soldiers attacked the village.",
        "The report was published in 1992.",
    ],
)
def test_no_act_no_date_or_no_fact_is_no_occurrence(text: str) -> None:
    assert [f for s in sentences(text) for f in occurrences(s)] == []
