"""A finding: one thing a check found not to be as it was left, and which item it concerns."""

from collections.abc import Iterable
from dataclasses import dataclass

MILD = frozenset({"writable", "stray"})
"""Kinds under which the record is unchanged and only the folder is not as onrecord leaves it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """item: what it concerns, as a person finds it again; kind: one word for scripts; message."""

    item: str
    kind: str
    message: str

    @property
    def mild(self) -> bool:
        """Whether the record itself is untouched all the same."""
        return self.kind in MILD


def exit_code(findings: Iterable[Finding], *, anchored: bool) -> int:
    """What `verify` exits with: 1 findings, 0 verified and anchored, 3 only consistent in itself.

    Mild findings are shown and change nothing. 2, could not finish, is for the shell.
    anchored: whether the key came from outside the machine that is checked.
    """
    if any(not finding.mild for finding in findings):
        return 1
    return 0 if anchored else 3
