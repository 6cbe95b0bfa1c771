"""Published tables of overlapping lists, with the figures that others found in them."""

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from onrecord.estimate.patterns import Patterns

FOLDER = Path(__file__).parent


def table(name: str) -> Patterns:
    """A table of `README.md` by its name, e.g. "kosovo"."""
    return Patterns.from_csv(FOLDER / f"{name}.csv")


@lru_cache(maxsize=1)
def published() -> dict[str, list[dict[str, Any]]]:
    """`published.yaml`: figures by kind, each with its table and where it is from."""
    found: dict[str, list[dict[str, Any]]] = yaml.safe_load(
        (FOLDER / "published.yaml").read_text("utf-8")
    )
    return found
