"""By what two claims of one kind tell the same thing again, and field by field what changed."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from onrecord.count.harms import meaning
from onrecord.count.names import fold_name
from onrecord.count.phrases import (
    NOT_STATED,
    number,
    numbers_named,
    qualifier_words,
    term,
    topic,
)
from onrecord.count.populations import population_key, population_words
from onrecord.count.times import may_coincide
from onrecord.record.claim import Claim
from onrecord.record.claims.figure import Figure

Change = tuple[str, str, str]
"""field, before, after."""

Key = tuple[Any, ...]

SMALL = 12
"""Numbers up to a dozen meet by chance too often to show that one telling repeats another."""

DATED_ACTS = frozenset({"recognition", "proceeding"})
"""Kinds whose date tells one act of a body or court from another."""

SAYS_SO = {"asserted": "said", "reported": "said"}
"""A repeater's "X reported" is X's own "asserted": attribution, no change of what is said."""


@dataclass(frozen=True, slots=True)
class Retelling:
    """How claims of one kind are recognised and compared.

    same: keys under which a claim repeats another although it may be as near to the origin.
    line: keys under which only a claim farther from the origin repeats a nearer one.
    changes: what differs, in the order in which it is told.
    """

    same: Callable[[Claim], Iterator[Key]]
    line: Callable[[Claim], Iterator[Key]]
    changes: Callable[[Claim, Claim], Iterator[Change]]


def _figure_same(claim: Claim) -> Iterator[Key]:
    figure, numbers = claim.payload, numbers_named(claim)
    if not isinstance(figure, Figure) or len(numbers) == 0:
        return
    yield (numbers, figure.measure, figure.unit, population_key(figure.population))
    if max(numbers) > SMALL:
        yield (numbers, figure.measure)
        yield (numbers, topic(figure))
        yield (numbers,)


def _figure_line(claim: Claim) -> Iterator[Key]:
    figure = claim.payload
    if isinstance(figure, Figure) and figure.unit not in ("years", "percent"):
        who = population_key(figure.population)
        if figure.part_of == "" or who != "":
            yield (figure.measure, figure.unit, figure.basis, who, figure.part_of != "")


def _figure_changes(before: Claim, after: Claim) -> Iterator[Change]:
    old, new = before.payload, after.payload
    if not isinstance(old, Figure) or not isinstance(new, Figure):
        return
    if numbers_named(before) != numbers_named(after) and _two_times(before, after):
        return  # two counts of two times, no retelling
    if not may_coincide(before.as_of, after.as_of):
        yield ("as_of", before.as_of, after.as_of)
    yield from _counted_change(before, after, old, new)
    if _who(old) != _who(new):
        yield ("population", old.population or NOT_STATED, new.population or NOT_STATED)
    if old.qualifier != new.qualifier:
        yield ("qualifier", qualifier_words(old.qualifier), qualifier_words(new.qualifier))
    if numbers_named(before) != numbers_named(after):
        yield ("number", number(before), number(after))
    yield from _modality(before, after)
    yield from _terms("includes", old.includes, new.includes)
    yield from _terms("excludes", old.excludes, new.excludes)


def _two_times(before: Claim, after: Claim) -> bool:
    """Whether both say a time and not the same one: 294 as of 1919, 379 as of 1919 to 1920."""
    return "" not in (before.as_of, after.as_of) and before.as_of != after.as_of


def _who(figure: Figure) -> tuple[str, ...]:
    return population_words(figure.population)


def _counted_change(before: Claim, after: Claim, old: Figure, new: Figure) -> Iterator[Change]:
    if old.unit != new.unit:
        yield ("unit", meaning(before), meaning(after))
    elif old.measure != new.measure:
        yield ("measure", meaning(before), meaning(after))
    elif old.basis != new.basis and "" not in (old.basis, new.basis):
        yield ("basis", meaning(before), meaning(after))
    elif old.measure == "injured" and old.basis == new.basis and meaning(before) != meaning(after):
        yield ("measure", meaning(before), meaning(after))


def _terms(name: str, old: tuple[str, ...], new: tuple[str, ...]) -> Iterator[Change]:
    if set(map(fold_name, old)) != set(map(fold_name, new)):
        yield (name, ", ".join(old) or NOT_STATED, ", ".join(new) or NOT_STATED)


def _modality(before: Claim, after: Claim) -> Iterator[Change]:
    if SAYS_SO.get(before.modality, before.modality) != SAYS_SO.get(after.modality, after.modality):
        yield ("modality", before.modality, after.modality)


def _content(words: str) -> frozenset[str]:
    return frozenset(word for word in fold_name(words).split() if len(word) > 3)


def _keys(claim: Claim, *names: tuple[str, ...]) -> Iterator[Key]:
    """One key for each list of fields that the claim fills."""
    for fields in names:
        values = tuple(fold_name(str(getattr(claim.payload, name))) for name in fields)
        if "" not in values:
            yield (fields, values)


def _word_keys(claim: Claim, name: str) -> Iterator[Key]:
    """Keys under which wordings that share a word of some length meet."""
    for word in sorted(_content(getattr(claim.payload, name))):
        yield ("word", name, word)


def _pair_keys(claim: Claim, name: str) -> Iterator[Key]:
    """Keys under which wordings that share two words meet; one alone does not show a retelling."""
    for pair in combinations(sorted(_content(getattr(claim.payload, name))), 2):
        yield ("words", name, *pair)


def _changed(before: Claim, after: Claim, fields: Mapping[str, str]) -> Iterator[Change]:
    """Fields that both claims fill and fill differently; names of fields to names in sentences.

    None where the claims speak of two times: two acts or sayings are no retelling.
    """
    if not _one_time(before, after):
        return
    for name, shown in fields.items():
        old, new = getattr(before.payload, name), getattr(after.payload, name)
        if old not in ("", None) and new not in ("", None) and _differ(name, str(old), str(new)):
            vocabulary = type(before.payload).TERMS.get(name)
            words = [str(v) if vocabulary is None else term(vocabulary, v) for v in (old, new)]
            yield (shown, words[0], words[1])
    yield from _modality(before, after)


def _one_time(before: Claim, after: Claim) -> bool:
    """Whether both may be of one time; an occurrence's own date may drift and separates nothing."""
    dates = [getattr(c.payload, "date", "") for c in (before, after) if c.kind in DATED_ACTS]
    return may_coincide(before.as_of, after.as_of) and (len(dates) < 2 or may_coincide(*dates))


