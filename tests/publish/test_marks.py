"""Marks lie flat, cover exactly the quotes, and lose no character."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.publish.marks import Quote, Segment, segments

TEXT = "aé𐀀\nbcde"
QUOTES = st.lists(
    st.tuples(st.integers(0, 8), st.integers(0, 8), st.sampled_from("xyz")).map(
        lambda t: Quote(min(t[:2]), max(t[:2]), t[2])
    ),
    max_size=6,
)


def test_overlapping_quotes_are_cut_where_each_begins_and_ends() -> None:
    assert list(segments("abcdef", [Quote(1, 4, "x"), Quote(2, 6, "y")])) == [
        Segment(0, 1, "a"),
        Segment(1, 2, "b", ("x",), opening=("x",)),
        Segment(2, 4, "cd", ("x", "y"), opening=("y",), closing=("x",)),
        Segment(4, 6, "ef", ("y",), closing=("y",)),
    ]


def test_equal_quotes_keep_their_order() -> None:
    (only,) = segments("ab", [Quote(0, 2, "z"), Quote(0, 2, "a")])
    assert only.claims == only.opening == only.closing == ("z", "a")


def test_a_text_without_quotes_is_one_segment_and_an_empty_one_none() -> None:
    assert list(segments("ab", [Quote(1, 1, "x")])) == [Segment(0, 2, "ab")]
    assert list(segments("", [])) == []


@given(QUOTES)
def test_segments_are_the_whole_text_and_know_their_place(quotes: list[Quote]) -> None:
    made = list(segments(TEXT, quotes))
    assert "".join(s.words for s in made) == TEXT
    assert all(TEXT[s.start : s.end] == s.words != "" for s in made)


@given(QUOTES)
def test_a_segment_is_covered_by_just_the_quotes_that_cover_it(quotes: list[Quote]) -> None:
    for made in segments(TEXT, quotes):
        over = [q.claim for q in quotes if q.start <= made.start and made.end <= q.end]
        assert sorted(made.claims) == sorted(over)


@given(QUOTES)
def test_every_quote_opens_once_and_closes_once(quotes: list[Quote]) -> None:
    made = list(segments(TEXT, quotes))
    wanted = sorted(q.claim for q in quotes if q.start < q.end)
    assert sorted(c for s in made for c in s.opening) == wanted
    assert sorted(c for s in made for c in s.closing) == wanted
