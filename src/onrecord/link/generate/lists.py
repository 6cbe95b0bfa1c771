"""Invented lists, row by row, with the person whom each row means."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.link.generate import cells
from onrecord.link.generate.coverage import listed, with_duplicates
from onrecord.link.generate.names import PARTS, Habit, name_parts, whole_names
from onrecord.link.generate.population import DAYS, Events, Numbers, People, population
from onrecord.link.generate.settings import Invented
from onrecord.link.generate.tongues import Words, tongue

AT_ONCE = 50_000
"""Rows made at a time, so that memory does not grow with the list."""

LONG_AFTER = DAYS + 400
"""The day on which a list was made that gives ages as of its own date."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some rows of one list: columns and cells, the person of each, and whether it has a name."""

    list: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]
    persons: tuple[int, ...]
    named: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class World:
    """What all lists of one invention share."""

    settings: Invented
    people: People
    events: Events


def generate(settings: Invented, rng: np.random.Generator) -> Iterator[Piece]:
    """The rows of every list, list after list, at most `AT_ONCE` in a piece."""
    world = World(settings, *population(settings, rng))
    on = listed(settings, world.people, world.events, rng)
    for number in range(settings.lists):
        rows = with_duplicates(on[number], settings.duplicates, rng)
        habit = Habit.drawn(settings, number, rng)
        for start in range(0, max(len(rows), 1), AT_ONCE):
            yield _piece(world, number, habit, rows[start : start + AT_ONCE], start, rng)


def _piece(
    world: World, number: int, habit: Habit, rows: Numbers, start: int, rng: np.random.Generator
) -> Piece:
    settings = world.settings
    name = f"list-{number + 1}"
    columns = settings.columns[number % len(settings.columns)]
    parts = name_parts(settings, world.people, rows, habit, rng)
    unnamed = rng.random(len(rows)) < settings.unnamed
    for part in PARTS:
        parts[part][unnamed] = ""
    if columns == "whole":
        languages = world.people.language[rows]
        parts = {"name": whole_names(settings, languages, parts, habit, rng)}
    if not any(tongue(code).raw.get("grandfather", False) for code in settings.languages):
        parts.pop("grandfather", None)
    made = parts | _others(world, number, habit, rows, rng)
    ids = [f"{number + 1}-{start + i + 1:06d}" for i in range(len(rows))]
    written = list(zip(ids, *(column.tolist() for column in made.values()), strict=True))
    return Piece(name, ("id", *made), written, tuple(rows.tolist()), tuple((~unnamed).tolist()))


def _others(
    world: World, number: int, habit: Habit, rows: Numbers, rng: np.random.Generator
) -> dict[str, Words]:
    settings, people, events = world.settings, world.people, world.events
    missing = settings.missing
    return {
        "sex": cells.sexes(people, rows, missing, rng),
        **_age_or_birth(world, number, rows, rng),
        "event_date": cells.event_dates(people, events, rows, missing, rng),
        "place": cells.places(settings, people, events, rows, habit.writing, rng),
        "status": cells.statuses(people, rows, missing, rng),
    }


def _age_or_birth(
    world: World, number: int, rows: Numbers, rng: np.random.Generator
) -> dict[str, Words]:
    """Every second list gives birth instead of age; every third an age long after the event."""
    settings, people = world.settings, world.people
    if number % 2 == 1:
        return {"birth": cells.births(people, rows, settings.missing, rng)}
    if number % 3 == 2:
        later = np.full(len(rows), LONG_AFTER)
        age, as_of = cells.ages(people, rows, later, settings.missing, rng)
        return {"age": age, "age_as_of": as_of}
    day = world.events.day[people.event[rows]]
    return {"age": cells.ages(people, rows, day, settings.missing, rng)[0]}
