"""The archive's own settings file: which database, which mode, which name it signs under."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from onrecord.errors import ArchiveRefused

FILE = "onrecord.json"
SQLITE = "onrecord.sqlite3"
FORMAT = 1
TYPES = {"origin": str, "database": str, "two_person": bool, "format": int}


@dataclass(frozen=True, slots=True)
class Config:
    """format: of the archive folder. database: "sqlite" or a postgresql:// address.
    two_person: nobody decides alone. origin: the name its checkpoints are signed under.
    """

    origin: str
    database: str = "sqlite"
    two_person: bool = False
    format: int = FORMAT

    def save(self, root: Path) -> None:
        path = root / FILE
        path.touch(mode=0o600)
        path.write_text(json.dumps(asdict(self), indent=2) + "\n", "utf-8")


def load_config(root: Path) -> Config:
    """The settings of the archive at `root`.

    Raises:
        ArchiveRefused: no archive there, or its settings are damaged or of a newer format.
    """
    path = root / FILE
    if not path.is_file():
        raise ArchiveRefused(
            f"{root} is no archive (it has no {FILE}); "
            f"make one with: onrecord init --archive {root}"
        )
    try:
        config = Config(**json.loads(path.read_text("utf-8")))
    except (ValueError, TypeError, RecursionError) as error:
        raise ArchiveRefused(f"{path} is damaged: {error}") from error
    wrong = [
        f"{name} must be of type {kind.__name__}, got {getattr(config, name)!r}"
        for name, kind in TYPES.items()
        if type(getattr(config, name)) is not kind
    ]
    if wrong:
        raise ArchiveRefused(f"{path} is damaged: {'; '.join(wrong)}")
    if config.format != FORMAT:
        raise ArchiveRefused(
            f"{path} has format {config.format}, this onrecord reads format {FORMAT}; "
            "use the version of onrecord that wrote it"
        )
    return config


def postgresql(address: str) -> dict[str, Any]:
    """Django's settings for a postgresql:// address.

    Raises:
        ArchiveRefused: the address has another scheme, or no database name.
    """
    parts = urlsplit(address)
    if parts.scheme not in ("postgresql", "postgres") or parts.path.strip("/") == "":
        raise ArchiveRefused(
            "a database is given as postgresql://USER:PASSWORD@HOST:PORT/NAME, "
            f"got scheme {parts.scheme!r} and name {parts.path!r}"
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "OPTIONS": {"connect_timeout": 10},
    }
