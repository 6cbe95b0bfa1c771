"""A piece of text as one line of plain words, and where each of its characters stood."""

import re
from collections.abc import Sequence

MESS = re.compile(
    r"""(?P<dropped>\u00ad[ \t]*\n\s*|[\u00ad\u200b\u2060\ufeff]
          |(?<=[a-z])(?<!ty)-[ \t]*\n[ \t]*(?=[a-z]))     # a word broken at the end of a line
      |(?P<hyphen>-[ \t]*\n[ \t]*(?=[a-z]))               # "twenty-" at the end of a line
      |(?P<blank>[\s\x00-\x1f\x7f-\x9f]{2,}|(?![ ])[\s\x00-\x1f\x7f-\x9f]|\S{300,})
      |(?P<broken>[\ud800-\udfff])""",
    re.VERBOSE,
)
# A run of 300 code points without a blank is an address or noise: no word of English is so long.
STANDS_FOR = {"dropped": "", "hyphen": "-", "blank": " ", "broken": "\ufffd"}


def unwrap(raw: str) -> tuple[str, Sequence[int]]:
    """`raw` without line ends, broken words and soft hyphens, and each code point's place in it.

    The places are empty where nothing changed: then every code point stands where it stood.

    >>> unwrap("12 hos-\\ntages")
    ('12 hostages', [0, 1, 2, 3, 4, 5, 8, 9, 10, 11, 12])
    """
    parts: list[str] = []
    places: list[int] = []
    done = 0
    for mess in MESS.finditer(raw):
        parts.append(raw[done : mess.start()])
        places.extend(range(done, mess.start()))
        plain = STANDS_FOR[mess.lastgroup or "blank"]
        parts.append(plain)
        places.extend(mess.start() for _ in plain)
        done = mess.end()
    if done == 0:
        return raw, ()
    parts.append(raw[done:])
    places.extend(range(done, len(raw)))
    return "".join(parts), places
