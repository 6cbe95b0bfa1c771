"""A date in words, no more precise than its EDTF expression."""

import re

from onrecord.vocab.wordings import Say, as_is, wording, wordings

SINGLE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?P<mark>[~?%]?)")
DECADE = re.compile(r"(?P<year>\d{3})X")
FIRST_SEASON = 21


def date_in_words(edtf: str, say: Say = as_is) -> str:
    """What an EDTF expression means, in words; the expression itself where no wording fits.

    >>> date_in_words("1992-02-25/1992-02-26")
    '25 February 1992 to 26 February 1992'
    >>> date_in_words("../1992-02"), date_in_words("1991~"), date_in_words("1992-24")
    ('up to February 1992', 'about 1991', 'winter 1992')
    >>> date_in_words("[1667, 1668]")
    '[1667, 1668]'
    """
    first, slash, last = (part.strip() for part in edtf.partition("/"))
    if slash == "":
        return _single(edtf, say)
    if first in ("", ".."):
        return say(wording("dates", "until")).format(date=_single(last, say))
    if last in ("", ".."):
        return say(wording("dates", "since")).format(date=_single(first, say))
    return say(wording("dates", "range")).format(first=_single(first, say), last=_single(last, say))


def _single(text: str, say: Say) -> str:
    decade = DECADE.fullmatch(text)
    if decade is not None:
        return say(wording("dates", "decade")).format(year=f"{decade['year']}0")
    match = SINGLE.fullmatch(text)
    if match is None:
        return text
    words = _plain(match, say)
    return words if words == "" or match["mark"] == "" else _marked(words, match["mark"], say)


def _marked(words: str, mark: str, say: Say) -> str:
    for sign, name in (("~%", "about"), ("?%", "perhaps")):
        if mark in sign:
            words = say(wording("dates", name)).format(date=words)
    return words


def _plain(match: re.Match[str], say: Say) -> str:
    if match["month"] is None:
        return match["year"]
    month = int(match["month"])
    seasons, months = wordings("dates", "seasons"), wordings("dates", "months")
    if FIRST_SEASON <= month < FIRST_SEASON + len(seasons):
        season = say(seasons[month - FIRST_SEASON])
        return say(wording("dates", "season")).format(season=season, year=match["year"])
    if not 1 <= month <= len(months):
        return match[0]
    form = "month" if match["day"] is None else "day"
    return say(wording("dates", form)).format(
        day=int(match["day"] or 0), month=say(months[month - 1]), year=match["year"]
    )
