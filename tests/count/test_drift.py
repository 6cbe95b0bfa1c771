"""Drift: what changed between tellings of one origin, in words."""

from typing import Any

import pytest
from tests.count.saying import figure, said

from onrecord.count.drift import ALONG, OTHER_PATH, SOURCE_DROPPED, TOLD_OF, drifts
from onrecord.record import Claim
from onrecord.record.claims.act import Act
from onrecord.record.claims.characterisation import Characterisation
from onrecord.record.claims.occurrence import Occurrence
from onrecord.record.claims.proceeding import Proceeding
from onrecord.record.claims.recognition import Recognition
from onrecord.record.claims.responsibility import Responsibility

HRW = "Human Rights Watch/Helsinki"


def sentences(*claims: Claim) -> list[str]:
    return [drift.sentence for drift in drifts(claims)]


# Two tellings of one made-up origin A: A's own document, then B's; every field of a figure.
FIELDS: list[tuple[dict[str, Any], dict[str, Any], list[str]]] = [
    (
        {"unit": "bodies", "measure": "bodies", "basis": "examined"},
        {},
        ["unit: bodies examined -> persons killed"],
    ),
    ({"measure": "missing"}, {}, ["measure: persons missing -> persons killed"]),
    (
        {"unit": "bodies", "measure": "bodies", "basis": "examined"},
        {"unit": "bodies", "measure": "bodies", "basis": "recovered"},
        ["basis: bodies examined -> bodies recovered"],
    ),
    ({"population": "dead"}, {"population": "civilians"}, ["population: dead -> civilians"]),
    ({}, {"population": "civilians"}, ["population: not stated -> civilians"]),
    (
        {"population": "mostly civilians"},
        {"population": "civilians"},
        ["population: mostly civilians -> civilians"],
    ),
    ({"qualifier": "at_least"}, {}, ["qualifier: at least -> exact"]),
    ({"qualifier": "about"}, {"qualifier": "more_than"}, ["qualifier: about -> more than"]),
    ({"modality": "alleged"}, {}, ["modality: alleged -> asserted"]),
    ({"as_of": "1992"}, {"as_of": "2020"}, ["as of: 1992 -> 2020"]),
    (
        {"includes": ("deaths from cold",)},
        {},
        ["includes: deaths from cold -> not stated"],
    ),
    ({}, {"excludes": ("soldiers",)}, ["excludes: not stated -> soldiers"]),
    ({"modality": "asserted"}, {"modality": "reported"}, []),
    ({"basis": "certified"}, {}, []),
    ({"as_of": "1992"}, {}, []),
    ({"population": "the victims"}, {"population": "people"}, []),
]


@pytest.mark.parametrize(("before", "after", "expected"), FIELDS)
def test_each_field_of_a_figure_that_changed_is_named(
    before: dict[str, Any], after: dict[str, Any], expected: list[str]
) -> None:
    assert sentences(figure(181, "A", **before), figure(181, "A", "B", **after)) == expected


def test_a_retelling_farther_from_the_origin_that_changes_the_number_drifts() -> None:
    # statements.jsonl F156: the court's count of Meshali, and a made-up retelling of it
    court = figure(25, "Baku Military Court", "OC Media", population="villagers")
    retold = figure(27, "Baku Military Court", "OC Media", "a site", population="villagers")
    (drift,) = drifts([retold, court])
    assert (drift.field, drift.before, drift.after) == ("number", "25", "27")
    assert (drift.earlier, drift.later, drift.path) == (court.id, retold.id, ALONG)


def test_numbers_of_two_paths_equally_near_are_no_drift() -> None:
    # statements.jsonl F002 and F004: two reports of one organisation, both read in one copy
    report_1993 = figure(161, HRW, "karabakh.vn", qualifier="at_least", document="1993")
    report_1994 = figure(200, HRW, "karabakh.vn", qualifier="more_than", document="1994")
    assert sentences(report_1993, report_1994) == []


def test_numbers_of_two_times_are_no_drift() -> None:
    early = figure(180, "A", as_of="1992-03")
    late = figure(213, "A", "B", as_of="1992-04")
    assert sentences(early, late) == []


