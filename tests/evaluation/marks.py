"""What a grader hands back: rows of so many right of so many, and each error in words."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Row:
    """right of all; a row with nothing to get right counts as 1.0."""

    right: int = 0
    all: int = 0

    def mark(self, is_right: bool) -> bool:
        self.right += is_right
        self.all += 1
        return is_right

    @property
    def rate(self) -> float:
        return 1.0 if self.all == 0 else self.right / self.all


@dataclass(slots=True)
class Marks:
    """rows: by "kind: what"; errors: sentences for a person, in the order of the corpus.

    The errors quote held-out lines, so they stay out of the `repr` that a failing test prints.
    """

    rows: dict[str, Row] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list, repr=False)

    def row(self, name: str) -> Row:
        return self.rows.setdefault(name, Row())

    def rate(self, name: str) -> float:
        """Right over all of the row, from 0 to 1; "kind: F1" is the harmonic mean of P and R.

        0.0 for a row that does not exist: nothing was found that it could judge.
        """
        kind, _, what = name.partition(": ")
        if what == "F1":
            p, r = self.rows[f"{kind}: P"].rate, self.rows[f"{kind}: R"].rate
            return 2 * p * r / (p + r) if p + r > 0 else 0.0
        return self.rows[name].rate if name in self.rows else 0.0

    def add(self, other: "Marks") -> None:
        self.rows.update(other.rows)
        self.errors.extend(other.errors)

    def judge(self, name: str, is_right: bool, words: str) -> None:
        """Mark the row, and keep the words where it is wrong."""
        if not self.row(name).mark(is_right):
            self.errors.append(f"{name}: {words}")
