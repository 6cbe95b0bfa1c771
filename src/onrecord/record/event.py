"""An event: acts that belong together in time and place."""

from dataclasses import dataclass

from onrecord.ids import content_id
from onrecord.record.party import Name


@dataclass(frozen=True, slots=True)
class Event:
    """key: the neutral key its claims carry, e.g. "Khojaly, 25-26 February 1992".
    names: what different parties call it; date: EDTF, or ""; places: keys of places.
    """

    key: str
    names: tuple[Name, ...] = ()
    date: str = ""
    places: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        return content_id("event", self.key)