def test_a_number_its_origin_revised_is_no_drift_and_the_same_number_may_be() -> None:
    # statements.jsonl F206 and F207: the earlier number is read on the longer path
    raised = figure(379, "British Indian authorities", "The Week", as_of="1919/1920")
    first = figure(294, "British Indian authorities", "Kim Wagner", "The Week", as_of="1919")
    assert sentences(raised, first) == []
    again = figure(379, "British Indian authorities", "X", "Y", as_of="1919", qualifier="at_least")
    assert sentences(raised, again) == ["qualifier: exact -> at least"]


def test_two_claims_of_one_document_never_drift_from_each_other() -> None:
    # statements.jsonl F020: the mayor's 200 missing and 200 injured in one article
    assert sentences(
        figure(200, "Elmar Mamedov", "Boston Globe", measure="missing"),
        figure(200, "Elmar Mamedov", "Boston Globe", measure="injured"),
    ) == []  # fmt: skip


def test_small_numbers_that_meet_by_chance_are_no_drift() -> None:
    assert sentences(
        figure(8, "A", unit="families", measure="families"), figure(8, "A", "B")
    ) == []  # fmt: skip


def test_tellings_on_another_path_say_so() -> None:
    # statements.jsonl F038: 487 injured; the second wording as if the same person had used it
    first = figure(487, "Khalafov", "a site", measure="injured", quote="487 injured")
    other = figure(487, "Khalafov", "a paper", measure="injured", quote="487 disabled")
    (drift,) = drifts([first, other])
    assert drift.path == OTHER_PATH
    assert {drift.before, drift.after} == {"persons injured", "persons disabled"}


def test_a_source_once_named_and_later_dropped_is_compared_with_its_own_telling() -> None:
    # statements.jsonl F007: the service's 181, read through Memorial; then as Memorial's (made up)
    named = figure(
        181, "forensic service", "Memorial", unit="bodies", measure="bodies", basis="examined",
    )  # fmt: skip
    own = figure(181, "Memorial", "a site")
    (drift,) = drifts([own, named])
    assert (drift.sentence, drift.path) == (
        "unit: bodies examined -> persons killed", SOURCE_DROPPED,
    )  # fmt: skip
    # F054: the same author's "fewer than 300 flown out" has nothing to do with F010's 300 bodies
    flown = figure(181, "Memorial", "a site", measure="displaced")
    assert sentences(named, flown) == []


def test_one_change_seen_in_several_tellings_is_one_drift_that_lists_them() -> None:
    first = figure(161, "A", qualifier="at_least")
    later = [figure(161, "A", "B", link) for link in ("C", "D", "E")]
    (drift,) = drifts([first, *later])
    assert drift.earlier == first.id
    assert sorted((drift.later, *drift.also)) == sorted(claim.id for claim in later)


def test_different_origins_do_not_drift_from_each_other() -> None:
    assert sentences(figure(613, "A", qualifier="at_least"), figure(613, "B", "C")) == []


def test_an_actor_reworded_on_the_way_is_named() -> None:
    # statements.jsonl F060 (the 1994 report) and the op-ed's words for the same organisation's view
    report = said(Responsibility("Karabakh Armenian forces"), HRW)
    op_ed = said(Responsibility("Armenian forces"), HRW, "Vasif Huseynov")
    # F074's words, as a copy of the op-ed might put them into the organisation's mouth (made up)
    copy = said(Responsibility("armed forces of Armenia"), HRW, "Vasif Huseynov", "a copy")
    assert sentences(report, op_ed) == ["actor: Karabakh Armenian forces -> Armenian forces"]
    assert sentences(report, copy) == ["actor: Karabakh Armenian forces -> armed forces of Armenia"]


def test_actors_told_again_in_the_same_words_do_not_drift_into_one_another() -> None:
    report = [
        said(Responsibility("Karabakh Armenian forces"), HRW),
        said(Responsibility("the 366th regiment", "supported"), HRW),
    ]
    retold = [
        said(Responsibility("Karabakh Armenian forces"), HRW, "B"),
        said(Responsibility("the 366th regiment", "carried_out"), HRW, "B"),
    ]
    assert sentences(*report, *retold) == ["degree: supported -> carried out"]


