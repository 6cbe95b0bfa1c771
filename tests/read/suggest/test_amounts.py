"""Numbers of a sentence as quantities, with the words that hedge them."""

import pytest

from onrecord.read.suggest.amounts import Amount, amounts
from onrecord.read.suggest.pipeline import sentences

QUANTITIES = (
    ("It had 45 men.", ("45", 45, 45, "exact", None)),
    ("It had at least another 45 men.", ("45", 45, None, "at_least", "at least")),
    ("It had well over 45 men.", ("45", 45, None, "more_than", "well over")),
    ("It had 45 or more men.", ("45", 45, None, "at_least", "45 or more")),
    ("It had as many as 45 men.", ("45", None, 45, "up_to", "as many as")),
    ("It had some 45 men.", ("45", 45, 45, "about", "some")),
    ("It had between 45 and 60 men.", ("45 and 60", 45, 60, "between", None)),
    ("It had 45-60 men.", ("45-60", 45, 60, "between", None)),
    ("It had five or six men.", ("five or six", 5, 6, "between", None)),
    ("It had dozens of men.", ("dozens", None, None, "vague", None)),
)


@pytest.mark.parametrize(("text", "expected"), QUANTITIES)
def test_a_number_and_its_hedge(
    text: str, expected: tuple[str, int | None, int | None, str, str | None]
) -> None:
    (amount,) = read(text)
    hedge = text[slice(*amount.hedge)] if amount.hedge is not None else None
    said = text[amount.start : amount.end]
    assert (said, amount.low, amount.high, amount.qualifier, hedge) == expected


def test_a_rise_from_one_number_to_another_is_no_range() -> None:
    assert [a.qualifier for a in read("The toll rose from 45 to 60.")] == ["exact", "exact"]


def read(text: str) -> list[Amount]:
    return [amount for sentence in sentences(text) for amount in amounts(sentence)]
