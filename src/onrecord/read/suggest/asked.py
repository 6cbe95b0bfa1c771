"""A demand as read, before it is known who made it."""

from dataclasses import dataclass
from typing import Any

from onrecord.text import Span


@dataclass(frozen=True, slots=True)
class Asked:
    """A demand as read. at: the word it hangs on; what, of: the words asked and of whom."""

    at: Any
    what: Span
    of: Span | None
    rule: str
