"""Which judgement stands on each pair of entries, and whether all of them can be true together."""

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence

from onrecord.alike import plain_name
from onrecord.record.link import Judgement, Link, Verdict

Pair = tuple[str, str]


def verdicts(links: Iterable[Link], *, two_person: bool = False) -> dict[Pair, Verdict]:
    """Every pair that somebody judged, with what stands; `links` in the order in which they came.

    One person: the last word decides, save that a blind word never overrules one it was not shown:
    where the two disagree, neither binds until somebody who sees both has decided. Two persons: two
    must say alike. `unsure` binds nothing; `different` and `relative` both keep a pair apart.
    """
    of_pair: dict[Pair, list[Link]] = defaultdict(list)
    for link in links:
        of_pair[link.first, link.second].append(link)
    return {
        pair: Verdict(*pair, *_standing(_last_words(said), two_person), tuple(_last_words(said)))
        for pair, said in of_pair.items()
    }


def _last_words(said: Sequence[Link]) -> list[Link]:
    """The last word of each person that was not taken back, in the order in which they came."""
    words: dict[str, Link] = {}
    for link in said:
        by = plain_name(link.by)
        words.pop(by, None)
        if link.judgement is not Judgement.UNDONE:
            words[by] = link
    return list(words.values())


def _standing(words: Sequence[Link], two_person: bool) -> tuple[Judgement, str]:
    voiced = [word for word in words if word.judgement is not Judgement.UNSURE]
    if len(words) == 0:
        return Judgement.UNDONE, "undone"
    if len(voiced) == 0:
        return Judgement.UNSURE, "stands"
    last = voiced[-1].judgement
    unlike = any(apart(word.judgement) != apart(last) for word in voiced)
    if unlike and (two_person or voiced[-1].blind):
        return last, "disputed"
    if two_person and len(voiced) < 2:
        return last, "awaiting_second"
    return last, "stands"


def apart(judgement: Judgement) -> bool:
    """Whether it says that two entries are not one person."""
    return judgement in (Judgement.DIFFERENT, Judgement.RELATIVE)


def binding(found: Mapping[Pair, Verdict]) -> list[Link]:
    """The words that every linkage obeys: the deciding one of each pair on which one stands."""
    return [verdict.decided for verdict in found.values() if verdict.binds]


def contradiction(found: Iterable[Link]) -> tuple[Link, ...]:
    """The first chain that cannot be true: words `same` from one entry to another, then the word
    that keeps these two apart; empty where all can be true together.

    found: binding words, one a pair.
    """
    together: dict[str, dict[str, Link]] = defaultdict(dict)
    keeping: list[Link] = []
    for link in found:
        if apart(link.judgement):
            keeping.append(link)
        else:
            together[link.first][link.second] = together[link.second][link.first] = link
    for link in keeping:
        chain = _chain(together, link.first, link.second)
        if len(chain) > 0:
            return (*chain, link)
    return ()


def _chain(together: Mapping[str, Mapping[str, Link]], start: str, end: str) -> tuple[Link, ...]:
    """The shortest chain of words `same` between two entries; empty where there is none."""
    if start not in together or end not in together:
        return ()
    came: dict[str, Link] = {}
    waiting = deque([start])
    while len(waiting) > 0 and end not in came:
        entry = waiting.popleft()
        for other, link in together[entry].items():
            if other != start and other not in came:
                came[other] = link
                waiting.append(other)
    chain: list[Link] = []
    while end in came:
        chain.append(came[end])
        end = chain[-1].first if chain[-1].second == end else chain[-1].second
    return tuple(reversed(chain))
