"""Verdicts as linking takes them: the pairs that must join, and those that must not."""

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.link.judging.verdicts import Pair, apart, binding, contradiction, verdicts
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
            f"{first} and {second}: judged both ways; neither word is obeyed until one stands"
            for (first, second), verdict in sorted(found.items())
            if verdict.state == "disputed"
        ]
        chain = contradiction(words)
        if len(chain) != 0:
            last = chain[-1]
            warnings.append(
                f"{last.first} and {last.second} were judged {last.judgement}, yet a chain of "
                f"{len(chain) - 1} verdicts `same` leads from one to the other; the chain is obeyed"
            )
        return cls(
            frozenset((w.first, w.second) for w in words if w.judgement is Judgement.SAME),
            frozenset((w.first, w.second) for w in words if apart(w.judgement)),
            frozenset((w.first, w.second) for w in words if w.judgement is Judgement.RELATIVE),
            tuple(warnings),
        )
