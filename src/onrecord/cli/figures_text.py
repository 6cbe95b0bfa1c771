"""The figures of an event as plain text for a terminal, in the order of the page."""

from collections.abc import Iterator

from onrecord.record.event_count import EventCount, FigureGroup, NoRange, Row, SummaryRange

SHOWN = 40
"""Lines a section prints; --json has them all."""


def as_text(counted: EventCount) -> str:
    """Everything that was counted, section by section."""
    return "\n".join(_lines(counted))


def _lines(counted: EventCount) -> Iterator[str]:
    yield counted.event
    for group, summary in zip(counted.groups, counted.ranges, strict=True):
        yield from _group(group, summary)
    sections = {
        "One origin, several numbers": [s.sentence for v in counted.voices for s in v.several],
        "Drift along chains": [f"{d.origin}: {d.sentence} ({d.path})" for d in counted.drifts],
        "Same number, other meaning": [s.sentence for s in counted.same_numbers],
        "Parts of wholes": [
            sentence
            for part in counted.parts
            for sentence in (
                *(f.sentence for f in part.faults),
                *(b.sentence for b in part.bounds),
            )
        ],
        "Claims of a majority": [
            f"{check.speaker} says “{check.words}”: {beside.majority.sentence}"
            for check in counted.majorities
            for beside in check.beside
        ],
        "Not compatible as worded": [c.sentence for c in counted.contradictions],
    }
    for title, sentences in sections.items():
        yield from _section(title, list(dict.fromkeys(sentences)))
    if counted.set_aside:
        yield f"\n{len(counted.set_aside)} figures are set aside (rejected, corrected, deprecated)"


def _group(group: FigureGroup, summary: SummaryRange | NoRange) -> Iterator[str]:
    yield f"\n{group.label}"
    for row in group.rows:
        yield f"  {row.quoted:>14}  {_row(row)}"
    if isinstance(summary, SummaryRange):
        ends = [f"{end:,}" if end is not None else "open" for end in (summary.low, summary.high)]
        yield f"  from {ends[0]} to {ends[1]}: {summary.rule}"
    elif len(group.rows) > 1:
        yield f"  no range: {summary.reason}"


def _row(row: Row) -> str:
    said = [row.qualifier.replace("_", " "), row.population or row.place]
    said += [f"as of {row.as_of}"] if row.as_of else []
    said += [row.modality] if row.modality not in ("asserted", "reported") else []
    through = " -> ".join(row.chain)
    words = ", ".join(word for word in said if word not in ("", "exact"))
    return f"{through}{f' ({words})' if words else ''}  [{row.standing}] {row.claim[:12]}"


def _section(title: str, sentences: list[str]) -> Iterator[str]:
    if len(sentences) == 0:
        return
    yield f"\n{title}"
    yield from (f"  {sentence}" for sentence in sentences[:SHOWN])
    if len(sentences) > SHOWN:
        yield f"  and {len(sentences) - SHOWN} more; --json prints all"
