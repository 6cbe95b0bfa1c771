"""Proofs of what is in the ledger: each item's disclosed fields and its way to the checkpoint."""

import json
from binascii import b2a_base64
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property

from onrecord.archive.bodies import parsed
from onrecord.archive.ledger import salts_of, signed
from onrecord.archive.store import Archive, refusing
from onrecord.errors import NotFound
from onrecord.preserve.merkle import Frontier, Tree
from onrecord.preserve.note import encode_base64
from onrecord.preserve.proof import Disclosure, prove

DISCLOSED: Mapping[str, Sequence[str]] = {
    "claim": (
        "id", "kind", "document", "start", "end", "exact", "anchor", "speaker", "chain", "modality",
        "event", "as_of", "origin", "payload", "spans", "note",
    ),
    "document": ("id", "sha256", "size", "media_type", "kind", "licence"),
    "review": ("claim", "decision", "reason", "correction"),
}  # fmt: skip
"""Fields that a proof shows; of every other field it holds only the salted commitment."""


INDEX = b"\\nindex "
"""What parts a proof's head from its number, path and checkpoint, in a line of JSON."""

SHARED = 8
"""Levels of the tree below which two leaves' paths differ: 256 leaves share the rest."""

CHUNK = 500


def checkpoint(archive: Archive) -> str:
    """The newest signed checkpoint, as the ledger stores it."""
    from onrecord.archive.models import FrontierRow

    with refusing(archive.root):
        return FrontierRow.objects.using(archive.alias).get(id=1).note


class Prover:
    """Proofs against one state of the ledger; the tree is built once, when first needed.

    size: leaves of that state; all of them unless given.
    """

    def __init__(self, archive: Archive, size: int | None = None) -> None:
        self.archive = archive
        self.wanted = size
        self.ahead: dict[int, tuple[str, str, bytes]] = {}
        self._tails: dict[int, bytes] = {}

    @cached_property
    def tree(self) -> Tree:
        from onrecord.archive.models import Leaf

        leaves = Leaf.objects.using(self.archive.alias).order_by("number")
        with refusing(self.archive.root):
            hashes = [bytes(h) for h in leaves.values_list("hash", flat=True).iterator()]
        return Tree(hashes[: self.wanted])

    @cached_property
    def note(self) -> str:
        """The checkpoint of this state; signing is deterministic, so it is the same each time."""
        if self.wanted is None:
            return checkpoint(self.archive)
        frontier = Frontier().extend(self.tree.leaves)
        return signed(self.archive.config.origin, frontier, self.archive.signing_key())

    def proof(self, item: str, fields: Collection[str] | None = None) -> str:
        """The C2SP tlog-proof of the newest entry of an item; its `extra` holds the disclosure.

        fields: which ones it shows; unless given, those of DISCLOSED.

        Raises:
            NotFound: nothing of that id is in the ledger.
        """
        from onrecord.archive.models import Leaf

        leaves = Leaf.objects.using(self.archive.alias).filter(item=item, kind__in=DISCLOSED)
        leaf = leaves.order_by("-number").values_list("number", "kind").first()
        if leaf is None or leaf[0] >= len(self.tree):
            raise NotFound(f"{item} is not in the ledger")
        return self.at(leaf[0], DISCLOSED[leaf[1]] if fields is None else fields)

    def at(self, number: int, fields: Collection[str]) -> str:
        """The proof of one leaf, showing these fields."""
        self.read_ahead([number])
        kind, stored, salted = self.ahead[number]
        body = parsed(stored)
        salts = salts_of(body, salted)
        whole = Disclosure(kind, {name: (salts[name], body[name]) for name in body}, {})
        path = self.tree.inclusion(number)
        return prove(number, path, self.note, whole.only(fields)).text()

    def read_ahead(self, numbers: Collection[int]) -> None:
        """Read these leaves at once, unless the last ones read hold them all."""
        from onrecord.archive.models import Leaf

        if self.ahead.keys() >= {*numbers}:
            return
        self.ahead = {}
        wanted = sorted(numbers)
        with refusing(self.archive.root):
            for start in range(0, len(wanted), CHUNK):
                query = Leaf.objects.using(self.archive.alias).filter(
                    number__in=wanted[start : start + CHUNK]
                )
                for number, kind, body, salts in query.values_list(
                    "number", "kind", "body", "salts"
                ):
                    self.ahead[number] = (kind, body, bytes(salts))

    def renewed(self, lines: bytes) -> bytes:
        """Lines of proofs made against an earlier size of the same ledger, made against this one.

        What a proof shows of its leaf stays; its path and checkpoint are new.
        """
        return b"".join(self._renewed(line) for line in lines.splitlines(keepends=True))

    def _renewed(self, line: bytes) -> bytes:
        head, index, rest = line.partition(INDEX)
        number = rest[: rest.index(b"\\n")]
        return b"".join((head, index, number, b"\\n", self._tail(int(number)), b'"}\n'))

    def _tail(self, number: int) -> bytes:
        """The path and the checkpoint as they stand inside a JSON string."""
        block = number >> SHARED
        if block not in self._tails:
            upper = "".join(f"{encode_base64(h)}\n" for h in self.tree.inclusion(number)[SHARED:])
            words = json.dumps(f"{upper}\n{self.note}", ensure_ascii=False)
            self._tails[block] = words[1:-1].encode()
        if (block + 1) << SHARED > len(self.tree):
            path = "".join(f"{encode_base64(h)}\n" for h in self.tree.inclusion(number))
            return json.dumps(f"{path}\n{self.note}", ensure_ascii=False)[1:-1].encode()
        lower = [
            b2a_base64(self.tree.node(level, (number >> level) ^ 1), newline=False)
            for level in range(SHARED)
        ]
        return b"".join((*(hash_ + b"\\n" for hash_ in lower), self._tails[block]))
