"""A place, with every name it goes by and who uses it."""

from dataclasses import dataclass

from onrecord.ids import content_id
from onrecord.record.party import Name


@dataclass(frozen=True, slots=True)
class Place:
    """key: a stable word of our own; names: all of them.
    latitude, longitude: millionths of a degree (WGS 84), whole so that identity is exact, or None.
    radius: metres of uncertainty, or None; source: who gives the position.
    """

    key: str
    names: tuple[Name, ...]
    latitude: int | None = None
    longitude: int | None = None
    radius: int | None = None
    source: str = ""

    @property
    def id(self) -> str:
        return content_id("place", self.key)
