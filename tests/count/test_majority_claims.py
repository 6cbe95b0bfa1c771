"""Sentences that say "mostly", beside the parts of those who give numbers."""

import pytest
from tests.count.saying import figure, said
from tests.count.test_parts import op_ed

from onrecord.count.majority_claims import check_majority_claims, groups_said
from onrecord.record.claims.characterisation import Characterisation

# statements.jsonl F034: AzerNews, 2015; the words are ours
AZERNEWS = said(
    Characterisation("mostly women and children", of="the 613"),
    "AzerNews",
    quote="the 613 people were mostly women and children",
)


def test_mostly_women_and_children_is_set_beside_the_parts_and_does_not_follow() -> None:
    claims = [*op_ed(), AZERNEWS]
    (check,) = check_majority_claims(claims)
    assert (check.speaker, check.groups) == ("AzerNews", ("women", "children"))
    assert check.claims == (AZERNEWS.id,)
    (beside,) = check.beside
    assert beside.speakers == ("Vasif Huseynov",)
    assert beside.claims == tuple(claim.id for claim in claims[:3])
    assert beside.majority.verdict == "is contradicted"
    assert beside.majority.sentence.startswith(
        'women and children are 106 to 169 of 613, so "mostly women and children" does not follow'
    )


def test_a_sentence_of_another_number_is_not_held_against_these_parts() -> None:
    # statements.jsonl F019: over 600 dead, mostly civilians
    investigator = figure(
        600, "Aydin Rasulov", "LA Times", qualifier="more_than", quote="600 dead, mostly women",
    )  # fmt: skip
    (check,) = check_majority_claims([*op_ed(), investigator])
    assert (check.groups, check.beside) == (("women",), ())


def test_without_a_number_the_sentence_must_tell_of_the_same_measure() -> None:
    killed = said(Characterisation("massacre"), "A", quote="most of those killed were women")
    fled = said(Characterisation("exodus"), "B", quote="most of those who fled were women")
    checks = {check.speaker: check for check in check_majority_claims([*op_ed(), killed, fled])}
    assert [b.majority.verdict for b in checks["A"].beside] == ["is contradicted"]
    assert checks["B"].beside == ()


def test_a_group_nobody_counted_leaves_the_answer_open() -> None:
    whole = figure(613, "A")
    women = figure(106, "A", population="women", part_of=whole.id)
    (check,) = check_majority_claims([whole, women, AZERNEWS])
    assert check.beside[0].majority.verdict == "cannot be said"
    assert check.beside[0].majority.sentence == (
        'of 613 no number is given for children, so whether "mostly women and children" follows '
        "cannot be said"
    )


def test_claims_of_one_passage_are_one_check() -> None:
    quote = "613 dead, mostly women"
    pair = [figure(613, "A", quote=quote), said(Characterisation("massacre"), "A", quote=quote)]
    (check,) = check_majority_claims(pair)
    assert len(check.claims) == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the 613 were mostly women and children", ("women", "children")),
        ("killed, mainly unarmed civilians", ("civilians",)),
        ("the great majority of them civilians, but some military", ("civilians",)),
        ("most of the dead were women, children and the elderly", ("women", "children", "elderly")),
        ("Women and children were the majority.", ("women", "children")),
        ("The majority fled. Women stayed.", ()),
        ("mostly not civilians", ()),
        ("mostly at night", ()),
        ("106 women and 63 children", ()),
    ],
)
def test_the_groups_a_sentence_calls_most(text: str, expected: tuple[str, ...]) -> None:
    assert groups_said(text) == expected
