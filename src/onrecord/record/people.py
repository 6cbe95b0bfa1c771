"""Documented people: groups of list entries with ids that last, and every change of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

CHANGES = ("founded", "joined", "left", "merged", "split")
"""What can befall a person; see `PersonChange`."""


@dataclass(frozen=True, slots=True)
class Person:
    """id: lasts for ever; entries: ids of the rows taken to be this person, sorted.

    aliases: ids that once were other people and lead here since, sorted.
    """

    id: str
    entries: tuple[str, ...]
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonChange:
    """One change of one person, with its reason.

    kind: "founded" (person, entries), "joined" (entries came), "left" (entries went),
    "merged" (`other` became an alias of `person`), "split" (`person` was founded out of `other`,
    or is once more what it was before it was merged into `other`).
    reason: a sentence: the verdict or the linkage that did it.
    """

    kind: str
    person: str
    entries: tuple[str, ...]
    reason: str
    other: str = ""


@dataclass(frozen=True, slots=True)
class People:
    """Everybody at one time, folded from every change so far.

    entries: by person, living ids only. leads: an alias to the id it was merged into, which may be
    an alias itself. home: an entry to the id under which it came, while its person may have been
    merged since. age: every id ever given to its place in the order of founding.
    held: entries, sorted, to the last id that had exactly these, and when (the number of updates).
    """

    entries: Mapping[str, frozenset[str]] = field(default_factory=dict)
    leads: Mapping[str, str] = field(default_factory=dict)
    home: Mapping[str, str] = field(default_factory=dict)
    age: Mapping[str, int] = field(default_factory=dict)
    held: Mapping[tuple[str, ...], tuple[int, str]] = field(default_factory=dict)
    updates: int = 0
