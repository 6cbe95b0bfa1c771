"""Names: a party, an event or a place has many, and none of them is *the* name."""

from dataclasses import dataclass

from onrecord.ids import content_id


@dataclass(frozen=True, slots=True)
class Name:
    """One name in use.

    language: BCP 47; script: ISO 15924, or ""; used_by: who uses it; source: where that is seen.
    """

    words: str
    language: str = ""
    script: str = ""
    used_by: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Party:
    """A person, group or institution that speaks or takes part.

    key: a stable word of our own for it, never shown as a name.
    kind: "person", "group", "institution" or "unnamed".
    """

    key: str
    names: tuple[Name, ...]
    kind: str = "institution"

    @property
    def id(self) -> str:
        return content_id("party", self.key)
