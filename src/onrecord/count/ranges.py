"""A summary range of what voices say, with its rule in words, or the reason why there is none."""

from collections.abc import Iterable

from onrecord.count.names import fold_name
from onrecord.count.phrases import what
from onrecord.count.populations import population_key
from onrecord.count.shown import SAID
from onrecord.count.times import dated
from onrecord.record.event_count import FigureGroup, NoRange, Row, SummaryRange

NEVER_COMPARED = frozenset({"count"})
"""The residual measure of `measures.yaml`: its rows need not count the same thing."""


def summary_range(group: FigureGroup) -> SummaryRange | NoRange:
    """Lowest low to highest high among the voices of one group; an end left open stays open.

    Parts of another figure, negated and hypothetical numbers, and plurals without a number do not
    enter. "More than 200" and "about 800" enter with the number they name.
    """
    if not _one_thing(group.rows):
        return NoRange("the rows do not count one thing: no range across units, measures or people")
    if group.measure in NEVER_COMPARED:
        return NoRange("what is counted has no measure of its own, so rows are not compared")
    if group.unit in ("years", "percent") and group.population == "":
        return NoRange(f"{group.unit} of nobody named are not compared")
    rows = [row for row in group.rows if _enters(row)]
    voices = {_voice(row) for row in rows}
    if group.kind == "population" and not _one_time(rows):
        return NoRange("the rows tell of different times, between which people come and go")
    if len(voices) < 2:
        needed = f"{_voices(len(voices))} only; a range needs two with different origins"
        return NoRange(f"{needed}{_left_out(group.rows)}")
    return _range(group, rows, len(voices))


def _one_thing(rows: Iterable[Row]) -> bool:
    keys = {
        (r.kind, r.unit, r.measure, r.basis, fold_name(r.place), population_key(r.population))
        for r in rows
    }
    return len(keys) == 1


def _enters(row: Row) -> bool:
    return _why_not(row) == ""


def _why_not(row: Row) -> str:
    """Why a row does not enter; "" where it does."""
    if row.part_of != "":
        return "it is part of another figure"
    if row.modality not in SAID:
        return f"it is {row.modality}"
    return "it names no number" if row.low is None and row.high is None else ""


def _left_out(rows: Iterable[Row]) -> str:
    """Every number that does not enter, by the reason."""
    reasons = [(_why_not(row), row.quoted) for row in rows]
    found: dict[str, list[str]] = {}
    for why, quoted in reasons:
        if why != "" and quoted not in found.setdefault(why, []):
            found[why].append(quoted)
    return "".join(
        f"; left out, since {why}: {', '.join(numbers)}" for why, numbers in found.items()
    )


def _one_time(rows: Iterable[Row]) -> bool:
    """Whether some day lies in every stated time."""
    times = [when for when in map(dated, (row.as_of for row in rows)) if when is not None]
    return len(times) == 0 or max(t.low for t in times) < min(t.high for t in times)


def _voice(row: Row) -> str:
    return fold_name(row.chain[0] if row.chain else row.speaker)


def _voices(count: int) -> str:
    return "1 voice" if count == 1 else f"{count} voices"


def _range(group: FigureGroup, rows: list[Row], voices: int) -> SummaryRange:
    lows = [row.low for row in rows if row.low is not None]
    highs = [row.high for row in rows if row.high is not None]
    low = min(lows) if len(lows) == len(rows) else None
    high = max(highs) if len(highs) == len(rows) else None
    who = f" ({group.population})" if group.population != "" else ""
    return SummaryRange(
        low=low,
        high=high,
        voices=voices,
        claims=tuple(row.claim for row in rows),
        rule=(
            f"lowest low to highest high among {voices} independent voices counting "
            f"{what(group.unit, group.measure, group.basis)}{who}, exact or bounded"
            f"{_open('low', low, rows)}{_open('high', high, rows)}"
            f"{'' if _one_time(rows) else '; as of different times'}{_left_out(group.rows)}; "
            "not a range of what is true"
        ),
    )


def _open(end: str, value: int | None, rows: list[Row]) -> str:
    if value is not None:
        return ""
    without = {_voice(row) for row in rows if getattr(row, end) is None}
    return f"; {end} left open by {_voices(len(without))}"
