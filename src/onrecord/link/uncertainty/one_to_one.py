"""The selection on which probabilities are judged: no entry with two partners on one list."""

from collections.abc import Iterable, Mapping

from onrecord.record.linkage import ScoredPair


def one_to_one(pairs: Iterable[ScoredPair], lists: Mapping[str, str]) -> tuple[ScoredPair, ...]:
    """Pairs between lists so that no entry has two partners on one list; the likeliest win.

    Taken by falling probability, then weight, then keys; vetoed pairs and pairs inside one list are
    left out. Nobody is merged by this. lists: entry to list.
    """
    taken: set[tuple[str, str]] = set()
    kept = []
    for pair in sorted(pairs, key=lambda p: (-p.probability, -p.weight, p.first, p.second)):
        ends = (pair.first, lists[pair.second]), (pair.second, lists[pair.first])
        between = lists[pair.first] != lists[pair.second]
        if between and len(pair.vetoes) == 0 and not any(end in taken for end in ends):
            taken.update(ends)
            kept.append(pair)
    return tuple(kept)
