"""The mixture finds known frequencies, keeps relatives apart, and does not collapse."""

import numpy as np
import pytest

from onrecord.link.pairs.comparisons import Comparison, Level
from onrecord.link.pairs.mixture import Sample, train
from onrecord.link.pairs.training import monotone


def comparison(name: str, shared: frozenset[str], same: float, other: float) -> Comparison:
    levels = (Level("x", "", same, other), Level("", "", 1 - same, 1 - other))
    return Comparison(name, name, name, "", levels, shared)


KIN = frozenset({"sibling", "cousin"})
COMPARED = (
    comparison("given", frozenset(), 0.8, 0.05),
    comparison("born", frozenset(), 0.7, 0.1),
    comparison("sex", frozenset(), 0.9, 0.5),
    comparison("family", KIN, 0.8, 0.05),
    comparison("home", KIN | {"neighbour"}, 0.6, 0.1),
)
SAME = (0.93, 0.85, 0.99, 0.95, 0.7)
OTHER = (0.02, 0.05, 0.5, 0.01, 0.06)


def sample(rng: np.random.Generator, shares: tuple[float, ...], pairs: int) -> Sample:
    """Pairs of one person, siblings, and strangers, drawn from known frequencies."""
    kinds = rng.choice(3, size=pairs, p=shares)
    agree = np.empty((pairs, len(COMPARED)))
    for c, each in enumerate(COMPARED):
        sibling = SAME[c] if "sibling" in each.shared else OTHER[c]
        agree[:, c] = np.array([SAME[c], sibling, OTHER[c]])[kinds]
    levels = (rng.random(agree.shape) >= agree).astype(np.int64)
    patterns, counts = np.unique(levels, axis=0, return_counts=True)
    most = shares[0] * 1.5
    return Sample("s", patterns, counts.astype(float), most=most, random=shares[2] > 0.99)


def test_known_frequencies_are_found_among_siblings_and_strangers() -> None:
    rng = np.random.default_rng(5)
    found = train(
        COMPARED,
        [sample(rng, (0.001, 0.001, 0.998), 200_000), sample(rng, (0.3, 0.3, 0.4), 20_000)],
    )
    assert [float(p[0]) for p in found.same] == pytest.approx(SAME, abs=0.03)
    assert [float(p[0]) for p in found.other] == pytest.approx(OTHER, abs=0.01)
    assert found.shares[1][0] == pytest.approx(0.3, abs=0.03)


def test_without_pairs_of_one_person_the_stated_frequencies_stand() -> None:
    rng = np.random.default_rng(6)
    strangers = sample(rng, (0.0001, 0.0001, 0.9998), 50_000)
    found = train(COMPARED, [strangers])
    assert found.seen == 0.0
    for c, each in enumerate(COMPARED):
        assert float(found.same[c][0]) == pytest.approx(each.levels[0].same)


@pytest.mark.parametrize(
    ("same", "other", "weights_fall"),
    [
        ([0.7, 0.2, 0.1], [0.01, 0.1, 0.89], True),
        ([0.2, 0.7, 0.1], [0.3, 0.1, 0.6], False),
        ([0.0, 0.9, 0.1], [0.0, 0.1, 0.9], False),
    ],
)
def test_weights_never_rise_from_a_better_level_to_a_worse_one(
    same: list[float], other: list[float], weights_fall: bool
) -> None:
    m, u = monotone(np.array(same), np.array(other))
    ratios = m / u
    assert all(a >= b - 1e-9 for a, b in zip(ratios, ratios[1:], strict=False))
    assert m.sum() == pytest.approx(1)
    assert np.isfinite(ratios).all()
    if weights_fall:
        assert m == pytest.approx(same)
