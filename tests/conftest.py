"""Real archives for tests: on SQLite, and on PostgreSQL wherever its programs are installed."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import uuid
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import settings

from onrecord.archive.founding import create
from onrecord.archive.store import Archive, setup

settings.register_profile("fixed", derandomize=True)
settings.load_profile("fixed")  # a run of the suite is the same run each time

setup()  # models can be imported by tests, and by the doctests of the package, from here on

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
PROGRAMS = next(
    (path for path in sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)), None
)
"""Where Debian puts PostgreSQL's programs; None where it is not installed."""

DATABASES = ("sqlite", "postgresql") if PROGRAMS is not None else ("sqlite",)


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a PostgreSQL server of our own, without the database's name."""
    assert PROGRAMS is not None
    folder = Path(tempfile.mkdtemp(prefix="onrecord-pg-"))
    user = "postgres" if os.getuid() == 0 else pwd.getpwuid(os.getuid()).pw_name
    if os.getuid() == 0:
        shutil.chown(folder, user)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    data = folder / "data"
    run(
        user,
        str(PROGRAMS / "initdb"),
        "-D",
        str(data),
        "-U",
        "postgres",
        "-A",
        "trust",
        "-E",
        "UTF8",
    )
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"
    run(user, str(PROGRAMS / "pg_ctl"), "-D", str(data), "-w", "-o", options, "-l",
        str(folder / "log"), "start")  # fmt: skip
    yield f"postgresql://postgres@127.0.0.1:{port}"
    run(user, str(PROGRAMS / "pg_ctl"), "-D", str(data), "-m", "immediate", "stop")
    shutil.rmtree(folder, ignore_errors=True)


def run(user: str, *command: str) -> None:
    """Run one of PostgreSQL's programs, which refuse to run as root."""
    prefix = ["runuser", "-u", user, "--"] if os.getuid() == 0 else []
    subprocess.run([*prefix, *command], check=True, capture_output=True, cwd="/")


@pytest.fixture(params=DATABASES)
def database(request: pytest.FixtureRequest) -> Iterator[str]:
    """What `onrecord init --database` takes; a fresh database each time."""
    if request.param == "sqlite":
        yield "sqlite"
        return
    import psycopg

    address = request.getfixturevalue("server")
    name = f"t{uuid.uuid4().hex}"
    with psycopg.connect(f"{address}/postgres", autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    yield f"{address}/{name}"
    with psycopg.connect(f"{address}/postgres", autocommit=True) as connection:
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


MakeArchive = Callable[..., Archive]


@pytest.fixture
def make_archive(tmp_path: Path, database: str) -> Iterator[MakeArchive]:
    """Makes one archive on the database of this run; closed afterwards."""
    made: list[Archive] = []

    def make(*, two_person: bool = False) -> Archive:
        archive = create(
            tmp_path / "archive", origin="test", now=NOW, database=database, two_person=two_person
        )
        made.append(archive)
        return archive

    yield make
    for archive in made:
        archive.close()


@pytest.fixture
def archive(make_archive: MakeArchive) -> Archive:
    """An empty archive, once on each database."""
    return make_archive()