def test_a_label_that_loses_its_limit_is_named() -> None:
    # statements.jsonl F093: "largest massacre to date"; the op-ed drops "to date"
    report = said(Characterisation("largest massacre to date in the conflict"), HRW)
    op_ed = said(Characterisation("largest massacre"), HRW, "Vasif Huseynov")
    assert sentences(report, op_ed) == [
        "label: largest massacre to date in the conflict -> largest massacre"
    ]


def test_wordings_equally_near_the_origin_are_one_when_they_share_two_words() -> None:
    # statements.jsonl F093, read in a copy, is as far from its origin as the op-ed's retelling
    report = said(Characterisation("largest massacre to date"), HRW, "a copy", as_of="1994-12")
    op_ed = said(Characterisation("largest massacre"), HRW, "Vasif Huseynov")
    other = said(Characterisation("massacre"), HRW, "another")
    assert sentences(report, op_ed) == ["label: largest massacre to date -> largest massacre"]
    assert sentences(report, other) == []


def test_a_written_declaration_told_as_a_resolution_is_named() -> None:
    # statements.jsonl F116: a declaration binding its signatories only; the retelling is made up
    declaration = said(
        Recognition("Individual PACE members", "motion", noun="genocide", date="2001-05-14"),
        "Individual PACE members",
    )
    retold = said(
        Recognition("individual PACE members", "organisation_resolution", noun="genocide"),
        "a site",
    )
    assert sentences(declaration, retold) == [
        "act: signed motion -> resolution of an organisation of states"
    ]
    assert sentences(retold, said(retold.payload, "another site", document="z")) == []


def test_charges_outcomes_and_sentences_are_compared_with_the_court_that_gave_them() -> None:
    # statements.jsonl F143 (19 years) and F144 (20 years)
    who, court = "Madat Babayan", "Baku Military Court"
    verdict = said(Proceeding(who, "sentence", forum=court, sentence="19 years"), court, "APA")
    report = said(Proceeding(who, "sentence", forum=court, sentence="20 years"), "Report.az")
    (drift,) = drifts([verdict, report])
    assert drift.sentence == "sentence: 19 years -> 20 years"
    assert (drift.earlier, drift.later, drift.path) == (verdict.id, report.id, TOLD_OF)


def test_acts_of_two_times_are_two_acts_and_no_drift() -> None:
    # statements.jsonl F119 and F120: a resolution of 2023 and a session of 2011
    acts = [
        said(Recognition("OIC", "statement", noun=noun, date=date), "OIC Secretary General", *via)
        for noun, date, via in (("war crimes", "2011", ()), ("genocide", "2023", ("Report.az",)))
    ]
    assert sentences(*acts) == []


def test_a_hedge_that_is_lost_in_a_label_and_in_modality_is_named() -> None:
    # statements.jsonl F134 and F135: "may amount to" and the same words without "may"
    court = "European Court of Human Rights"
    hedged = said(
        Characterisation("may amount to war crimes"), court, "a foundation", modality="hypothetical"
    )
    flat = said(Characterisation("war crimes"), court, "a foundation", "an official")
    assert sentences(hedged, flat) == [
        "label: may amount to war crimes -> war crimes",
        "modality: hypothetical -> asserted",
    ]


def test_dates_places_and_acts_that_change_are_named() -> None:
    night = said(Occurrence("the attack", date="1992-02-25/1992-02-26", place="Khojaly"), "A")
    retold = said(Occurrence("the attack", date="1992-03", place="Aghdam"), "A", "B")
    assert sentences(night, retold) == [
        "date: 1992-02-25/1992-02-26 -> 1992-03",
        "place: Khojaly -> Aghdam",
    ]
    shelled = said(Act("killing", by="fighters", to="civilians"), "A", document="acts")
    told = said(Act("killing", by="soldiers", to="civilians"), "A", "B", document="told")
    assert sentences(shelled, told) == ["actor: fighters -> soldiers"]


def test_the_order_of_claims_does_not_matter() -> None:
    claims = [
        figure(181, "A", unit="bodies", measure="bodies", basis="examined"),
        figure(181, "A", "B"),
        figure(181, "A", "B", "C", population="civilians"),
    ]
    assert drifts(claims) == drifts(claims[::-1])
    assert sentences(*claims) == [
        "population: not stated -> civilians",
        "unit: bodies examined -> persons killed",
    ]
