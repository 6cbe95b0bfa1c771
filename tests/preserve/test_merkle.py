"""Roots and proofs equal those of RFC 6962, and no other proof is accepted."""

from collections.abc import Callable

import pymerkle
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import BadProof
from onrecord.preserve.merkle import (
    EMPTY_ROOT,
    Frontier,
    Tree,
    leaf_hash,
    node_hash,
    verify_consistency,
    verify_inclusion,
)

LEAVES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657"]
LEAVES += ["606162636465666768696a6b6c6d6e6f"]
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
"""The leaves and roots that implementations of Certificate Transparency test with."""

MOST = 70
HASHES = [leaf_hash(b"%d" % number) for number in range(MOST)]
TREE = Tree(HASHES)


@pytest.mark.parametrize(("size", "root"), list(enumerate(ROOTS)))
def test_roots_of_certificate_transparency(size: int, root: str) -> None:
    hashes = [leaf_hash(bytes.fromhex(leaf)) for leaf in LEAVES]
    assert Tree(hashes[:size]).root().hex() == root
    assert Tree(hashes).root(size).hex() == root
    assert Frontier().extend(hashes[:size]).root().hex() == root


@pytest.fixture(scope="module")
def oracle() -> pymerkle.InmemoryTree:
    tree = pymerkle.InmemoryTree(algorithm="sha256")
    for number in range(MOST):
        tree.append_entry(b"%d" % number)
    return tree


def test_roots_equal_those_of_an_independent_library(oracle: pymerkle.InmemoryTree) -> None:
    for size in range(1, MOST + 1):
        assert TREE.root(size) == oracle.get_root(size)


def test_paths_equal_those_of_an_independent_library(oracle: pymerkle.InmemoryTree) -> None:
    for size in range(1, MOST + 1, 3):
        for index in range(size):
            # Its paths hold the leaf as well, each hash at its place from left to right.
            theirs = set(oracle.prove_inclusion(index + 1, size).path) - {HASHES[index]}
            assert set(TREE.inclusion(index, size)) == theirs


def test_every_leaf_is_proven_in_every_tree() -> None:
    for size in range(1, MOST + 1):
        for index in range(size):
            path = TREE.inclusion(index, size)
            verify_inclusion(HASHES[index], index, size, path, TREE.root(size))


def test_every_tree_is_the_beginning_of_every_later_one() -> None:
    for new in range(MOST + 1):
        for old in range(new + 1):
            path = TREE.consistency(old, new)
            verify_consistency(old, new, path, TREE.root(old), TREE.root(new))


def test_a_frontier_is_the_same_however_it_grew() -> None:
    whole = Frontier().extend(HASHES)
    grown = Frontier()
    for size, hash_ in enumerate(HASHES):
        assert grown.root() == TREE.root(size)
        grown = grown.append(hash_)
    assert grown == whole
    assert Frontier().extend(HASHES[:33]).extend(HASHES[33:]) == whole


