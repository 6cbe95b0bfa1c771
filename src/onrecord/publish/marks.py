"""A text cut where quotes begin and end, so that marks lie flat though quotes overlap."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quote:
    """start, end: half-open code points of the text; claim: id of the claim whose quote it is."""

    start: int
    end: int
    claim: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text that the same quotes cover.

    claims: ids of the claims that quote it, the shortest quote first, equal ones as given;
        () where nobody does.
    opening, closing: ids of the claims whose quote begins, and ends, with this segment.
    """

    start: int
    end: int
    words: str
    claims: tuple[str, ...] = ()
    opening: tuple[str, ...] = ()
    closing: tuple[str, ...] = ()


def segments(text: str, quotes: Iterable[Quote]) -> Iterator[Segment]:
    """The whole text, in order, cut at every end of every quote; empty quotes are left out.

    >>> [(s.words, s.claims) for s in segments("abcd", [Quote(0, 3, "x"), Quote(1, 4, "y")])]
    [('a', ('x',)), ('bc', ('x', 'y')), ('d', ('y',))]
    """
    wanted = [q for q in quotes if q.start < q.end]
    starts = sorted(wanted, key=lambda q: (q.start, q.end))
    cuts = sorted({0, len(text), *(q.start for q in wanted), *(q.end for q in wanted)})
    covering: list[Quote] = []
    coming = 0
    for start, end in zip(cuts, cuts[1:], strict=False):
        first = coming
        while coming < len(starts) and starts[coming].start == start:
            coming += 1
        covering = [*(q for q in covering if q.end > start), *starts[first:coming]]
        yield _segment(text, start, end, covering)


def _segment(text: str, start: int, end: int, covering: Sequence[Quote]) -> Segment:
    ordered = sorted(covering, key=lambda q: (q.end - q.start, q.start))
    return Segment(
        start,
        end,
        text[start:end],
        tuple(q.claim for q in ordered),
        tuple(q.claim for q in ordered if q.start == start),
        tuple(q.claim for q in ordered if q.end == end),
    )
