"""Hierarchical log-linear models: their terms, how they are written, and all of them to an order.

A term is a mask of lists: 0 the intercept, one bit a list, two bits the association of two lists,
and so on. A model is hierarchical when every part of a term of it is a term too, so its highest
terms say all: `[123,14]` holds 12, 13, 23 and the lists besides 123 and 14.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain, combinations

Terms = tuple[int, ...]
"""Intercept first, then by order and mask; closed under taking parts."""


def closed(lists: int, highest: Iterable[int]) -> Terms:
    """The hierarchical model of `lists` lists with at least the given terms.

    >>> closed(3, [0b110])
    (0, 1, 2, 4, 6)
    """
    wanted = set(_main(lists))
    for term in highest:
        wanted.update(_parts(term))
    return tuple(sorted(wanted, key=_rank))


def parse(lists: int, written: str) -> Terms:
    """Read `[123,14,34]`, each digit a list counted from 1; `[]` is independence.

    Past nine lists the numbers of a term are joined by dots: `[1.10,2]`.

    >>> parse(3, "[12,3]")
    (0, 1, 2, 4, 3)
    """
    parts = [part for part in written.strip().strip("[]").replace(" ", "").split(",") if part != ""]
    terms = [part.split(".") if lists > 9 else list(part) for part in parts]
    known = [str(number) for number in range(1, lists + 1)]
    if any(number not in known for term in terms for number in term):
        raise ValueError(f"{written!r} is no model of {lists} lists; e.g. [12,3]")
    return closed(lists, [sum({1 << int(number) - 1 for number in term}) for term in terms])


def written(terms: Terms) -> str:
    """The highest terms, as `parse` reads them; past nine lists joined by dots.

    >>> written(parse(4, "[123,14,34]"))
    '[123,14,34]'
    """
    highest = [t for t in terms if not any(t != other and t & other == t for other in terms)]
    digits = [[i + 1 for i in range(term.bit_length()) if term >> i & 1] for term in highest]
    dot = "." if max(terms).bit_length() > 9 else ""
    return f"[{','.join(dot.join(map(str, term)) for term in sorted(digits))}]"


def named(terms: Terms, lists: tuple[str, ...]) -> str:
    """The associations in words: `EXH x ABA, ABA x HRW`, or `none`."""
    highest = [t for t in terms if not any(t != other and t & other == t for other in terms)]
    pairs = [
        " x ".join(name for i, name in enumerate(lists) if term >> i & 1)
        for term in highest
        if term.bit_count() > 1
    ]
    return ", ".join(pairs) if len(pairs) != 0 else "none"


@lru_cache(maxsize=16)
def all_models(lists: int, order: int) -> tuple[Terms, ...]:
    """Every hierarchical model that holds every list, no term above `order` lists.

    >>> [len(all_models(n, 3)) for n in (3, 4)], len(all_models(5, 2))
    ([9, 113], 1024)
    """
    pairs = _of_order(lists, 2)
    graphs = chain.from_iterable(combinations(pairs, size) for size in range(len(pairs) + 1))
    main = _main(lists)
    return tuple(
        (*main, *graph, *higher)
        for graph in graphs
        for higher in _higher(lists, frozenset(graph), 3, order)
    )


def _higher(lists: int, below: frozenset[int], size: int, order: int) -> Iterator[Terms]:
    """Every choice of terms of `size` lists and more whose parts are all there."""
    allowed = [t for t in _of_order(lists, size) if below.issuperset(_faces(t))]
    if size > order or len(allowed) == 0:
        yield ()
        return
    for count in range(len(allowed) + 1):
        for chosen in combinations(allowed, count):
            for higher in _higher(lists, frozenset(chosen), size + 1, order):
                yield (*chosen, *higher)


def _main(lists: int) -> Terms:
    return (0, *(1 << i for i in range(lists)))


@lru_cache(maxsize=128)
def _of_order(lists: int, size: int) -> Terms:
    return tuple(mask for mask in range(1, 1 << lists) if mask.bit_count() == size)


def _faces(term: int) -> Terms:
    return tuple(term & ~(1 << i) for i in range(term.bit_length()) if term >> i & 1)


def _parts(term: int) -> set[int]:
    bits = [1 << i for i in range(term.bit_length()) if term >> i & 1]
    return {sum(some) for size in range(len(bits) + 1) for some in combinations(bits, size)}


def _rank(term: int) -> tuple[int, int]:
    return term.bit_count(), term
