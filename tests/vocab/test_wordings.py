"""The wordings are found by path, and every vocabulary term that needs one has one."""

import pytest

from onrecord.errors import BadVocabulary
from onrecord.record.review import Decision, Standing
from onrecord.vocab import load
from onrecord.vocab.wordings import wording, wordings


@pytest.mark.parametrize(
    ("group", "names"),
    [
        (("headings",), tuple(load("claim_kinds").terms)),
        (("counts",), (*load("qualifiers").terms, "between_unread")),
        (("clauses", "responsibility"), tuple(load("involvements").terms)),
        (("standings",), tuple(str(s) for s in Standing)),
        (("decisions",), tuple(str(d) for d in Decision)),
    ],
)
def test_a_group_has_a_wording_for_every_term(
    group: tuple[str, ...], names: tuple[str, ...]
) -> None:
    assert set(wordings(*group)) == set(names)


def test_clauses_of_figures_are_measures_or_a_measure_with_its_unit() -> None:
    for name in wordings("clauses", "figure"):
        measure, slash, unit = name.partition("/")
        assert measure in load("measures")
        assert slash == "" or unit in load("counting_units")


def test_a_missing_wording_names_what_stands_beside_it() -> None:
    with pytest.raises(BadVocabulary, match="unknown 'maybe'; known: yes, no"):
        wording("answers", "maybe")


def test_a_group_is_no_wording() -> None:
    with pytest.raises(BadVocabulary, match="headings is no wording"):
        wording("headings")
