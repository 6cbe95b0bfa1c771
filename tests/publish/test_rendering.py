"""A page is made from a template and what every template may use."""

import pytest
from jinja2 import UndefinedError

from onrecord.publish.rendering import Page, renderer


def test_a_value_that_is_missing_stops_the_page() -> None:
    with pytest.raises(UndefinedError):
        renderer("en")(Page("index.html", "front.html"), {})
