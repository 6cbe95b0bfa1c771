"""The head of a text: an author only where one is named beyond doubt."""

import pytest

from onrecord.read.suggest.byline import byline, head_date, head_title

BODY = "\n\n" + "The first paragraph of the article tells at length what happened. " * 4

NAMED = [
    ("A title of some kind\n\n20 May 2021\n\n[Jane Doe](#)", "Jane Doe"),
    ("A title of some kind\n\nBy Jane Doe", "Jane Doe"),
    ("A title of some kind\n\nBY JANE DOE", None),
    ("A title of some kind\n\nAuthor: Jane van Doe", "Jane van Doe"),
    ("A title of some kind\n\nBy Jane Doe in Sarajevo", "Jane Doe"),
    ("A title of some kind\n\nJane Doe\n\n20 May 2021", "Jane Doe"),
    ("A title of some kind\n\nJane Doe", None),
    ("A title of some kind\n\nBy Jane Doe\n\nBy John Roe", None),
    ("A title of some kind\n\nBy Human Rights Watch", None),
    ("Human Rights Watch\n\n20 May 2021", None),
    ("By the river", None),
]


@pytest.mark.parametrize(("head", "author"), NAMED)
def test_an_author_is_read_only_where_one_is_clearly_named(head: str, author: str | None) -> None:
    found = byline(head + BODY)
    assert (found[0] if found is not None else None) == author
    if found is not None:
        assert found[1].stands_in(head + BODY)


def test_a_text_without_a_body_has_no_head() -> None:
    assert byline("A title\n\nBy Jane Doe") is None


def test_the_date_and_the_title_of_the_head() -> None:
    text = "\n\nOpinion: What we know\n\nPublished: 20 May 2021\n\n[Jane Doe](#)" + BODY
    dated, title = head_date(text), head_title(text)
    assert dated is not None and dated[0].edtf == "2021-05-20" and dated[1].stands_in(text)
    assert title is not None and title[0] == "Opinion: What we know" and title[1].stands_in(text)
