"""Groups after people judged pairs: only those that a new or withdrawn word touches change."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from onrecord.link.groups.cluster import Edge, cluster
from onrecord.link.judging.verdicts import Pair, apart
from onrecord.record.link import Link

Scored = tuple[str, str, float, float]
"""Two entries, the probability that scores alone give them, and the weight that breaks ties."""


def regrouped(
    base: Sequence[Collection[str]],
    edges: Callable[[frozenset[str]], Iterable[Scored]],
    *,
    before: Iterable[Link],
    now: Iterable[Link],
    single: Mapping[str, str],
    threshold: float,
) -> tuple[tuple[str, ...], ...]:
    """The groups of `base`, made under the words `before`, as the words `now` have them.

    A group stays to the letter unless a word on one of its entries is new, other or gone. Groups
    that a new word joins become one where nothing keeps any two of their entries apart; else they
    are made again from scores, with those they are joined to. So a word taken back gives exactly
    the groups there were. edges: the scored pairs within a set of entries.
    single: entry to list, for entries of lists declared to hold nobody twice.
    """
    place = {entry: i for i, group in enumerate(base) for entry in group}
    words = {(link.first, link.second): link for link in now}
    changed = _changed({(link.first, link.second): link for link in before}, words)
    known = {p: kind for p, kind in changed.items() if p[0] in place and p[1] in place}
    kept: list[tuple[str, ...]] = []
    touched = {place[entry] for pair in known for entry in pair}
    for parts in _joined(known, place):
        entries = frozenset(entry for i in parts for entry in base[i])
        inside = {p: w for p, w in words.items() if p[0] in entries and p[1] in entries}
        own = {p: kind for p, kind in known.items() if p[0] in entries}
        whole = _whole([base[i] for i in parts], own, inside, single)
        kept += (
            _made(entries, edges(entries), inside, single, threshold) if whole is None else whole
        )
    kept += [tuple(sorted(group)) for i, group in enumerate(base) if i not in touched]
    return tuple(sorted(kept))


def affected(
    base: Sequence[Collection[str]],
    pair: Pair,
    *,
    before: Iterable[Link],
    earlier: Iterable[Link],
    now: Iterable[Link],
) -> list[Collection[str]]:
    """The groups of `base` that a word on `pair` may change; regrouping these alone is enough.

    before: the words that `base` was made under; earlier, now: without that word and with it.
    """
    place = {entry: i for i, group in enumerate(base) for entry in group}
    if pair[0] not in place or pair[1] not in place:
        return []
    known = {(link.first, link.second): link for link in before}
    changed = [pair]
    for words in (earlier, now):
        changed += _changed(known, {(link.first, link.second): link for link in words})
    inside = [p for p in changed if p[0] in place and p[1] in place]
    (parts,) = (parts for parts in _joined(inside, place) if place[pair[0]] in parts)
    return [base[i] for i in parts]


def _changed(before: Mapping[Pair, Link], now: Mapping[Pair, Link]) -> dict[Pair, str]:
    """Pairs that are bound otherwise than before, and how now: "same", "apart" or "" for free."""

    def binds(words: Mapping[Pair, Link], pair: Pair) -> str:
        return "" if pair not in words else "apart" if apart(words[pair].judgement) else "same"

    pairs = sorted(before.keys() | now.keys())
    return {p: binds(now, p) for p in pairs if binds(before, p) != binds(now, p)}


def _joined(pairs: Iterable[Pair], place: Mapping[str, int]) -> list[list[int]]:
    """Places of groups that changed words connect, each set of them by itself."""
    edges = [(place[first], place[second]) for first, second in pairs]
    return _components({i for edge in edges for i in edge}, edges)


def _components(nodes: Iterable[int], edges: Iterable[tuple[int, int]]) -> list[list[int]]:
    root = {node: node for node in nodes}

    def find(i: int) -> int:
        while root[i] != i:
            i = root[i]
        return i

    for one, other in edges:
        low, high = sorted((find(one), find(other)))
        root[high] = low
    parts: dict[int, list[int]] = defaultdict(list)
    for i in sorted(root):
        parts[find(i)].append(i)
    return list(parts.values())


def _whole(
    groups: Sequence[Collection[str]],
    changed: Mapping[Pair, str],
    words: Mapping[Pair, Link],
    single: Mapping[str, str],
) -> list[tuple[str, ...]] | None:
    """The groups joined whole as new words say; None where they must be made from scores again."""
    place = {entry: i for i, group in enumerate(groups) for entry in group}
    parted = [p for p, kind in changed.items() if kind == "apart" and place[p[0]] == place[p[1]]]
    if "" in changed.values() or len(parted) > 0:
        return None
    edges = [(place[p[0]], place[p[1]]) for p, kind in changed.items() if kind == "same"]
    made = []
    for parts in _components(range(len(groups)), edges):
        entries = {entry for i in parts for entry in groups[i]}
        lists = [single[entry] for entry in entries if entry in single]
        kept_apart = any(
            pair[0] in entries and pair[1] in entries and apart(word.judgement)
            for pair, word in words.items()
        )
        if len(parts) > 1 and (kept_apart or len(lists) != len(set(lists))):
            return None
        made.append(tuple(sorted(entries)))
    return made


def _made(
    entries: frozenset[str],
    edges: Iterable[Scored],
    words: Mapping[Pair, Link],
    single: Mapping[str, str],
    threshold: float,
) -> list[tuple[str, ...]]:
    names = sorted(entries)
    number = {entry: n for n, entry in enumerate(names)}
    lists = {name: n for n, name in enumerate(sorted({single[e] for e in names if e in single}))}
    groups = cluster(
        range(len(names)),
        [Edge(number[one], number[other], p, weight) for one, other, p, weight in edges],
        threshold=threshold,
        must=[(number[p[0]], number[p[1]]) for p, w in words.items() if not apart(w.judgement)],
        cannot=[(number[p[0]], number[p[1]]) for p, w in words.items() if apart(w.judgement)],
        solo={number[e]: lists[single[e]] for e in names if e in single},
    )
    return [tuple(names[n] for n in group) for group in groups]
