"""Tables that look like answers and hold none: refused by every method, or told with a warning."""

from collections.abc import Mapping
from itertools import combinations

import pytest

from onrecord.estimate import Patterns
from onrecord.estimate.bic import Settings as BicSettings
from onrecord.estimate.run import run
from onrecord.estimate.stepwise import Settings as StepwiseSettings
from onrecord.estimate.usable import unfit
from onrecord.record.estimate import Estimate, Refusal

QUICK = {"bic": BicSettings(resamples=200), "stepwise": StepwiseSettings(resamples=200)}


def of(lists: str, people: Mapping[str, int]) -> Patterns:
    """People by the letters of the lists they are on."""
    counts = {sum(1 << lists.index(name) for name in on): n for on, n in people.items()}
    return Patterns.from_counts(list(lists), counts)


def only(lists: str, size: int, people: int) -> Patterns:
    """So many on each combination of `size` lists, and nobody elsewhere."""
    return of(lists, {"".join(on): people for on in combinations(lists, size)})


TWO = {"A": 50, "B": 50, "AB": 20, "C": 50, "D": 50, "CD": 20}
THREE = {"A": 50, "B": 50, "C": 50, "AB": 10, "AC": 10, "BC": 10, "ABC": 4}

UNFIT = [
    ("pairs only", only("ABC", 2, 100), "nobody on one list only"),
    ("few, pairs only", only("ABC", 2, 10), "nobody on one list only"),
    ("pairs only, four lists", only("ABCD", 2, 100), "nobody on one list only"),
    ("triples only", only("ABCD", 3, 100), "nobody on one list only"),
    ("pairs and one", of("ABC", {"AB": 100, "AC": 100, "BC": 100, "A": 1}), "1 on one list only"),
    ("pairs and all", of("ABC", {"AB": 90, "AC": 90, "BC": 90, "ABC": 90}), "nobody on one"),
    ("two blocks", of("ABCD", TWO), "A, B and C, D share nobody"),
    ("two blocks and a person", of("ABCD", {**TWO, "AC": 1}), "A, B and C, D share only 1"),
    ("two blocks and six", of("ABCD", {**TWO, "AC": 3, "BD": 3}), "A, B and C, D share only 6"),
    ("a list apart", of("ABCD", {**THREE, "D": 300}), "A, B, C and D share nobody"),
    (
        "blocks of three",
        of("ABCDEF", {**THREE, **{k.translate(str.maketrans("ABC", "DEF")): n
                                  for k, n in THREE.items()}}),
        "A, B, C and D, E, F share nobody",
    ),
    ("four people", of("ABC", {"A": 1, "B": 1, "C": 1, "AB": 1}), "1 of 4 documented"),
    ("one a pattern", of("ABC", dict.fromkeys([*THREE], 1)), "4 of 7"),
    ("hardly any overlap", of("ABC", {"A": 900, "B": 900, "C": 900, "ABC": 1}), "1 of 2,701"),
    ("complement", of("ABC", {"A": 100, "B": 120, "AC": 30, "BC": 25}), "A and B divide"),
    ("all in one", of("ABC", {"A": 100, "AB": 20, "AC": 15, "ABC": 5}), "at least 3 are needed"),
    ("two people", of("ABC", {"AB": 1, "BC": 1}), "at least 3 are needed"),
]  # fmt: skip


@pytest.mark.parametrize(("table", "reason"), [row[1:] for row in UNFIT], ids=[r[0] for r in UNFIT])
def test_no_method_may_try(table: Patterns, reason: str) -> None:
    refused = unfit(table)
    assert refused is not None
    assert reason in refused.reason


MISFITS = [
    ("singles and all", of("ABC", {"A": 100, "B": 100, "C": 100, "ABC": 100}), "does not fit"),
    ("pairs and one list", of("ABC", {"AB": 90, "AC": 90, "BC": 90, "A": 90}), "does not fit"),
    (
        "nearly all in one pattern",
        of("ABC", {"ABC": 1000, "A": 1, "B": 1, "C": 1, "AB": 1, "AC": 1, "BC": 1}),
        "no upper limit|does not fit",
    ),
]


@pytest.mark.parametrize("method", ["bic", "stepwise", "dga"])
@pytest.mark.parametrize(("table", "reason"), [r[1:] for r in MISFITS], ids=[r[0] for r in MISFITS])
def test_a_model_that_does_not_fit_is_refused_or_all_but_the_prior_is_denied(
    method: str, table: Patterns, reason: str
) -> None:
    found = run(method, table, settings=QUICK.get(method))
    if isinstance(found, Refusal):
        assert any(each in found.reason for each in reason.split("|"))
        assert found.diagnostics["resamples"] == 200
        return
    assert method == "dga"
    assert found.diagnostics["prior_dominates"]
    assert found.high > 5 * found.low


@pytest.mark.parametrize("method", ["bic", "stepwise", "dga"])
def test_lists_that_look_copied_are_told(method: str) -> None:
    table = of("ABC", {"ABC": 500, "AB": 10, "AC": 8, "BC": 9, "A": 4, "B": 5, "C": 4})
    found = run(method, table, settings=QUICK.get(method))
    assert isinstance(found, Estimate | Refusal)
    if isinstance(found, Estimate):
        assert any("copied from each other" in w for w in found.diagnostics["warnings"])


@pytest.mark.parametrize("method", ["bic", "stepwise", "dga"])
@pytest.mark.parametrize(
    "table",
    [
        of("ABC", THREE),
        of("ABC", {"A": 100, "B": 90, "C": 80, "AB": 20, "BC": 15}),
        of("ABCD", {"A": 50, "B": 50, "C": 50, "D": 50, "AB": 20, "BC": 20, "CD": 20}),
        of("ABCD", {**THREE, "D": 3, "AD": 2}),
    ],
    ids=["three", "a pair that shares nobody", "a chain", "a small fourth"],
)
def test_tables_that_hold_an_answer_still_get_it(method: str, table: Patterns) -> None:
    found = run(method, table, settings=QUICK.get(method))
    assert isinstance(found, Estimate), found
    assert table.documented <= found.low < found.median < found.high
