"""Documented people: groups of list entries with ids that last, and every change of them."""

from dataclasses import dataclass


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
    "merged" (`other` became an alias of `person`), "split" (`person` was founded out of `other`).
    reason: a sentence: the verdict or the linkage that did it.
    """

    kind: str
    person: str
    entries: tuple[str, ...]
    reason: str
    other: str = ""
