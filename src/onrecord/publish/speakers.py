"""The voices of one event, each with all of its claims, who repeats it and whom it passes on."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, islice

from onrecord.ids import content_id
from onrecord.record.event_count import EventCount, Repeater, Voice

SLICE = 400
"""Claims on one page of speakers."""

SHORT = 12


@dataclass(frozen=True, slots=True)
class Speaker:
    """One voice, or the part of it that fits on a page.

    claims: ids of these claims; begins: whether none of its claims stands on an earlier page.
    repeaters: who repeats these claims, without the record's own notes.
    passes_on: voices that it repeats, and how many of their claims; where it begins.
    """

    voice: Voice
    claims: tuple[str, ...]
    begins: bool
    repeaters: tuple[Repeater, ...]
    passes_on: tuple[tuple[Voice, int], ...]

    @property
    def anchor(self) -> str:
        return anchor(self.voice.origin)

    @property
    def names(self) -> tuple[str, ...]:
        return self.voice.names


def anchor(origin: str) -> str:
    """The voice's place on its page, made from its folded name alone.

    >>> anchor("human rights watch").startswith("v-")
    True
    """
    return f"v-{content_id('voice', origin)[:SHORT]}"


def speaker_parts(count: EventCount, silent: frozenset[str]) -> list[list[Speaker]]:
    """Every voice by alphabet, cut into pages; a voice with many claims may go over several.

    silent: the makers of the record's own notes, who repeat nobody.
    """
    voices = sorted(count.voices, key=lambda voice: (voice.names[0].casefold(), voice.origin))
    passed = _passed_on(voices)
    pairs = ((voice, claim) for voice in voices for claim in voice.claims)
    return [
        [_speaker(voice, claims, passed, silent) for voice, claims in page]
        for page in _pages(pairs)
    ]


def _pages(pairs: Iterator[tuple[Voice, str]]) -> Iterator[list[tuple[Voice, tuple[str, ...]]]]:
    while page := list(islice(pairs, SLICE)):
        grouped = groupby(page, key=lambda pair: pair[0])
        yield [(voice, tuple(claim for _, claim in members)) for voice, members in grouped]


def _passed_on(voices: Sequence[Voice]) -> Mapping[str, list[tuple[Voice, int]]]:
    """Name of a link to the voices that are read through it."""
    passed: dict[str, list[tuple[Voice, int]]] = {}
    for voice in voices:
        for repeater in voice.repeaters:
            passed.setdefault(repeater.name, []).append((voice, len(repeater.claims)))
    return passed


def _speaker(
    voice: Voice,
    claims: tuple[str, ...],
    passed: Mapping[str, list[tuple[Voice, int]]],
    silent: frozenset[str],
) -> Speaker:
    here = set(claims)
    begins = voice.claims[0] in here
    told = (
        Repeater(r.name, tuple(id_ for id_ in r.claims if id_ in here))
        for r in voice.repeaters
        if r.name not in silent
    )
    names = [name for name in voice.names if name not in silent] if begins else []
    return Speaker(
        voice,
        claims,
        begins,
        tuple(repeater for repeater in told if repeater.claims),
        tuple(found for name in names for found in passed.get(name, ())),
    )


def first_pages(parts: Sequence[Sequence[Speaker]]) -> dict[str, int]:
    """Origin to the page, counted from 1, on which its voice begins."""
    found: dict[str, int] = {}
    for number, part in enumerate(parts, start=1):
        for speaker in part:
            found.setdefault(speaker.voice.origin, number)
    return found
