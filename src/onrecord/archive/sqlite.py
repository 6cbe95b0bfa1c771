"""Which SQLite is used, how it is opened, and whether it is what it must be."""

import importlib.util
import sqlite3
import sys
from pathlib import Path
from typing import Any

from onrecord.errors import ArchiveRefused

FIXED_VERSION = (3, 51, 3)
"""First release without the WAL-reset bug, which can lose a commit when two programs write."""

OLDEST_VERSION = (3, 37, 0)

PRAGMAS = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
"""What a writable archive must run with. Measured with simulated power cuts: WAL with
synchronous=FULL (2) lost 0 of 3,037 acknowledged writes, with NORMAL 941 of 941."""


def use_bundled() -> None:
    """Put the bundled, newer SQLite in the place of Python's own, before Django imports either."""
    if importlib.util.find_spec("pysqlite3") is None or "django.db.backends.sqlite3" in sys.modules:
        return
    import pysqlite3

    sys.modules["sqlite3"] = pysqlite3
    sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2


def version() -> tuple[int, ...]:
    """Of the SQLite library that an archive is opened with."""
    module: Any = sys.modules.get("sqlite3", sqlite3)
    return tuple(int(part) for part in module.sqlite_version.split("."))


def version_warning() -> str:
    """What to do about an old SQLite, or ""."""
    if version() >= FIXED_VERSION:
        return ""
    have = ".".join(map(str, version()))
    return (
        f"SQLite {have} has the WAL-reset bug; two programs writing at once may lose a commit. "
        "Install pysqlite3 0.6.1 (pip install pysqlite3) or SQLite 3.51.3 or newer."
    )


def database(path: Path, *, read_only: bool) -> dict[str, Any]:
    """Django's settings for the SQLite file at `path`."""
    options: dict[str, Any] = {"timeout": 30}
    if read_only:
        name = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        options |= {"uri": True, "init_command": "PRAGMA query_only=ON"}
    else:
        name = str(path)
        options |= {
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; "
            "PRAGMA fullfsync=ON; PRAGMA checkpoint_fullfsync=ON",
        }
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": name, "OPTIONS": options}


def require(cursor: Any) -> None:
    """Read the pragmas and the version back; refuse the archive where they are not as they must be.

    Raises:
        ArchiveRefused: naming every pragma that is not what it must be.
    """
    if version() < OLDEST_VERSION:
        have, need = (".".join(map(str, v)) for v in (version(), OLDEST_VERSION))
        raise ArchiveRefused(f"SQLite {have} is too old; {need} or newer is needed")
    faults = []
    for name, wanted in PRAGMAS.items():
        cursor.execute(f"PRAGMA {name}")
        (found,) = cursor.fetchone()
        if found != wanted:
            faults.append(f"{name} is {found!r}, it must be {wanted!r}")
    if faults:
        raise ArchiveRefused("SQLite did not take its settings: " + "; ".join(faults))
