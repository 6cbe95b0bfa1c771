"""Content identity is a function of content alone, and unlike contents differ."""

import json

from hypothesis import given
from hypothesis import strategies as st

from onrecord.ids import canonical_json, content_id

scalars = (
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"]))
)
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=8,
)


@given(values)
def test_canonical_json_reads_back_as_what_it_wrote(value: object) -> None:
    try:
        written = canonical_json(value)
    except UnicodeEncodeError:
        return
    assert json.loads(written) == value


@given(st.dictionaries(st.text("abc", max_size=3), scalars))
def test_the_order_of_keys_does_not_matter(value: dict[str, object]) -> None:
    assert canonical_json(value) == canonical_json(dict(reversed(value.items())))


@given(
    st.lists(st.text("a.", max_size=3), max_size=3), st.lists(st.text("a.", max_size=3), max_size=3)
)
def test_ids_are_equal_only_for_equal_parts(one: list[str], other: list[str]) -> None:
    assert (content_id("claim", *one) == content_id("claim", *other)) == (one == other)
