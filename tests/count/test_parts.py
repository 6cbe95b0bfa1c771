"""Parts against wholes, with the claims they rest on."""

import pytest
from tests.count.saying import figure

from onrecord.count.parts import follow, parts_of_wholes
from onrecord.record import Claim


def op_ed(author: str = "Vasif Huseynov", whole: int = 613) -> list[Claim]:
    """The op-ed of 20 February 2025; statements.jsonl F031 has its numbers by another voice."""
    killed = figure(whole, author, population="Azerbaijani civilians")
    parts = ((106, "women"), (63, "children"), (70, "elderly individuals"))
    return [killed] + [
        figure(n, author, population=who, part_of=killed.id) for n, who in parts
    ]  # fmt: skip


def test_every_pair_and_all_parts_together_are_bounded_with_the_claims_they_rest_on() -> None:
    claims = op_ed()
    (found,) = parts_of_wholes(claims)
    assert found.words == "613 persons killed"
    assert [part.words for part in found.parts] == [
        "106 women", "63 children", "70 elderly individuals",
    ]  # fmt: skip
    assert [(b.parts, b.low, b.high, b.outside_low, b.outside_high) for b in found.bounds] == [
        (("women", "children"), 106, 169, 444, 507),
        (("women", "elderly individuals"), 106, 176, 437, 507),
        (("children", "elderly individuals"), 70, 133, 480, 543),
        (("women", "children", "elderly individuals"), 106, 239, 374, 507),
    ]
    assert found.bounds[0].claims == (claims[0].id, claims[1].id, claims[2].id)
    assert found.bounds[0].sentence == (
        'women and children are 106 to 169 of 613, so "mostly women and children" does not follow: '
        "even 169 of 613 is not more than half, and these numbers contradict it; "
        "444 to 507 are in none of these"
    )
    assert found.faults == ()


def test_equal_breakdowns_of_several_speakers_are_one_with_all_of_them() -> None:
    (found,) = parts_of_wholes(op_ed() + op_ed("Khalaf Khalafov"))
    assert found.whole.speakers == ("Vasif Huseynov", "Khalaf Khalafov")
    assert [len(part.claims) for part in found.parts] == [2, 2, 2]


def test_male_and_female_share_nobody_so_they_are_added() -> None:
    # statements.jsonl F007: 181 bodies, 130 male, 51 female
    service = ("Azerbaijani state forensic service", "Memorial")
    whole = figure(181, *service, unit="bodies", measure="bodies", basis="examined")
    parts = [
        figure(n, *service, unit="bodies", measure="bodies", population=who, part_of=whole.id)
        for n, who in ((130, "male"), (51, "female"))
    ]
    (found,) = parts_of_wholes([whole, *parts])
    (bounds,) = found.bounds
    assert (bounds.low, bounds.high, bounds.outside_high) == (181, 181, 0)
    assert bounds.sentence.endswith("; these are all of them")
    assert found.faults == ()


def test_a_part_bigger_than_its_whole_is_a_fault_with_both_claims() -> None:
    claims = op_ed(whole=100)
    (found,) = parts_of_wholes(claims)
    (fault,) = found.faults
    assert fault.sentence == "106 women is more than the whole, 100 persons killed"
    assert fault.claims == (claims[0].id, claims[1].id)
    assert all("women" not in bounds.parts for bounds in found.bounds)


def test_parts_that_share_nobody_may_not_exceed_the_whole_together() -> None:
    whole = figure(181, "A")
    parts = [
        figure(n, "A", population=who, part_of=whole.id) for n, who in ((131, "men"), (51, "women"))
    ]
    (found,) = parts_of_wholes([whole, *parts])
    assert [fault.sentence for fault in found.faults] == [
        "131 men and 51 women share nobody as worded and are together more than the whole, "
        "181 persons killed"
    ]
    assert found.bounds == ()


def test_parts_of_another_unit_are_not_bounded() -> None:
    whole = figure(613, "AzerNews")
    families = figure(8, "AzerNews", unit="families", measure="families", part_of=whole.id)
    (found,) = parts_of_wholes([whole, families])
    assert found.bounds == ()
    assert [fault.sentence for fault in found.faults] == [
        "8 counts families, 613 counts persons: no bounds across units"
    ]


def test_nobody_says_mostly_of_parts_that_are_no_groups() -> None:
    # statements.jsonl F008: causes of death among the 181
    whole = figure(181, "A", unit="bodies", measure="bodies", basis="examined")
    shots = figure(151, "A", unit="bodies", population="gunshot", part_of=whole.id)
    (found,) = parts_of_wholes([whole, shots])
    assert [b.sentence for b in found.bounds] == ["gunshot are 151 of 181; 30 are in none of these"]


def test_a_part_with_another_measure_is_named_by_what_befell_it() -> None:
    # statements.jsonl F044: 1,275 residents taken hostage, 150 of them unaccounted for
    taken = figure(1275, "A", measure="captive", population="residents", anchor="1,275")
    missing = figure(150, "A", measure="missing", population="residents", part_of=taken.id)
    women = figure(68, "B", measure="missing", population="women", part_of=taken.id)
    (found,) = parts_of_wholes([taken, missing])
    assert [b.sentence for b in found.bounds] == [
        "persons missing are 150 of 1,275; 1,125 are in none of these"
    ]
    (found,) = parts_of_wholes([taken, women])
    assert [b.parts for b in found.bounds] == [("women",)]


def test_numbers_without_ends_bound_nothing() -> None:
    # statements.jsonl F047: about 700, some 300 of them Meskhetian Turks
    whole = figure(700, "A", qualifier="about")
    part = figure(300, "A", qualifier="about", population="women", part_of=whole.id)
    (found,) = parts_of_wholes([whole, part])
    assert found.bounds == ()
    assert found.parts[0].words == "about 300 women"


def test_parts_that_are_the_whole_are_not_called_most_of_it() -> None:
    whole = figure(181, "A", unit="bodies", measure="bodies")
    parts = [
        figure(n, "A", unit="bodies", measure="bodies", population=who, part_of=whole.id)
        for n, who in ((130, "men"), (51, "women"))
    ]
    (found,) = parts_of_wholes([whole, *parts])
    assert [b.sentence for b in found.bounds] == [
        "men and women are 181 of 181; these are all of them"
    ]


def test_parts_of_a_corrected_whole_follow_the_correction() -> None:
    old, *parts = op_ed(whole=631)
    new = op_ed()[0]
    assert parts_of_wholes([new, *parts]) == ()
    (found,) = parts_of_wholes([new, *parts], {old.id: new.id})
    assert found.words == "613 persons killed"


def test_more_than_eight_parts_are_bounded_all_together_only() -> None:
    whole = figure(613, "A")
    parts = [figure(n, "A", population=f"group {n}", part_of=whole.id) for n in range(20, 29)]
    (found,) = parts_of_wholes([whole, *parts])
    (bounds,) = found.bounds
    assert len(bounds.parts) == 9


@pytest.mark.parametrize(
    ("corrections", "expected"),
    [({}, "a"), ({"a": "b"}, "b"), ({"a": "b", "b": "c"}, "c"), ({"a": "b", "b": "a"}, "b")],
)
def test_corrections_are_followed_to_their_end(corrections: dict[str, str], expected: str) -> None:
    assert follow("a", corrections) == expected
