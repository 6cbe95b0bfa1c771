"""Of a step: before which forum, on what charge, to what sentence; in the document's words."""

import re
from collections.abc import Iterator
from typing import Any

from onrecord.read.suggest.guards import legal
from onrecord.read.suggest.phrases import after, lemma, short, trimmed, words
from onrecord.read.suggest.sentence import Sentence
from onrecord.read.suggest.step import Step
from onrecord.read.suggest.when import mentions
from onrecord.text import Span

NUMBER = r"(?:\d+(?:\.\d+)?|[a-z]+(?:-[a-z]+)?(?: and a half)?)"
SENTENCE = re.compile(
    rf"(?:\b(?:life|death)(?: (?:in (?:prison|jail)|imprisonment|sentences?|terms?|penalty"
    rf"|by hanging"
    rf"|without parole))*\b"
    rf"|\b(?:between )?{NUMBER}(?:(?: and | to |-){NUMBER})?[ -](?:years?|months?)['’]?"
    rf"(?: and {NUMBER} (?:months?|years?))?"
    rf"(?: in (?:prison|jail)| imprisonment| of imprisonment| behind bars| of hard labou?r"
    rf"| prison (?:sentence|term)s?| jail terms?| (?:suspended )?(?:sentence|term)s?)*)",
    re.IGNORECASE,
)
REACH = 110
"""Characters after the verb in which a sentence's measure stands."""

CHARGE_LINKS = {
    "convict": ("of", "for", "on", "to"),
    "acquit": ("of", "on"),
    "give_sentence": ("for", "on"),
    "charge": ("with", "for", "on", "of", "over"),
    "try": ("for", "on", "over"),
    "arrest": ("for", "on", "over"),
    "hand_over": ("for", "on"),
    "inquire": ("for", "over", "on"),
    "plead": ("to", "for", "on", "over"),
    "face_charges": ("of", "for", "over"),
    "bring_charges": ("of", "for", "over"),
    "seek": ("for", "on", "over"),
    "issue_warrant": ("for", "on", "over"),
    "open_trial": ("for", "on", "over"),
    "receive_sentence": ("for",),
    "give_punishment": ("for",),
    "uphold": ("for", "of"),
    "overturn": ("for", "of"),
    "release": (),
}
"""Prepositions behind which the charge of a step stands."""


def forum(sentence: Sentence, step: Step) -> Span | None:
    """The court or authority that took the step."""
    if legal(step.by) and step.by is not None and step.by != step.whom:
        return short(sentence, step.by)
    for noun in _before_whom(step):
        if legal(noun) and noun.pos_ in ("NOUN", "PROPN"):
            return short(sentence, noun)
    if step.by is not None and step.by.pos_ == "PROPN" and step.by.ent_type_ in ("ORG", "GPE"):
        return short(sentence, step.by)
    return _seat(sentence, step) or _only_court(sentence)


def _before_whom(step: Step) -> Iterator[Any]:
    """Nouns behind `by`, `before`, `at`, `in`: of the verb, its noun, its person, then others."""
    for holder in (step.verb, step.matter, step.whom):
        if holder is not None:
            yield from after(holder, "by", "before", "at", "in", "to")
    for token in step.verb.doc[step.verb.i : step.verb.sent.end]:
        if token.lower_ in ("by", "before", "at"):
            yield from (c for c in token.children if c.dep_ == "pobj")


def _seat(sentence: Sentence, step: Step) -> Span | None:
    """Where hearings are held, for a trial whose court is not named."""
    if step.stage not in ("trial", "verdict"):
        return None
    places = [n for n in after(step.verb, "in") if n.ent_type_ == "GPE" or n.lower_ == "hague"]
    return short(sentence, places[0]) if places else None


