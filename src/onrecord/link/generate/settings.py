"""What is to be invented: how many people, which lists, in which languages, with which faults."""

from dataclasses import dataclass

from onrecord.errors import BadSettings
from onrecord.link.generate.tongues import LANGUAGES, WRITINGS

COLUMNS = ("parts", "whole")
"""A list has a column for each part of a name, or one for the whole of it."""

MOST_LISTS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Invented:
    """people: in the population, listed or not; lists: how many; languages: of their names.

    writings, columns, coverage: one a list, beginning again where there are more lists.
    coverage: the share of the population that a list has, from 0 to 1.
    dependence: how strongly being on one list goes with being on another; 0 is not at all. It is
    the standard deviation, in log-odds, of what a person and an event bring to every list.
    typos: share of names with a slip of the pen. missing: share of cells left empty, of a part of
    the name that is not the given one twice as many. duplicates: share of a list's people whom it
    has twice. unnamed: share of rows without any name.
    """

    people: int = 5_000
    lists: int = 3
    languages: tuple[str, ...] = ("ar",)
    writings: tuple[str, ...] = ("own", "latin")
    columns: tuple[str, ...] = ("parts", "whole", "parts")
    coverage: tuple[float, ...] = (0.6, 0.5, 0.4)
    dependence: float = 0.7
    typos: float = 0.04
    missing: float = 0.06
    duplicates: float = 0.01
    unnamed: float = 0.01

    def __post_init__(self) -> None:
        faults = [
            *_wrong_words("language", self.languages, LANGUAGES),
            *_wrong_words("writing", self.writings, WRITINGS),
            *_wrong_words("kind of columns", self.columns, COLUMNS),
            *(f"coverage {c}: above 0, at most 1" for c in self.coverage if not 0 < c <= 1),
        ]
        if self.people < 1:
            faults.append(f"{self.people} people: at least 1")
        if not 1 <= self.lists <= MOST_LISTS:
            faults.append(f"{self.lists} lists: from 1 to {MOST_LISTS}")
        if len(self.coverage) == 0:
            faults.append("no coverage: one share a list, or one for all")
        if self.dependence < 0:
            faults.append(f"dependence {self.dependence}: 0 or more")
        for name in ("typos", "missing", "duplicates", "unnamed"):
            if not 0 <= getattr(self, name) <= 0.5:
                faults.append(f"{name} {getattr(self, name)}: from 0 to 0.5")
        if len(faults) != 0:
            raise BadSettings("; ".join(faults))


def _wrong_words(what: str, given: tuple[str, ...], known: tuple[str, ...]) -> list[str]:
    if len(given) == 0:
        return [f"no {what}; known: {', '.join(known)}"]
    return [f"unknown {what} {w!r}; known: {', '.join(known)}" for w in given if w not in known]
