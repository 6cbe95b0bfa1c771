"""Columns and constraints: the leaves of the ledger, and thin tables to find them by."""

from django.db import models


class Leaf(models.Model):
    """One entry of the ledger: what entered the record, sealed.

    number: its index in the Merkle tree, from 0, without gaps.
    kind: what it holds ("document", "claim", ...); item: that noun's id.
    body: the noun as canonical JSON; its fields are what the leaf commits to.
    salts: 16 bytes a field of the body, fields sorted by name.
    hash: RFC 6962 leaf hash, 32 bytes.
    """

    number = models.BigIntegerField(primary_key=True)
    kind = models.CharField(max_length=24)
    item = models.CharField(max_length=64, db_index=True)
    body = models.TextField()
    salts = models.BinaryField()
    hash = models.BinaryField()


class DocumentRow(models.Model):
    """Finds a document by its identity."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    leaf = models.OneToOneField(Leaf, on_delete=models.PROTECT)
    event = models.TextField()


class RenditionRow(models.Model):
    """Finds the canonical text of a document."""

    leaf = models.OneToOneField(Leaf, on_delete=models.PROTECT, primary_key=True)
    document = models.ForeignKey(DocumentRow, on_delete=models.PROTECT)
    sha256 = models.CharField(max_length=64)


class ClaimRow(models.Model):
    """Finds claims by event, document and kind."""

    id = models.CharField(max_length=32, primary_key=True)
    leaf = models.OneToOneField(Leaf, on_delete=models.PROTECT)
    document = models.ForeignKey(DocumentRow, on_delete=models.PROTECT)
    kind = models.CharField(max_length=24)
    event = models.TextField(db_index=True)


class ReviewRow(models.Model):
    """Finds the reviews of a claim."""

    leaf = models.OneToOneField(Leaf, on_delete=models.PROTECT, primary_key=True)
    claim = models.ForeignKey(ClaimRow, on_delete=models.PROTECT)


class FrontierRow(models.Model):
    """The right edge of the Merkle tree: one row, locked by every write.

    size: leaves so far; hashes: 32 bytes each, largest subtree first; note: the signed checkpoint.
    """

    id = models.PositiveSmallIntegerField(primary_key=True)
    size = models.BigIntegerField()
    hashes = models.BinaryField()
    note = models.TextField()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="one_frontier")]
