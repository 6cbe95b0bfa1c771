"""The report on given answers: the full page of one table, or that of strata and versions."""

from collections.abc import Sequence

from onrecord.estimate.asked import Answer, Asked
from onrecord.estimate.page import Named
from onrecord.estimate.patterns import Patterns
from onrecord.estimate.registry import CONTEXT
from onrecord.estimate.report import report
from onrecord.estimate.run import run
from onrecord.estimate.strata import Strata
from onrecord.estimate.strata_report import strata_report


def report_of(answered: Sequence[tuple[Asked, Answer]], title: str) -> str:
    """answered: methods on the same tables, with the same strata and seed."""
    asked, _ = answered[0]
    named = Named(title)
    found = {each.method: answer for each, answer in answered}
    single = {name: one for name, one in found.items() if not isinstance(one, Strata)}
    if len(asked.tables) > 1 or len(single) < len(found):
        return strata_report(found, named=named, versions=len(asked.tables), seed=asked.seed)
    table = Patterns.from_text(asked.tables[0])
    context = {each.name: run(each.name, table, seed=asked.seed) for each in CONTEXT}
    return report(table, {**context, **single}, named=named, seed=asked.seed)