def _differ(name: str, old: str, new: str) -> bool:
    if name == "date":
        return not may_coincide(old, new)
    return fold_name(old) != fold_name(new)


def _said_again(*same: tuple[str, ...], word: str = "", **fields: str) -> Retelling:
    """A retelling of a kind in words: the fields it is recognised by, nearest first.

    word: a field whose wordings meet in one word of some length; as near to the origin, in two.
    """

    def near(claim: Claim) -> Iterator[Key]:
        if word != "":
            yield from _pair_keys(claim, word)

    def line(claim: Claim) -> Iterator[Key]:
        yield from _keys(claim, *same)
        if word != "":
            yield from _word_keys(claim, word)

    def changes(before: Claim, after: Claim) -> Iterator[Change]:
        return _changed(before, after, fields)

    return Retelling(same=near, line=line, changes=changes)


RETELLINGS: Mapping[str, Retelling] = {
    "figure": Retelling(_figure_same, _figure_line, _figure_changes),
    "responsibility": _said_again(
        ("actor",), ("degree", "what"), ("degree",), word="actor", actor="actor", degree="degree"
    ),
    "act": _said_again(
        ("act", "to", "by"), ("act", "to"), ("act", "by"), ("act",),
        act="act", by="actor", to="to whom", date="date", place="place",
    ),
    "occurrence": _said_again(
        ("what", "date"), ("what",), ("act", "place"), date="date", place="place"
    ),
    "characterisation": _said_again(("label",), ("of",), word="label", label="label"),
    "recognition": _said_again(
        ("body", "date"), ("body",), noun="noun", act="act", organ="organ", count="number",
        binding="binding",
    ),
    "proceeding": _said_again(
        ("who", "forum", "stage"), ("who", "stage"), charge="charge", outcome="outcome",
        sentence="sentence", forum="forum",
    ),
}  # fmt: skip
"""Kinds whose tellings are compared, each with its fields; other kinds have no field to compare."""
