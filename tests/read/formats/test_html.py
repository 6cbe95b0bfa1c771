"""Web pages: every sentence of the main text, in order, and none of the frame around it."""

from collections.abc import Callable

import pytest

from onrecord.errors import Unreadable
from onrecord.quantity import values
from onrecord.read.formats import Extracted, html
from onrecord.text import paragraphs

Read = Callable[[bytes, str], Extracted]

PAGE = """<!DOCTYPE html>
<html lang="en-GB"><head><title>Report on the town | The Site</title>
<meta name="author" content="Jane Doe">
<meta property="article:published_time" content="1993-03-04T10:00:00Z">
<style>p { color: red }</style><script>var dead = 999;</script></head><body>
<nav><ul><li><a href="/">Home</a></li>
<li><a href="/n">All the news of this very day</a></li></ul></nav>
<div class="cookie" hidden>We use 77 cookies on this page of ours</div>
<article><h1>Report on the town</h1>
<p>At least 161 people were <b>killed</b>, the <a href="c">commission</a>
said.<br>It was a cold night for everybody.</p>
<p>Short one.</p>
<p>In all 613<sup>2</sup> people, according to <q>official figures</q> read on the 19<sup>th</sup>.
😀 Xocalı şəhəri.</p>
<figure><img src="x"><figcaption>Three men near the river.</figcaption></figure>
<ul><li>First item, of 5 persons.</li><li>Second item:<ul><li>a nested one of 9.</li></ul></li></ul>
<table>
<tr><th>Side</th> <th>Dead</th></tr>
<tr><td>A</td> <td>12</td></tr>
</table>
<h2>Later</h2>
<div>A bare division says that 44 persons were missing.</div>
<p>One line stands here with some words.<br><br>Another paragraph stands after two breaks.</p>
<p><a href="1">Read also: ninety-nine other things</a></p>
<p>The last paragraph ends the report about the town and its people.</p>
</article>
<aside><p>Most read: the five hundred other stories of the week</p></aside>
<footer><p>Copyright 2024 The Site. All rights reserved everywhere.</p></footer></body></html>"""

BLOCKS = [
    "Report on the town",
    "At least 161 people were killed, the commission said.\nIt was a cold night for everybody.",
    "Short one.",
    "In all 613 ² people, according to “official figures” read on the 19th. 😀 Xocalı şəhəri.",
    "Three men near the river.",
    "First item, of 5 persons.",
    "Second item:",
    "a nested one of 9.",
    "Side\tDead",
    "A\t12",
    "Later",
    "A bare division says that 44 persons were missing.",
    "One line stands here with some words.",
    "Another paragraph stands after two breaks.",
    "The last paragraph ends the report about the town and its people.",
]


def test_the_main_text_comes_whole_and_alone(read: Read) -> None:
    made = read(PAGE.encode(), "page.html")
    assert [block.exact for block in paragraphs(made.text)] == BLOCKS
    assert (made.title, made.author, made.date, made.language) == (
        "Report on the town", "Jane Doe", "1993-03-04", "en-GB",
    )  # fmt: skip
    assert made.tool.startswith("trafilatura ")
    assert made.notes == ()


def test_a_footnote_mark_never_becomes_part_of_a_number(read: Read) -> None:
    page = "<p>613<sup>2</sup> people and 63<sup><a href='#n'>14</a></sup> children.</p>"
    made = read(page.encode(), "a.html")
    assert made.text == "613 ² people and 63 ¹⁴ children."
    assert values(made.text) == {613, 63}


def test_a_page_without_a_frame_is_kept_whole_and_says_so(read: Read) -> None:
    made = read(b"<html><body><p>5 dead.</p><p>Others fled.</p></body></html>", "a.html")
    assert made.text == "5 dead.\n\nOthers fled."
    assert made.notes == (html.KEPT_WHOLE,)


def test_a_page_too_long_to_search_is_kept_whole_and_says_so(
    read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(html, "MAX_SEARCHED", 500)
    made = read(PAGE.encode(), "page.html")
    assert made.notes == (html.KEPT_WHOLE,)
    assert [block for block in BLOCKS if block not in made.text] == []
    assert "All rights reserved" in made.text
    assert (made.title, made.language) == ("Report on the town | The Site", "en-GB")


def test_no_line_of_a_page_of_line_breaks_is_lost(read: Read) -> None:
    lines = [f"Sentence number {n} says something about the people there." for n in range(30)]
    page = f"<html><body>{'<br><br>'.join(lines)}</body></html>"
    assert read(page.encode(), "a.html").text == "\n\n".join(lines)


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>a fragment</p>", "a fragment"),
        ("<table><tr><td><p>One</p><p>two</p><td>three</table>", "One\n\ntwo\n\nthree"),
        ("<pre>one\n  two\n\nthree</pre>", "one\n  two\n\nthree"),
        ("<p>a<!-- not this -->b<?nor this?>c</p>", "abc"),
        ("<p>a<span style='display: none'>b</span>c</p>", "ac"),
        ("<p>m<sup>2</sup></p><p>x<sup>th</sup></p>", "m ²\n\nxth"),
        ("<dl><dt>Term</dt><dd>Meaning</dd></dl>", "Term\n\nMeaning"),
        ("words<div>more</div>after", "words\n\nmore\n\nafter"),
        ("<p>tab\there &amp; &nbsp;there</p>", "tab here & \xa0there"),
    ],
)
def test_what_a_reader_sees_as_a_block_is_one(read: Read, page: str, text: str) -> None:
    assert read(page.encode(), "a.html").text == text


@pytest.mark.parametrize(
    "head",
    [
        '<?xml version="1.0" encoding="windows-1251"?><html>',
        '<html><head><meta charset="windows-1251"></head>',
        '<html><meta http-equiv=Content-Type content="text/html; charset=windows-1251">',
    ],
)
def test_the_declared_encoding_is_believed(read: Read, head: str) -> None:
    page = f"{head}<body><p>Погибли 613 человек.</p></body></html>"
    made = read(page.encode("cp1251"), "a.html")
    assert made.text == "Погибли 613 человек."


def test_utf16_with_a_wrong_declaration_is_read_by_its_mark(read: Read) -> None:
    page = "\ufeff<html><meta charset='iso-8859-1'><body><p>şəhər 613</p></body></html>"
    assert read(page.encode("utf-16-le"), "a.html").text == "şəhər 613"


@pytest.mark.parametrize("page", ["<html><body><div></div></body></html>", "<html>", "<!-- x -->"])
def test_a_page_without_words_is_refused(read: Read, page: str) -> None:
    with pytest.raises(Unreadable, match=r"a\.html is"):
        read(page.encode(), "a.html")


def test_a_page_nested_deep_is_read_and_one_too_deep_refused(read: Read) -> None:
    nested = "<html><body>{}deep words{}<p>after</p></body></html>"
    made = read(nested.format("<div>" * 1500, "</div>" * 1500).encode(), "a.html")
    assert made.text == "deep words\n\nafter"
    with pytest.raises(Unreadable, match=r"cannot be parsed to its end .* right would be"):
        read(nested.format("<div>" * 9000, "</div>" * 9000).encode(), "a.html")
