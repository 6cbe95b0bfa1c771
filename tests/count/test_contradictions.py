"""Claims that do not go together as worded, by rule, and those that do."""

import pytest
from tests.count.saying import figure, said
from tests.count.test_parts import op_ed

from onrecord.count.conflict import BETWEEN, BOTH, CANNOT, MAY_DIFFER, UNLIKE, WITHIN
from onrecord.count.contradictions import contradictions
from onrecord.count.quantities import MOST_POPULATIONS
from onrecord.record import Claim
from onrecord.record.claims.denial import Denial
from onrecord.record.claims.occurrence import Occurrence
from onrecord.record.claims.population import Population
from onrecord.record.claims.proceeding import Proceeding
from onrecord.record.claims.recognition import Recognition
from onrecord.record.claims.responsibility import Responsibility


def relations(*claims: Claim) -> list[tuple[str, str, str]]:
    return [(c.kind, c.relation, c.between) for c in contradictions(claims)]


def test_two_exact_numbers_of_one_thing_cannot_both_hold() -> None:
    # statements.jsonl F025 and the op-ed's number (its population left out)
    commission = figure(485, "Azerbaijani parliamentary commission", "Wikipedia")
    author = figure(613, "Vasif Huseynov")
    (found,) = contradictions([author, commission])
    assert (found.kind, found.relation, found.between) == ("quantity", CANNOT, BETWEEN)
    assert found.claims == (commission.id, author.id)
    assert found.sentence == (
        "485 persons killed (Azerbaijani parliamentary commission) and 613 persons killed "
        "(Vasif Huseynov) cannot both hold as they are worded"
    )


CLASH = ("quantity", CANNOT, BETWEEN)
MAY = ("quantity", MAY_DIFFER, BETWEEN)
PAIRS = [
    # statements.jsonl F023 and the op-ed; F036 is up to 200 of one part of the event
    (figure(613, "A"), figure(1000, "B", qualifier="at_least"), [CLASH]),
    (figure(613, "A"), figure(None, "B", high=200, qualifier="up_to"), [CLASH]),
    (figure(200, "A"), figure(200, "B", qualifier="more_than"), [CLASH]),
    (figure(613, "A"), figure(500, "B", high=600, qualifier="between"), [CLASH]),
    (figure(485, "A"), figure(613, "A", document="other"), [("quantity", CANNOT, WITHIN)]),
    # statements.jsonl F002, F005, F003: compatible, or without ends
    (figure(613, "A"), figure(161, "B", qualifier="at_least"), []),
    (figure(613, "A"), figure(500, "B", high=1000, qualifier="between"), []),
    (figure(613, "A"), figure(800, "B", qualifier="about"), []),
    (figure(613, "A"), figure(None, "B", qualifier="vague", anchor="hundreds"), []),
    (figure(613, "A"), figure(613, "B"), []),
    # statements.jsonl F007, F018, F011: another unit, basis or measure
    (figure(613, "A"), figure(181, "B", unit="bodies", measure="bodies", basis="examined"), []),
    (figure(613, "A"), figure(184, "B", basis="certified"), []),
    (figure(613, "A"), figure(476, "B", unit="families", measure="families"), []),
    (figure(16, "A", measure="count"), figure(17, "B", measure="count"), []),
    # populations in other words
    (figure(613, "A", population="civilians"), figure(485, "B", population="persons"), [MAY]),
    (
        figure(613, "A", population="Azerbaijani civilians"),
        figure(485, "B", population="civilians"),
        [MAY],
    ),
    (figure(106, "A", population="women"), figure(63, "B", population="children"), []),
    (figure(613, "A", population="civilians"), figure(600, "B", qualifier="more_than"), []),
    # times
    (figure(180, "A", as_of="1992-03-02"), figure(213, "B", as_of="1992-04"), []),
    (figure(180, "A", as_of="1992-03-02"), figure(213, "B", as_of="1992"), [CLASH]),
    (figure(180, "A", as_of="1992-03-02"), figure(213, "B"), [CLASH]),
    # who is counted in
    (figure(613, "A", includes=("deaths from cold",)), figure(485, "B"), [MAY]),
    # nobody says it
    (figure(613, "A"), figure(485, "B", modality="negated"), []),
    (figure(613, "A"), figure(485, "B", modality="hypothetical"), []),
    # statements.jsonl F031 and F032: 63 and 83 children
    (figure(63, "A", population="children"), figure(83, "B", population="children"), [CLASH]),
    # lengths of sentences: of one named person only
    (
        figure(19, "A", unit="years", measure="sentenced"),
        figure(20, "B", unit="years", measure="sentenced"),
        [],
    ),
    (
        figure(19, "A", unit="years", measure="sentenced", population="Madat Babayan"),
        figure(20, "B", unit="years", measure="sentenced", population="Madat Babayan"),
        [CLASH],
    ),
    # statements.jsonl F156 and F157: one case, two counts for Meshali
    (
        figure(25, "Baku Military Court", "OC Media", as_of="1991-12-22", population="villagers"),
        figure(27, "Verdict as told by Xalq Qezeti", as_of="1991-12-22", population="villagers"),
        [CLASH],
    ),
]


