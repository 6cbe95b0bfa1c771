"""Figures drawn to scale: one row a voice, one line a number; nothing averaged, nothing joined."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from onrecord.record.event_count import Repeater, Voice
from onrecord.record.event_count import Row as FigureRow
from onrecord.record.review import Standing
from onrecord.vocab import load

PANELS: Mapping[str, tuple[str, ...]] = {
    "dead": ("killed", "bodies"),
    "hurt": ("injured", "casualties"),
    "missing": ("missing",),
    "held": ("captive", "released"),
    "driven_out": ("displaced",),
    "families": ("orphaned", "families"),
    "residents": ("residents",),
    "accused": ("wanted", "arrested", "charged", "convicted", "acquitted"),
}
"""Panel to the measures drawn on its one scale; each has its heading in `wordings.yaml`."""

NO_NUMBER_OF_THINGS = frozenset({"years", "percent"})
"""Units that are lengths and shares: never on one scale with numbers of people."""

UNDRAWN = frozenset({"count"})
"""Measures under which unlike things are counted, so that no scale could hold them together."""

UNSAID = frozenset({"negated", "hypothetical"})
"""Modalities under which nobody says the number; it is drawn crossed out."""

PART_OF_SCALE = 0.9
"""How far the longest mark reaches, so that an open arrow after it still fits."""

STEPS = (1, 2, 5)
MOST_TICKS = 5

SHAPES = {
    "exact": "dot",
    "about": "soft",
    "at_least": "from",
    "more_than": "above",
    "up_to": "to",
    "fewer_than": "below",
    "between": "bar",
}
"""How a qualifier is drawn; what has no number is words alone."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One number of one voice, with all claims that give it so.

    shape: a value of SHAPES or "word"; start, end: per cent of the scale, equal for one number.
    standing: "" where somebody accepted one of the claims, else where the first of them stands.
    """

    row: FigureRow
    shape: str
    start: float
    end: float
    claims: tuple[str, ...]
    standing: str

    @property
    def unsaid(self) -> bool:
        """Whether the document gives the number as not so, or as what might be."""
        return self.row.modality in UNSAID


@dataclass(frozen=True, slots=True)
class VoiceRow:
    """origin: its folded name; names: as documents write it; repeaters: who repeats these."""

    origin: str
    names: tuple[str, ...]
    unnamed: bool
    marks: tuple[Mark, ...]
    repeaters: tuple[Repeater, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """What is counted, in words; parts: numbers that are parts of another number."""

    label: str
    rows: tuple[VoiceRow, ...]
    parts: tuple[VoiceRow, ...]


@dataclass(frozen=True, slots=True)
class Plot:
    """One scale, from 0 and linear; ticks: per cent of the scale and the number there.

    panel: a key of PANELS, or "" where the label of its only section says what it shows.
    """

    panel: str
    ticks: tuple[tuple[float, int], ...]
    sections: tuple[Section, ...]


def plots(
    rows: Iterable[tuple[str, FigureRow]], voices: Mapping[str, Voice], silent: frozenset[str]
) -> tuple[Plot, ...]:
    """Rows with what they count in words, drawn; voices: claim id to its voice.

    silent: names that repeat nobody: the makers of the record's own notes.

    A measure outside PANELS is drawn where at least two numbers can stand side by side.
    """
    by_panel: dict[tuple[str, str], list[tuple[str, FigureRow]]] = {}
    for label, row in rows:
        by_panel.setdefault(_panel(label, row), []).append((label, row))
    order = {name: place for place, name in enumerate((*PANELS, ""))}
    drawn = sorted(by_panel.items(), key=lambda item: order[item[0][0]])
    return tuple(
        _plot(panel, members, voices, silent)
        for (panel, _), members in drawn
        if _worth_drawing(panel, [row for _, row in members])
    )


def _worth_drawing(panel: str, rows: Sequence[FigureRow]) -> bool:
    drawn = any(_ends(row) for row in rows) and rows[0].measure not in UNDRAWN
    return drawn and (panel != "" or len(rows) > 1)


def _panel(label: str, row: FigureRow) -> tuple[str, str]:
    if row.unit not in NO_NUMBER_OF_THINGS:
        for name, measures in PANELS.items():
            if row.measure in measures:
                return name, ""
    return "", label


def _ends(row: FigureRow) -> tuple[int, ...]:
    return tuple(end for end in (row.low, row.high) if end is not None)


def _plot(
    panel: str,
    members: Sequence[tuple[str, FigureRow]],
    voices: Mapping[str, Voice],
    silent: frozenset[str],
) -> Plot:
    longest = max(end for _, row in members for end in _ends(row))
    scale = max(longest, 1) / PART_OF_SCALE
    by_label: dict[str, list[FigureRow]] = {}
    for label, row in members:
        by_label.setdefault(label, []).append(row)
    sections = tuple(
        Section(
            label,
            _voice_rows([r for r in found if r.part_of == ""], scale, voices, silent),
            _voice_rows([r for r in found if r.part_of != ""], scale, voices, silent),
        )
        for label, found in sorted(by_label.items(), key=lambda item: _unit_place(item[1][0]))
    )
    return Plot(panel, ticks(scale), sections)


def _unit_place(row: FigureRow) -> int:
    """Persons before names, bodies and burials: the order of the vocabulary."""
    units = [*load("counting_units").terms]
    return units.index(row.unit) if row.unit in units else len(units)


def ticks(scale: float) -> tuple[tuple[float, int], ...]:
    """Round numbers from 0 to the end of the scale, at most six.

    >>> ticks(1100)
    ((0.0, 0), (45.45, 500), (90.91, 1000))
    """
    step = next(
        size * 10**power
        for power in range(20)
        for size in STEPS
        if scale / (size * 10**power) <= MOST_TICKS
    )
    return tuple((_share(number, scale), number) for number in range(0, int(scale) + 1, step))


def _share(number: int, scale: float) -> float:
    return round(100 * number / scale, 2)


def _voice_rows(
    rows: Sequence[FigureRow],
    scale: float,
    voices: Mapping[str, Voice],
    silent: frozenset[str],
) -> tuple[VoiceRow, ...]:
    """One for each origin, the one with the lowest number first, words without a number last."""
    by_origin: dict[str, list[FigureRow]] = {}
    for row in rows:
        by_origin.setdefault(voices[row.claim].origin, []).append(row)
    made = [_voice_row(found, scale, voices, silent) for found in by_origin.values()]
    return tuple(sorted(made, key=lambda row: _low_first(row.marks[0].row)))


def _low_first(row: FigureRow) -> tuple[bool, int, int]:
    ends = _ends(row)
    return (ends == (), min(ends, default=0), max(ends, default=0))


def _voice_row(
    rows: Sequence[FigureRow],
    scale: float,
    voices: Mapping[str, Voice],
    silent: frozenset[str],
) -> VoiceRow:
    voice = voices[rows[0].claim]
    ordered = sorted(rows, key=lambda row: (*_low_first(row), *_same(row)))
    return VoiceRow(
        origin=voice.origin,
        names=tuple(dict.fromkeys(row.speaker for row in rows)) or voice.names,
        unnamed=voice.unnamed,
        marks=tuple(_mark(list(found), scale) for _, found in groupby(ordered, key=_same)),
        repeaters=_repeaters(rows, silent),
    )


def _same(row: FigureRow) -> tuple[str, ...]:
    """What makes two claims of one voice one mark."""
    return (
        str(row.low), str(row.high), row.qualifier, row.population.casefold(), row.basis,
        "" if row.modality in ("asserted", "reported") else row.modality, row.place,
    )  # fmt: skip


def _mark(rows: Sequence[FigureRow], scale: float) -> Mark:
    row, ends = rows[0], _ends(rows[0])
    shape = SHAPES.get(row.qualifier, "word") if ends else "word"
    if shape in ("dot", "soft") and len(set(ends)) > 1:
        shape = "bar"
    return Mark(
        row=row,
        shape=shape,
        start=_share(min(ends, default=0), scale),
        end=_share(max(ends, default=0), scale),
        claims=tuple(dict.fromkeys(r.claim for r in rows)),
        standing="" if any(r.standing == Standing.ACCEPTED for r in rows) else row.standing,
    )


def _repeaters(rows: Sequence[FigureRow], silent: frozenset[str]) -> tuple[Repeater, ...]:
    """Who repeats these very claims; a voice that reports itself repeats nobody."""
    claims: dict[str, list[str]] = {}
    for row in rows:
        for name in row.chain[1:]:
            if name not in silent and name != row.chain[0]:
                claims.setdefault(name, []).append(row.claim)
    return tuple(Repeater(name, tuple(dict.fromkeys(ids))) for name, ids in claims.items())
