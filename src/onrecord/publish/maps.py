"""A plain map of places: land and water, degrees and a scale; no border, no fill of a country."""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

from onrecord.record.place import Place

WIDTH, HEIGHT = 640, 480
"""Units of the drawing; it is shown as wide as there is room."""

FAR, NEAR = 4.0, 0.4
"""Degrees of latitude that a map shows at least: one with a coast or degree line in sight, and one
that tells places apart."""

CROWDED = 40.0
"""Units within which two places cannot be told apart, so that a nearer map is added."""

MARGIN = 1.4
LEAST_RADIUS = 5.0
"""Units below which a circle of uncertainty could not be seen."""

KM_A_DEGREE = 111.2
SCALE_LENGTHS = (10, 20, 50, 100, 200, 500, 1000)
SHARE_OF_SCALE = 0.3

Region = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Spot:
    """number: counted from 1, as in the list beside the map; radius: the uncertainty, drawn.

    before: whether its number stands before it, because another place is just after it.
    """

    number: int
    x: float
    y: float
    radius: float
    before: bool = False


@dataclass(frozen=True, slots=True)
class MapView:
    """land: SVG path; meridians, parallels: where they cross, and their degree; scale in km.

    cite: whose drawing the coast is.
    """

    land: str
    spots: tuple[Spot, ...]
    meridians: tuple[tuple[float, int], ...]
    parallels: tuple[tuple[float, int], ...]
    scale_km: int
    scale_length: float
    cite: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What the map shows: west, north in degrees, and units a degree along and up."""

    west: float
    north: float
    along: float
    up: float

    def x(self, longitude: float) -> float:
        return round((longitude - self.west) * self.along, 1)

    def y(self, latitude: float) -> float:
        return round((self.north - latitude) * self.up, 1)

    @property
    def east(self) -> float:
        return self.west + WIDTH / self.along

    @property
    def south(self) -> float:
        return self.north - HEIGHT / self.up


Point = tuple[float, float, int]
"""Longitude and latitude in degrees, and metres of uncertainty."""


def place_maps(places: Sequence[Place]) -> tuple[MapView, ...]:
    """The places on one map, and on a nearer one where they lie too close to be told apart.

    None where no coast was cut for that part of the world, or where a place has no position.
    """
    points = [
        (p.longitude / 1e6, p.latitude / 1e6, p.radius or 0)
        for p in places
        if p.longitude is not None and p.latitude is not None
    ]
    if len(points) == 0 or len(points) < len(places):
        return ()
    far = _map(points, FAR)
    near = _map(points, NEAR) if far is not None and _crowded(far.spots) else None
    return tuple(made for made in (far, near) if made is not None)


def _map(points: Sequence[Point], least: float) -> MapView | None:
    frame = _frame(points, least)
    region = next((r for r in _atlas()["regions"].values() if _holds(r, frame)), None)
    if region is None:
        return None
    kilometres = _scale(frame)
    return MapView(
        land=_land(region, frame),
        spots=_spots(points, frame),
        meridians=tuple((frame.x(d), d) for d in _degrees(frame.west, frame.east)),
        parallels=tuple((frame.y(d), d) for d in _degrees(frame.south, frame.north)),
        scale_km=kilometres,
        scale_length=round(_units(kilometres, frame), 1),
        cite=_atlas()["cite"],
    )


def _spots(points: Sequence[Point], frame: Frame) -> tuple[Spot, ...]:
    made = [
        Spot(
            number, frame.x(x), frame.y(y), max(LEAST_RADIUS, round(_units(radius / 1e3, frame), 1))
        )
        for number, (x, y, radius) in enumerate(points, start=1)
    ]
    return tuple(
        replace(spot, before=any(_close(spot, other) and other.x > spot.x for other in made))
        for spot in made
    )


def _close(spot: Spot, other: Spot) -> bool:
    return spot is not other and math.hypot(spot.x - other.x, spot.y - other.y) < CROWDED


def _crowded(spots: Sequence[Spot]) -> bool:
    return any(_close(spot, other) for spot in spots for other in spots)


@cache
def _atlas() -> dict[str, Any]:
    raw = files("onrecord.publish").joinpath("atlas", "land.json").read_text("utf-8")
    made: dict[str, Any] = json.loads(raw)
    return made


def _frame(points: Sequence[Point], least: float) -> Frame:
    """All points in the middle; a degree of longitude drawn as short as it is at that latitude."""
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    middle = (max(ys) + min(ys)) / 2
    shorter = math.cos(math.radians(middle))
    high = max(least, MARGIN * (max(ys) - min(ys)))
    high = max(high, MARGIN * (max(xs) - min(xs)) * shorter * HEIGHT / WIDTH)
    up = HEIGHT / high
    along = up * shorter
    return Frame((max(xs) + min(xs)) / 2 - WIDTH / along / 2, middle + high / 2, along, up)


def _holds(region: Region, frame: Frame) -> bool:
    west, south, east, north = (degree / 100 for degree in region["box"])
    across = bool(west <= frame.west and frame.east <= east)
    return across and bool(south <= frame.south and frame.north <= north)


def _land(region: Region, frame: Frame) -> str:
    return "".join(f"M{_ring(ring, frame)}Z" for ring in region["rings"])


def _ring(ring: Sequence[int], frame: Frame) -> str:
    pairs = zip(ring[::2], ring[1::2], strict=True)
    return "L".join(f"{frame.x(x / 100)} {frame.y(y / 100)}" for x, y in pairs)


def _units(kilometres: float, frame: Frame) -> float:
    return kilometres / KM_A_DEGREE * frame.up


def _scale(frame: Frame) -> int:
    """The longest round length that leaves room beside it."""
    fitting = [km for km in SCALE_LENGTHS if _units(km, frame) <= SHARE_OF_SCALE * WIDTH]
    return max(fitting, default=SCALE_LENGTHS[0])


def _degrees(first: float, last: float) -> range:
    """Whole degrees inside, every second one where there are many."""
    step = 1 if last - first <= 6 else 2 if last - first <= 14 else 5
    low = math.ceil(first / step) * step
    return range(low, math.floor(last) + 1, step)
