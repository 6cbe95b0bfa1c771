"""`kill -9` at random points: nothing acknowledged is lost, nothing is half-written."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.archive import crash
from tests.archive.data import NOW, claim_rows_file

from onrecord.archive import queries
from onrecord.archive.founding import create
from onrecord.archive.groups import Groups
from onrecord.archive.inspection import inspect
from onrecord.archive.listings import leaves
from onrecord.archive.people import people
from onrecord.archive.store import Archive, open_archive
from onrecord.record import Document

KILLS = int(os.environ.get("ONRECORD_KILLS", "3"))
"""Kills for each action; `make bench` kills 67 times each."""


def killed_while(root: Path, folder: Path, what: str, seconds: float) -> list[str]:
    """What the program had acknowledged when it was killed `seconds` after its first word."""
    program = Path(__file__).with_name("crash.py")
    command = [sys.executable, str(program), str(root), str(folder), what]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        first = running.stdout.readline()
        time.sleep(seconds)
        running.send_signal(signal.SIGKILL)
        return [line for line in (first + running.stdout.read()).split("\n")[:-1] if line]


@pytest.fixture
def working(tmp_path: Path) -> Archive:
    """An archive with one document and one claim."""
    archive = create(tmp_path / "a", origin="crash", now=NOW)
    claim_rows_file(archive, tmp_path)
    return archive


@pytest.mark.parametrize("what", ["add", "decide", "publish"])
def test_nothing_acknowledged_is_lost(working: Archive, tmp_path: Path, what: str) -> None:
    rng = random.Random(what)
    for _ in range(KILLS):
        said = killed_while(working.root, tmp_path, what, rng.uniform(0, 0.3))
        assert len(said) > 0
        found = inspect(working.root)
        assert [f for f in found.findings if not f.mild] == []
        archive = open_archive(working.root)
        if what == "add":
            held: dict[str, Document] = queries.documents(archive)
            assert set(said) <= set(held)
            assert all(archive.originals.check(sha256) is None for sha256 in said)
        elif what == "decide":
            assert set(said) <= {r.id for made in queries.reviews(archive).values() for r in made}
        else:
            whole_release(tmp_path / "site")
        archive.close()


@pytest.fixture
def listing(tmp_path: Path) -> Archive:
    """An archive with two lists, linked once."""
    archive = create(tmp_path / "a", origin="crash", now=NOW)
    crash.lists(archive, tmp_path, 1)
    crash.lists(archive, tmp_path, 2)
    crash.link(archive, tmp_path, 1)
    return archive


@pytest.mark.parametrize("what", ["lists", "link", "judge"])
def test_lists_links_and_people_enter_whole_or_not_at_all(
    listing: Archive, tmp_path: Path, what: str
) -> None:
    rng = random.Random(what)
    for _ in range(KILLS):
        said = killed_while(listing.root, tmp_path, what, rng.uniform(0, 0.3))
        assert len(said) > 0
        assert [f for f in inspect(listing.root).findings if not f.mild] == []
        archive = open_archive(listing.root)
        kind = {"lists": "list", "link": "linkage", "judge": "link"}[what]
        assert set(said) <= {body["id"] for _, body in leaves(archive, kind)}
        everybody = {person.entries for person in people(archive).values()}
        assert everybody == {tuple(sorted(group)) for group in Groups.of(archive).now()}
        archive.close()


def whole_release(site: Path) -> None:
    """Whatever stands at `site` is one whole release, checked by its own verifier."""
    if not site.exists():  # killed between taking the old one away and putting the new one there
        site = site.with_name(".site.old")
    copy = site.with_name("copy")
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(site, copy)
    done = subprocess.run(
        [sys.executable, str(copy / "verify.py"), str(copy)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 3, done.stdout


def test_what_a_killed_program_left_is_swept_by_the_next(working: Archive) -> None:
    stray = working.originals.root / "tmp" / "left-behind"
    stray.parent.mkdir(parents=True, exist_ok=True)
    stray.write_bytes(b"half a document")
    working.close()
    open_archive(working.root).close()
    assert not stray.exists()
