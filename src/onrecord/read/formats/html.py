"""Web pages: the main text, found by trafilatura, with every block that stands inside it."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from onrecord.errors import Unreadable
from onrecord.read.formats.blocks import HEADINGS, Block, blocks
from onrecord.read.formats.encoding import decode
from onrecord.read.formats.extracted import PAGE_BREAK, Extracted, Format, storable, tool, whole
from onrecord.read.formats.quiet import quiet

MAX_BYTES = 8 << 20
"""A tree takes some twenty times its page; the longest judgments on one page have about 5 MB."""

MAX_SEARCHED = 2 << 20
"""Code points up to which the main text is sought: the library takes seconds for 2 million, and
minutes for 8 million."""

START = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
DECLARED = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]*?(?:charset|encoding)\s*=\s*["']?([\w.:-]+)""", re.IGNORECASE
)
XML_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
WEB_NAMES = {"iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252"}
"""What browsers read under these names (WHATWG Encoding Standard, section 4.2)."""

DATES = {
    "extensive_search": False,
    "original_date": True,
    "min_date": "1900-01-01",
    "max_date": "2100-01-01",
}
"""Only dates a page marks as its own. Fixed bounds, because the library's are 1995 and today."""

KEPT_WHOLE = "no main text could be told from the rest of the page, so all of it was kept"

SHINGLE = 4
"""Words in a row that, found in the main text, speak for a block being part of it."""

LINKS = 0.7
"""Share of a block that is links above which it is a list of other pages."""


def starts(head: bytes, _suffix: str) -> bool:
    return START.match(head.removeprefix(b"\xef\xbb\xbf")) is not None


def read_html(path: Path, name: str) -> Extracted:
    """The main text of a page, its blocks parted by blank lines; all of the page's text where no
    main text can be told.

    Raises:
        Unreadable: no text, no page, or an encoding that could not be told.
    """
    data = path.read_bytes()
    raw, notes = decode(data, name, _declared(data))
    source = XML_DECLARATION.sub("", storable(raw), count=1)
    tree = _tree(source, name)
    body = tree.find(".//body")
    seen = list(blocks(tree if body is None else body))
    found = _trafilatura(source) if len(source) <= MAX_SEARCHED else None
    kept = main_blocks(seen, "" if found is None else found.text or "")
    if len(kept) == 0:
        kept = seen
        notes += (KEPT_WHOLE,)
    return Extracted(
        text=whole(PAGE_BREAK.join(block.text for block in kept), name, HTML.label),
        tool=tool("trafilatura"),
        title=_one_line(found and found.title) or _one_line(tree.findtext(".//title")),
        author=_one_line(found and found.author),
        date=_one_line(found and found.date),
        language=_one_line(tree.get("lang")),
        notes=notes,
    )


def _declared(data: bytes) -> str:
    declared = DECLARED.search(data[:4096])
    if declared is None:
        return ""
    name = declared[1].decode("ascii", "replace").lower()
    return "" if name.startswith(("utf-16", "utf-32")) else WEB_NAMES.get(name, name)


def _tree(source: str, name: str) -> Any:
    from lxml import etree, html

    parser = html.HTMLParser(huge_tree=True)
    try:
        tree = html.document_fromstring(source, parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise Unreadable(
            f"{name} is no web page that can be parsed ({error}); right would be the page as a "
            "browser saves it (HTML)"
        ) from error
    for fault in parser.error_log.filter_from_fatals():
        if fault.type_name == "ERR_RESOURCE_LIMIT":  # the parser stops there and drops the rest
            raise Unreadable(
                f"{name} cannot be parsed to its end ({fault.message}); right would be the page "
                "saved anew by a browser, or its words as plain text"
            )
    return tree


def _trafilatura(source: str) -> Any:
    """What the library takes for the main text, with the page's title, author and date."""
    from trafilatura import bare_extraction

    with quiet("trafilatura"), quiet("htmldate"):
        try:
            return bare_extraction(
                source,
                include_comments=False,
                include_tables=True,
                favor_recall=True,
                with_metadata=True,
                date_extraction_params=dict(DATES),
            )
        except RecursionError:  # a tree nested too deep for it; the whole page is then read
            return None


def main_blocks(seen: Sequence[Block], main: str) -> list[Block]:
    """The blocks of `main`, and those among or right beside them: the library leaves out a caption,
    a lone first line or a short sentence, and a record may not lose one.
    """
    shingles, headings = _shingles(main), {tuple(_words(line)) for line in main.split("\n")}
    ours = [place for place, block in enumerate(seen) if _is_main(block, shingles, headings)]
    if len(ours) == 0:
        return []
    first, last = ours[0], ours[-1]
    beside = {seen[first].parent, seen[last].parent}
    return [
        block
        for place, block in enumerate(seen)
        if place in (first, last)
        or not _frames(block)
        and (first < place < last or block.parent in beside)
    ]


def _is_main(block: Block, shingles: set[tuple[str, ...]], headings: set[tuple[str, ...]]) -> bool:
    words = _words(block.text)
    if len(words) < SHINGLE:
        return block.tag in HEADINGS and tuple(words) in headings
    own = [tuple(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)]
    return 2 * sum(shingle in shingles for shingle in own) > len(own)


def _shingles(text: str) -> set[tuple[str, ...]]:
    words = _words(text)
    return {tuple(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)}


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _frames(block: Block) -> bool:
    return block.framed or block.linked > LINKS


def _one_line(value: str | None) -> str:
    return " ".join(storable(value or "").split())


HTML = Format(
    label="a web page",
    media_type="text/html",
    suffixes=(".html", ".htm", ".xhtml", ".xht"),
    starts=starts,
    limit=MAX_BYTES,
    read=read_html,
)
