"""Which pairs a person should judge next, and how far people who judged blind agree."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
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


def queue(groups: Groups, by: str) -> list[ScoredPair]:
    """Pairs that a word of this person would settle, the most telling first.

    Disputes come first and words that wait for a second person, then pairs whose groups go against
    their own scores, then pairs by how doubtful their scores are. A pair on which a word stands, or
    this person has one, is done: so a review that was broken off goes on where it ended.
    """
    waiting = [pair for pair in scored_pairs(groups) if not _done(groups, pair, by)]

    def rank(pair: ScoredPair) -> tuple[int, float, str, str]:
        verdict = groups.verdicts.get((pair.first, pair.second))
        state = "" if verdict is None else verdict.state
        first = 0 if state in ("disputed", "awaiting_second") else 1
        return first, _doubt(pair), pair.first, pair.second

    return sorted(waiting, key=rank)


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


def blind_queue(groups: Groups, by: str, size: int = SAMPLE) -> list[ScoredPair]:
    """The pairs of a sample that is the same for everybody, less those this person has judged.

    The sample is drawn by the pairs' own ids, in turn from bands of probability.
    """
    bands: dict[int, list[tuple[str, ScoredPair]]] = defaultdict(list)
    for pair in scored_pairs(groups):
        place = content_id("sample", pair.first, pair.second)
        bands[sum(pair.probability > end for end in BANDS)].append((place, pair))
    drawn = [sorted(band, key=lambda one: one[0]) for _, band in sorted(bands.items())]
    sample: list[ScoredPair] = []
    for turn in range(max((len(band) for band in drawn), default=0)):
        sample += [band[turn][1] for band in drawn if turn < len(band)]
    return [pair for pair in sample[:size] if not _judged(groups, pair, by)]


def _judged(groups: Groups, pair: ScoredPair, by: str) -> bool:
    verdict = groups.verdicts.get((pair.first, pair.second))
    return verdict is not None and _has_word(verdict, by)


def blind_words(verdicts: Iterable[Verdict]) -> dict[tuple[str, str], list[tuple[str, str]]]:
    """Two people, in alphabetical order, to their words on each pair that both judged blind."""
    found: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for verdict in verdicts:
        words = {word.by: str(word.judgement) for word in verdict.words if word.blind}
        for one, other in combinations(sorted(words), 2):
            found[one, other].append((words[one], words[other]))
    return dict(sorted(found.items()))


def others_said(groups: Groups, pair: ScoredPair) -> Sequence[str]:
    """What others said of a pair, a line each, for those who may see it."""
    verdict = groups.verdicts.get((pair.first, pair.second))
    words = () if verdict is None else verdict.words
    return [f"{word.by} said {word.judgement}: {word.basis}" for word in words]