def _only_court(sentence: Sentence) -> Span | None:
    courts = words("court_words", "court")
    named = [
        t
        for t in sentence.tokens
        if lemma(t) in courts and t.dep_ not in ("compound", "amod", "poss")
    ]
    if len(named) == 1 and named[0].pos_ in ("NOUN", "PROPN"):
        return short(sentence, named[0])
    return None


def charge(sentence: Sentence, step: Step, others: frozenset[int]) -> Span | None:
    """What the person stands accused of; others: places of the sentence's other steps."""
    links = CHARGE_LINKS.get(step.term, ())
    for prep in _links(step, links):
        for noun in (c for c in prep.children if c.dep_ in ("pobj", "pcomp")):
            found = _charge(sentence, noun, others, step)
            if found is not None:
                return found
    return None


def _links(step: Step, wanted: tuple[str, ...]) -> Iterator[Any]:
    """Prepositions of the step: on its verb, its noun, its person, its sentence, in that order."""
    holders = [h for h in (step.matter, step.verb, step.whom) if h is not None]
    holders += [n for n in after(step.verb, "to", "for")]
    holders += [
        c for h in holders for c in h.children if lemma(c) in words("court_words", "punishment")
    ]
    seen: set[int] = set()
    for holder in holders:
        for prep in holder.children:
            right = prep.i > step.verb.i or (step.matter is not None and prep.i > step.matter.i)
            if prep.dep_ == "prep" and prep.lower_ in wanted and right and prep.i not in seen:
                seen.add(prep.i)
                yield prep


def _charge(sentence: Sentence, noun: Any, others: frozenset[int], step: Step) -> Span | None:
    if noun.ent_type_ in ("DATE", "TIME") or noun == step.whom:
        return None
    if lemma(noun) in words("court_words", "punishment", "court", "trial", "appeal"):
        return None
    if lemma(noun) in words("court_words", "charge") | {"suspicion"}:
        inner = [n for n in after(noun, "of", "for", "relating", "over")]
        if inner:
            return _charge(sentence, inner[0], others, step)
    first = noun.left_edge.i
    last = _end(sentence, noun, others)
    return trimmed(sentence, noun.doc[first : last + 1]) if last >= first else None


def _end(sentence: Sentence, noun: Any, others: frozenset[int]) -> int:
    """The last word of a charge: before a date, the court, a clause of its own, another step."""
    dated = _dated(sentence)
    last = int(noun.i)
    for token in noun.doc[noun.left_edge.i : noun.right_edge.i + 1]:
        stops = token.i in dated or token.i in others or token.text in (";", "(", "–", "—")
        court = token.lower_ == "by" and any(legal(c) for c in token.children)
        clause = (
            token.lower_ in ("who", "which", "while", "after", "when", "before")
            and token.i > noun.i
        )
        if token.i > noun.left_edge.i and (stops or court or clause):
            break
        last = token.i
    while last > noun.i and noun.doc[last].pos_ in ("ADP", "PUNCT", "CCONJ", "DET", "AUX", "SCONJ"):
        last -= 1
    return last


def _dated(sentence: Sentence) -> frozenset[int]:
    """Places of the words that belong to dates."""
    start = sentence.where.start - sentence.paragraph.start
    spans = [(start + m.start, start + m.end) for m in mentions(sentence.where.exact)]
    return frozenset(t.i for t in sentence.tokens if any(a <= t.idx < b for a, b in spans))


def punishment(sentence: Sentence, step: Step) -> Span | None:
    """The measure of a sentence: years, months, life, death."""
    if step.stage not in ("sentence", "appeal"):
        return None
    offset = sentence.where.start - sentence.paragraph.start
    told = step.since if step.since is not None else step.verb
    start = told.idx + len(told) - offset
    if step.term in ("receive_sentence", "give_punishment") and step.matter is not None:
        if step.matter.i < step.verb.i:
            start = step.matter.left_edge.idx - offset
    for found in SENTENCE.finditer(sentence.where.exact, start, start + REACH):
        return sentence.within(found.start(), found.end())
    return None
