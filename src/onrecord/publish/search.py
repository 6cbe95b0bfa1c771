"""The search index: words to claims, in classic scripts that a page on a USB stick can load.

A block holds the claims whose ids begin with the same two hex digits, so that one changed claim
changes one block. Claims are numbered block by block, by id.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from onrecord.publish.addresses import SEARCH_COLUMNS, SEARCH_INDEX, Addresses, search_words
from onrecord.publish.folding import SAME, ZEROS, words
from onrecord.publish.gate import Row
from onrecord.publish.printing import visible
from onrecord.publish.site import Site

DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
"""Six bits each: five of a number, lowest first, and one that says whether more follow."""

MOST_SHARDS, LEAST_SHARD = 110, 64_000
"""Files that the words are spread over, and characters below which one is not cut."""

LONGEST_QUOTE = 240
"""Code points of a quote in a list of results; the claim's page shows it whole."""


class Block(NamedTuple):
    """words: folded word to where in the block it stands; facets: of each claim, see FACETS."""

    words: Mapping[str, str]
    facets: Sequence[Sequence[str]]


YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")

FACETS = ("event", "kind", "speaker", "year")


def block_of(made: Site, ids: Sequence[str]) -> Block:
    """The words and facets of claims, numbered from 0 in the given order."""
    found: dict[str, list[int]] = {}
    for number, id_ in enumerate(ids):
        row = made.record.claims[id_]
        for word in dict.fromkeys(_words(row, made.record.documents[row["document"]])):
            found.setdefault(word, []).append(number)
    rows = [made.record.claims[id_] for id_ in ids]
    facets = [_facets(row) for row in rows]
    return Block({word: gaps(numbers) for word, numbers in sorted(found.items())}, facets)


def _words(row: Row, document: Row) -> Iterator[str]:
    """Words of what the claim's page shows: its quotes, whose they are, where they stand."""
    for quote in row["quotes"]:
        yield from words(quote["exact"])
    for text in (*row["chain"], row["event"], document["title"], document["author"]):
        yield from words(text)


def _facets(row: Row) -> list[str]:
    """The year is the one a claim tells of: as of when, else that in its event's name.

    Not the document's: a research note of today about a report of 1992 would put it into today.
    """
    year = YEAR.search(row["as_of"]) or YEAR.search(row["event"])
    return [row["event"], row["kind"], row["speaker"], "" if year is None else year[0]]


def gaps(numbers: Iterable[int]) -> str:
    """Rising numbers as the gaps between them.

    >>> gaps([0, 1, 5]), gaps([40])
    ('AAD', 'oB')
    """
    made, before = [], -1
    for number in numbers:
        gap, before = number - before - 1, number
        while gap > 31:
            made.append(DIGITS[32 + gap % 32])
            gap //= 32
        made.append(DIGITS[gap])
    return "".join(made)


def stored(made: Site, ids: Sequence[str]) -> str:
    """What a list of results shows of claims: id, quote, standing; nothing that no page shows."""
    rows = [made.record.claims[id_] for id_ in ids]
    shown = [[row["id"], _shortened(visible(row["exact"])), row["standing"]] for row in rows]
    return call("store", ids[0][:2], shown)


def _shortened(quote: str) -> str:
    return quote if len(quote) <= LONGEST_QUOTE else f"{quote[:LONGEST_QUOTE].rstrip()}…"


def call(name: str, *values: Any) -> str:
    """A classic script that hands values to the search; fetch is blocked on file://."""
    inside = ",\n".join(
        json.dumps(value, ensure_ascii=False, separators=(",", ":")) for value in values
    )
    return f"onrecordSearch.{name}({inside});\n"


def index_files(
    blocks: Mapping[str, Block], places: Addresses, labels: Mapping[str, Mapping[str, str]]
) -> Iterator[tuple[str, str]]:
    """Path and content of every file that joins the blocks.

    labels: "kind" and "standing" to their terms in words.
    """
    shards = list(_shards(_joined(blocks)))
    for number, shard in enumerate(shards):
        yield search_words(number), call("words", number, shard)
    values = [_values(blocks, place) for place in range(len(FACETS))]
    yield SEARCH_COLUMNS, call("columns", [_column(blocks, p, v) for p, v in enumerate(values)])
    events = [[visible(key), places.events[key]] for key in values[0]]
    yield (
        SEARCH_INDEX,
        call(
            "open",
            {
                "blocks": {key: len(block.facets) for key, block in blocks.items()},
                "firsts": [next(iter(shard)) for shard in shards],
                "events": events,
                "facets": [[visible(name) for name in names] for names in values],
                "labels": labels,
                "same": SAME,
                "zeros": ZEROS,
            },
        ),
    )


def _joined(blocks: Mapping[str, Block]) -> dict[str, str]:
    """Word to where it stands: of each block its two digits and the places, parted by dots."""
    found: dict[str, list[str]] = {}
    for key, block in blocks.items():
        for word, places in block.words.items():
            found.setdefault(word, []).append(key + places)
    # Sorted as JavaScript compares strings.
    ordered = sorted(found, key=lambda word: word.encode("utf-16-be", "surrogatepass"))
    return {word: ".".join(found[word]) for word in ordered}


def _shards(words: Mapping[str, str]) -> Iterator[dict[str, str]]:
    most = max(LEAST_SHARD, sum(len(w) + len(p) for w, p in words.items()) // (MOST_SHARDS - 1))
    shard: dict[str, str] = {}
    size = 0
    for word, places in words.items():
        shard[word] = places
        size += len(word) + len(places)
        if size >= most:
            yield shard
            shard, size = {}, 0
    if shard:
        yield shard


def _values(blocks: Mapping[str, Block], place: int) -> list[str]:
    return sorted({facets[place] for block in blocks.values() for facets in block.facets})


def _column(blocks: Mapping[str, Block], place: int, values: Sequence[str]) -> str:
    """Of every claim in order the number of its value."""
    numbers = {value: str(number) for number, value in enumerate(values)}
    return ",".join(numbers[f[place]] for block in blocks.values() for f in block.facets)
