"""The write path: everything that enters is one leaf, in order, signed, and cannot be changed."""

import pytest
from django.db import DatabaseError, transaction

from onrecord.archive.inspection import inspect
from onrecord.archive.ledger import Entry, append, frontier_of
from onrecord.archive.models import FrontierRow, Leaf
from onrecord.archive.store import Archive, writing
from onrecord.errors import ArchiveRefused
from onrecord.preserve.checkpoint import open_checkpoint
from onrecord.preserve.merkle import Tree


def entries(count: int) -> list[Entry]:
    return [Entry("note", f"n{i}", {"id": f"n{i}", "text": f"ğ🕯 {i}"}) for i in range(count)]


def test_entries_are_numbered_without_gaps_and_signed(archive: Archive) -> None:
    with writing(archive):
        assert append(archive, entries(3)) == [1, 2, 3]
    with writing(archive):
        assert append(archive, entries(2)) == [4, 5]
    row = FrontierRow.objects.using(archive.alias).get()
    tree = Tree([bytes(leaf.hash) for leaf in Leaf.objects.using(archive.alias).order_by("number")])
    checkpoint = open_checkpoint(row.note, [archive.verifier_key()])
    assert (checkpoint.size, checkpoint.root) == (6, tree.root())
    assert frontier_of(row).root() == tree.root()


def test_an_action_that_fails_leaves_nothing(archive: Archive) -> None:
    before = FrontierRow.objects.using(archive.alias).get().note
    with pytest.raises(RuntimeError), writing(archive):
        append(archive, entries(3))
        raise RuntimeError("power cut")
    assert FrontierRow.objects.using(archive.alias).get().note == before
    assert Leaf.objects.using(archive.alias).count() == 1


@pytest.mark.parametrize(
    "change",
    [
        lambda leaves: leaves.update(body="{}"),
        lambda leaves: leaves.update(salts=b""),
        lambda leaves: leaves.delete(),
    ],
)
def test_the_database_itself_refuses_to_change_what_entered(archive: Archive, change) -> None:  # type: ignore[no-untyped-def]
    with writing(archive):
        append(archive, entries(1))
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic(archive.alias):
        change(Leaf.objects.using(archive.alias).filter(number=1))
    with pytest.raises(ArchiveRefused, match="never changed"), writing(archive):
        change(Leaf.objects.using(archive.alias).filter(number=1))


def test_the_frontier_never_shrinks(archive: Archive) -> None:
    with pytest.raises(DatabaseError, match="never shrinks"), transaction.atomic(archive.alias):
        FrontierRow.objects.using(archive.alias).update(size=0)


def test_two_entries_with_equal_words_have_unlike_leaves(archive: Archive) -> None:
    with writing(archive):
        append(archive, [*entries(1), *entries(1)])
    one, two = Leaf.objects.using(archive.alias).filter(number__gt=0)
    assert one.body == two.body
    assert bytes(one.hash) != bytes(two.hash)


def test_a_new_archive_verifies_but_is_not_anchored(archive: Archive) -> None:
    found = inspect(archive.root)
    assert (found.findings, found.exit_code) == ((), 3)
