"""A big event is several pages, each with a slice of everything."""

from dataclasses import replace

from tests.publish import sample
from tests.publish.building import accounted

from onrecord.account import account
from onrecord.publish import eventview
from onrecord.publish.eventview import EventView, claim_ids, event_parts
from onrecord.publish.gate import public_holding, public_record
from onrecord.record.account import Account

PUBLIC = public_holding(sample.HOLDING)
RECORD = public_record(sample.HOLDING)
ACCOUNTS, COUNTS = accounted(PUBLIC)


def test_an_event_without_a_count_has_its_sentences() -> None:
    (part,) = event_parts(EventView(RECORD, ACCOUNTS[sample.EVENT], None))
    assert len(part["sentences"]) == len(ACCOUNTS[sample.EVENT].sentences)
    assert part["figures"] == []


def test_an_event_with_nothing_is_one_page() -> None:
    (part,) = event_parts(EventView(RECORD, Account("", (), ()), None))
    assert part["sentences"] == []


def test_a_long_event_is_cut_and_nothing_is_lost(monkeypatch: object) -> None:
    size = eventview.SLICE
    monkeypatch.setattr(eventview, "SLICE", 3)  # type: ignore[attr-defined]
    made, count = ACCOUNTS[sample.EVENT], COUNTS[sample.EVENT]
    parts = event_parts(EventView(RECORD, made, count))
    assert [s for part in parts for s, _ in part["sentences"]] == list(made.sentences)
    rows = [row for part in parts for table in part["figures"] for row in table.rows]
    assert rows == [row for group in count.groups for row in group.rows]
    assert all(len(part["sentences"]) <= 3 for part in parts)
    assert size > 3


def test_a_group_cut_in_two_keeps_its_label_on_both_pages(monkeypatch: object) -> None:
    monkeypatch.setattr(eventview, "SLICE", 1)  # type: ignore[attr-defined]
    claims = [replace(sample.WHOLE, speaker=name, chain=(name,)) for name in ("A", "B")]
    held = replace(sample.HOLDING, claims={c.id: c for c in claims})
    _, counts = accounted(public_holding(held))
    made = account(sample.EVENT, claims, {})
    parts = event_parts(EventView(public_record(held), made, counts[sample.EVENT]))
    labels = ["".join(p.words for p in part["figures"][0].label) for part in parts]
    assert labels == ["persons killed, civilians"] * 2


def test_every_claim_that_a_result_names_is_found() -> None:
    found = set(claim_ids(COUNTS[sample.EVENT]))
    assert {sample.WHOLE.id, sample.PARTS[0].id, sample.WRONG.id} <= found <= set(PUBLIC.claims)
    assert set(claim_ids(ACCOUNTS[sample.EVENT])) <= set(PUBLIC.claims)


def test_the_records_own_notes_repeat_nobody() -> None:
    maker = sample.NOTE.author
    claims = [
        replace(c, speaker="Ana", chain=("Ana", "The Paper", maker)) for c in sample.OF_NOTE[:3]
    ]
    held = public_holding(replace(sample.HOLDING, claims={c.id: c for c in claims}))
    accounts, counts = accounted(held)
    (part,) = event_parts(
        EventView(public_record(held), accounts[sample.EVENT], counts[sample.EVENT])
    )
    (voice,) = part["voices"]
    assert [repeater.name for repeater in voice.repeaters] == ["The Paper"]


def test_the_voice_with_most_claims_stands_first_and_single_claims_are_left_out() -> None:
    (part,) = event_parts(EventView(RECORD, ACCOUNTS[sample.EVENT], COUNTS[sample.EVENT]))
    sizes = [len(voice.claims) for voice in part["voices"]]
    assert sizes == sorted(sizes, reverse=True)
    assert min(sizes) > 1


def test_a_drift_names_its_origin_as_documents_do() -> None:
    (part,) = event_parts(EventView(RECORD, ACCOUNTS[sample.EVENT], COUNTS[sample.EVENT]))
    assert {chain["origin"] for chain in part["chains"]} == {"Commission of Inquiry"}


def test_the_sections_of_an_event_are_cut_like_the_rest(monkeypatch: object) -> None:
    (whole,) = event_parts(EventView(RECORD, ACCOUNTS[sample.EVENT], COUNTS[sample.EVENT]))
    monkeypatch.setattr(eventview, "SLICE", 2)  # type: ignore[attr-defined]
    parts = event_parts(EventView(RECORD, ACCOUNTS[sample.EVENT], COUNTS[sample.EVENT]))
    for name in ("timeline", "denials", "labels", "unverified", "recognitions"):
        assert [item for part in parts for item in part[name]] == list(whole[name])


def test_what_is_disputed_stands_once_between_speakers_or_within_one() -> None:
    (part,) = event_parts(EventView(RECORD, ACCOUNTS[sample.EVENT], COUNTS[sample.EVENT]))
    found = COUNTS[sample.EVENT].contradictions
    both = [c for c, _ in (*part["disputed_between"], *part["disputed_within"])]
    assert sorted(map(id, both)) == sorted(map(id, found))
    assert all("between" not in c.between for c, _ in part["disputed_within"])
