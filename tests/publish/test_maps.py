"""Maps: every place where it lies, its uncertainty to scale, land as drawn by whom it says."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.publish.gazetteer import gazetteer
from onrecord.publish.maps import CROWDED, HEIGHT, WIDTH, place_maps
from onrecord.record.party import Name
from onrecord.record.place import Place

BY_KEY = {place.key: place for place in gazetteer()}


def place(latitude: float, longitude: float, radius: int = 1000) -> Place:
    at = (round(latitude * 1e6), round(longitude * 1e6))
    return Place("p", (Name("P"),), *at, radius, "a source")


@pytest.mark.parametrize("key", BY_KEY)
def test_every_place_of_the_gazetteer_can_be_drawn(key: str) -> None:
    (made,) = place_maps([BY_KEY[key]])
    (spot,) = made.spots
    assert (spot.x, spot.y) == pytest.approx((WIDTH / 2, HEIGHT / 2), abs=0.2)
    assert made.cite.startswith("Natural Earth")


@given(
    st.lists(
        st.tuples(st.floats(39.5, 41.5), st.floats(45, 48)), min_size=1, max_size=6, unique=True
    )
)
def test_every_place_lies_inside_its_maps(points: list[tuple[float, float]]) -> None:
    for made in place_maps([place(*point) for point in points]):
        assert [spot.number for spot in made.spots] == list(range(1, len(points) + 1))
        assert all(0 <= s.x <= WIDTH and 0 <= s.y <= HEIGHT for s in made.spots)


def test_north_is_up_and_east_to_the_right() -> None:
    (made,) = place_maps([place(41, 46), place(40, 47)])
    first, second = made.spots
    assert first.y < second.y
    assert first.x < second.x


def test_a_length_is_the_same_along_and_up() -> None:
    (made,) = place_maps([place(40, 46), place(40.9, 46), place(40.45, 46 + 0.9 / math.cos(0.706))])
    low, high, beside = made.spots
    assert low.y - high.y == pytest.approx(beside.x - low.x, rel=0.01)


def test_uncertainty_is_drawn_to_the_scale_of_the_map() -> None:
    (made,) = place_maps([place(40, 46, 50_000)])
    assert made.spots[0].radius / 50 == pytest.approx(made.scale_length / made.scale_km, rel=0.01)


def test_places_that_cannot_be_told_apart_get_a_nearer_map() -> None:
    far, near = place_maps([BY_KEY["khojaly"], BY_KEY["aghdam"]])
    assert near.scale_km < far.scale_km
    distances = [math.dist((a.x, a.y), (b.x, b.y)) for a, b in (far.spots, near.spots)]
    assert distances[0] < CROWDED < distances[1]
    assert [spot.before for spot in far.spots] == [True, False]


@pytest.mark.parametrize(
    "places",
    [
        [],
        [place(-45, 170)],
        [place(40, 46), place(31, 74)],
        [place(40, 46), Place("q", (Name("Q"),))],
    ],
    ids=["no place", "no coast cut there", "too far apart", "a place without a position"],
)
def test_what_cannot_be_drawn_is_not(places: list[Place]) -> None:
    assert place_maps(places) == ()
