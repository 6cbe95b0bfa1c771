"""Who is on which invented list: lists differ in coverage and reach, and go with one another."""

import numpy as np
from numpy.typing import NDArray

from onrecord.link.generate.population import Events, Numbers, People
from onrecord.link.generate.settings import Invented

REACH = 0.6
"""Standard deviation, in log-odds, of how well one list reaches one event."""

HALVINGS = 60


def listed(
    settings: Invented, people: People, events: Events, rng: np.random.Generator
) -> NDArray[np.bool_]:
    """Shape (lists, people): whether the list has the person.

    A person and an event each bring something of their own to all lists, so that lists depend on
    one another, and every list reaches every event differently.
    """
    shared = settings.dependence / 2**0.5
    of_person = rng.normal(0, shared, size=len(people))
    of_event = rng.normal(0, shared, size=len(events.day))
    on = np.empty((settings.lists, len(people)), dtype=bool)
    for i in range(settings.lists):
        reach = rng.normal(0, REACH, size=len(events.day))
        lean = of_person + (of_event + reach)[people.event]
        share = settings.coverage[i % len(settings.coverage)]
        on[i] = rng.random(len(people)) < _chances(lean, share)
    return on


def _chances(lean: NDArray[np.float64], share: float) -> NDArray[np.float64]:
    """Chances whose log-odds are `lean` and a constant, with `share` for their mean."""
    if share == 1:
        return np.ones_like(lean)
    low, high = -30.0, 30.0
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        if float(np.mean(1 / (1 + np.exp(-(lean + middle))))) < share:
            low = middle
        else:
            high = middle
    chances: NDArray[np.float64] = 1 / (1 + np.exp(-(lean + low)))
    return chances


def with_duplicates(on: NDArray[np.bool_], share: float, rng: np.random.Generator) -> Numbers:
    """The people of one list in the order of its rows; some of them twice."""
    once = np.flatnonzero(on)
    twice = once[rng.random(len(once)) < share]
    rows: Numbers = rng.permutation(np.concatenate([once, twice]))
    return rows
