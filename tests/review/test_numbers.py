"""A number passes only whole, counted, and with the hedge or the range the document gives it."""

from typing import Any

import pytest

from onrecord.record import Claim, Document, passage
from onrecord.record.claims import payload_from_json
from onrecord.review.gate import faults_of
from onrecord.text import Span, locate

DOC = Document("a" * 64, 1, "r.txt", "text/plain", author="J. Doe")


def figure(
    text: str, quote: str, anchor: str, ends: tuple[int | None, int | None, str], **changes: Any
) -> Claim:
    low, high, qualifier = ends
    where = locate(text, quote)
    start = text.index(anchor, where.start)
    return Claim(
        document=DOC.sha256,
        passages=(passage("b" * 64, text, where),),
        speaker="J. Doe",
        chain=("J. Doe",),
        payload=payload_from_json(
            "figure",
            {"low": low, "high": high, "qualifier": qualifier, "unit": "persons",
             "measure": "killed"},
        ),
        anchor=Span(start, start + len(anchor), anchor),
        **changes,
    )  # fmt: skip


REFUSED = [
    ("They took 1,275 people.", "275 people.", "275", (275, 275, "exact"), "cuts a number short"),
    ("They took 1613 people.", "613 people.", "613", (613, 613, "exact"), "cuts a number short"),
    ("They took 1.275.300 people.", "They took 1.275", "1.275", (1275, 1275, "exact"), "short"),
    (
        "One hundred and sixty people fled.",
        "sixty people fled.",
        "sixty",
        (60, 60, "exact"),
        "cuts a number short",
    ),
    ("At least 161 died.", "161 died.", "161", (161, 161, "exact"), "'At least' before the number"),
    ("It says 485 or more died.", "It says 485", "485", (485, 485, "exact"), "'or more' after"),
    ("Over 400,000+ fled.", "400,000", "400,000", (400_000, 400_000, "exact"), "'+' after"),
    ("It was 300 to 400 dead.", "It was 300 to 400 dead.", "300", (300, 300, "exact"), "a range"),
    ("It was 300–400 dead.", "It was 300–400 dead.", "400", (400, 400, "exact"), "a range"),
    (
        "Between 300 and 400 died.",
        "Between 300 and 400 died.",
        "300",
        (300, 300, "exact"),
        "a range, '300 and 400'",
    ),
    (
        "More than 50 were hurt and 200 died.",
        "More than 50 were hurt and 200 died.",
        "200",
        (200, None, "more_than"),
        "nothing that means more_than of this number",
    ),
    (
        "Some 50 were hurt and 200 died.",
        "Some 50 were hurt and 200 died.",
        "50 were hurt and 200",
        (50, 200, "between"),
        "is no range",
    ),
    (
        "On 26 February 1992 people died.",
        "On 26 February 1992 people died.",
        "26",
        (26, 26, "exact"),
        "'26' is part of a date",
    ),
    (
        "On 26 February 1992 people died.",
        "On 26 February 1992 people died.",
        "1992",
        (1992, 1992, "exact"),
        "'1992' is part of a date",
    ),
    ("On 26 February men died.", "On 26 February men died.", "26", (26, 26, "exact"), "a date"),
]


@pytest.mark.parametrize(("text", "quote", "anchor", "ends", "reason"), REFUSED)
def test_a_number_the_document_does_not_give_is_refused(
    text: str, quote: str, anchor: str, ends: tuple[int | None, int | None, str], reason: str
) -> None:
    assert reason in "; ".join(faults_of(figure(text, quote, anchor, ends), text, DOC))


PASSES = [
    ("In 1992. 613 people died.", "613 people died.", "613", (613, 613, "exact")),
    ("Men, women: 613 people died.", "613 people died.", "613", (613, 613, "exact")),
    ("It fell from 300 to 400 dead.", "It fell from 300 to 400 dead.", "400", (400, 400, "exact")),
    ("From 300 to 400 died.", "From 300 to 400 died.", "300 to 400", (300, 400, "between")),
    ("Some 300 up to 400 died.", "Some 300 up to 400 died.", "300", (300, 300, "about")),
    ("485 or more died.", "485 or more died.", "485", (485, None, "at_least")),
    ("400,000+ fled.", "400,000+ fled.", "400,000", (400_000, None, "more_than")),
    ("Dead: 161 and more than 50 hurt.", "Dead: 161 and more than 50 hurt.", "161",
     (161, 161, "exact")),
    ("The 2000 people of 1992 died.", "The 2000 people of 1992 died.", "2000",
     (2000, 2000, "exact")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "anchor", "ends"), PASSES)
def test_a_number_the_document_gives_passes(
    text: str, quote: str, anchor: str, ends: tuple[int | None, int | None, str]
) -> None:
    assert faults_of(figure(text, quote, anchor, ends), text, DOC) == ()


def test_a_span_does_not_make_a_hedge_of_other_words() -> None:
    text = "At least 161 people died."
    spans = {"qualifier": locate(text, "people")}
    made = figure(text, text, "161", (None, 161, "up_to"), spans=spans)
    assert "nothing that means up_to" in faults_of(made, text, DOC)[0]
