"""The account of one event, whole."""

import json

from tests.count.saying import KHOJALY, figure
from tests.count.test_majority_claims import AZERNEWS
from tests.count.test_parts import op_ed

from onrecord.count import account_of
from onrecord.record.event_count import NoRange
from onrecord.record.review import Standing


def test_an_account_holds_everything_that_counting_says() -> None:
    rejected = figure(6130, "a typo")
    examined = figure(181, "forensic service", unit="bodies", measure="bodies", basis="examined")
    retold = figure(181, "forensic service", "a site")
    claims = [*op_ed(), AZERNEWS, examined, retold, rejected]
    count = account_of(KHOJALY, claims, {rejected.id: Standing.REJECTED})
    assert len(count.groups) == len(count.ranges) == 6
    assert all(isinstance(made, NoRange) for made in count.ranges)
    assert [aside.claim for aside in count.set_aside] == [rejected.id]
    assert [drift.sentence for drift in count.drifts] == ["unit: bodies examined -> persons killed"]
    assert [voice.origin for voice in count.voices] == [
        "azernews", "forensic service", "vasif huseynov",
    ]  # fmt: skip
    assert len(count.parts) == len(count.majorities) == 1
    assert rejected.id not in json.dumps([c.claims for c in count.contradictions])


def test_claims_of_other_events_are_left_out() -> None:
    assert account_of("Sumgait, February 1988", op_ed(), {}).groups == ()


def test_the_json_form_is_plain_data_with_every_field() -> None:
    value = account_of(KHOJALY, [*op_ed(), AZERNEWS], {}).to_json()
    assert json.loads(json.dumps(value)) == value
    assert list(value) == [
        "event", "groups", "ranges", "set_aside", "voices", "shared_links", "drifts",
        "same_numbers", "parts", "majorities", "contradictions",
    ]  # fmt: skip
    row = value["groups"][0]["rows"][0]
    assert (row["quoted"], row["speaker"], row["chain"]) == (
        "613", "Vasif Huseynov", ["Vasif Huseynov"],
    )  # fmt: skip


def test_an_event_without_claims_has_an_empty_account() -> None:
    value = account_of(KHOJALY, [], {}).to_json()
    assert value.pop("event") == KHOJALY
    assert set(map(str, value.values())) == {"[]"}
