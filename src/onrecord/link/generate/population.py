"""Invented people: households of families, what befell them, and where."""

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from onrecord.link.generate.settings import Invented
from onrecord.link.generate.tongues import Tongue, tongue

Numbers = NDArray[np.int64]
Shares = NDArray[np.float64]

FIRST_DAY = np.datetime64("1991-03-01")
DAYS = 900
"""Invented events fall into this many days."""

PEOPLE_AN_EVENT = 20
"""On average; a few events have hundreds, most have one household (see `_sizes`)."""

FATES = ("killed", "missing", "injured", "captive")
FATE_SHARES = (0.6, 0.25, 0.1, 0.05)

NAMED_AFTER_GRANDFATHER = 0.12
NAMESAKES = 0.004
CHILDREN = 0.8
"""Share of a household's others who are children of its head; the rest are wives."""

KEEP_FAMILY = ("ar", "es")
"""Languages whose married women keep their family name."""

TOGETHER = 0.8
"""Share of a household that the same event befell: siblings in one event are what linking gets
wrong first."""


@dataclass(frozen=True, slots=True)
class Events:
    """day: days after `FIRST_DAY`; language, district, settlement, number: where.

    number: of settlements with one name, such as camps; 0 where there is one only.
    """

    day: Numbers
    language: Numbers
    district: Numbers
    settlement: Numbers
    number: Numbers


@dataclass(frozen=True, slots=True)
class People:
    """One element a person. Names are numbers into the language's tables.

    mother: the mother's family name, or -1; birth: days after `FIRST_DAY`, negative.
    """

    language: Numbers
    male: NDArray[np.bool_]
    given: Numbers
    father: Numbers
    grandfather: Numbers
    family: Numbers
    mother: Numbers
    birth: Numbers
    event: Numbers
    fate: Numbers

    def __len__(self) -> int:
        return len(self.given)


def population(settings: Invented, rng: np.random.Generator) -> tuple[People, Events]:
    """`settings.people` people in households, and the events that befell them."""
    events = _events(settings, rng)
    parts = np.bincount(
        rng.integers(len(settings.languages), size=settings.people),
        minlength=len(settings.languages),
    )
    groups = [_of_language(settings, i, int(n), events, rng) for i, n in enumerate(parts) if n > 0]
    return _joined(groups), events


def _joined(groups: Sequence[People]) -> People:
    each = {f.name: [getattr(group, f.name) for group in groups] for f in fields(People)}
    return People(**{name: np.concatenate(arrays) for name, arrays in each.items()})


