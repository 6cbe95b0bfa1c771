"""Functions compiled by numba, kept between runs in a folder named after their sources.

Numba looks only at the file of a function when it decides whether kept code is still right, not at
the files of the functions it calls. So the folder carries the hash of all sources here: changing
any of them, or installing another version, starts an empty folder. It is in the user's cache, so an
installation that cannot be written works too; where no folder can be, each run compiles anew.
"""

import hashlib
import os
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import TypeVar, cast

import numba

Kernel = TypeVar("Kernel", bound=Callable[..., object])


def compiled(function: Kernel) -> Kernel:
    """Compile for speed, without the interpreter lock, so that chains can run in threads."""
    folder = _folder()
    if folder == "":
        return cast(Kernel, numba.njit(nogil=True)(function))
    before = numba.config.CACHE_DIR
    numba.config.CACHE_DIR = folder
    try:
        return cast(Kernel, numba.njit(cache=True, nogil=True)(function))
    finally:
        numba.config.CACHE_DIR = before


@lru_cache(maxsize=1)
def _folder() -> str:
    """Where compiled code is kept, or "" where nothing can be written."""
    try:
        base = numba.config.CACHE_DIR or os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
        folder = Path(base) / "onrecord" / f"compiled-{_sources()}"
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, RuntimeError):
        return ""
    return str(folder) if os.access(folder, os.W_OK) else ""


def _sources() -> str:
    found = hashlib.sha256()
    for path in sorted(Path(__file__).parent.glob("*.py")):
        found.update(path.read_bytes())
    return found.hexdigest()[:16]
