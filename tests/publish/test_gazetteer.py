"""The gazetteer: every name says who uses it and where that is seen."""

from typing import Any

import pytest

from onrecord.publish.gazetteer import gazetteer, places_named


def row(claim: str, **payload: Any) -> dict[str, Any]:
    return {"id": claim, "payload": payload}


@pytest.mark.parametrize("place", gazetteer(), ids=lambda place: place.key)
def test_a_place_has_several_names_a_position_and_sources(place: Any) -> None:
    assert len({name.words for name in place.names}) == len(place.names) >= 2
    assert all(name.used_by and name.source and name.language for name in place.names)
    assert abs(place.latitude) <= 90_000_000
    assert abs(place.longitude) <= 180_000_000
    assert place.radius > 0
    assert place.source != ""


def test_keys_are_words_of_our_own_and_stand_once() -> None:
    keys = [place.key for place in gazetteer()]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize(
    ("event", "words", "found"),
    [
        ("Khojaly, 25-26 February 1992", "", ["khojaly"]),
        ("", "Xocalı", ["khojaly"]),
        ("", "the road to Aghdam", ["aghdam"]),
        ("", "Ходжалы", ["khojaly"]),
        ("", "Bakuriani", []),
        ("Alder Bridge, 3 May 1950", "a village", []),
    ],
)
def test_a_place_is_known_by_any_of_its_names(event: str, words: str, found: list[str]) -> None:
    named = places_named(event, [row("a", place=words)])
    assert [n.place.key for n in named] == found


def test_claims_that_name_a_place_are_listed_with_it() -> None:
    rows = [row("a", place="Baku"), row("b", place="Bakı"), row("c", place=None), row("d")]
    (baku,) = places_named("", rows)
    assert baku.claims == ("a", "b")
