"""Quotes that tell of another measure than a claim is said to have."""

import pytest

from onrecord.review.measure_words import measure_warning

TOLD = [
    ("Some 40 were wounded.", "killed", True),
    ("Some 40 were wounded.", "injured", False),
    ("40 were killed or wounded.", "killed", False),
    ("They shot dead 40.", "killed", False),
    ("There were 40.", "killed", False),
    ("1,275 people were taken hostage", "killed", True),
    ("The toll is 40; hurtful words", "injured", True),
]


@pytest.mark.parametrize(("quote", "measure", "warned"), TOLD)
def test_it_warns_where_only_another_measure_is_said(
    quote: str, measure: str, warned: bool
) -> None:
    assert (measure_warning(quote, measure) != "") is warned


def test_the_warning_names_the_words() -> None:
    assert measure_warning("Some 40 were Wounded.", "killed") == (
        'the quote has no word for killed, but "wounded" (injured)'
    )
