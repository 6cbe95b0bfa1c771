"""What the pages of reports share: the template's environment, and a result as it is shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from onrecord.errors import BadPatterns
from onrecord.estimate.registry import Estimator
from onrecord.estimate.wording import high_end, low_end, whole
from onrecord.record.estimate import Estimate, Refusal
from onrecord.text import hidden_fault

ELSEWHERE = ("expansion_factor", "warnings", "traces", "pairs", "fit", "strata_refused")
"""Diagnostics that have a place of their own on the page."""
LONGEST = 600


@dataclass(frozen=True, slots=True)
class Named:
    """title: of the page. undocumented: what the people on no list are called in a sentence.

    Raises:
        BadPatterns: one of them holds what cannot be seen, or turns the direction of the words.
    """

    title: str
    undocumented: str = "undocumented deaths"

    def __post_init__(self) -> None:
        typed = (hidden_fault(self.title, "title"), hidden_fault(self.undocumented, "--of"))
        faults = [(None, fault) for fault in typed if fault is not None]
        if len(faults) > 0:
            raise BadPatterns(faults)


def shown(estimator: Estimator, result: Estimate | Refusal) -> dict[str, Any]:
    """What the template prints of one result; the numbers as words."""
    made: dict[str, Any] = {"title": estimator.title, "result": result, "refused": True}
    made["diagnostics"] = _flat(result.diagnostics)
    if isinstance(result, Refusal):
        return made
    n = result.documented
    return {
        **made,
        "refused": False,
        "total": (low_end(result.low), high_end(result.high), whole(result.median)),
        "undocumented": (
            low_end(max(0.0, result.low - n)),
            high_end(result.high - n),
            whole(result.median - n),
        ),
        "expansion": (result.low / n, result.high / n),
        "warnings": result.diagnostics.get("warnings", ()),
    }


def _flat(diagnostics: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Short values by name; long ones (draws, traces, rows) have their own place or none."""
    flat = [
        (name.replace("_", " "), _word(value))
        for name, value in diagnostics.items()
        if name not in ELSEWHERE
    ]
    return [(name, value) for name, value in flat if value != "" and len(value) <= LONGEST]


def _word(value: Any) -> str:
    if value is None:
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"
    if isinstance(value, Mapping):
        return "; ".join(f"{name} {_word(each)}" for name, each in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(_word(each) for each in value)
    return str(value)


def environment() -> Environment:
    """Of the templates of this package; what a template names must be given."""
    environment = Environment(
        loader=PackageLoader("onrecord.estimate"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["whole"] = whole
    return environment
