"""What is believed in the end: verdicts that teach, groups and probabilities in agreement."""

import numpy as np
import pytest

from onrecord.link.groups.outcome import Rows, agreed
from onrecord.link.groups.taught import FEWEST, taught
from onrecord.link.judging.judged import Judged
from onrecord.link.pairs.comparisons import CLASSES
from onrecord.link.pairs.score import Pairs

COUNT = 60
ROWS = Rows(
    [f"{n:03}" for n in range(1, 2 * COUNT + 1)],
    np.array([0] * COUNT + [1] * COUNT),
    ("A", "B"),
    {"A": COUNT, "B": COUNT},
)
PAIRS = Pairs(
    np.arange(1, COUNT + 1),
    np.arange(COUNT + 1, 2 * COUNT + 1),
    np.zeros(COUNT),
    {name: np.zeros(COUNT) for name in CLASSES},
    {},
)


def judged(count: int, *, same: bool) -> Judged:
    words = frozenset((f"{n:03}", f"{n + COUNT:03}") for n in range(1, count + 1))
    return Judged(words if same else frozenset(), frozenset() if same else words, frozenset())


@pytest.mark.parametrize(("same", "moved"), [(True, 1), (False, -1)])
def test_verdicts_move_doubtful_pairs_their_way_and_leave_sure_ones(same: bool, moved: int) -> None:
    before = np.full(COUNT, 0.5)
    before[-2:] = (0.001, 0.999)
    after = taught(ROWS.entries, PAIRS, before, np.zeros(COUNT, dtype=bool), judged(40, same=same))
    assert (after[-3] - 0.5) * moved > 0.1
    assert after[-2:] == pytest.approx(before[-2:], abs=0.001)


def test_few_verdicts_teach_nothing_of_other_pairs() -> None:
    before = np.full(COUNT, 0.5)
    kin = np.zeros(COUNT, dtype=bool)
    assert taught(ROWS.entries, PAIRS, before, kin, judged(FEWEST - 1, same=True)) is before


def test_pairs_end_on_the_side_on_which_their_groups_are() -> None:
    grouped = [(1, COUNT + 1), *((n,) for n in range(2, 2 * COUNT + 1) if n != COUNT + 1)]
    final = agreed(PAIRS, np.array([0.3, 0.8] + [0.1] * (COUNT - 2)), grouped, 0.5)
    assert final[0] == 0.5
    assert 0.49 < final[1] < 0.5
    assert final[2:] == pytest.approx([0.1] * (COUNT - 2))
