"""A person's name as a list writes it, its parts, what each is, and how it is spelt in Latin."""

from dataclasses import dataclass

NAME_ROLES = (
    "given", "father", "grandfather", "family", "patronymic", "kunya", "honorific", "unknown",
)  # fmt: skip
"""What a part of a name is. `patronymic` names the father in one word (Petrovich); `father` is his
own name as a part of its own; `kunya` is Abu or Umm with a child's name; `unknown` was not told."""


@dataclass(frozen=True, slots=True)
class NamePart:
    """written: as it came; role: one of `NAME_ROLES`.

    latin: romanised and folded, a to z and single blanks only; skeleton: its consonants by sound.
    Both are for finding and comparing, never for showing, and never identity.
    """

    written: str
    role: str
    latin: str
    skeleton: str


@dataclass(frozen=True, slots=True)
class PersonalName:
    """written: the whole name as it came; language: BCP 47 as given or told by the script, or "".

    parts: in the order in which they are written; empty where nothing usable is a name.
    """

    written: str
    language: str = ""
    parts: tuple[NamePart, ...] = ()

    def of(self, role: str) -> tuple[NamePart, ...]:
        """The parts that have one role."""
        return tuple(part for part in self.parts if part.role == role)