@pytest.mark.parametrize(("one", "other", "expected"), PAIRS)
def test_which_two_figures_go_together(
    one: Claim, other: Claim, expected: list[tuple[str, str, str]]
) -> None:
    assert relations(one, other) == expected
    assert sorted(c.claims for c in contradictions([other, one])) == sorted(
        c.claims for c in contradictions([one, other])
    )


def test_a_wording_of_several_speakers_is_one_side_of_one_contradiction() -> None:
    claims = [figure(613, "A"), figure(613, "B"), figure(485, "B", "C"), figure(485, "D")]
    (found,) = contradictions(claims)
    assert found.between == BOTH
    assert set(found.claims) == {claim.id for claim in claims}
    assert found.sentence == (
        "485 persons killed (B, D) and 613 persons killed (A, B) cannot both hold as they are "
        "worded"
    )


def test_many_wordings_are_listed_together_and_the_rule_is_named() -> None:
    # statements.jsonl: the numbers of persons killed at Khojaly, by many voices
    numbers = (161, 184, 200, 400, 485, 600, 613, 636, 800, 1000)
    claims = [figure(n, f"speaker {n}") for n in numbers]
    at_most = figure(None, "E", high=2000, qualifier="up_to")
    (found,) = contradictions([*claims, at_most])
    assert set(found.claims) == {claim.id for claim in claims}
    assert found.sentence == (
        "10 different figures, from 161 persons killed (speaker 161) to 1000 persons killed "
        "(speaker 1000), cannot all hold as they are worded; more than 5 different wordings are "
        "listed together, not pair by pair"
    )


def test_populations_that_may_differ_are_listed_once_for_one_thing() -> None:
    # statements.jsonl F001, F025, F005
    claims = [
        figure(613, "Vasif Huseynov", population="Azerbaijani civilians"),
        figure(485, "parliamentary commission"),
        figure(200, "Human Rights Watch", population="Azeri civilians"),
    ]
    (found,) = contradictions(claims)
    assert (found.relation, set(found.claims)) == (MAY_DIFFER, {claim.id for claim in claims})
    assert found.sentence == (
        "485 persons killed (parliamentary commission), 613 persons killed (Azerbaijani civilians) "
        "(Vasif Huseynov) and 200 persons killed (Azeri civilians) (Human Rights Watch) "
        "may count different people"
    )


def test_many_wordings_of_times_that_share_no_day_are_not_contradictory() -> None:
    claims = [figure(n, "A", as_of=f"1992-03-{n:02}") for n in range(1, 12)]
    assert contradictions(claims) == ()


def test_too_many_populations_are_not_compared_and_this_is_said() -> None:
    claims = [figure(n, "A", population=f"village number {n}") for n in range(MOST_POPULATIONS + 1)]
    (found,) = contradictions(claims)
    assert found.relation == "not compared"
    assert found.sentence.endswith("more than 24: not compared")


