"""Proofs of what is in the ledger: each item's disclosed fields and its way to the checkpoint."""

from collections.abc import Collection, Mapping, Sequence
from functools import cached_property

from onrecord.archive.bodies import parsed
from onrecord.archive.ledger import salts_of, signed
from onrecord.archive.store import Archive, refusing
from onrecord.errors import NotFound
from onrecord.preserve.merkle import Frontier, Tree
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
        from onrecord.archive.models import Leaf

        leaves = Leaf.objects.using(self.archive.alias).order_by("number")[: self.wanted]
        hashes = [bytes(h) for h in leaves.values_list("hash", flat=True)]
        key = self.archive.signing_key()
        return signed(self.archive.config.origin, Frontier().extend(hashes), key)

    def proof(self, item: str, fields: Collection[str] | None = None) -> str:
        """The C2SP tlog-proof of the newest entry of an item; its `extra` holds the disclosure.

        fields: which ones it shows; unless given, those of DISCLOSED.

        Raises:
            NotFound: nothing of that id is in the ledger.
        """
        from onrecord.archive.models import Leaf

        leaves = Leaf.objects.using(self.archive.alias).filter(item=item, kind__in=DISCLOSED)
        leaf = leaves.order_by("-number").first()
        if leaf is None or leaf.number >= len(self.tree):
            raise NotFound(f"{item} is not in the ledger")
        body = parsed(leaf.body)
        salts = salts_of(body, bytes(leaf.salts))
        whole = Disclosure(leaf.kind, {name: (salts[name], body[name]) for name in body}, {})
        shown = whole.only(DISCLOSED[leaf.kind] if fields is None else fields)
        path = self.tree.inclusion(leaf.number)
        return prove(leaf.number, path, self.note, shown).text()
