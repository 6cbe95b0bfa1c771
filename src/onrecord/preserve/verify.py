"""Check an archive's originals and ledger, and name every item that is not as it was left."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.errors import BadProof
from onrecord.preserve.checkpoint import Checkpoint, VerifierKey, open_checkpoint
from onrecord.preserve.finding import Finding, exit_code
from onrecord.preserve.merkle import HASH_SIZE, Frontier, Tree
from onrecord.preserve.originals import Originals

__all__ = [
    "Finding",
    "Ledger",
    "Row",
    "Trust",
    "check_ledger",
    "check_originals",
    "exit_code",
]


@dataclass(frozen=True, slots=True)
class Row:
    """index: the leaf it was recorded under; item: its name for a person, e.g. "claim 3f2a...".
    leaf: leaf hash made anew from what the row says now, or b"" when it cannot be made.
    """

    index: int
    item: str
    leaf: bytes


@dataclass(frozen=True, slots=True)
class Ledger:
    """leaves: stored (index, leaf hash), in any order; frontier: as stored.
    checkpoint: the last signed note, or "" before the first; keys: the archive's own.
    """

    leaves: Sequence[tuple[int, bytes]]
    frontier: Frontier
    checkpoint: str
    keys: Sequence[VerifierKey]


@dataclass(frozen=True, slots=True)
class Trust:
    """What somebody kept outside the machine. checkpoint: an earlier signed note, or ""."""

    key: VerifierKey
    checkpoint: str = ""


def check_originals(
    originals: Originals,
    expected: Mapping[str, int],
    after_each: Callable[[str], None] | None = None,
) -> Iterator[Finding]:
    """Every original that is missing, altered or of another size, then what nothing names.

    expected: size in bytes by SHA-256; after_each: told of every original once it is read.
    """
    for sha256, size in sorted(expected.items()):
        finding = originals.check(sha256, size)
        if finding is not None:
            yield finding
        if after_each is not None:
            after_each(sha256)
    for sha256 in originals.all():
        if sha256 not in expected:
            message = f"no document names the stored file {originals.path(sha256)}"
            yield Finding(sha256, "stray", message)
    for path in originals.strays():
        yield Finding(str(path), "stray", f"{path} is no original and does not belong there")


def check_ledger(
    ledger: Ledger, rows: Iterable[Row], trust: Trust | None = None
) -> Iterator[Finding]:
    """Every row, leaf, frontier and signature that does not fit the others, or what you trust."""
    leaves = dict(ledger.leaves)
    yield from _check_indices([index for index, _ in ledger.leaves])
    yield from _check_rows(leaves, rows)
    odd = [index for index in sorted(leaves) if len(leaves[index]) != HASH_SIZE]
    if odd:
        for index in odd:
            yield Finding(f"leaf {index}", "altered", f"leaf {index} is no hash any more")
        return
    hashes = [leaves[index] for index in sorted(leaves)]
    yield from _check_frontier(ledger.frontier, hashes)
    tree = Tree(hashes)
    yield from _check_checkpoint(ledger, tree)
    if trust is not None:
        yield from _check_trust(ledger, tree, trust)


def _check_indices(indices: Sequence[int]) -> Iterator[Finding]:
    """They must be 0, 1, 2 ... without a gap or a double."""
    seen: set[int] = set()
    for index in indices:
        if index in seen:
            yield Finding(f"leaf {index}", "index", f"leaf {index} is stored more than once")
        seen.add(index)
    for index in sorted(seen - set(range(len(seen)))):
        yield Finding(f"leaf {index}", "index", f"leaf {index} stands beyond the end of the ledger")
    for index in sorted(set(range(len(seen))) - seen):
        yield Finding(f"leaf {index}", "missing", f"leaf {index} is not in the ledger any more")


def _check_rows(leaves: Mapping[int, bytes], rows: Iterable[Row]) -> Iterator[Finding]:
    """Each row leads to its leaf, and each leaf is led to by one row."""
    claimed: dict[int, str] = {}
    for row in rows:
        where = f"leaf {row.index}"
        if row.index in claimed:
            other = claimed[row.index]
            yield Finding(row.item, "index", f"{row.item} and {other} both claim {where}")
        claimed[row.index] = row.item
        if row.index not in leaves:
            yield Finding(row.item, "missing", f"{row.item} stands under {where}, which is missing")
        elif leaves[row.index] != row.leaf:
            message = f"{row.item} is not what {where} was made from: the row or the leaf changed"
            yield Finding(row.item, "altered", message)
    for index in sorted(leaves.keys() - claimed.keys()):
        yield Finding(f"leaf {index}", "missing", f"the item recorded as leaf {index} is gone")


def _check_frontier(frontier: Frontier, hashes: Sequence[bytes]) -> Iterator[Finding]:
    made = Frontier().extend(hashes)
    if made != frontier:
        yield Finding(
            "frontier",
            "frontier",
            f"the stored frontier has {frontier.size} leaves and root {frontier.root().hex()}; "
            f"the leaves give {made.size} and {made.root().hex()}",
        )


def _check_checkpoint(ledger: Ledger, tree: Tree) -> Iterator[Finding]:
    if ledger.checkpoint == "":
        if len(tree) > 0:
            message = f"the ledger has {len(tree)} leaves and no signed checkpoint"
            yield Finding("checkpoint", "signature", message)
        return
    try:
        checkpoint = open_checkpoint(ledger.checkpoint, ledger.keys)
    except BadProof as error:
        yield Finding("checkpoint", "signature", str(error))
        return
    against_root = list(_check_root("checkpoint", checkpoint, tree))
    yield from against_root
    if not against_root and checkpoint.size < len(tree):
        message = (
            f"the checkpoint was signed over {checkpoint.size} leaves, the ledger has {len(tree)}: "
            "what stands after them was put in without the signing key"
        )
        yield Finding("checkpoint", "unsigned", message)


def _check_trust(ledger: Ledger, tree: Tree, trust: Trust) -> Iterator[Finding]:
    """The archive's key is the trusted one, and its ledger continues the trusted checkpoint."""
    texts = [key.text for key in ledger.keys]
    if trust.key.text not in texts:
        message = f"the archive's key is {texts}, the one you trust is {trust.key.text}"
        yield Finding("key", "key", message)
    elif ledger.checkpoint != "":
        try:
            open_checkpoint(ledger.checkpoint, [trust.key])
        except BadProof as error:
            yield Finding("checkpoint", "signature", f"by the key you trust: {error}")
    if trust.checkpoint == "":
        return
    try:
        earlier = open_checkpoint(trust.checkpoint, [trust.key])
    except BadProof as error:
        yield Finding("trusted checkpoint", "signature", str(error))
        return
    yield from _check_root("trusted checkpoint", earlier, tree)


def _check_root(item: str, checkpoint: Checkpoint, tree: Tree) -> Iterator[Finding]:
    """The tree holds at least the checkpoint's leaves and had its root at that size."""
    if checkpoint.size > len(tree):
        message = (
            f"the {item} was signed over {checkpoint.size} leaves, the ledger has {len(tree)}: "
            "entries are gone"
        )
        yield Finding(item, "rollback", message)
        return
    root = tree.root(checkpoint.size)
    if root != checkpoint.root:
        message = (
            f"the {item} was signed over root {checkpoint.root.hex()}; the first "
            f"{checkpoint.size} leaves now give {root.hex()}: the past was changed"
        )
        yield Finding(item, "fork", message)
