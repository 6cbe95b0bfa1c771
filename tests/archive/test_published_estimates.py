"""Estimates in a release: beside what is documented, with report, assumption and refusals."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from tests.archive.data import NOW, claim_rows_file
from tests.archive.test_estimates import APART
from tests.archive.test_releases import contents

from onrecord.archive.building import state
from onrecord.archive.estimates import Of, estimates, record_estimates
from onrecord.archive.founding import create
from onrecord.archive.releases import accounts, counts, holding, release
from onrecord.archive.store import Archive
from onrecord.estimate.asked import Asked, answer
from onrecord.estimate.registry import ESTIMATORS
from onrecord.estimate.report_of import report_of
from onrecord.publish import Released, public_holding, publish
from onrecord.vocab import load

TABLE = "A,B,C,count\n1,0,0,36\n0,1,0,30\n0,0,1,20\n1,1,0,8\n1,0,1,6\n0,1,1,5\n1,1,1,5\n"
"""No cell of fewer than five people, so that it leaves."""
SECRET = TABLE.replace("A,B,C", "Undercover,B,C")


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    made = create(tmp_path / "archive", origin="example.org/ledger", now=NOW)
    claim_rows_file(made, tmp_path)
    yield made
    made.close()


def enter(archive: Archive, table: str, methods: tuple[str, ...], access: str = "public") -> None:
    asked = [Asked(tables=(table,), method=method, seed=5) for method in methods]
    answered = [(one, answer(one)) for one in asked]
    of = Of("Town, 1992", "killed", "Ana", access)
    record_estimates(
        archive, of, answered, report=lambda event: report_of(answered, event), now=NOW
    )


def page(files: dict[str, bytes]) -> str:
    (name,) = (n for n in files if n.startswith("events/") and n.endswith(".html"))
    words = re.sub(r"<[^>]+>", " ", files[name].decode())
    return " ".join(unescape(words).split())


def test_the_event_s_page_has_estimates_apart_and_refusals_with_reasons(
    archive: Archive, tmp_path: Path
) -> None:
    enter(archive, TABLE, ("stepwise", "chao"))
    enter(archive, APART, ("bic",))
    release(archive, tmp_path / "site", title="Record", now=NOW)
    files = contents(tmp_path / "site")
    said = page(files)
    assert "Estimated: people on no list" in said
    assert "Documented, on some list: 110" in said
    one = next(one for one in estimates(archive).values() if one.method == "chao")
    assert one.low is not None and one.high is not None
    assert f"{one.low - 110} to {one.high - 110} estimated undocumented" in said
    assert f"It assumes: {one.assumption}" in said
    assert "refused , no overlap" in said
    assert "This is not an estimate of none." in said
    kept = [name for name in files if name.startswith("estimates/")]
    assert sorted(Path(name).suffix for name in kept) == [
        ".csv", ".csv", ".html", ".html", ".json", ".json", ".json",
    ]  # fmt: skip
    assert TABLE.encode() in [files[name] for name in kept]
    html = next(files[n] for n in files if n.startswith("events/") and n.endswith(".html"))
    for name in kept:
        assert f'href="../{name}"'.encode() in html


def test_what_is_not_public_stays(archive: Archive, tmp_path: Path) -> None:
    enter(archive, SECRET, ("chao",), access="restricted")
    release(archive, tmp_path / "site", title="Record", now=NOW)
    files = contents(tmp_path / "site")
    assert not any(name.startswith("estimates/") for name in files)
    assert not any(b"Undercover" in content for content in files.values())
    assert "Estimated" not in page(files)


def test_a_new_estimate_makes_its_event_s_page_anew_and_the_same_as_from_everything(
    archive: Archive, tmp_path: Path
) -> None:
    release(archive, tmp_path / "site", title="Record", now=NOW)
    enter(archive, TABLE, ("chao",))
    release(archive, tmp_path / "site", title="Record", now=NOW)
    changed = contents(tmp_path / "site")
    made = holding(archive, state(archive).size)
    public = public_holding(made)
    now = state(archive)
    publish(
        made, accounts=accounts(public), counts=counts(public),
        released=Released(now.version, now.at, "Record"), target=tmp_path / "whole",
    )  # fmt: skip
    whole = contents(tmp_path / "whole")
    same = [name for name in whole if name.startswith(("events/", "estimates/"))]
    assert len(same) == 4
    assert [name for name in same if whole[name] != changed[name]] == []


def test_every_estimator_has_its_words() -> None:
    words = load("estimators")
    labels = {name: term.label for name, term in words.terms.items()}
    assert {e.name: e.title for e in ESTIMATORS} == labels
