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

    claims: ids of these claims; repeaters: who repeats the voice, without the record's own notes.
    passes_on: names of voices that it repeats, each with the claims.
    """

    voice: Voice
    claims: tuple[str, ...]
    repeaters: tuple[Repeater, ...]
    passes_on: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def anchor(self) -> str:
        return anchor(self.voice.origin)


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


def _passed_on(voices: Sequence[Voice]) -> Mapping[str, list[tuple[str, tuple[str, ...]]]]:
    """Name of a link to the voices that are read through it."""
    passed: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for voice in voices:
        for repeater in voice.repeaters:
            passed.setdefault(repeater.name, []).append((voice.names[0], repeater.claims))
    return passed


def _speaker(
    voice: Voice,
    claims: tuple[str, ...],
    passed: Mapping[str, list[tuple[str, tuple[str, ...]]]],
    silent: frozenset[str],
) -> Speaker:
    return Speaker(
        voice,
        claims,
        tuple(r for r in voice.repeaters if r.name not in silent),
        tuple(told for name in voice.names if name not in silent for told in passed.get(name, ())),
    )


def first_pages(parts: Sequence[Sequence[Speaker]]) -> dict[str, int]:
    """Origin to the page, counted from 1, on which its voice begins."""
    found: dict[str, int] = {}
    for number, part in enumerate(parts, start=1):
        for speaker in part:
            found.setdefault(speaker.voice.origin, number)
    return found
