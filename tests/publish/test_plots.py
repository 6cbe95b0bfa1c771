"""What is drawn of figures: one row a voice, one mark a number, and nothing in between."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.publish.plots import PANELS, SHAPES, Mark, Plot, plots, ticks
from onrecord.record.event_count import Repeater, Row, Voice
from onrecord.vocab import load
from onrecord.vocab.wordings import wordings

NOBODY: frozenset[str] = frozenset()


def row(claim: str, low: int | None, high: int | None, qualifier: str, **changes: Any) -> Row:
    plain = Row(
        claim=claim, kind="figure", quoted=str(low or high or "many"), low=low, high=high,
        qualifier=qualifier, unit="persons", measure="killed", basis="", population="", place="",
        includes=(), excludes=(), as_of="", speaker="Ana", chain=("Ana",), modality="asserted",
        standing="accepted", part_of="",
    )  # fmt: skip
    return plain._replace(**changes)


def drawn(*rows: Row, silent: frozenset[str] = NOBODY) -> tuple[Plot, ...]:
    """Every speaker its own voice, repeated by every later link of the chains."""
    voices = {}
    for speaker in dict.fromkeys(r.speaker for r in rows):
        own = [r for r in rows if r.speaker == speaker]
        later = dict.fromkeys(link for r in own for link in r.chain[1:])
        repeaters = tuple(
            Repeater(name, tuple(r.claim for r in own if name in r.chain)) for name in later
        )
        claims = tuple(r.claim for r in own)
        voice = Voice(speaker.lower(), (speaker,), False, claims, repeaters, (), ())
        voices |= dict.fromkeys(claims, voice)
    labelled = [(f"{r.unit} {r.measure}", r) for r in rows]
    return plots(labelled, voices, silent)


def only_mark(*rows: Row) -> Mark:
    (plot,) = drawn(*rows)
    ((mark,),) = [found.marks for found in plot.sections[0].rows]
    return mark


@pytest.mark.parametrize(
    ("standings", "shown"),
    [
        (("accepted",), ""), (("suggested",), "suggested"), (("deferred",), "deferred"),
        (("suggested", "accepted"), ""), (("suggested", "disputed"), "suggested"),
    ],
)  # fmt: skip
def test_a_number_that_nobody_accepted_says_where_it_stands(
    standings: tuple[str, ...], shown: str
) -> None:
    rows = [row(str(n), 161, 161, "exact", standing=s) for n, s in enumerate(standings)]
    assert only_mark(*rows).standing == shown


@pytest.mark.parametrize(
    ("modality", "unsaid"),
    [("asserted", False), ("reported", False), ("alleged", False), ("negated", True),
     ("hypothetical", True)],
)  # fmt: skip
def test_a_number_that_the_document_does_not_give_as_so_is_crossed(
    modality: str, unsaid: bool
) -> None:
    assert only_mark(row("a", 161, 161, "exact", modality=modality)).unsaid is unsaid


@pytest.mark.parametrize(
    ("low", "high", "qualifier", "shape"),
    [
        (161, 161, "exact", "dot"),
        (800, 800, "about", "soft"),
        (161, None, "at_least", "from"),
        (600, None, "more_than", "above"),
        (None, 200, "up_to", "to"),
        (None, 200, "fewer_than", "below"),
        (500, 1000, "between", "bar"),
        (500, 600, "about", "bar"),
    ],
)
def test_a_qualifier_has_its_own_mark(
    low: int | None, high: int | None, qualifier: str, shape: str
) -> None:
    longest = row("z", 2000, 2000, "exact", speaker="Ben")
    (plot,) = drawn(row("a", low, high, qualifier), longest)
    (mark,) = plot.sections[0].rows[0].marks
    assert mark.shape == shape
    ends = [end for end in (low, high) if end is not None]
    scale = 2000 / 0.9
    assert (mark.start, mark.end) == (
        round(100 * min(ends) / scale, 2), round(100 * max(ends) / scale, 2),
    )  # fmt: skip


def test_every_qualifier_is_drawn_or_is_words() -> None:
    assert set(load("qualifiers").terms) - set(SHAPES) == {"vague"}
    assert {*SHAPES.values(), "pale", "crossed"} == set(wordings("shapes"))


def test_every_panel_has_a_heading_and_known_measures() -> None:
    assert set(PANELS) == set(wordings("panels"))
    assert {m for members in PANELS.values() for m in members} <= set(load("measures").terms)


def test_words_without_a_number_have_no_place_on_the_scale_and_stand_last() -> None:
    vague = row("a", None, None, "vague", speaker="Ben", quoted="hundreds")
    (plot,) = drawn(vague, row("b", 5, 5, "exact"))
    assert [r.names for r in plot.sections[0].rows] == [("Ana",), ("Ben",)]
    assert plot.sections[0].rows[1].marks[0].shape == "word"


def test_nothing_is_drawn_where_no_number_is_said() -> None:
    assert drawn(row("a", None, None, "vague")) == ()


def test_one_voice_is_one_row_and_one_number_one_mark() -> None:
    found = drawn(
        row("a", 613, 613, "exact"),
        row("b", 613, 613, "exact", chain=("Ana", "The Paper", "Notes")),
        row("c", 200, 200, "exact"),
        silent=frozenset({"Notes"}),
    )
    (voice,) = found[0].sections[0].rows
    assert [(m.row.low, m.claims) for m in voice.marks] == [(200, ("c",)), (613, ("a", "b"))]
    assert voice.repeaters == (Repeater("The Paper", ("b",)),)


def test_one_number_of_different_people_is_two_marks() -> None:
    (plot,) = drawn(row("a", 5, 5, "exact"), row("b", 5, 5, "exact", population="women"))
    assert len(plot.sections[0].rows[0].marks) == 2


def test_a_number_that_nobody_asserts_is_a_mark_of_its_own() -> None:
    (plot,) = drawn(row("a", 5, 5, "exact"), row("b", 5, 5, "exact", modality="hypothetical"))
    assert len(plot.sections[0].rows[0].marks) == 2


def test_parts_of_a_number_stand_apart_from_it() -> None:
    (plot,) = drawn(row("a", 613, 613, "exact"), row("b", 106, 106, "exact", part_of="a"))
    (section,) = plot.sections
    assert [r.marks[0].row.claim for r in section.rows] == ["a"]
    assert [r.marks[0].row.claim for r in section.parts] == ["b"]


def test_persons_names_and_bodies_share_a_scale_under_headings_of_their_own() -> None:
    (plot,) = drawn(
        row("a", 213, 213, "exact", unit="burials", measure="bodies"),
        row("b", 636, 636, "exact", unit="names"),
        row("c", 161, 161, "exact"),
    )
    assert plot.panel == "dead"
    assert [s.label for s in plot.sections] == ["persons killed", "names killed", "burials bodies"]


def test_years_never_share_a_scale_with_people() -> None:
    found = drawn(
        row("a", 5, 5, "exact", measure="charged"),
        row("b", 15, 19, "between", measure="charged", unit="years"),
    )
    assert [plot.panel for plot in found] == ["accused"]


def test_other_measures_are_drawn_where_two_numbers_stand_side_by_side() -> None:
    one = row("a", 24, 24, "exact", unit="states", measure="states")
    other = row("b", 28, 28, "exact", unit="states", measure="states", speaker="Ben")
    assert drawn(one) == ()
    assert [plot.panel for plot in drawn(one, other)] == [""]


def test_counts_of_unlike_things_are_never_drawn() -> None:
    rows = [row(id_, 5, 5, "exact", measure="count") for id_ in "ab"]
    assert drawn(*rows) == ()


@given(st.floats(min_value=1, max_value=1e9))
def test_a_scale_begins_at_nought_and_its_ticks_are_even(scale: float) -> None:
    found = ticks(scale)
    numbers = [number for _, number in found]
    assert numbers[0] == 0
    assert 1 <= len(numbers) <= 6
    assert all(0 <= at <= 100 for at, _ in found)
    assert len({b - a for a, b in zip(numbers, numbers[1:], strict=False)}) <= 1


@given(st.lists(st.integers(min_value=0, max_value=10**7), min_size=1, max_size=9))
def test_every_mark_lies_on_the_scale_in_the_order_of_its_number(numbers: list[int]) -> None:
    rows = [row(str(i), n, n, "exact", speaker=str(i)) for i, n in enumerate(numbers)]
    (plot,) = drawn(*rows)
    starts = [r.marks[0].start for r in plot.sections[0].rows]
    assert starts == sorted(starts)
    assert all(0 <= start <= 90 for start in starts)
