"""Places of our own gazetteer that claims name, with every name they go by and who uses it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from onrecord.publish.gate import Row
from onrecord.record.party import Name
from onrecord.record.place import Place

MILLIONTHS = 1_000_000


@dataclass(frozen=True, slots=True)
class Named:
    """A place with the claims that name it as theirs; none where only the event's name does."""

    place: Place
    claims: tuple[str, ...]


@cache
def gazetteer() -> tuple[Place, ...]:
    """Every place we know, in the order of the file."""
    raw = files("onrecord.publish").joinpath("atlas", "gazetteer.yaml").read_text("utf-8")
    return tuple(_place(key, entry) for key, entry in yaml.safe_load(raw).items())


def _place(key: str, entry: dict[str, Any]) -> Place:
    latitude, longitude = (round(degrees * MILLIONTHS) for degrees in entry["position"])
    names = tuple(Name(**name) for name in entry["names"])
    return Place(key, names, latitude, longitude, entry["radius"], entry["source"])


def places_named(event: str, rows: Iterable[Row]) -> list[Named]:
    """The places that an event's name or its claims' places name, as whole words."""
    said = [(row["id"], row["payload"].get("place") or "") for row in rows]
    found = []
    for place in gazetteer():
        pattern = _pattern(place)
        claims = tuple(id_ for id_, words in said if pattern.search(words))
        if claims or pattern.search(event):
            found.append(Named(place, claims))
    return found


@cache
def _pattern(place: Place) -> re.Pattern[str]:
    words = "|".join(re.escape(name.words) for name in place.names)
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