@given(st.data())
def test_no_changed_inclusion_proof_is_accepted(data: st.DataObject) -> None:
    size = data.draw(st.integers(1, MOST))
    index = data.draw(st.integers(0, size - 1))
    path, root = list(TREE.inclusion(index, size)), TREE.root(size)
    arguments = [HASHES[index], index, size, path, root]
    change = data.draw(st.sampled_from(["leaf", "index", "drop", "add", "swap", "flip", "root"]))
    if change == "leaf":
        arguments[0] = data.draw(st.sampled_from([h for h in HASHES if h != HASHES[index]]))
    elif change == "index":
        arguments[1] = data.draw(st.integers(-1, MOST).filter(lambda other: other != index))
    elif change == "add":
        arguments[3] = [*path, data.draw(st.sampled_from(HASHES))]
    elif change == "root" or not path:
        arguments[4] = leaf_hash(b"another root")
    elif change == "drop":
        arguments[3] = path[:-1]
    elif change == "swap":
        path[0], path[-1] = path[-1], path[0]
        arguments[3] = path if len(path) > 1 else []
    else:
        bit = data.draw(st.integers(0, 255))
        place = data.draw(st.integers(0, len(path) - 1))
        flipped = bytearray(path[place])
        flipped[bit // 8] ^= 1 << bit % 8
        arguments[3] = [*path[:place], bytes(flipped), *path[place + 1 :]]
    with pytest.raises(BadProof):
        verify_inclusion(*arguments)  # type: ignore[arg-type]


@given(st.data())
def test_no_changed_consistency_proof_is_accepted(data: st.DataObject) -> None:
    new = data.draw(st.integers(2, MOST))
    old = data.draw(st.integers(1, new))
    path, roots = list(TREE.consistency(old, new)), [TREE.root(old), TREE.root(new)]
    change = data.draw(st.sampled_from(["old root", "new root", "drop", "add", "flip"]))
    if change == "old root" or (not path and change != "add"):
        roots[0] = leaf_hash(b"another root")
    elif change == "new root":
        roots[1] = leaf_hash(b"another root")
    elif change == "drop":
        path.pop(data.draw(st.integers(0, len(path) - 1)))
    elif change == "add":
        path.insert(data.draw(st.integers(0, len(path))), data.draw(st.sampled_from(HASHES)))
    else:
        place = data.draw(st.integers(0, len(path) - 1))
        path[place] = bytes([path[place][0] ^ 1]) + path[place][1:]
    with pytest.raises(BadProof):
        verify_consistency(old, new, path, roots[0], roots[1])


def test_a_node_does_not_pass_as_a_leaf() -> None:
    left, right = HASHES[:2]
    assert leaf_hash(left + right) != node_hash(left, right)


ROOT = TREE.root()
REFUSED: list[tuple[str, Callable[[], object]]] = [
    ("1 leaves cannot have 0 hashes", lambda: Frontier(1, ())),
    ("-1 leaves", lambda: Frontier(-1, ())),
    ("a hash has 32 bytes, got 1", lambda: Frontier(1, (b"x",))),
    ("a hash has 32 bytes, got 1", lambda: Frontier().append(b"x")),
    ("a hash has 32 bytes, got 1", lambda: Tree([b"x"])),
    ("no leaf 70 in a tree of 70", lambda: TREE.inclusion(MOST)),
    ("no leaf -1 in a tree of 70", lambda: TREE.inclusion(-1)),
    ("no tree of 71 leaves", lambda: TREE.root(71)),
    ("no tree of -1 leaves", lambda: TREE.root(-1)),
    ("no beginning of 5 leaves", lambda: TREE.consistency(5, 4)),
    ("no beginning of 5 leaves", lambda: verify_consistency(5, 4, (), ROOT, ROOT)),
    ("has 1 hashes, it has none", lambda: verify_consistency(0, 4, (ROOT,), EMPTY_ROOT, ROOT)),
    ("the tree of 0 leaves has root", lambda: verify_consistency(0, 4, (), ROOT, ROOT)),
    ("is empty", lambda: verify_consistency(3, 4, (), ROOT, ROOT)),
    ("no leaf 0 in a tree of 0", lambda: verify_inclusion(ROOT, 0, 0, (), ROOT)),
    ("too few", lambda: verify_inclusion(ROOT, 0, 2, (), ROOT)),
    ("too many", lambda: verify_inclusion(ROOT, 0, 1, (ROOT,), ROOT)),
    ("a hash has 32 bytes, got 31", lambda: verify_inclusion(ROOT, 0, 2, (ROOT[1:],), ROOT)),
]


@pytest.mark.parametrize(("message", "act"), REFUSED)
def test_refuses_what_no_tree_has(message: str, act: Callable[[], object]) -> None:
    with pytest.raises(BadProof, match=message):
        act()
