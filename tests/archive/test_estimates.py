"""Estimates enter the record with all that repeats them, and can be made again."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.archive.data import NOW, claim_rows_file

from onrecord.archive.estimates import Of, estimates, record_estimates, redone
from onrecord.archive.founding import create
from onrecord.archive.inspection import inspect
from onrecord.archive.listings import leaves
from onrecord.archive.queries import text
from onrecord.archive.store import Archive
from onrecord.errors import ArchiveRefused, NotFound
from onrecord.estimate.asked import Asked, answer

TABLE = "A,B,C,count\n1,0,0,40\n0,1,0,30\n0,0,1,20\n1,1,0,8\n1,0,1,6\n0,1,1,4\n1,1,1,2\n"
APART = "A,B,C,count\n1,0,0,40\n0,1,0,30\n0,0,1,20\n"
OF = Of("Town, 1992", "killed", "Ana")


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    made = create(tmp_path / "archive", origin="example.org/ledger", now=NOW)
    claim_rows_file(made, tmp_path)
    yield made
    made.close()


def enter(archive: Archive, asked: Asked, of: Of = OF) -> str:
    (made,) = record_estimates(
        archive, of, [(asked, answer(asked))], report=lambda event: f"<p>{event}</p>", now=NOW
    )
    return made.id


def test_an_estimate_is_read_back_as_it_was(archive: Archive) -> None:
    asked = Asked(tables=(TABLE,), method="chao", seed=5)
    id_ = enter(archive, asked, Of("town", "killed", "Ana"))
    one = estimates(archive, "Town, 1992")[id_]
    found = answer(asked)
    assert (one.event, one.measure, one.method, one.by) == ("Town, 1992", "killed", "chao", "Ana")
    assert (one.documented, one.level, one.refusal, one.seed) == (110, 95, "", 5)
    assert one.low is not None and one.high is not None
    assert one.low <= found.to_json()["estimate"]["low"] < one.low + 1
    assert text(archive, one.tables[0]) == TABLE
    assert text(archive, one.report) == "<p>Town, 1992</p>"
    kept = json.loads(text(archive, one.result))
    assert kept["estimate"] == found.to_json()["estimate"]
    assert "seconds" not in kept


def test_a_refusal_enters_with_its_reason_and_no_number(archive: Archive) -> None:
    id_ = enter(archive, Asked(tables=(APART,), method="bic"))
    one = estimates(archive)[id_]
    assert (one.low, one.median, one.high, one.documented) == (None, None, None, 90)
    assert one.refusal.startswith("no overlap")


def test_entering_the_same_again_changes_nothing(archive: Archive) -> None:
    asked = Asked(tables=(TABLE,), method="stepwise", seed=5)
    assert enter(archive, asked) == enter(archive, asked, Of("Town, 1992", "killed", "Bo"))
    assert [one.by for one in estimates(archive).values()] == ["Ana"]


def test_access_of_an_estimate_is_narrowed_and_never_widened(archive: Archive) -> None:
    asked = Asked(tables=(TABLE,), method="chao", seed=5)

    def enter_as(access: str) -> str:
        id_ = enter(archive, asked, Of("Town, 1992", "killed", "Bo", access))
        return estimates(archive)[id_].access

    said = ["", "public", "restricted", "", "restricted", "sealed", ""]
    first, narrower = ["public"] * 2, ["restricted"] * 3
    assert [enter_as(access) for access in said] == [*first, *narrower, "sealed", "sealed"]
    for wider in ("public", "restricted"):
        with pytest.raises(ArchiveRefused, match=f"there already as sealed.*not made {wider}"):
            enter_as(wider)
    entered = [body["access"] for _, body in leaves(archive, "estimate")]
    assert entered == ["public", "restricted", "sealed"]
    assert inspect(archive.root).exit_code == 3


@pytest.mark.parametrize(
    ("of", "error", "says"),
    [
        (Of("Town, 1992", "murders", "Ana"), ArchiveRefused, "murders"),
        (Of("Town, 1992", "killed", " "), ArchiveRefused, "give --by"),
        (Of("Nowhere", "killed", "Ana"), NotFound, "Nowhere"),
    ],
)
def test_what_cannot_be_entered(
    archive: Archive, of: Of, error: type[Exception], says: str
) -> None:
    with pytest.raises(error, match=says):
        enter(archive, Asked(tables=(TABLE,), method="chao"), of)
    assert estimates(archive) == {}


def test_verify_looks_at_its_texts_and_makes_it_again(archive: Archive) -> None:
    strata = "sex," + TABLE.replace("\n", "\nf,").removesuffix("f,")
    enter(archive, Asked(tables=(TABLE,), method="stepwise", seed=5))
    enter(archive, Asked(tables=(strata,), strata=("sex",), method="chapman"))
    enter(archive, Asked(tables=(TABLE, TABLE), method="stepwise", pooled=True))
    archive.close()
    found = inspect(archive.root, redo_estimates=True)
    assert found.findings == ()
    assert found.checked["estimates made again"] == 3


def test_a_changed_table_is_found_without_making_it_again(archive: Archive) -> None:
    id_ = enter(archive, Asked(tables=(TABLE,), method="chao"))
    one = estimates(archive)[id_]
    path = archive.texts.path(one.tables[0])
    path.chmod(0o644)
    path.write_text(TABLE.replace("40", "41"))
    archive.close()
    found = inspect(archive.root, redo_estimates=True)
    assert [f.kind for f in found.findings if not f.mild] == ["altered"]
    assert "estimates made again" not in found.checked


def test_another_result_is_told_with_both(archive: Archive) -> None:
    """As if a later version of the method answered differently."""
    asked = Asked(tables=(TABLE,), method="stepwise", seed=5)
    other = Asked(tables=(TABLE,), method="stepwise", seed=6)
    record_estimates(archive, OF, [(asked, answer(other))], report=lambda _: "", now=NOW)
    ((one, finding),) = redone(archive)
    assert finding is not None
    assert finding.item == f"estimate {one.id}"
    assert "made again gives another result" in finding.message
    assert "recorded by onrecord" in finding.message