def test_one_number_with_and_without_some_people_cannot_be_both() -> None:
    # statements.jsonl F026; F025's note says that copies differ in this
    russian = figure(485, "parliament inquiry", "Russian copy", includes=("deaths from cold",))
    english = figure(485, "parliament inquiry", "English copy", excludes=("deaths from cold",))
    (found,) = contradictions([russian, english])
    assert (found.kind, found.between) == ("scope", WITHIN)
    assert found.claims == (russian.id, english.id)
    assert found.sentence == (
        "485 persons killed is said to take in deaths from cold (parliament inquiry) and to leave "
        "it out (parliament inquiry); both cannot hold as worded"
    )


def test_parts_of_unlike_wholes_may_differ_and_parts_that_overshoot_may_not() -> None:
    # statements.jsonl F018: 184 certified, 51 of them women; and the op-ed's 106 of 613
    certified = figure(184, "forensic department", basis="certified")
    women = figure(51, "forensic department", population="women", part_of=certified.id)
    assert relations(*op_ed(), certified, women) == []
    assert relations(*op_ed(whole=100)) == [("parts", CANNOT, WITHIN)]


def test_a_denial_names_the_claim_it_denies() -> None:
    # statements.jsonl F022: officials dispute the toll of F020
    toll = figure(1000, "Elmar Mamedov", "Boston Globe", anchor="1,000")
    denial = said(Denial("the toll", of=toll.id), "Armenian officials (unnamed)", "Boston Globe")
    (found,) = contradictions([toll, denial])
    assert (found.kind, found.between, found.claims) == ("denial", BETWEEN, (toll.id, denial.id))
    assert found.sentence == (
        "denial by Armenian officials (unnamed) of “the toll”; "
        "it answers Elmar Mamedov: 1,000 persons killed"
    )
    assert relations(toll, said(Denial("a massacre"), "officials")) == []


def test_different_actors_are_set_side_by_side_and_one_denied_cannot_be_both() -> None:
    # statements.jsonl F060, F074, F076
    hrw = said(Responsibility("Karabakh Armenian forces", "carried_out"), "Human Rights Watch")
    mission = said(
        Responsibility("armed forces of the Republic of Armenia", "carried_out"), "the Mission"
    )
    denied = said(
        Responsibility("armed forces of the Republic of Armenia", "not_responsible"), "a minister"
    )
    assert relations(hrw, mission, denied) == [
        ("responsibility", UNLIKE, BETWEEN),
        ("responsibility", CANNOT, BETWEEN),
    ]
    first = contradictions([hrw, mission])[0]
    assert first.sentence == (
        "carried out: different actors are named: Karabakh Armenian forces (Human Rights Watch) "
        "and armed forces of the Republic of Armenia (the Mission)"
    )


def test_two_sentences_of_one_person_cannot_both_hold() -> None:
    # statements.jsonl F143 and F144
    court = said(
        Proceeding("Madat Babayan", "sentence", sentence="19 years", date="2026-02-05"),
        "Baku Military Court", "APA",
    )  # fmt: skip
    report = said(Proceeding("Madat Babayan", "sentence", sentence="20 years"), "Report.az")
    (found,) = contradictions([court, report])
    assert found.sentence == (
        "Madat Babayan: the sentence is given as 19 years (Baku Military Court) and 20 years "
        "(Report.az); they cannot both hold as worded"
    )
    appeal = said(
        Proceeding("Madat Babayan", "sentence", sentence="20 years", date="2027"), "a court"
    )
    assert contradictions([court, appeal]) == ()


def test_one_body_s_act_told_as_two_kinds_is_worded_differently() -> None:
    # statements.jsonl F116; the second telling is made up
    declaration = said(Recognition("PACE members", "motion", date="2001-05-14"), "PACE members")
    retold = said(Recognition("PACE members", "organisation_resolution"), "a site")
    later = said(Recognition("PACE members", "law", date="2010"), "another site")
    assert relations(declaration, retold) == [("recognition", UNLIKE, BETWEEN)]
    assert relations(declaration, later) == []


