"""Where each page of a release is, and the relative link from one to another."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.ids import content_id

SHELVES = 1024
"""Pages that claims are spread over by their ids: at 100,000 claims about 100 on each. Fixed for
ever: another number would move every claim."""

SLUG_LENGTH = 60
SHORT_EVENT, SHORT_DOCUMENT = 8, 12

FRONT = "index.html"
DOCUMENTS = "documents.html"
METHODOLOGY = "methodology.html"
CHECK = "check.html"
DOWNLOADS = "downloads.html"
DICTIONARY = "data/dictionary.html"
STYLE = "assets/style.css"
SEARCH = "search.html"
SEARCH_SCRIPT = "assets/search.js"
SEARCH_INDEX, SEARCH_COLUMNS = "search/index.js", "search/columns.js"
CHANGES = "changes.html"
LISTS = "lists.html"
LISTS_DATA, OVERLAPS_DATA = "data/lists.jsonl", "data/overlaps.csv"


@dataclass(frozen=True, slots=True)
class Addresses:
    """events: event key to its page; documents: sha256 to its page.

    listed: keys of the events of which lists of people are published.
    """

    events: Mapping[str, str]
    documents: Mapping[str, str]
    listed: frozenset[str] = frozenset()

    def event(self, key: str, part: int = 1) -> str:
        """The page of an event; a long one has several parts, counted from 1."""
        first = self.events[key]
        return first if part == 1 else f"{first.removesuffix('.html')}-{part}.html"

    def beside(self, folder: str, key: str, part: int = 1) -> str:
        """The page of an event's speakers, places and so on, in parts like the event's own."""
        return self.event(key, part).replace("events", folder, 1)

    @staticmethod
    def claim(id_: str) -> str:
        """The claim's place on the page that holds it; it never changes, however the record grows.

        >>> Addresses.claim("7e111e3a2bb3d04ee457092d197f4711")
        'claims/7e0.html#7e111e3a2bb3d04ee457092d197f4711'
        """
        return f"{claims_page(claim_shelf(id_))}#{id_}"


def list_page(name: str, part: int = 1) -> str:
    """The page of a list of people; one with many names has several parts, counted from 1.

    >>> list_page("police").startswith("lists/police-"), list_page("police", 2)[-7:]
    (True, '-2.html')
    """
    first = f"lists/{slug(name, 'list')}-{content_id('list page', name)[:SHORT_EVENT]}"
    return f"{first}.html" if part == 1 else f"{first}-{part}.html"


def preview(page: str) -> str:
    """The picture that stands for a page where its link is shared.

    >>> preview("events/alder-bridge-0a1b2c3d.html")
    'previews/alder-bridge-0a1b2c3d.png'
    """
    return f"previews/{page.rpartition('/')[2].removesuffix('.html')}.png"


def claim_shelf(id_: str) -> str:
    """The first ten bits of a claim's id, as three hex digits: the page that it stands on.

    >>> claim_shelf("7e111e3a2bb3d04ee457092d197f4711"), claim_shelf("ffff")
    ('7e0', 'ffc')
    """
    return f"{int(id_[:3], 16) & -(4096 // SHELVES):03x}"


def claims_page(shelf: str) -> str:
    return f"claims/{shelf}.html"


def search_store(block: str) -> str:
    return f"search/c-{block}.js"


def search_words(shard: int) -> str:
    return f"search/w{shard}.js"


def addresses(
    events: Iterable[str], documents: Iterable[str], listed: Iterable[str] = ()
) -> Addresses:
    """An address for each, from its name and identity alone, so that links stay for ever."""
    keys = _shortened({key: content_id("event", key) for key in events}, SHORT_EVENT)
    shas = _shortened({sha: sha for sha in documents}, SHORT_DOCUMENT)
    return Addresses(
        {key: f"events/{slug(key)}-{short}.html" for key, short in keys.items()},
        {sha: f"documents/{short}.html" for sha, short in shas.items()},
        frozenset(listed),
    )


def _shortened(ids: Mapping[str, str], length: int) -> dict[str, str]:
    """Each key with the beginning of its id, or the whole id where two beginnings are equal."""
    times = Counter(id_[:length] for id_ in ids.values())
    return {key: id_[:length] if times[id_[:length]] == 1 else id_ for key, id_ in ids.items()}


def slug(words: str, otherwise: str = "event") -> str:
    """Lower-case ASCII words joined by hyphens, `otherwise` where none is left.

    >>> slug("Xocalı, 25-26 Fevral 1992"), slug("مثال")
    ('xocal-25-26-fevral-1992', 'event')
    """
    folded = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    made = re.sub(r"[^a-z0-9]+", "-", folded).strip("-")[:SLUG_LENGTH].rstrip("-")
    return otherwise if made == "" else made


def relative(page: str, to: str) -> str:
    """The link from one page of the release to another file of it.

    >>> relative("claims/ab.html", "assets/style.css"), relative("index.html", "check.html")
    ('../assets/style.css', 'check.html')
    """
    return "../" * page.count("/") + to
