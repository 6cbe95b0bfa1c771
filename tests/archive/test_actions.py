"""What people do to an archive: add, read, import, decide; all or nothing, on both databases."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.archive.data import NOW, ROWS, TEXT, add_text, claim_rows_file

from onrecord.archive import actions, queries
from onrecord.archive.imports import import_claims
from onrecord.archive.inspection import inspect
from onrecord.archive.proofs import Prover
from onrecord.archive.store import Archive
from onrecord.errors import ArchiveRefused, BadImport, BadReview, NotFound, Unreadable
from onrecord.preserve.proof import check
from onrecord.record import Decision, Standing

ACCEPT = actions.Wanted(Decision.ACCEPT, "Bo", "stands there")


def test_added_bytes_are_the_same_bytes_with_their_custody(
    archive: Archive, tmp_path: Path
) -> None:
    document = add_text(archive, tmp_path)
    assert archive.originals.path(document.sha256).read_text("utf-8") == TEXT
    held = queries.document(archive, document.sha256[:8])
    assert held == document
    assert held.custody == {"by": "tester", "how": "by hand"}


def test_adding_the_same_bytes_again_adds_custody_only(archive: Archive, tmp_path: Path) -> None:
    first = add_text(archive, tmp_path)
    path = tmp_path / "copy.txt"
    path.write_text(TEXT, "utf-8")
    again = actions.add(archive, path, actions.Described("copy.txt", "x", {"by": "B"}), now=NOW)
    assert (again.new, again.document) == (False, first)
    assert len(queries.documents(archive)) == 1
    assert inspect(archive.root).exit_code == 3


def test_a_public_document_is_not_silently_left_public(archive: Archive, tmp_path: Path) -> None:
    first = add_text(archive, tmp_path)
    with pytest.raises(ArchiveRefused, match="there already, as public; .* cannot make it sealed"):
        add_text(archive, tmp_path, access="sealed")
    assert add_text(archive, tmp_path, access="public") == first


@pytest.mark.parametrize(
    ("described", "reason"),
    [
        ({"kind": "diary"}, "unknown document kind 'diary'; known: report"),
        ({"access": "secret"}, "unknown access 'secret'; known: public"),
        ({"date": "soon"}, "date: 'soon' is not an EDTF date"),
        ({"event": "Town\u202e2991"}, r"event holds '\\u202e', which cannot be seen"),
        ({"kind": "testimony", "access": "public"}, "only with the person's consent"),
    ],
)
def test_a_bad_description_is_refused_before_anything_is_kept(
    archive: Archive, tmp_path: Path, described: dict[str, str], reason: str
) -> None:
    with pytest.raises(ArchiveRefused, match=reason):
        add_text(archive, tmp_path, **described)
    assert list(archive.originals.all()) == []


@pytest.mark.parametrize("kind", ["testimony", "list"])
def test_what_names_people_is_restricted_unless_said_otherwise(
    archive: Archive, tmp_path: Path, kind: str
) -> None:
    assert add_text(archive, tmp_path, kind=kind).access == "restricted"


def test_reading_makes_text_and_suggestions_that_passed_the_gate(
    archive: Archive, tmp_path: Path
) -> None:
    document = add_text(archive, tmp_path, text="Police said that 12 people were killed.\r\n")
    was = actions.read(archive, document, now=NOW)
    assert (was.refused, was.complete, was.suggested) == ((), True, 1)
    text, _ = queries.text_and_document(archive, document.sha256)
    assert text == "Police said that 12 people were killed.\n"
    (claim,) = queries.claims(archive).values()
    assert (claim.anchor.exact, claim.chain) == ("12", ("Police", "J. Doe"))
    again = actions.read(archive, document, now=NOW)
    assert (again.suggested, again.known) == (0, 1)


def test_an_unreadable_document_stays_preserved(archive: Archive, tmp_path: Path) -> None:
    path = tmp_path / "scan.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
    document = actions.add(archive, path, actions.Described("scan.png", "", {}), now=NOW).document
    with pytest.raises(Unreadable):
        actions.read(archive, document, now=NOW)
    assert archive.originals.check(document.sha256) is None
    assert queries.rendition(archive, document.sha256) is None


def test_imported_claims_stand_in_the_archive_and_are_proved(
    archive: Archive, tmp_path: Path
) -> None:
    imported = claim_rows_file(archive, tmp_path)
    assert (imported.new, imported.known) == (3, 0)
    claims = queries.claims(archive, queries.Wanted(event="Town, 1992"))
    women = claims[imported.refs["women"]]
    assert women.payload.part_of == imported.refs["whole"]  # type: ignore[attr-defined]
    prover = Prover(archive)
    for claim in claims.values():
        fields = check(prover.proof(claim.id), [archive.verifier_key()])
        assert (fields["exact"], fields["chain"]) == (claim.quote.exact, list(claim.chain))
        assert "by" not in fields
    assert inspect(archive.root).exit_code == 3


def test_importing_again_enters_nothing_new(archive: Archive, tmp_path: Path) -> None:
    claim_rows_file(archive, tmp_path)
    again = import_claims(archive, tmp_path / "claims.jsonl", by="Ana", now=NOW)
    assert (again.new, again.known) == (0, 3)


def test_one_bad_row_refuses_the_file_and_every_fault_is_named(
    archive: Archive, tmp_path: Path
) -> None:
    rows = json.loads(json.dumps(ROWS))
    rows[0]["payload"]["low"] = rows[0]["payload"]["high"] = 631
    rows[2]["quote"] = "Helsinki Watch counted at least 162 dead."
    rows.append({**rows[1], "ref": "x", "document": "nowhere.txt"})
    with pytest.raises(BadImport) as refusal:
        claim_rows_file(archive, tmp_path, rows)
    assert {row for row, _ in refusal.value.faults} >= {1, 3, 4}
    assert "row 1: 631 is not in the quote" in str(refusal.value)
    assert "row 4: no document 'nowhere.txt'" in str(refusal.value)
    assert queries.claims(archive) == {}


def test_a_decision_is_appended_and_standing_follows(archive: Archive, tmp_path: Path) -> None:
    refs = claim_rows_file(archive, tmp_path).refs
    actions.decide(archive, [refs["whole"], refs["women"]], ACCEPT, now=NOW)
    withdrawn = replace(ACCEPT, decision=Decision.DEPRECATE, reason="superseded")
    actions.decide(archive, [refs["women"]], withdrawn, now=NOW)
    standings = queries.standings(archive, queries.claims(archive))
    assert standings == {
        refs["whole"]: Standing.ACCEPTED,
        refs["women"]: Standing.DEPRECATED,
        refs["column"]: Standing.SUGGESTED,
    }


def test_a_correction_enters_beside_the_claim_it_corrects(archive: Archive, tmp_path: Path) -> None:
    refs = claim_rows_file(archive, tmp_path).refs
    changes: dict[str, Any] = {"measure": "missing"}
    wanted = actions.Wanted(Decision.CORRECT, "Bo", "missing, not killed", changes)
    (review,) = actions.decide(archive, [refs["column"]], wanted, now=NOW)
    claims = queries.claims(archive)
    assert claims[refs["column"]].payload.measure == "killed"  # type: ignore[attr-defined]
    right = claims[review.correction]
    assert (right.payload.measure, right.origin) == ("missing", "person")  # type: ignore[attr-defined]
    assert inspect(archive.root).exit_code == 3


@pytest.mark.parametrize(
    ("wanted", "reason"),
    [
        (
            actions.Wanted(Decision.CORRECT, "Bo", "r", {"low": 162, "high": 162}),
            "162 is not in the quote",
        ),
        (actions.Wanted(Decision.CORRECT, "Bo", "r", {}), "needs what is right"),
        (actions.Wanted(Decision.ACCEPT, "Bo", "r", {"low": 1}), "takes no corrected fields"),
        (actions.Wanted(Decision.ACCEPT, "Bo", ""), "needs a reason"),
    ],
)
def test_a_refused_decision_leaves_nothing(
    archive: Archive, tmp_path: Path, wanted: actions.Wanted, reason: str
) -> None:
    refs = claim_rows_file(archive, tmp_path).refs
    with pytest.raises(BadReview, match=reason):
        actions.decide(archive, [refs["whole"], refs["column"]], wanted, now=NOW)
    assert queries.reviews(archive) == {}
    assert len(queries.claims(archive)) == 3


def test_a_list_with_one_unknown_id_is_refused_whole(archive: Archive, tmp_path: Path) -> None:
    refs = claim_rows_file(archive, tmp_path).refs
    with pytest.raises(NotFound, match="no claim 'ffffffff'"):
        actions.decide(archive, [refs["whole"], "ffffffff"], ACCEPT, now=NOW)
    assert queries.reviews(archive) == {}


def test_in_two_person_mode_nobody_decides_alone(make_archive: Any, tmp_path: Path) -> None:
    archive = make_archive(two_person=True)
    refs = claim_rows_file(archive, tmp_path).refs
    whole = refs["whole"]
    with pytest.raises(BadReview, match="Ana made this claim"):
        actions.decide(archive, [whole], replace(ACCEPT, by="Ana"), now=NOW)
    actions.decide(archive, [whole], ACCEPT, now=NOW)
    assert queries.standings(archive, [whole])[whole] is Standing.AWAITING_SECOND
    with pytest.raises(BadReview, match="Bo has decided"):
        actions.decide(archive, [whole], ACCEPT, now=NOW)
    actions.decide(archive, [whole], replace(ACCEPT, by="Cem"), now=NOW)
    assert queries.standings(archive, [whole])[whole] is Standing.ACCEPTED


@pytest.mark.parametrize(
    ("ref", "reason"),
    [("ffff", "no document 'ffff'"), ("nothing.txt", "no document"), ("", "no document ''")],
)
def test_unknown_documents_and_events_are_named(archive: Archive, ref: str, reason: str) -> None:
    with pytest.raises(NotFound, match=reason):
        queries.document(archive, ref)
    with pytest.raises(NotFound, match="give documents an event"):
        queries.event(archive, "Town")


def test_the_properties_of_an_office_file_name_no_author(archive: Archive, tmp_path: Path) -> None:
    from docx import Document as Docx

    path = tmp_path / "memo.docx"
    made = Docx()
    made.core_properties.author = "CANARY-OFFICE-USER"
    made.add_paragraph("Police said that 12 people were killed.")
    made.save(str(path))
    described = actions.Described("memo.docx", "", {})
    document = actions.add(archive, path, described, now=NOW).document
    was = actions.read(archive, document, now=NOW)
    assert (was.document.author, was.suggested) == ("", 1)
    assert any("CANARY-OFFICE-USER" in note for note in was.rendition.notes)
    (claim,) = queries.claims(archive).values()
    assert "CANARY-OFFICE-USER" not in str(claim)
