"""Calibration: the prior with no labels, known numbers with many, better probabilities with few."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.link.pairs_with_truth import Known, two_lists

from onrecord.link.bench.evaluate import calibration_error
from onrecord.link.judging.sample import review_sample
from onrecord.link.uncertainty.calibrate import MODEL_IS_RIGHT, PRIOR_SPREADS, SCALES, calibrate
from onrecord.record.linkage import ScoredPair


def error_of(known: Known, pairs: tuple[ScoredPair, ...]) -> float:
    return calibration_error([pair.probability for pair in pairs], known.same)


def labelled(known: Known, size: int, rng: np.random.Generator) -> dict[tuple[str, str], bool]:
    chosen = review_sample(known.pairs, size, rng)
    return known.reviewed({(c.pair.first, c.pair.second) for c in chosen})


def test_without_labels_probabilities_stay_and_it_says_so() -> None:
    known = two_lists(np.random.default_rng(1), 50)
    made = calibrate(known.pairs, {}, known.lists)
    assert made.numbers == MODEL_IS_RIGHT
    wide = np.sqrt(np.mean(np.square(SCALES))) * np.array(PRIOR_SPREADS)
    assert np.sqrt(np.diag(np.array(made.spread))) == pytest.approx(wide)
    assert made.sentence.startswith("Uncalibrated")
    stated = [pair.probability for pair in known.pairs]
    assert [p.probability for p in made.apply(known.pairs, known.lists)] == pytest.approx(
        stated, abs=1e-5
    )


def test_with_many_labels_the_true_numbers_are_found() -> None:
    known = two_lists(np.random.default_rng(2), 20_000, slope=1.6, shift=-0.8)
    made = calibrate(
        known.pairs, known.reviewed({(p.first, p.second) for p in known.pairs}), known.lists
    )
    # True log-odds are (stated + .8) / 1.6: both slopes 1 / 1.6, shift .8 / 1.6.
    assert made.numbers[:3] == pytest.approx((0.5, 0.625, 0.625), abs=0.12)
    assert made.labels == 20_000


@pytest.mark.parametrize(("slope", "shift"), [(1.6, 1.0), (1.6, -1.0), (0.6, 0.0), (1.0, 2.0)])
def test_a_hundred_labels_correct_a_model_that_is_wrong(slope: float, shift: float) -> None:
    """A third of these pairs are hard; the error of true probabilities is .009 by chance alone."""
    before, after = [], []
    for seed in range(12):
        rng = np.random.default_rng(seed)
        known = two_lists(rng, 3_000, slope=slope, shift=shift)
        made = calibrate(known.pairs, labelled(known, 100, rng), known.lists)
        before.append(error_of(known, known.pairs))
        after.append(error_of(known, made.apply(known.pairs, known.lists)))
    assert float(np.mean(after)) <= 0.032
    assert float(np.mean(after)) < 0.8 * float(np.mean(before))


def test_labels_do_little_harm_to_a_model_that_is_right() -> None:
    after = []
    for seed in range(12):
        rng = np.random.default_rng(seed)
        known = two_lists(rng, 3_000)
        made = calibrate(known.pairs, labelled(known, 60, rng), known.lists)
        after.append(error_of(known, made.apply(known.pairs, known.lists)))
    assert float(np.mean(after)) <= 0.02


def test_few_labels_are_called_few() -> None:
    known = two_lists(np.random.default_rng(3), 100)
    made = calibrate(known.pairs, labelled(known, 10, np.random.default_rng(3)), known.lists)
    assert made.sentence.startswith("Hardly calibrated: 10 reviewed pairs")
    assert replace(made, labels=1).sentence.startswith("Hardly calibrated: 1 reviewed pair;")


def test_relatives_get_a_step_of_their_own() -> None:
    plain = [ScoredPair(f"A{i}", f"B{i}", 0.9, 3.0) for i in range(40)]
    kin = [ScoredPair(f"C{i}", f"D{i}", 0.9, 3.0, relation="relative") for i in range(40)]
    reviewed = {(p.first, p.second): True for p in plain} | {
        (p.first, p.second): False for p in kin
    }
    lists = {entry: entry[0] for p in (*plain, *kin) for entry in (p.first, p.second)}
    after = calibrate([*plain, *kin], reviewed, lists).apply([plain[0], kin[0]], lists)
    assert after[0].probability > 0.88
    assert after[1].probability < 0.3


def test_pairs_that_a_likelier_one_outdoes_get_a_step_of_their_own() -> None:
    best = [ScoredPair(f"a{i}", f"b{i}", 0.7, 1.0) for i in range(40)]
    outdone = [ScoredPair(f"a{i}", f"c{i}", 0.6, 0.5) for i in range(40)]
    both = [*best, *outdone]
    lists = {e: "A" if e[0] == "a" else "B" for p in both for e in (p.first, p.second)}
    reviewed = {(p.first, p.second): p in best for p in both}
    after = calibrate(both, reviewed, lists).apply(both, lists)
    assert after[0].probability > 0.9
    assert after[-1].probability < 0.15


def test_what_verdicts_or_groups_made_of_a_pair_does_not_count() -> None:
    told = [ScoredPair("A1", "B1", 1.0, 3.0, scored=0.8), ScoredPair("A2", "B2", 0.8, 3.0)]
    lists = {entry: entry[0] for p in told for entry in (p.first, p.second)}
    first, second = calibrate(told, {}, lists).apply(told, lists)
    assert first.probability == second.probability


def test_a_vetoed_pair_keeps_probability_nought() -> None:
    vetoed = ScoredPair("A", "B", 0.9, 3.0, vetoes=("died twice",))
    lists = {"A": "a", "B": "b"}
    assert calibrate([vetoed], {}, lists).apply([vetoed], lists)[0].probability == 0


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=30))
def test_any_labels_give_finite_numbers_and_probabilities_in_order(
    given_pairs: list[tuple[float, bool]],
) -> None:
    pairs = [ScoredPair(f"A{i}", f"B{i}", p, 0.0) for i, (p, _) in enumerate(given_pairs)]
    reviewed = {(p.first, p.second): s for p, (_, s) in zip(pairs, given_pairs, strict=True)}
    lists = {entry: entry[0] for p in pairs for entry in (p.first, p.second)}
    made = calibrate(pairs, reviewed, lists)
    assert np.isfinite(made.numbers).all()
    assert (np.linalg.eigvalsh(np.array(made.spread)) > 0).all()
    assert all(0 <= p.probability <= 1 for p in made.apply(pairs, lists))
