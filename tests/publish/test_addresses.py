"""Addresses come from name and identity, never clash, and lead from page to page."""

import pytest

from onrecord.publish import addresses
from onrecord.publish.addresses import relative, slug


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("Khojaly, 25-26 February 1992", "khojaly-25-26-february-1992"),
        ("Şuşa / Shushi", "susa-shushi"),
        ("../../etc/passwd", "etc-passwd"),
        ('<script>"', "script"),
        ("خوجالي", "event"),
        ("\u202e\x00", "event"),
        ("", "event"),
        ("x" * 300, "x" * 60),
        ("CON", "con"),
    ],
)
def test_a_slug_is_lower_case_ascii(name: str, made: str) -> None:
    assert slug(name) == made


def test_events_whose_slugs_are_equal_have_different_addresses() -> None:
    places = addresses.addresses(["Alder!", "alder", "خ", "ح", ""], [])
    assert len({path.casefold() for path in places.events.values()}) == 5


def test_documents_whose_hashes_begin_alike_have_their_whole_hash() -> None:
    first, second, third = "ab" * 6 + "0" * 52, "ab" * 6 + "1" * 52, "cd" * 32
    places = addresses.addresses([], [first, second, third])
    assert places.documents == {
        first: f"documents/{first}.html",
        second: f"documents/{second}.html",
        third: f"documents/{third[:12]}.html",
    }


def test_an_address_does_not_depend_on_the_other_events() -> None:
    alone = addresses.addresses(["A"], []).events["A"]
    assert addresses.addresses(["B", "A", "C"], []).events["A"] == alone


def test_a_part_of_an_event_has_its_number_in_its_address() -> None:
    places = addresses.addresses(["A"], [])
    assert places.event("A", 3) == places.event("A").replace(".html", "-3.html")


@pytest.mark.parametrize(
    ("page", "to", "link"),
    [
        ("index.html", "claims/a.html", "claims/a.html"),
        ("claims/a.html", "index.html", "../index.html"),
        ("claims/a.html", "claims/b.html", "../claims/b.html"),
        ("data/dictionary.html", "assets/style.css", "../assets/style.css"),
    ],
)
def test_links_are_relative(page: str, to: str, link: str) -> None:
    assert relative(page, to) == link


@pytest.mark.parametrize(
    ("id_", "place"),
    [
        ("000" + "0" * 29, "claims/000.html"),
        ("003" + "f" * 29, "claims/000.html"),
        ("004" + "0" * 29, "claims/004.html"),
        ("7e1" + "1" * 29, "claims/7e0.html"),
        ("fff" + "f" * 29, "claims/ffc.html"),
    ],
)
def test_a_claims_address_is_made_from_its_id_alone_and_stays_for_ever(
    id_: str, place: str
) -> None:
    """These addresses were given out: a change here breaks citations in print."""
    assert addresses.Addresses.claim(id_) == f"{place}#{id_}"