def test_nouns_that_one_sentence_uses_together_are_not_set_against_each_other() -> None:
    # statements.jsonl F119: one resolution with three labels at once; F118 is of another year
    quote = "The resolution of 2023 says genocide, crimes against humanity and war crimes."
    nouns = ("genocide", "crimes against humanity", "war crimes")
    at_once = [
        said(Recognition("OIC", noun=noun, date="2023"), "Secretary General", quote=quote)
        for noun in nouns
    ]
    before = said(Recognition("OIC", noun="genocide", date="2012-11"), "Karabakh Center")
    undated = said(Recognition("OIC", noun="war crimes"), "a site")
    assert relations(*at_once, before) == []
    assert len(relations(*at_once, before, undated)) == 2


def test_harms_of_one_measure_are_compared_each_with_its_own() -> None:
    # statements.jsonl F040, F041 and F042
    maimed = figure(487, "AzerNews", measure="injured", quote="487 people maimed", anchor="487")
    more = figure(657, "Jafarova", measure="injured", quote="657 people maimed", anchor="657")
    disabled = figure(1000, "Mission", measure="injured", quote="1000 disabled", anchor="1000")
    assert [c.sentence for c in contradictions([maimed, more, disabled])] == [
        "487 persons maimed (AzerNews) and 657 persons maimed (Jafarova) "
        "cannot both hold as they are worded"
    ]


def test_states_are_no_people() -> None:
    lists = [
        figure(17, "A", unit="states", measure="states", population="legislatures"),
        figure(24, "B", unit="states", measure="states", population="US state legislatures"),
    ]
    (found,) = contradictions(lists)
    assert found.relation == MAY_DIFFER
    assert found.sentence.endswith(" may count different things")


def test_a_group_larger_than_everybody_is_named() -> None:
    # statements.jsonl F192, F194, F199: one organisation, and another speaker with the same number
    group = figure(100, "AI", "it", qualifier="more_than", population="women and children")
    whole = figure(45, "AI", "fr", population="victims", as_of="1993")
    same = figure(45, "PanARMENIAN", population="people")
    civilians = figure(45, "X", population="civilians")
    part = figure(106, "Y", population="women", part_of="another")
    (found,) = contradictions([group, whole, same, civilians, part])
    assert (found.kind, found.relation, found.between) == ("group", CANNOT, BOTH)
    assert set(found.claims) == {group.id, whole.id, same.id}
    assert found.sentence == (
        "more than 100 persons killed (women and children) (AI) cannot be among "
        "45 persons killed (PanARMENIAN, AI): a group is no larger than all"
    )
    assert contradictions([figure(26, "A", population="women"), figure(32, "B")]) == ()


def test_dates_without_a_common_day_are_not_of_one_occurrence() -> None:
    night = said(Occurrence("the attack", date="1992-02-25/1992-02-26", place="Khojaly"), "A")
    march = said(Occurrence("the attack", date="1992-03", place="Khojaly"), "B")
    year = said(Occurrence("the attack", date="1992", place="Khojaly"), "C")
    elsewhere = said(Occurrence("the attack", date="1992-04-10", place="Maraga"), "D")
    (found,) = contradictions([night, march, year, elsewhere])
    assert (found.kind, found.claims) == ("date", (night.id, march.id))


def test_numbers_of_residents_clash_in_one_place_and_time() -> None:
    # statements.jsonl F053 to F055: 2,135 in 1988, 6,300 in 1991
    early = said(Population(2135, 2135, "exact", "Khojaly", date="1988"), "A", anchor="2,135")
    late = said(Population(6300, 6300, "exact", "Khojaly", date="1991"), "B", anchor="6,300")
    other = said(Population(2000, 2000, "exact", "Khojaly", date="1988"), "C", anchor="2,000")
    (found,) = contradictions([early, late, other])
    assert set(found.claims) == {early.id, other.id}


def test_no_sentence_calls_a_claim_false_or_true() -> None:
    claims = [pair[side] for pair in PAIRS for side in (0, 1)]
    words = " ".join(found.sentence for found in contradictions(claims)).casefold()
    assert not any(word in words for word in ("false", "true", "wrong", "lie", "fake"))
