"""What a reader of a result must be told about it, in sentences: warnings that the numbers give."""

from typing import Any

from onrecord.estimate.patterns import Patterns
from onrecord.estimate.usable import containment
from onrecord.record.estimate import Estimate

FAR = 5.0
"""An estimate above five times the documented rests on the assumption more than on the lists."""
MOSTLY_ONCE = 0.9
MOSTLY_ALL = 0.5
"""Of the documented; no published table has so many people on all of its lists."""


def cautions(patterns: Patterns, result: Estimate) -> dict[str, Any]:
    """The expansion factor N/n and the warnings, as diagnostics."""
    n = patterns.documented
    expansion = {"low": result.low / n, "middle": result.median / n, "high": result.high / n}
    return {"expansion_factor": expansion, "warnings": list(_warnings(patterns, result))}


def _warnings(patterns: Patterns, result: Estimate) -> list[str]:
    n = patterns.documented
    found = [str(each) for each in result.diagnostics.get("warnings", ())]
    if result.high / n > FAR:
        found.append(
            f"expansion factor up to {result.high / n:.1f}, above {FAR:.0f}: most of the estimate "
            "is people nobody listed, and rests on the assumption"
        )
    if patterns.seen_once > MOSTLY_ONCE * n:
        found.append(
            f"{100 * patterns.seen_once / n:.0f} per cent of the documented are on one list only: "
            "little overlap carries the estimate"
        )
    everywhere = dict(patterns).get((1 << len(patterns.lists)) - 1, 0)
    if everywhere > MOSTLY_ALL * n:
        found.append(
            f"{100 * everywhere / n:.0f} per cent of the documented are on every list: lists "
            "copied from each other look like this, and then say little of who is on none"
        )
    found += [f"{each}: it adds nothing of its own" for each in containment(patterns)]
    if not result.low <= result.median <= result.high:
        found.append("the middle lies outside the interval: the method is not stable here")
    return found
