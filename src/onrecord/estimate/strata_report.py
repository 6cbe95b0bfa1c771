"""The report on strata, or on versions of a table: each total with what it is the sum of."""

from collections.abc import Mapping
from typing import Any

from onrecord import __version__
from onrecord.estimate.page import Named, environment, shown
from onrecord.estimate.registry import BY_NAME
from onrecord.estimate.strata import Result, Strata
from onrecord.estimate.wording import high_end, low_end, whole
from onrecord.record.estimate import Estimate, Refusal


def strata_report(
    found: Mapping[str, Result | Strata], *, named: Named, versions: int, seed: int
) -> str:
    """found: by method. versions: tables that were combined, 1 where there was one."""
    methods = [
        {
            **shown(BY_NAME[name], one.total if isinstance(one, Strata) else one),
            "strata": _rows(one) if isinstance(one, Strata) else [],
        }
        for name, one in found.items()
    ]
    given = {
        "named": named,
        "methods": methods,
        "versions": versions,
        "version": __version__,
        "seed": seed,
    }
    return environment().get_template("strata.html").render(given)


def _rows(strata: Strata) -> list[dict[str, Any]]:
    return [{"name": " / ".join(name), **_row(one)} for name, one in strata.results.items()]


def _row(one: Result) -> dict[str, Any]:
    if isinstance(one, Refusal):
        return {"documented": one.documented, "refused": one.reason}
    return {"documented": one.documented, "refused": "", **_ends(one)}


def _ends(one: Estimate) -> dict[str, str]:
    n = one.documented
    return {
        "missing": f"{low_end(max(0.0, one.low - n))} to {high_end(one.high - n)}",
        "total": f"{low_end(one.low)} to {high_end(one.high)}",
        "middle": whole(one.median),
    }
