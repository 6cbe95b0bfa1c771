"""One number with several meanings, across origins."""

from tests.count.saying import figure

from onrecord.count.same_numbers import same_number_other_meaning
from onrecord.text import Span

# statements.jsonl F038, F039, F040 (Khojaly 1992)
INJURED = figure(487, "Khalaf Khalafov", measure="injured", quote="487 were injured", anchor="487")
DISMEMBERED = figure(
    487, "Ministry of Foreign Affairs", measure="injured", population="severely dismembered"
)
MAIMED = figure(
    487, "AzerNews", measure="injured", quote="1,000 disabled and 487 maimed", anchor="487",
    spans={"measure": Span(22, 28, "maimed")},
)  # fmt: skip


def test_the_same_number_with_other_meanings_is_listed_neutrally() -> None:
    (found,) = same_number_other_meaning([INJURED, DISMEMBERED, MAIMED])
    assert found.sentence == (
        "same number, other meaning: 487 counts persons dismembered (Ministry of Foreign Affairs), "
        "persons injured (Khalaf Khalafov) and persons maimed (AzerNews)"
    )
    assert [line.claims for line in found.meanings] == [
        (DISMEMBERED.id,),
        (INJURED.id,),
        (MAIMED.id,),
    ]


def test_one_origin_alone_is_a_matter_of_its_chain_not_of_coincidence() -> None:
    assert same_number_other_meaning([INJURED, figure(487, "Khalaf Khalafov", "Trend")]) == ()


def test_numbers_that_topics_share_by_chance_are_left_out() -> None:
    # statements.jsonl F102 and F080 (38), F020 and F041 (1,000)
    pairs = [
        (figure(38, "A", measure="wanted"), figure(38, "B", measure="captive")),
        (figure(1000, "A"), figure(1000, "B", measure="captive")),
        (figure(130, "A", part_of="x"), figure(130, "B", measure="orphaned")),
    ]
    assert [same_number_other_meaning(pair) for pair in pairs] == [(), (), ()]
    (found,) = same_number_other_meaning([figure(1275, "A"), figure(1275, "B", measure="captive")])
    assert found.sentence == (
        "same number, other meaning: 1275 counts persons captive (B) and persons killed (A)"
    )


def test_hedged_small_and_unsaid_numbers_are_left_out() -> None:
    pairs = [
        (figure(8, "A"), figure(8, "B", measure="missing")),
        (figure(200, "A", qualifier="about"), figure(200, "B", measure="missing")),
        (figure(200, "A", modality="negated"), figure(200, "B", measure="missing")),
        (figure(613, "A"), figure(613, "B")),
    ]
    assert [same_number_other_meaning(pair) for pair in pairs] == [(), (), (), ()]
