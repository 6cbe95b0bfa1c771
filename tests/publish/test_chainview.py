"""Drifts as chains: every change stands between the two tellings it lies between."""

from onrecord.publish.chainview import Step, chains
from onrecord.record.event_count import Drift

ROWS = {
    id_: {"chain": chain}
    for id_, chain in {
        "a": ["Ana"],
        "b": ["Ana", "The Paper"],
        "c": ["Ana", "The Paper", "The Site", "Notes"],
        "d": ["Ana", "Radio"],
    }.items()
}
NOTES = frozenset({"Notes"})


def drift(earlier: str, later: str, field: str = "unit", also: tuple[str, ...] = ()) -> Drift:
    return Drift(field, "x", "y", earlier, later, f"{field}: x -> y", "ana", "one chain", also)


def test_a_chain_begins_with_the_first_telling_and_names_who_carried_it() -> None:
    first, second = drift("a", "b"), drift("b", "c", "qualifier")
    (chain,) = chains([second, first], ROWS, NOTES)
    assert chain.steps == (
        Step("a", ()),
        Step("b", ("The Paper",), 1, "a", (first,)),
        Step("c", ("The Paper", "The Site"), 2, "b", (second,)),
    )


def test_changes_between_the_same_two_tellings_stand_together() -> None:
    both = (drift("a", "b"), drift("a", "b", "population"))
    (chain,) = chains(both, ROWS, NOTES)
    assert [step.changed for step in chain.steps] == [(), both]


def test_further_tellings_with_one_change_are_steps_of_their_own() -> None:
    (chain,) = chains([drift("a", "b", also=("c", "d"))], ROWS, NOTES)
    assert [(s.claim, s.after, s.depth) for s in chain.steps] == [
        ("a", "", 0), ("b", "a", 1), ("c", "a", 1), ("d", "a", 1),
    ]  # fmt: skip


def test_different_first_tellings_are_different_chains() -> None:
    found = chains([drift("a", "b"), drift("d", "c")], ROWS, NOTES)
    assert [chain.claims for chain in found] == [("a", "b"), ("d", "c")]


def test_no_change_is_lost_where_tellings_go_round() -> None:
    round_ = [drift("a", "b"), drift("b", "a", "qualifier"), drift("d", "b", "actor")]
    shown = [
        d for chain in chains(round_, ROWS, NOTES) for step in chain.steps for d in step.changed
    ]
    assert {d.field for d in shown} == {"unit", "qualifier", "actor"}
