"""Summary ranges, and when there is none."""

from dataclasses import replace

import pytest
from tests.count.saying import figure, said

from onrecord.count.figures import side_by_side
from onrecord.count.ranges import summary_range
from onrecord.record import Claim
from onrecord.record.claims.population import Population
from onrecord.record.event_count import NoRange, SummaryRange


def ranged(*claims: Claim) -> SummaryRange | NoRange:
    (group,) = side_by_side(claims, {})
    return summary_range(group)


def test_a_range_goes_from_the_lowest_low_to_the_highest_high_and_says_so() -> None:
    # statements.jsonl F025, F001 (population left out) and F005
    found = ranged(
        figure(485, "parliamentary commission"),
        figure(613, "Vasif Huseynov"),
        figure(500, "Human Rights Watch", high=1000, qualifier="between", anchor="500 to 1,000"),
    )
    assert isinstance(found, SummaryRange)
    assert (found.low, found.high, found.voices, len(found.claims)) == (485, 1000, 3, 3)
    assert found.rule == (
        "lowest low to highest high among 3 independent voices counting persons killed, "
        "exact or bounded; not a range of what is true"
    )


def test_what_is_left_out_is_named_with_its_reason() -> None:
    whole = figure(1275, "A", anchor="1,275")
    found = ranged(
        whole, figure(1200, "B", anchor="1,200"), figure(150, "A", part_of=whole.id),
        figure(9000, "C", modality="denied", anchor="9,000"),
    )  # fmt: skip
    assert isinstance(found, SummaryRange)
    assert (found.low, found.high) == (1200, 1275)
    assert (
        "; left out, since it is part of another figure: 150; left out, since it is denied: 9,000; "
        in found.rule
    )


def test_an_open_end_stays_open_and_the_rule_says_by_how_many() -> None:
    found = ranged(
        figure(161, "Human Rights Watch", qualifier="at_least"), figure(613, "Vasif Huseynov")
    )
    assert isinstance(found, SummaryRange)
    assert (found.low, found.high) == (161, None)
    assert "; high left open by 1 voice;" in found.rule


def test_repeating_one_origin_makes_no_second_voice() -> None:
    found = ranged(
        figure(613, "the Ministry", "AzerNews"), figure(600, "Ministry (unnamed)", "Trend")
    )
    assert found == NoRange("1 voice only; a range needs two with different origins")


@pytest.mark.parametrize(
    "second",
    [
        figure(70, "Memorial", part_of="x"),
        figure(70, "Memorial", modality="negated"),
        figure(70, "Memorial", modality="hypothetical"),
        figure(None, "Memorial", qualifier="vague", anchor="hundreds"),
    ],
)
def test_parts_unsaid_and_vague_numbers_do_not_enter(second: Claim) -> None:
    assert isinstance(ranged(figure(613, "Vasif Huseynov"), second), NoRange)


def test_rows_of_two_units_have_no_range_even_when_put_together_by_hand() -> None:
    bodies = side_by_side([figure(181, "A", unit="bodies")], {})[0]
    persons = side_by_side([figure(613, "B")], {})[0]
    mixed = replace(persons, rows=(*bodies.rows, *persons.rows))
    assert summary_range(mixed) == NoRange(
        "the rows do not count one thing: no range across units, measures or people"
    )


def test_residents_of_different_times_have_no_range_and_deaths_say_the_times() -> None:
    # statements.jsonl F053 to F055: residents of 1988 and 1991
    residents = [
        said(Population(n, n, "exact", "Khojaly", date=date), who, anchor=str(n))
        for n, date, who in ((2135, "1988", "a site"), (6300, "1991", "Thomas de Waal"))
    ]
    assert ranged(*residents) == NoRange(
        "the rows tell of different times, between which people come and go"
    )
    deaths = ranged(figure(180, "A", as_of="1992-03"), figure(613, "B", as_of="2020"))
    assert isinstance(deaths, SummaryRange)
    assert "; as of different times; not a range of what is true" in deaths.rule


def test_the_residual_measure_and_years_of_nobody_named_have_no_range() -> None:
    counts = (figure(n, s, measure="count") for n, s in ((16, "AZERTAC"), (17, "Karabakh Center")))
    years = (figure(n, s, measure="sentenced", unit="years") for n, s in ((15, "A"), (20, "B")))
    assert isinstance(ranged(*counts), NoRange)
    assert isinstance(ranged(*years), NoRange)
