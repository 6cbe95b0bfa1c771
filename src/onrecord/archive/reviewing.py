"""Which pairs a person should judge next, and how far people who judged blind agree."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from onrecord.alike import plain_name
from onrecord.archive.groups import Groups
from onrecord.ids import content_id
from onrecord.link.judging.verdicts import Pair
from onrecord.record.link import Verdict
from onrecord.record.linkage import ScoredPair

SAMPLE = 100
"""Pairs that everybody who judges blind is shown, unless told otherwise."""

EVEN = 0.5
OPEN = {
    "disputed": "people disagree on it; your word, seeing theirs, decides",
    "awaiting_second": "a word on it waits for a second person",
}
"""States of a pair that a further word settles, and what a person is told of them."""

BANDS = (0.1, 0.3, 0.5, 0.7, 0.9)
"""Ends of the bands of probability; a sample takes from each in turn, so that none is missing."""


def scored_pairs(groups: Groups) -> list[ScoredPair]:
    """Every scored pair of what is linked now, once, as the newest run has it."""
    found: dict[Pair, ScoredPair] = {}
    for kept in groups.scored:
        for pair in kept.pairs():
            if pair.scored is not None:
                found.setdefault((pair.first, pair.second), pair)
    return list(found.values())


def pairs_within(groups: Groups, entries: Collection[str]) -> list[ScoredPair]:
    """The scored pairs of which both entries are among some, the likeliest first."""
    wanted = set(entries)
    found = [p for p in scored_pairs(groups) if p.first in wanted and p.second in wanted]
    return sorted(found, key=lambda p: (-p.probability, p.first, p.second))


@dataclass(frozen=True, slots=True)
class ToJudge:
    """pair: that waits for a word; why: it is asked about, in a sentence, "" in a blind review."""

    pair: ScoredPair
    why: str = ""


@dataclass(frozen=True, slots=True)
class Waiting:
    """asked: in their order; reviewed, pairs: scored pairs with a word that stands, and all."""

    asked: tuple[ToJudge, ...]
    reviewed: int
    pairs: int


def queue(groups: Groups, by: str) -> Waiting:
    """Pairs that a word of this person would settle, the most telling first.

    Disputes come first and words that wait for a second person; then a sample that is spread over
    all probabilities, from which they are put right; then pairs whose groups go against their own
    scores, then pairs by how doubtful their scores are. A pair on which a word stands, or this
    person has one, is done: so a review that was broken off goes on where it ended.
    """
    from onrecord.link.judging.review_order import spread

    pairs = scored_pairs(groups)
    sample = spread(pairs)
    places = {(pair.first, pair.second): place for place, (pair, _) in enumerate(sample)}

    def rank(pair: ScoredPair) -> tuple[int, float, str, str]:
        place = places.get((pair.first, pair.second))
        if _state(groups, pair) in OPEN:
            return 0, 0.0, pair.first, pair.second
        first, second = (2, _doubt(pair)) if place is None else (1, float(place))
        return first, second, pair.first, pair.second

    def why(pair: ScoredPair) -> str:
        place = places.get((pair.first, pair.second))
        return OPEN.get(_state(groups, pair)) or (_why(pair) if place is None else sample[place][1])

    waiting = [pair for pair in pairs if not _done(groups, pair, by)]
    asked = tuple(ToJudge(pair, why(pair)) for pair in sorted(waiting, key=rank))
    return Waiting(asked, _reviewed(groups, pairs), len(pairs))


def _reviewed(groups: Groups, pairs: Iterable[ScoredPair]) -> int:
    return sum(groups.verdicts[key].binds for p in pairs
               if (key := (p.first, p.second)) in groups.verdicts)  # fmt: skip


def _state(groups: Groups, pair: ScoredPair) -> str:
    verdict = groups.verdicts.get((pair.first, pair.second))
    return "" if verdict is None else verdict.state


def _why(pair: ScoredPair) -> str:
    scored = pair.probability if pair.scored is None else pair.scored
    if _doubt(pair) == 0.0 and scored != EVEN:
        taken = "one person" if pair.probability >= EVEN else "two people"
        return f"it is taken to be {taken}, though by itself its score says {scored:.2f}"
    return "it is the most doubtful of those that are left"


def _doubt(pair: ScoredPair) -> float:
    """0 for the most doubtful: what the scores say is even, or the groups say otherwise."""
    scored = pair.probability if pair.scored is None else pair.scored
    overruled = (scored >= EVEN) != (pair.probability >= EVEN)
    return 0.0 if overruled else abs(scored - EVEN)


def _done(groups: Groups, pair: ScoredPair, by: str) -> bool:
    verdict = groups.verdicts.get((pair.first, pair.second))
    if verdict is None:
        return False
    return verdict.binds or _has_word(verdict, by)


def _has_word(verdict: Verdict, by: str) -> bool:
    return any(plain_name(word.by) == plain_name(by) for word in verdict.words)


def blind_queue(groups: Groups, by: str, size: int = SAMPLE) -> Waiting:
    """The pairs of a sample that is the same for everybody, less those this person has judged.

    The sample is drawn by the pairs' own ids, in turn from bands of probability.
    """
    bands: dict[int, list[tuple[str, ScoredPair]]] = defaultdict(list)
    pairs = scored_pairs(groups)
    for pair in pairs:
        place = content_id("sample", pair.first, pair.second)
        bands[sum(pair.probability > end for end in BANDS)].append((place, pair))
    drawn = [sorted(band, key=lambda one: one[0]) for _, band in sorted(bands.items())]
    sample: list[ScoredPair] = []
    for turn in range(max((len(band) for band in drawn), default=0)):
        sample += [band[turn][1] for band in drawn if turn < len(band)]
    asked = tuple(ToJudge(pair) for pair in sample[:size] if not _judged(groups, pair, by))
    return Waiting(asked, len(sample[:size]) - len(asked), len(sample[:size]))


def _judged(groups: Groups, pair: ScoredPair, by: str) -> bool:
    verdict = groups.verdicts.get((pair.first, pair.second))
    return verdict is not None and _has_word(verdict, by)


def blind_words(verdicts: Iterable[Verdict]) -> dict[tuple[str, str], list[tuple[str, str]]]:
    """Two people, in alphabetical order, to their words on each pair that both judged blind.

    Names that are one person's are one reviewer, called as they are written most often.
    """
    words = [word for verdict in verdicts for word in verdict.words if word.blind]
    written: dict[str, Counter[str]] = defaultdict(Counter)
    said: dict[Pair, dict[str, str]] = defaultdict(dict)
    for word in words:
        written[plain_name(word.by)][word.by] += 1
        said[word.first, word.second][plain_name(word.by)] = str(word.judgement)
    called = {
        plain: min(names, key=lambda name: (-names[name], name)) for plain, names in written.items()
    }
    found: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for of_pair in said.values():
        for one, other in combinations(sorted(of_pair, key=called.__getitem__), 2):
            found[called[one], called[other]].append((of_pair[one], of_pair[other]))
    return dict(sorted(found.items()))


def others_said(groups: Groups, pair: ScoredPair) -> Sequence[str]:
    """What was said of a pair so far, a line each, for those who may see it."""
    verdict = groups.verdicts.get((pair.first, pair.second))
    words = () if verdict is None else verdict.words
    return [
        f"{word.by} said {word.judgement} on {word.at.date().isoformat()}: {word.basis}"
        for word in words
    ]
