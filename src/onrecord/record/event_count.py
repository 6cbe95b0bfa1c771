"""What one event's claims add up to when laid side by side: plain results, no rule of counting."""

from dataclasses import dataclass, fields, is_dataclass
from typing import Any, NamedTuple


class Row(NamedTuple):
    """One figure or population claim among its neighbours.

    claim: id; quoted: the number exactly as the document writes it.
    standing: a `Standing`'s value; the other fields are those of the claim and its payload.
    A named tuple, since an event may have 100,000 of them (a frozen dataclass took 6 times longer).
    """

    claim: str
    kind: str
    quoted: str
    low: int | None
    high: int | None
    qualifier: str
    unit: str
    measure: str
    basis: str
    population: str
    place: str
    includes: tuple[str, ...]
    excludes: tuple[str, ...]
    as_of: str
    speaker: str
    chain: tuple[str, ...]
    modality: str
    standing: str
    part_of: str


@dataclass(frozen=True, slots=True)
class SetAside:
    """A figure that is not compared, with the standing that says why."""

    claim: str
    quoted: str
    speaker: str
    standing: str


@dataclass(frozen=True, slots=True)
class FigureGroup:
    """Rows that count the same thing as worded.

    label: what they count, in words; population: as the first row words it, or "".
    """

    label: str
    kind: str
    measure: str
    unit: str
    basis: str
    population: str
    place: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class SummaryRange:
    """The ends of what voices say; not a range of what is true.

    low, high: the lowest low and highest high named, None where some voice leaves that end open.
    voices: how many origins; claims: ids it rests on; rule: how it was made, in words.
    """

    low: int | None
    high: int | None
    voices: int
    claims: tuple[str, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class NoRange:
    """Why a group has no summary range."""

    reason: str


@dataclass(frozen=True, slots=True)
class Said:
    """One wording of a number or meaning, and the claims that word it so."""

    words: str
    speakers: tuple[str, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Several:
    """Different numbers of one origin for one thing; sentence: in words, judging none of them."""

    of: str
    said: tuple[Said, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class Repeater:
    """A later link of chains that start with the voice; repetition is not corroboration."""

    name: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """All claims of one origin.

    origin: its folded name, by which claims were brought together; names: as documents write it.
    unnamed: whether the documents name nobody, so that several sources may hide behind it.
    shares: later links that other voices pass through too.
    several: where this one origin is given with different numbers.
    """

    origin: str
    names: tuple[str, ...]
    unnamed: bool
    claims: tuple[str, ...]
    repeaters: tuple[Repeater, ...]
    shares: tuple[str, ...]
    several: tuple[Several, ...]


@dataclass(frozen=True, slots=True)
class SharedLink:
    """A link through which more than one voice was read; origins: folded names."""

    name: str
    origins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Drift:
    """What changed between two tellings that go back to one origin.

    path: how the two are connected, in words; earlier, later: claim ids, nearer the origin first.
    also: ids of further later claims that show the same change.
    sentence: e.g. "unit: bodies examined -> persons killed".
    """

    field: str
    before: str
    after: str
    earlier: str
    later: str
    sentence: str
    origin: str
    path: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SameNumber:
    """One number that different origins give another meaning; no chain is known between them."""

    number: str
    meanings: tuple[Said, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class Majority:
    """Whether "mostly X" follows from numbers.

    verdict: "follows", "does not follow", "is contradicted" or "cannot be said".
    low, high: how many are in X, high None where nothing bounds it.
    """

    verdict: str
    low: int
    high: int | None
    sentence: str


@dataclass(frozen=True, slots=True)
class Bounds:
    """How many of the whole are in these parts together, whatever their overlap.

    parts: who, in words; low, high: both possible; outside_low, outside_high: those in no part.
    """

    parts: tuple[str, ...]
    low: int
    high: int | None
    outside_low: int
    outside_high: int | None
    sentence: str
    majority: Majority
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """Numbers of one breakdown that do not fit one another."""

    sentence: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PartsOfWhole:
    """One whole with the parts said of it; breakdowns with equal numbers and words are one.

    words: the whole, as counted; speakers: origins of the whole.
    """

    words: str
    measure: str
    unit: str
    whole: Said
    parts: tuple[Said, ...]
    bounds: tuple[Bounds, ...]
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class MajorityBeside:
    """One breakdown set beside a sentence that says "mostly"."""

    speakers: tuple[str, ...]
    majority: Majority
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MajorityCheck:
    """A claim whose words say "mostly X"; groups: X; beside: from whose parts it follows."""

    claims: tuple[str, ...]
    speaker: str
    words: str
    groups: tuple[str, ...]
    beside: tuple[MajorityBeside, ...]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Claims that do not go together as they are worded; onrecord does not say which is right.

    kind: which rule found it; relation: "cannot both hold", "may count different people" ...
    between: "between speakers", "within one speaker" or both.
    """

    kind: str
    relation: str
    between: str
    speakers: tuple[str, ...]
    claims: tuple[str, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class EventCount:
    """One event, counted: nothing merged, nothing averaged, nothing picked.

    ranges: one for each group, in the same order.
    """

    event: str
    groups: tuple[FigureGroup, ...]
    ranges: tuple[SummaryRange | NoRange, ...]
    set_aside: tuple[SetAside, ...]
    voices: tuple[Voice, ...]
    shared_links: tuple[SharedLink, ...]
    drifts: tuple[Drift, ...]
    same_numbers: tuple[SameNumber, ...]
    parts: tuple[PartsOfWhole, ...]
    majorities: tuple[MajorityCheck, ...]
    contradictions: tuple[Contradiction, ...]

    def to_json(self) -> dict[str, Any]:
        """Every field by name, results as objects, tuples as lists."""
        return {field.name: _plain(getattr(self, field.name)) for field in fields(self)}


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, Row):
        return {**value._asdict(), "includes": list(value.includes),
                "excludes": list(value.excludes), "chain": list(value.chain)}  # fmt: skip
    if isinstance(value, tuple) and len(value) > 0 and isinstance(value[0], str):
        return list(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    return value
