"""The Merkle tree of the ledger (RFC 6962, section 2.1): roots, proofs, and their checks."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.errors import BadProof

HASH_SIZE = 32
EMPTY_ROOT = hashlib.sha256(b"").digest()
"""The root of a tree without leaves (RFC 6962, section 2.1)."""


def leaf_hash(data: bytes) -> bytes:
    """SHA-256 of 0x00 and the leaf's data; the prefix keeps a leaf from passing as a node."""
    return hashlib.sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """SHA-256 of 0x01 and the two children."""
    return hashlib.sha256(b"\x01" + left + right).digest()


@dataclass(frozen=True, slots=True)
class Frontier:
    """All that is needed to append: the roots of the perfect subtrees, largest (leftmost) first.

    size: leaves so far; hashes: one for each bit set in `size`.
    """

    size: int = 0
    hashes: tuple[bytes, ...] = ()

    def __post_init__(self) -> None:
        if self.size < 0 or len(self.hashes) != self.size.bit_count():
            raise BadProof(
                f"a frontier of {self.size} leaves cannot have {len(self.hashes)} hashes; "
                "it has one for each bit set in its size"
            )
        _refuse_odd_lengths(self.hashes)

    def append(self, leaf: bytes) -> "Frontier":
        """The frontier with one more leaf hash."""
        return self.extend((leaf,))

    def extend(self, leaves: Iterable[bytes]) -> "Frontier":
        """The frontier with these leaf hashes added in order."""
        hashes, size = list(self.hashes), self.size
        for leaf in leaves:
            full, carried = size, leaf
            while full & 1:
                carried = node_hash(hashes.pop(), carried)
                full >>= 1
            hashes.append(carried)
            size += 1
        return Frontier(size, tuple(hashes))

    def root(self) -> bytes:
        """The root of the tree with `size` leaves."""
        if self.size == 0:
            return EMPTY_ROOT
        return _fold_right(self.hashes)


class Tree:
    """A whole tree in memory, every perfect subtree hashed once; answers for any earlier size."""

    def __init__(self, leaf_hashes: Sequence[bytes]) -> None:
        _refuse_odd_lengths(leaf_hashes)
        self._levels = [list(leaf_hashes)]
        sha256 = hashlib.sha256
        while len(self._levels[-1]) > 1:
            below = iter(self._levels[-1])
            # Consuming one iterator twice pairs neighbours and drops an odd last one.
            pairs = zip(below, below, strict=False)
            self._levels.append([sha256(b"\x01" + a + b).digest() for a, b in pairs])

    def __len__(self) -> int:
        return len(self._levels[0])

    @property
    def leaves(self) -> Sequence[bytes]:
        return self._levels[0]

    def node(self, level: int, place: int) -> bytes:
        """The root of a perfect subtree of 2**level leaves; places count from 0 on each level."""
        return self._levels[level][place]

    def root(self, size: int | None = None) -> bytes:
        """The root over the first `size` leaves; all of them when None."""
        size = self._size(size)
        return EMPTY_ROOT if size == 0 else self._range(0, size)

    def inclusion(self, index: int, size: int | None = None) -> tuple[bytes, ...]:
        """The audit path of leaf `index` in the tree of `size` leaves, leaf's sibling first."""
        size = self._size(size)
        if not 0 <= index < size:
            raise BadProof(f"no leaf {index} in a tree of {size} leaves; they count from 0")
        path: list[bytes] = []
        start, end = 0, size
        while end - start > 1:
            middle = start + _split(end - start)
            if index < middle:
                path.append(self._range(middle, end))
                end = middle
            else:
                path.append(self._range(start, middle))
                start = middle
        return tuple(reversed(path))

    def consistency(self, old: int, new: int | None = None) -> tuple[bytes, ...]:
        """The proof that the tree of `old` leaves is the beginning of the tree of `new` leaves."""
        new = self._size(new)
        if not 0 <= old <= new:
            raise BadProof(f"a tree of {new} leaves has no beginning of {old} leaves")
        if old in (0, new):
            return ()
        path: list[bytes] = []
        start, end = 0, new
        while end != old:
            middle = start + _split(end - start)
            if old <= middle:
                path.append(self._range(middle, end))
                end = middle
            else:
                path.append(self._range(start, middle))
                start = middle
        # The verifier already knows this subtree when it is the whole old tree.
        known = () if start == 0 else (self._range(start, end),)
        return (*known, *reversed(path))

    def _size(self, size: int | None) -> int:
        if size is None:
            return len(self)
        if not 0 <= size <= len(self):
            raise BadProof(f"no tree of {size} leaves here; there are {len(self)}")
        return size

    def _range(self, start: int, end: int) -> bytes:
        """The root over leaves start to end; `start` is a multiple of the first perfect subtree."""
        peaks: list[bytes] = []
        while start < end:
            level = (end - start).bit_length() - 1
            peaks.append(self._levels[level][start >> level])
            start += 1 << level
        return _fold_right(peaks)


