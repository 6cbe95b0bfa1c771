"""Who is on which lists, as counts: the table from which undocumented people are estimated."""

from dataclasses import dataclass

Stratum = tuple[str, ...]
Pattern = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Inclusion:
    """lists: columns of 0 and 1, in order; strata: names of the columns that divide the people.

    counts: people of a stratum who are on exactly the lists marked 1; none is on no list.
    set_aside: people who are in no count, in sentences, each with how many.
    """

    lists: tuple[str, ...]
    strata: tuple[str, ...]
    counts: tuple[tuple[Stratum, Pattern, int], ...]
    set_aside: tuple[str, ...] = ()

    @property
    def people(self) -> int:
        """All that are counted."""
        return sum(count for _, _, count in self.counts)
