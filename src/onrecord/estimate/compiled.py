"""Functions compiled by numba, kept between runs in a folder named after their sources.

Numba looks only at the file of a function when it decides whether kept code is still right, not at
the files of the functions it calls. So the folder carries the hash of the file and of all files of
this package that it imports: changing one, or installing another version, starts an empty folder.
It is in the user's cache, so an installation that cannot be written works too; where no folder can
be, each run compiles anew.
"""

import os
import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar, cast

import numba

from onrecord.ids import sha256_hex

Kernel = TypeVar("Kernel", bound=Callable[..., object])

OPTIONS: dict[str, Any] = {"nogil": True, "error_model": "numpy"}
"""Without the interpreter lock, so that chains run in threads; x / 0 is infinite, not an error."""

config: Any = numba.config
"""Numba fills it from the environment while it is imported, so its names have no types."""

IMPORTED = re.compile(r"^from onrecord\.estimate\.(\w+) import", re.MULTILINE)


def compiled(function: Kernel) -> Kernel:
    """Compile a function of arrays and plain numbers when it is first called."""
    folder = _folder(Path(function.__code__.co_filename))
    if folder == "":
        return cast(Kernel, numba.njit(**OPTIONS)(function))
    before = config.CACHE_DIR
    config.CACHE_DIR = folder
    try:
        return cast(Kernel, numba.njit(cache=True, **OPTIONS)(function))
    finally:
        config.CACHE_DIR = before


@lru_cache(maxsize=64)
def _folder(source: Path) -> str:
    """Where compiled code is kept, or "" where nothing can be written."""
    try:
        base = config.CACHE_DIR or os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
        named = sha256_hex(b"\0".join(_sources(source, {})))[:16]
        folder = Path(base) / "onrecord" / "compiled" / named
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, RuntimeError):
        return ""
    return str(folder) if os.access(folder, os.W_OK) else ""


def _sources(source: Path, known: dict[Path, bytes]) -> list[bytes]:
    """The bytes of `source` and of what it imports from this package, and so on, each once."""
    if source not in known:
        known[source] = source.read_bytes()
        for name in IMPORTED.findall(known[source].decode()):
            if (source.parent / f"{name}.py").exists():
                _sources(source.parent / f"{name}.py", known)
    return [known[path] for path in sorted(known)]
