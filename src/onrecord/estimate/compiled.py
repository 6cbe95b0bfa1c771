"""Functions compiled by numba, kept between runs where a folder for that can be written."""

from collections.abc import Callable
from typing import TypeVar, cast

import numba

Kernel = TypeVar("Kernel", bound=Callable[..., object])


def compiled(function: Kernel) -> Kernel:
    """Compile for speed, without the interpreter lock, so that chains can run in threads.

    Beside an installation that cannot be written, numba keeps its code in the user's cache folder;
    where there is none either, it refuses to cache, and each run compiles anew.
    """
    try:
        return cast(Kernel, numba.njit(cache=True, nogil=True)(function))
    except RuntimeError:
        return cast(Kernel, numba.njit(nogil=True)(function))