def verify_inclusion(
    leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes
) -> None:
    """Check that leaf hash `leaf` is leaf `index` of the tree (RFC 9162, section 2.1.3.2).

    Raises:
        BadProof: it is not, or the proof is too short, too long or malformed.
    """
    _refuse_odd_lengths((leaf, root, *proof))
    if not 0 <= index < size:
        raise BadProof(f"no leaf {index} in a tree of {size} leaves; they count from 0")
    here, last, hash_ = index, size - 1, leaf
    for sibling in proof:
        if last == 0:
            raise BadProof(f"the proof of leaf {index} in {size} has {len(proof)} hashes: too many")
        if here & 1 or here == last:
            hash_ = node_hash(sibling, hash_)
            while not here & 1 and here != 0:
                here, last = here >> 1, last >> 1
        else:
            hash_ = node_hash(hash_, sibling)
        here, last = here >> 1, last >> 1
    if last != 0:
        raise BadProof(f"the proof of leaf {index} in {size} has {len(proof)} hashes: too few")
    if hash_ != root:
        raise BadProof(f"leaf {index} leads to root {hash_.hex()}, not to {root.hex()}")


def verify_consistency(
    old: int, new: int, proof: Sequence[bytes], old_root: bytes, new_root: bytes
) -> None:
    """Check that the old tree is the beginning of the new one (RFC 9162, section 2.1.4.2).

    Raises:
        BadProof: it is not, or the proof is too short, too long or malformed.
    """
    _refuse_odd_lengths((old_root, new_root, *proof))
    if not 0 <= old <= new:
        raise BadProof(f"a tree of {new} leaves has no beginning of {old} leaves")
    if old in (0, new):
        _verify_trivial(old, proof, old_root, new_root if old == new else EMPTY_ROOT)
        return
    here, last = old - 1, new - 1
    while here & 1:
        here, last = here >> 1, last >> 1
    path = [old_root, *proof] if here == 0 else list(proof)
    if not path:
        raise BadProof(f"the proof from {old} to {new} leaves is empty")
    first = second = path[0]
    for sibling in path[1:]:
        if last == 0:
            raise BadProof(f"the proof from {old} to {new} has {len(proof)} hashes: too many")
        if here & 1 or here == last:
            first, second = node_hash(sibling, first), node_hash(sibling, second)
            while not here & 1 and here != 0:
                here, last = here >> 1, last >> 1
        else:
            second = node_hash(second, sibling)
        here, last = here >> 1, last >> 1
    if last != 0:
        raise BadProof(f"the proof from {old} to {new} has {len(proof)} hashes: too few")
    if (first, second) != (old_root, new_root):
        raise BadProof(f"the tree of {new} leaves does not begin with the tree of {old} leaves")


def _verify_trivial(old: int, proof: Sequence[bytes], old_root: bytes, expected: bytes) -> None:
    if len(proof) != 0:
        raise BadProof(f"the proof from {old} leaves has {len(proof)} hashes, it has none")
    if old_root != expected:
        raise BadProof(f"the tree of {old} leaves has root {expected.hex()}, not {old_root.hex()}")


def _split(size: int) -> int:
    """The largest power of two smaller than `size` (> 1)."""
    return 1 << ((size - 1).bit_length() - 1)


def _fold_right(hashes: Sequence[bytes]) -> bytes:
    folded = hashes[-1]
    for left in reversed(hashes[:-1]):
        folded = node_hash(left, folded)
    return folded


def _refuse_odd_lengths(hashes: Iterable[bytes]) -> None:
    for hash_ in hashes:
        if len(hash_) != HASH_SIZE:
            raise BadProof(f"a hash has {HASH_SIZE} bytes, got {len(hash_)}: {hash_.hex()}")
