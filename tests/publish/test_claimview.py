"""Each field of a claim is shown for what it holds."""

from tests.publish import sample

from onrecord.publish.claimview import FieldView, field_views
from onrecord.publish.gate import public_record

RECORD = public_record(sample.HOLDING)


def shown(id_: str) -> dict[str, FieldView]:
    return {view.name: view for view in field_views(RECORD.claims[id_])}


def test_a_figure_shows_its_numbers_terms_and_words() -> None:
    views = shown(sample.OF_NOTE[0].id)
    assert {name: view.holds for name, view in views.items()} == {
        "low": "number", "qualifier": "term", "unit": "term", "measure": "term",
        "population": "words", "basis": "term",
    }  # fmt: skip
    assert views["qualifier"].vocabulary == "qualifiers"


def test_a_part_leads_to_its_whole() -> None:
    assert shown(sample.PARTS[0].id)["part_of"].holds == "claim"


def test_the_name_of_a_crime_is_words_and_never_ours() -> None:
    label = next(c for c in sample.OF_NOTE if c.kind == "characterisation")
    assert shown(label.id)["crime"].holds == "words"


def test_a_field_knows_what_it_was_read_from_and_whether_that_is_in_the_quote() -> None:
    low = shown(sample.WHOLE.id)["low"]
    assert (low.read_from or {})["exact"] == "161"
    assert not low.inherited
    row = {**RECORD.claims[sample.WHOLE.id], "spans": {"low": {"start": 0, "end": 3, "exact": "x"}}}
    assert next(v for v in field_views(row) if v.name == "low").inherited


def test_what_says_nothing_is_not_shown() -> None:
    assert "high" not in shown(sample.OF_NOTE[0].id)
