"""Vetoes and relatives: what cannot be one person, and what is one family."""

import numpy as np
import pytest

from onrecord.link.pairs.comparisons import CLASSES, EXCHANGED, FAR_APART, PARENT, YEARS_APART
from onrecord.link.pairs.relatives import relatives
from onrecord.link.pairs.score import Pairs
from onrecord.link.pairs.vetoes import OVERWHELMING, sentences, vetoed

OTHER = PARENT + 1


def pair(weight: float = 10.0, **levels: int) -> Pairs:
    one = np.array([1])
    return Pairs(
        one, one + 1, np.array([weight]),
        {name: np.array([0.0]) for name in CLASSES},
        {f"c_{name}": np.array([level], dtype=np.int8) for name, level in levels.items()},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("levels", "sentence"),
    [
        ({"sex": 1, "given": OTHER}, "sex differs and the given names are others"),
        ({"sex": 1, "given": 0}, None),
        ({"sex": 1, "given": EXCHANGED}, None),
        ({"born": FAR_APART, "given": OTHER}, "far apart in age, and the given names are others"),
        ({"born": FAR_APART, "given": OTHER, "i0": 0}, None),
        ({"born": FAR_APART, "given": 0}, None),
        ({"i0": 2, "born": YEARS_APART, "given": OTHER}, "a personal number, the birth or age"),
        ({"i0": 2, "born": 0, "given": OTHER}, None),
    ],
)
def test_vetoes(levels: dict[str, int], sentence: str | None) -> None:
    made = pair(**levels)
    assert bool(vetoed(made)[0]) == (sentence is not None)
    assert any(said.startswith(sentence or "?") for said in sentences(made)[0]) == bool(sentence)


def test_a_veto_yields_to_overwhelming_weight_and_is_told_all_the_same() -> None:
    made = pair(OVERWHELMING + 1, sex=1, given=OTHER)
    assert not vetoed(made)[0]
    assert len(sentences(made)[0]) == 1


@pytest.mark.parametrize(
    ("levels", "kin", "same", "found"),
    [
        ({"family": 0, "father": 0, "given": OTHER}, 0.0, 0.1, True),
        ({"family": 0, "father": OTHER, "given": OTHER}, 0.0, 0.1, False),
        ({"family": 0, "place": 0, "given": OTHER}, 0.0, 0.1, True),
        ({"family": 0, "father": 0, "given": 0}, 0.0, 0.1, False),
        ({"family": 0, "father": 0, "given": EXCHANGED}, 0.0, 0.1, False),
        ({"family": 0, "given": PARENT}, 0.0, 0.1, True),
        ({"family": OTHER, "given": PARENT}, 0.0, 0.1, False),
        ({"family": 0, "father": 0, "given": 0}, 0.8, 0.1, True),
        ({"family": 0, "father": 0, "given": OTHER}, 0.0, 0.9, False),
    ],
)
def test_relatives(levels: dict[str, int], kin: float, same: float, found: bool) -> None:
    assert bool(relatives(pair(**levels), np.array([kin]), np.array([same]))[0]) is found
