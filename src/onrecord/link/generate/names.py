"""The name cells of invented rows: spelt as the list spells, with parts missing or exchanged."""

from dataclasses import dataclass

import numpy as np

from onrecord.link.generate.population import Numbers, People
from onrecord.link.generate.settings import Invented
from onrecord.link.generate.slips import slipped
from onrecord.link.generate.tongues import Words, spellings, tongue

PARTS = ("given", "father", "grandfather", "family")

FAITHFUL = 0.75
"""Share of cells that follow the list's own way of spelling the name; others take any way."""

USUAL_ORDER = 0.85
EXCHANGED = 0.005
"""Share of rows with the given and the father's name in each other's place."""

INITIAL = 0.01


@dataclass(frozen=True, slots=True)
class Habit:
    """How one list writes: which spellings, and which order of parts in each language."""

    writing: str
    first: int
    order: tuple[int, ...]
    seed: int

    @classmethod
    def drawn(cls, settings: Invented, number: int, rng: np.random.Generator) -> "Habit":
        orders = [len(tongue(code).orders) for code in settings.languages]
        return cls(
            writing=settings.writings[number % len(settings.writings)],
            first=int(rng.integers(3)),
            order=tuple(int(rng.integers(n)) for n in orders),
            seed=int(rng.integers(1 << 30)),
        )


def name_parts(
    settings: Invented, people: People, rows: Numbers, habit: Habit, rng: np.random.Generator
) -> dict[str, Words]:
    """Cells of `PARTS` for the rows, each the number of a person."""
    cells = {part: np.full(len(rows), "", dtype=object) for part in PARTS}
    for i, code in enumerate(settings.languages):
        for male in (True, False):
            where = np.flatnonzero((people.language[rows] == i) & (people.male[rows] == male))
            if len(where) > 0:
                of = _of(people, rows[where], code, male, habit, rng)
                for part in PARTS:
                    cells[part][where] = of[part]
    for part in PARTS:
        cells[part] = slipped(cells[part], settings.typos, rng)
    _lose(cells, settings.missing, rng)
    return cells


def _of(
    people: People, who: Numbers, code: str, male: bool, habit: Habit, rng: np.random.Generator
) -> dict[str, Words]:
    sex = "male" if male else "female"
    empty = np.full(len(who), "", dtype=object)
    raw = tongue(code).raw
    family = _spelt(code, f"family_{sex}", people.family[who], habit, rng)
    mother = people.mother[who]
    if bool((mother >= 0).any()):
        second = _spelt(code, f"family_{sex}", mother, habit, rng)
        family = np.where(rng.random(len(who)) < 0.7, family + " " + second, family)
    named = "father" in raw or "patronymics" in raw
    fathers = named and code not in ("en", "es")
    return {
        "given": _spelt(code, sex, people.given[who], habit, rng),
        "father": _spelt(code, f"father_{sex}", people.father[who], habit, rng)
        if fathers
        else empty,
        "grandfather": _spelt(code, "male", people.grandfather[who], habit, rng)
        if raw.get("grandfather", False)
        else empty,
        "family": family,
    }


def _spelt(code: str, kind: str, names: Numbers, habit: Habit, rng: np.random.Generator) -> Words:
    """The list's way of writing each name, or now and then any other."""
    table = spellings(code, kind, habit.writing)
    count, width = table.shape
    own = np.random.default_rng([habit.seed, count, width])
    usual = np.where(own.random(count) < 0.6, habit.first, own.integers(width, size=count)) % width
    faithful = rng.random(len(names)) < FAITHFUL
    chosen = np.where(faithful, usual[names], rng.integers(width, size=len(names)))
    written: Words = table[names, chosen]
    return written


def _lose(cells: dict[str, Words], missing: float, rng: np.random.Generator) -> None:
    """Parts that are missing, initials, and parts in each other's place; in place."""
    count = len(cells["given"])
    for part, share in zip(PARTS, (missing / 4, 2 * missing, 2 * missing, missing), strict=True):
        cells[part][rng.random(count) < share] = ""
    for at in np.flatnonzero(rng.random(count) < INITIAL):
        if cells["given"][at] != "" and cells["family"][at] != "":
            cells["given"][at] = f"{cells['given'][at][0]}."
    both = (cells["given"] != "") & (cells["father"] != "")
    for at in np.flatnonzero(both & (rng.random(count) < EXCHANGED)):
        cells["given"][at], cells["father"][at] = cells["father"][at], cells["given"][at]
    lost = (cells["given"] == "") & (cells["family"] == "") & (cells["father"] == "")
    cells["given"][lost] = "?"


def whole_names(
    settings: Invented,
    languages: Numbers,
    cells: dict[str, Words],
    habit: Habit,
    rng: np.random.Generator,
) -> Words:
    """One cell for the whole name: its parts in the list's usual order, or in another."""
    out = np.full(len(languages), "", dtype=object)
    for i, code in enumerate(settings.languages):
        orders = tongue(code).orders
        where = np.flatnonzero(languages == i)
        usual = rng.random(len(where)) < USUAL_ORDER
        chosen = np.where(usual, habit.order[i], rng.integers(len(orders), size=len(where)))
        for at, order in zip(where.tolist(), chosen.tolist(), strict=True):
            out[at] = _in_order(orders[order], *(cells[part][at] for part in PARTS))
    return out


def _in_order(order: str, given: str, father: str, grandfather: str, family: str) -> str:
    words = order.format(given=given, father=father, grandfather=grandfather, family=family)
    return " ".join(words.replace("()", "").split()).strip(", ")
