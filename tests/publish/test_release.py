"""A release is whole, the same every time, and refused rather than wrong."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.publish import sample
from tests.publish.building import accounted, build
from tests.publish.sample import HIDDEN, HOLDING

from onrecord.errors import PublishRefused
from onrecord.publish import public_holding, release
from onrecord.publish.addresses import claim_shelf, claims_page
from onrecord.record import Standing
from onrecord.record.holding import Holding


def contents(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


def test_publishing_twice_gives_the_same_bytes(release: Path, tmp_path: Path) -> None:
    build(tmp_path / "again")
    assert contents(tmp_path / "again") == contents(release)


def test_the_paths_returned_are_the_files_written(tmp_path: Path) -> None:
    assert list(build(tmp_path / "site")) == sorted(contents(tmp_path / "site"))


def test_no_private_field_is_in_any_byte_or_name_of_a_release(release: Path) -> None:
    found = [
        name
        for name, data in contents(release).items()
        if HIDDEN.encode() in data or HIDDEN in name or HIDDEN.lower().encode() in data
    ]
    assert found == []


def test_the_sample_has_something_that_could_leak() -> None:
    held = repr((HOLDING.documents, HOLDING.claims, HOLDING.reviews, HOLDING.renditions))
    assert held.count(HIDDEN) > 40
    assert HIDDEN in sample.TESTIMONY


def test_the_sums_are_of_every_other_file(release: Path) -> None:
    files = contents(release)
    lines = files.pop("SHA256SUMS").decode().splitlines()
    assert lines == [f"{hashlib.sha256(files[n]).hexdigest()}  {n}" for n in sorted(files)]


def test_what_is_private_changes_nothing_at_all(release: Path, tmp_path: Path) -> None:
    build(tmp_path / "site", public_holding(HOLDING))
    assert contents(tmp_path / "site") == contents(release)


def test_progress_is_told_page_by_page(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    build(tmp_path / "site", progress=lambda done, total: told.append((done, total)))
    assert told[0] == (1, told[-1][1])
    assert told[-1][0] == told[-1][1]


def test_the_ledgers_leaves_are_a_file_where_they_are_given(tmp_path: Path) -> None:
    build(tmp_path / "site", leaves=["ab" * 32, "cd" * 32])
    leaves = tmp_path / "site/proofs/leaves.txt"
    assert leaves.read_text() == f"{'ab' * 32}\n{'cd' * 32}\n"


def test_an_empty_record_is_a_release(tmp_path: Path) -> None:
    empty = replace(HOLDING, documents={}, renditions={}, claims={}, reviews={}, standings={})
    build(tmp_path / "site", empty)
    assert "holds no claims" in (tmp_path / "site/index.html").read_text()


def test_claims_that_name_no_event_have_a_page(tmp_path: Path) -> None:
    lone = replace(sample.OF_NOTE[0], event="")
    build(tmp_path / "site", replace(HOLDING, claims={lone.id: lone}))
    (page,) = (tmp_path / "site/events").iterdir()
    assert "Claims that name no event" in page.read_text()


def test_a_part_of_a_whole_that_is_private_is_published_without_it(tmp_path: Path) -> None:
    payload = replace(sample.PARTS[0].payload, part_of=sample.SECRETS[0].id)  # type: ignore[call-arg]
    part = replace(sample.PARTS[0], payload=payload)
    secret = sample.SECRETS[0]
    build(tmp_path / "site", replace(HOLDING, claims={part.id: part, secret.id: secret}))
    files = contents(tmp_path / "site")
    assert part.id.encode() in files[claims_page(claim_shelf(part.id))]
    assert not any(secret.id.encode() in data for data in files.values())


def misquoted() -> Holding:
    return replace(HOLDING, text=lambda sha: sample.read_text(sha).replace("161", "613"))


def leaking_proof() -> Holding:
    import base64

    extra = b'{"committed":{},"disclosed":{"by":{"salt":"00","value":"Ana"}},"kind":"claim"}'
    line = base64.b64encode(extra).decode()
    return replace(HOLDING, proof=lambda _: f"c2sp.org/tlog-proof@v1\nextra {line}\nindex 1\n\nn\n")


REFUSED: list[tuple[Callable[[], Holding], str]] = [
    (misquoted, "was changed: its SHA-256 is another"),
    (leaking_proof, "shows by, which may not leave"),
]


@pytest.mark.parametrize(("holding", "reason"), REFUSED)
def test_a_holding_that_does_not_hold_is_refused(
    tmp_path: Path, holding: Callable[[], Holding], reason: str
) -> None:
    with pytest.raises(PublishRefused, match=reason):
        build(tmp_path / "site", holding())


def test_a_quote_that_does_not_stand_in_its_text_is_refused(tmp_path: Path) -> None:
    where = replace(sample.WHOLE.quote, start=sample.WHOLE.quote.start + 1)
    moved = replace(sample.WHOLE, passages=(replace(sample.WHOLE.passages[0], where=where),))
    with pytest.raises(PublishRefused, match="does not say 'the regime killed"):
        build(tmp_path / "site", replace(HOLDING, claims={moved.id: moved}))
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize("what", ["account", "count"])
def test_an_account_or_count_over_private_claims_is_refused(tmp_path: Path, what: str) -> None:
    accounts, counts = accounted(HOLDING)
    given: dict[str, Any] = {f"{what}s": accounts if what == "account" else counts}
    with pytest.raises(PublishRefused, match=f"the {what} of .* names a claim that is not public"):
        build(tmp_path / "site", **given)


def test_an_account_that_names_a_rejected_claim_is_refused(tmp_path: Path) -> None:
    accounts, _ = accounted(public_holding(HOLDING))
    standings = {**HOLDING.standings, sample.WHOLE.id: Standing.REJECTED}
    with pytest.raises(PublishRefused, match="names a claim that is not public"):
        build(tmp_path / "site", replace(HOLDING, standings=standings), accounts=accounts)


def test_an_event_without_an_account_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PublishRefused, match="event 'Alder Bridge, 3 May 1950' has no account"):
        build(tmp_path / "site", accounts={})


@pytest.mark.parametrize(
    "page", [None, "", "{% extends 'base.html' %}{# nothing #}<h1></h1>", "<p>How it is made.</p>"]
)
def test_no_release_without_a_methodology(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: str | None
) -> None:
    templates = tmp_path / "package/templates"
    templates.mkdir(parents=True)
    if page is not None:
        (templates / "methodology.html").write_text(page)
    monkeypatch.setattr(release, "files", lambda _: tmp_path / "package")
    with pytest.raises(PublishRefused, match="methodology.html is missing or says next to nothing"):
        build(tmp_path / "site")
    assert not (tmp_path / "site").exists()


def test_a_folder_that_is_not_empty_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("keep")
    with pytest.raises(PublishRefused, match="is not empty"):
        build(tmp_path)
    assert (tmp_path / "mine").read_text() == "keep"
