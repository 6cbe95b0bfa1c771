"""Whether an interval from resamples can be believed: it has a width, holds its middle, and ends.

A resample of documented people is a table that might as well have been found. So an interval that
such tables do not move, or whose middle they hardly ever reach, shows that the method does not
follow the table; and where they often have no estimate, nothing bounds the number from above.
"""

from math import isinf

from scipy.special import chdtrc

from onrecord.estimate.alike import STRANGE
from onrecord.estimate.bootstrap import Interval
from onrecord.estimate.existence import REASONS
from onrecord.estimate.hierarchical import Terms
from onrecord.estimate.loglinear import Fit, fit
from onrecord.estimate.patterns import Patterns

SAME = 1e-6
"""Ends closer together than this part of the total are one number, found by Newton's method."""

ELSEWHERE = 0.2
"""Of the documented, put on other lists than theirs by the best model; published tables have .03
where chance does not explain it.
"""


def doubtful(patterns: Patterns, found: Interval, model: Terms) -> str:
    """Why the interval around the total of a model should not be shown, or ""."""
    fitted = fit(patterns, model)
    if isinstance(fitted, int):
        return REASONS[fitted]
    return _misfit(patterns, fitted) or _endless(found) or _still(found, fitted.total)


def _misfit(patterns: Patterns, fitted: Fit) -> str:
    """The documented whom the best model puts elsewhere, against the people it says are missing."""
    if fitted.freedom == 0 or chdtrc(fitted.freedom, fitted.deviance) >= STRANGE:
        return ""
    seen = dict(patterns)
    misplaced = (
        sum(abs(mean - seen.get(mask, 0)) for mask, mean in enumerate(fitted.expected) if mask != 0)
        / 2
    )
    undocumented = fitted.total - patterns.documented
    if misplaced <= min(undocumented, ELSEWHERE * patterns.documented):
        return ""
    return (
        f"the best model does not fit: it puts {misplaced:,.0f} documented people on other lists "
        f"than theirs and says that {undocumented:,.0f} are on none (deviance "
        f"{fitted.deviance:,.1f} on {fitted.freedom} degrees of freedom)"
    )


def _endless(found: Interval) -> str:
    if not isinf(found.high):
        return ""
    without = sum(isinf(total) for total in found.totals)
    return (
        f"no upper limit: in {without:,} of {len(found.totals):,} resamples of the same people no "
        "model has an estimate, so nothing bounds the number from above"
    )


def _still(found: Interval, total: float) -> str:
    if found.high - found.low <= SAME * total:
        return (
            "an interval without width: other samples of such people give the same number, so the "
            "method does not follow the table"
        )
    if found.low <= total <= found.high:
        return ""
    return (
        f"the middle {total:,.0f} lies outside its own interval, {found.low:,.0f} to "
        f"{found.high:,.0f}: other samples of such people hardly ever give it"
    )
