"""Verdicts as linking takes them: the pairs that must join, and those that must not."""

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.link.judging.verdicts import Pair, apart, binding, contradiction, verdicts
from onrecord.link.rows.keys import called
from onrecord.record.link import Judgement, Link


@dataclass(frozen=True, slots=True)
class Judged:
    """must, cannot: pairs of entry keys; relatives: those of `cannot` judged to be relatives.

    warnings: where words contradict each other, in sentences.
    """

    must: frozenset[Pair]
    cannot: frozenset[Pair]
    relatives: frozenset[Pair]
    warnings: tuple[str, ...] = ()

    @classmethod
    def of(cls, links: Iterable[Link]) -> "Judged":
        found = verdicts(links)
        words = binding(found)
        warnings = [
            f"{_called(first)} and {_called(second)}: judged both ways; neither word is obeyed; "
            "right: leave one of the two"
            for (first, second), verdict in sorted(found.items())
            if verdict.state == "disputed"
        ]
        chain = contradiction(words)
        if len(chain) != 0:
            last = chain[-1]
            leads = "; ".join(f"{_called(w.first)} same {_called(w.second)}" for w in chain[:-1])
            warnings.append(
                f"{_called(last.first)} and {_called(last.second)} were judged {last.judgement}, "
                f"yet words lead from one to the other: {leads}; these are obeyed; right: take "
                "the wrong one of them all back"
            )
        return cls(
            frozenset((w.first, w.second) for w in words if w.judgement is Judgement.SAME),
            frozenset((w.first, w.second) for w in words if apart(w.judgement)),
            frozenset((w.first, w.second) for w in words if w.judgement is Judgement.RELATIVE),
            tuple(warnings),
        )


def _called(entry: str) -> str:
    """A row as a person calls it: the list and the row's own id, where the key holds both."""
    return "#".join(word for word in called(entry) if word != "")