def _events(settings: Invented, rng: np.random.Generator) -> Events:
    count = max(12, settings.people // PEOPLE_AN_EVENT)
    language = rng.integers(len(settings.languages), size=count)
    districts = np.array([len(tongue(code).places) for code in settings.languages])
    settlements = min(len(row) - 1 for code in settings.languages for row in tongue(code).places)
    same_name = settings.people // 20_000
    return Events(
        day=rng.integers(DAYS, size=count),
        language=language,
        district=rng.integers(districts[language]),
        settlement=1 + rng.integers(settlements, size=count),
        number=rng.integers(same_name + 1, size=count),
    )


def _common(size: int, count: int, rng: np.random.Generator) -> Numbers:
    """`count` of `size` names, a few of them very common (Zipf's law, shifted)."""
    weights = 1.0 / (np.arange(size) + 4.0)
    return rng.choice(size, size=count, p=weights / weights.sum())


def _of_language(
    settings: Invented, language: int, count: int, events: Events, rng: np.random.Generator
) -> People:
    of = tongue(settings.languages[language])
    homes = Homes.drawn(of, count, rng)
    home, head = homes.home, homes.head
    child = ~head & (rng.random(count) < CHILDREN)
    wife = ~head & ~child
    male = np.where(child, rng.random(count) < 0.6, rng.random(count) < 0.85) & ~wife
    given = _given_names(of, homes, male, child, rng)
    males, families = len(of.male), len(of.families)
    father = np.where(child, homes.head_given[home], homes.elder[home])
    father = np.where(wife, _common(males, count, rng), father)
    grandfather = np.where(child, homes.elder[home], homes.elders_father[home])
    grandfather = np.where(wife, _common(males, count, rng), grandfather)
    born_as = _common(families, count, rng)
    family = np.where(wife & (of.code in KEEP_FAMILY), born_as, homes.family[home])
    _namesakes(rng, male, [given, father, family])
    mother = np.full(count, -1)
    if of.raw.get("mother_family", False):
        mother = np.where(child, born_as[homes.first], _common(families, count, rng))
    here = np.flatnonzero(_here(events, language))
    event = rng.choice(here, size=count, p=_sizes(len(here)))[home]
    apart = rng.random(count) >= TOGETHER
    elsewhere = rng.choice(len(events.day), size=count, p=_sizes(len(events.day)))
    return People(
        language=np.full(count, language),
        male=male,
        given=given,
        father=father,
        grandfather=grandfather,
        family=family,
        mother=mother,
        birth=_births(home, child, wife, rng),
        event=np.where(apart, elsewhere, event),
        fate=rng.choice(len(FATES), size=count, p=FATE_SHARES),
    )


@dataclass(frozen=True, slots=True)
class Homes:
    """home: the household of each person; head, first: whether they head it, and who does.

    The rest is one element a household. Brothers head the households of one clan, so they share
    father (`elder`), grandfather (`elders_father`) and family.
    """

    home: Numbers
    head: NDArray[np.bool_]
    first: Numbers
    family: Numbers
    elder: Numbers
    elders_father: Numbers
    head_given: Numbers

    @classmethod
    def drawn(cls, of: Tongue, count: int, rng: np.random.Generator) -> "Homes":
        brothers = rng.choice([1, 2, 3], size=count, p=[0.5, 0.3, 0.2])
        clan = np.repeat(np.arange(count), brothers)[:count]
        size = rng.choice([1, 2, 3, 4, 6], size=count, p=[0.4, 0.25, 0.15, 0.12, 0.08])
        home = np.repeat(np.arange(count), size)[:count]
        first = np.searchsorted(home, home)
        males = len(of.male)
        return cls(
            home=home,
            head=first == np.arange(count),
            first=first,
            family=_common(len(of.families), count, rng)[clan],
            elder=_common(males, count, rng)[clan],
            elders_father=_common(males, count, rng)[clan],
            head_given=_common(males, count, rng),
        )


def _given_names(
    of: Tongue,
    homes: Homes,
    male: NDArray[np.bool_],
    child: NDArray[np.bool_],
    rng: np.random.Generator,
) -> Numbers:
    count, males, females = len(male), len(of.male), len(of.female)
    given = np.where(male, _common(males, count, rng), _common(females, count, rng))
    after = child & male & (rng.random(count) < NAMED_AFTER_GRANDFATHER)
    given = np.where(after, homes.elder[homes.home], given)
    given = np.where(homes.head & male, homes.head_given[homes.home], given)
    return _unlike_sibling(given, homes.home, np.where(male, males, females))


def _births(
    home: Numbers, child: NDArray[np.bool_], wife: NDArray[np.bool_], rng: np.random.Generator
) -> Numbers:
    """Days of birth: children 20 to 39 years after the head, wives up to 8 years."""
    count = len(home)
    head = rng.integers(24, 72, size=count)[home]
    age = np.where(child, np.maximum(head - rng.integers(20, 40, size=count), 0), head)
    age = np.where(wife, np.maximum(head - rng.integers(0, 9, size=count), 17), age)
    born: Numbers = -(age * 365.25).astype(np.int64) - rng.integers(365, size=count)
    return born


def _sizes(events: int) -> Shares:
    """Shares of people by event: a few large events and many small ones."""
    weights = 1.0 / np.sqrt(np.arange(events) + 3.0)
    shares: Shares = weights / weights.sum()
    return shares


def _here(events: Events, language: int) -> NDArray[np.bool_]:
    here = events.language == language
    return here if here.any() else np.ones_like(here)


def _unlike_sibling(given: Numbers, home: Numbers, size: Numbers) -> Numbers:
    """The next name for whoever would be called like the one before in the same household."""
    same = np.concatenate([[False], (home[1:] == home[:-1]) & (given[1:] == given[:-1])])
    return np.where(same, (given + 7) % size, given)


def _namesakes(rng: np.random.Generator, male: NDArray[np.bool_], names: list[Numbers]) -> None:
    """A few people get the names of somebody else of the same sex, in place."""
    for sex in (True, False):
        of_sex = np.flatnonzero(male == sex)
        some = int(len(of_sex) * NAMESAKES)
        if some == 0:
            continue
        who, like = rng.choice(of_sex, some), rng.choice(of_sex, some)
        for name in names:
            name[who] = name[like]
