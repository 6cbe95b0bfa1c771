"""Pages as a reader's browser has them: elements, links, and whose words are whose."""

import re
from urllib.parse import unquote, urldefrag

from lxml import html

ATTRIBUTED = (
    "//q | //cite | //bdi | //blockquote | //*[@class='text'] | //pre[@class='proof'] | //mark"
)
"""Markup under which words are somebody's: said, named, titled, or the document's own text."""


def tree(page: str) -> html.HtmlElement:
    return html.document_fromstring(page, parser=html.HTMLParser(encoding="utf-8"))


def own_voice(page: str) -> str:
    """The page's text without what is attributed; in its title, without what is in quote marks."""
    root = tree(page)
    for element in root.xpath(ATTRIBUTED):
        element.drop_tree()
    title = root.find(".//title")
    title.text = re.sub("“[^”]*”", "", title.text or "")
    attributes = root.xpath("//@aria-label | //@title | //@alt | //@data-label")
    return " ".join([*root.itertext(), *attributes])


def links(page: str) -> list[tuple[str, str]]:
    """Path and fragment of every link that stays in the release."""
    found = [urldefrag(href) for href in tree(page).xpath("//@href")]
    return [
        (unquote(link.url), unquote(link.fragment))
        for link in found
        if not link.url.startswith(("http://", "https://"))
    ]


def ids(page: str) -> list[str]:
    return [str(id_) for id_ in tree(page).xpath("//@id")]
