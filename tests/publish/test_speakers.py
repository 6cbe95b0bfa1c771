"""Voices of an event, each with all it says, who repeats it and whom it passes on."""

import pytest
from tests.publish import sample
from tests.publish.building import accounted

from onrecord.publish import speakers
from onrecord.publish.gate import public_holding
from onrecord.publish.speakers import anchor, first_pages, speaker_parts
from onrecord.record.event_count import EventCount, Repeater, Voice

COUNT = accounted(public_holding(sample.HOLDING))[1][sample.EVENT]
NOTES = frozenset({"Notes"})


def counted(*voices: Voice) -> EventCount:
    return EventCount("e", (), (), (), voices, (), (), (), (), (), ())


def voice(name: str, *claims: str, by: dict[str, tuple[str, ...]] | None = None) -> Voice:
    repeaters = tuple(Repeater(*item) for item in (by or {}).items())
    return Voice(name.lower(), (name,), False, claims, repeaters, (), ())


def test_every_claim_of_the_event_stands_under_its_voice() -> None:
    shown = [claim for part in speaker_parts(COUNT, NOTES) for s in part for claim in s.claims]
    assert sorted(shown) == sorted(claim for v in COUNT.voices for claim in v.claims)


def test_voices_stand_by_alphabet() -> None:
    (part,) = speaker_parts(counted(voice("ben", "b"), voice("Ana", "a")), NOTES)
    assert [s.voice.names[0] for s in part] == ["Ana", "ben"]


def test_who_repeats_and_who_is_passed_on_stand_on_both_ends() -> None:
    ana = voice("Ana", "a", by={"The Paper": ("a",), "Notes": ("a",)})
    (part,) = speaker_parts(counted(ana, voice("The Paper", "p")), NOTES)
    assert part[0].repeaters == (Repeater("The Paper", ("a",)),)
    assert part[1].passes_on == ((ana, 1),)


def test_a_long_voice_goes_over_several_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speakers, "SLICE", 2)
    parts = speaker_parts(counted(voice("Ana", "a", "b", "c"), voice("Ben", "d")), NOTES)
    assert [[(s.voice.names[0], s.claims) for s in part] for part in parts] == [
        [("Ana", ("a", "b"))],
        [("Ana", ("c",)), ("Ben", ("d",))],
    ]
    assert [s.begins for part in parts for s in part] == [True, False, True]
    assert first_pages(parts) == {"ana": 1, "ben": 2}


def test_a_page_lists_repeaters_of_its_own_claims_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speakers, "SLICE", 1)
    ana = voice("Ana", "a", "b", by={"The Paper": ("a", "b"), "Radio": ("b",)})
    parts = speaker_parts(counted(ana), NOTES)
    assert [[(r.name, r.claims) for r in part[0].repeaters] for part in parts] == [
        [("The Paper", ("a",))],
        [("The Paper", ("b",)), ("Radio", ("b",))],
    ]


def test_an_anchor_is_made_from_the_name_alone_and_differs_by_name() -> None:
    assert anchor("ana") == anchor("ana") != anchor("ben")
