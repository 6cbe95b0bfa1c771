"""The head of a text: its title, its date and the author it names; conservative, or nothing."""

import re
from collections.abc import Iterator

from onrecord.dates import Date, find_dates
from onrecord.text import Span, lines, span

HEAD_LINES = 10
LONG = 160
"""A line this long opens the text itself; the head ends before it."""

PART = r"(?:[A-Z][\w’'.-]*|de|van|von|al|el|bin|der|la|di|da)"
NAME = rf"[A-Z][\w’'.-]*(?: {PART}){{1,3}}"
LINKED = re.compile(rf"^\[(?P<name>{NAME})\]\([^)]*\)$")
NAMED = re.compile(
    rf"^(?i:by|author|written by|words by|text by)\b\s*:?\s*\[?(?P<name>{NAME})\]?(?:\([^)]*\))?"
    r"(?=$|[,|/–—]| and | for | in )"
)
BARE = re.compile(rf"^(?P<name>{NAME})$")
ALONE = re.compile(r"^[\s\W]*(?:published|posted|updated|date)?\s*:?\s*", re.IGNORECASE)
NO_NAME = frozenset(
    """the a an of and for in on at news report reports opinion press release statement human
    rights watch amnesty international united nations council agency times post journal
    magazine staff editor editorial team desk contributor home about contact world
    politics read more share city district resolution court tribunal war conflict genocide
    massacre summary introduction background methodology january february march april may
    june july august september october november december monday tuesday wednesday thursday
    friday saturday sunday reuters""".split()
)
"""Words that no person is called by; the name of an agency or of a section is no byline."""


def head(text: str) -> tuple[Span, ...]:
    """The short lines before the first long one, at most HEAD_LINES; () where there is no body."""
    found: list[Span] = []
    for line in lines(text):
        if len(line.exact) >= LONG:
            return tuple(found)
        if len(found) == HEAD_LINES:
            return ()
        found.append(line)
    return ()


def byline(text: str) -> tuple[str, Span] | None:
    """The author the head names, with the words naming them.

    A line that is a linked name, or "By", "Author:" and a name; a bare name only right above or
    below the line of the date. None where two lines name different people, or nothing is clear.

    >>> byline("Title here\\n\\nBy Jane Doe\\n\\n" + "word " * 40)[0]
    'Jane Doe'
    """
    found = list(_named(text)) or list(_beside_date(text))
    names = {name for name, _ in found}
    return found[0] if len(names) == 1 else None


def _named(text: str) -> Iterator[tuple[str, Span]]:
    for line in head(text):
        match = LINKED.match(line.exact) or NAMED.match(line.exact)
        if match is not None and _is_name(match["name"]):
            start, end = line.start + match.start("name"), line.start + match.end("name")
            yield match["name"], span(text, start, end)


def _beside_date(text: str) -> Iterator[tuple[str, Span]]:
    found = head(text)
    for place, line in enumerate(found):
        near = [*found[max(0, place - 1) : place], *found[place + 1 : place + 2]]
        match = BARE.match(line.exact)
        if place > 0 and match is not None and _is_name(line.exact) and any(map(_is_date, near)):
            yield line.exact, line


def _is_name(words: str) -> bool:
    parts = words.casefold().replace(".", "").split()
    return not any(part in NO_NAME for part in parts) and words != words.upper() and len(parts) > 1


def _is_date(line: Span) -> bool:
    return _date_of(line) is not None


def _date_of(line: Span) -> tuple[Date, Span] | None:
    """The date a line consists of, whatever word such as `Published:` stands before it."""
    opening = ALONE.match(line.exact)
    start = opening.end() if opening is not None else 0
    for mention in find_dates(line.exact):
        whole = mention.start <= start and len(line.exact) - mention.end <= 14
        if whole:
            return mention.date, Span(
                line.start + mention.start,
                line.start + mention.end,
                line.exact[mention.start : mention.end],
            )
    return None


def head_date(text: str) -> tuple[Date, Span] | None:
    """The date that a line of the head consists of, the first where there are several."""
    return next((found for line in head(text) if (found := _date_of(line)) is not None), None)


def head_title(text: str) -> tuple[str, Span] | None:
    """The first line of the head that is no date, no link and no byline; without Markdown marks."""
    for line in head(text):
        if _is_date(line) or LINKED.match(line.exact) or NAMED.match(line.exact):
            continue
        words = line.exact.lstrip("# ").strip()
        if len(words.split()) > 1:
            start = line.start + line.exact.index(words)
            return words, span(text, start, start + len(words))
    return None
