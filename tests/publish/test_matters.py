"""What claims are about: labels, demands, denials and what could not be verified."""

from typing import Any

import pytest

from onrecord.publish.matters import demands, denials, labels, lists, matters, unverified


def row(claim: str, kind: str, **changes: Any) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "id": claim, "kind": kind, "speaker": "Ana", "chain": ["Ana"], "modality": "reported",
        "payload": {}, "note": "", "standing": "accepted", "reviews": [],
    }  # fmt: skip
    return {**plain, **changes}


def label(claim: str, words: str, **changes: Any) -> dict[str, Any]:
    return row(claim, "characterisation", payload={"label": words, "of": ""}, **changes)


def denial(claim: str, of: str = "", what: str = "it") -> dict[str, Any]:
    return row(claim, "denial", payload={"what": what, "of": of})


def test_one_label_stands_once_with_those_who_use_it_and_those_who_do_not() -> None:
    found = labels(
        [label("a", "Tragedy"), label("b", "an episode"), label("c", "tragedy", speaker="Ben"),
         label("d", "tragedy", modality="negated")]
    )  # fmt: skip
    shown = [
        (lab.words, [r["id"] for r in lab.used], [r["id"] for r in lab.otherwise]) for lab in found
    ]
    assert shown == [("an episode", ["b"], []), ("Tragedy", ["a", "c"], ["d"])]


def test_how_many_use_a_label_does_not_move_it_up() -> None:
    found = labels([label("a", "zeal"), label("b", "zeal"), label("c", "anger")])
    assert [lab.words for lab in found] == ["anger", "zeal"]


def test_a_denial_stands_beside_what_it_denies_and_the_reply() -> None:
    said = row("f", "figure")
    first, reply, loose = denial("d", of="f"), denial("e", of="d"), denial("g")
    rows = {r["id"]: r for r in (said, loose, first, reply)}
    views = denials(rows.values(), rows)
    shown = [
        (v.denial["id"], v.denied and v.denied["id"], [r["id"] for r in v.replies]) for v in views
    ]
    assert shown == [("d", "f", ["e"]), ("e", "d", []), ("g", None, [])]


def test_a_denial_of_what_is_not_in_this_release_denies_nothing_named() -> None:
    (view,) = denials([denial("d", of="hidden")], {})
    assert view.denied is None


def test_a_demand_has_its_replies() -> None:
    asked, reply = row("a", "demand", payload={"what": "acquittals"}), denial("d", of="a")
    assert demands([asked, reply]) == [(asked, (reply,))]


@pytest.mark.parametrize(
    ("claim", "beside"),
    [
        (label("a", "a show trial"), True),
        (label("a", "a trial of strength", speaker="Ben"), True),
        (label("a", "tragedy"), False),
        (row("a", "statement", payload={"said": "the hearing was open"}), True),
        (row("a", "demand", payload={"what": "acquittals"}), True),
        (row("a", "figure", payload={"population": "trials"}), False),
        (denial("a", of="p", what="the charge"), True),
    ],
)
def test_what_tells_of_a_trial_stands_beside_the_proceedings(
    claim: dict[str, Any], beside: bool
) -> None:
    rows = {"p": row("p", "proceeding"), "a": claim}
    assert ([r["id"] for r in matters(rows, rows)["of_proceedings"]] == ["a"]) is beside


@pytest.mark.parametrize(
    ("changes", "reasons"),
    [
        ({"note": "From memory, unverified."}, ("From memory, unverified.",)),
        ({"note": "Whether it is in force was not checked."},
         ("Whether it is in force was not checked.",)),
        ({"note": "Read in a copy."}, ()),
        ({"standing": "deferred",
          "reviews": [{"decision": "accept", "reason": "y"}, {"decision": "defer", "reason": "x"}]},
         ("x",)),
        ({"standing": "accepted", "reviews": [{"decision": "defer", "reason": "x"}]}, ()),
    ],
)  # fmt: skip
def test_what_could_not_be_verified_says_why(
    changes: dict[str, Any], reasons: tuple[str, ...]
) -> None:
    assert unverified(row("a", "figure", **changes)).reasons == reasons


def test_entries_stand_under_their_list() -> None:
    entries = [row(i, "list_entry", payload={"name": i, "list": name}) for i, name in ("ay", "bx")]
    assert lists(entries) == [("x", [entries[1]]), ("y", [entries[0]])]
