"""Demands in direct speech and in the paragraphs of resolutions."""

import re
from collections.abc import Iterator
from typing import Any

from onrecord.read.suggest.asked import Asked
from onrecord.read.suggest.asked_words import infinitive
from onrecord.read.suggest.own_cues import cue
from onrecord.read.suggest.people import is_person
from onrecord.read.suggest.phrases import NOUNS, lemma
from onrecord.read.suggest.sentence import Attribution, Sentence
from onrecord.read.suggest.spoken import spoken

SPEECH = re.compile(r"^[\"“](?P<what>[^\"“”]{4,240}?)[,.!;]*[\"”],?\s")
"""Direct speech that opens a sentence."""

ASKING = frozenset("demand urge plead appeal beg implore insist exhort beseech cry".split())
ORDERS = re.compile(r"\b(?:must|should|need to|has to|have to)\b")
DECIDED = re.compile(
    r"^(?:[A-Za-z]+ly |Also |Again |Further )?(?:Urges|Calls (?:up)?on|Requests|Invites|Encourages"
    r"|Appeals to|Exhorts|Asks)\s+(?P<of>[^,;]{2,90}?)\s+to\s+(?P<what>[a-z][^;]{3,300}?)[;.,]*$"
)
"""An operative paragraph of a resolution, whose subject is the body that adopts it."""


def spoken_demands(sentence: Sentence) -> Iterator[tuple[Asked, Attribution | None]]:
    """`"Open the archives," urged the historian`: the words spoken."""
    speech = SPEECH.match(sentence.where.exact)
    if speech is None:
        return
    offset = sentence.where.start - sentence.paragraph.start
    opening = next((t for t in sentence.tokens if t.idx - offset >= speech.start("what")), None)
    for verb in (t for t in sentence.tokens if t.idx - offset >= speech.end()):
        if lemma(verb) in ASKING and verb.pos_ == "VERB" and opening is not None:
            if opening.tag_ == "VB" or ORDERS.search(speech["what"]) or _bare(opening):
                what = sentence.within(speech.start("what"), speech.end("what"))
                said = spoken(sentence, verb, _speaker(verb))
                yield Asked(verb, what, None, "demands.spoken"), said
            return


def _bare(word: Any) -> bool:
    """An order the tagger took for a noun: `Release our sons`."""
    return word.tag_ in ("NN", "NNP", "VBP") and word.text.lower() == word.lemma_.lower()


def _speaker(verb: Any) -> Any | None:
    """The subject, also behind its verb."""
    own = [c for c in verb.children if c.dep_ in ("nsubj", "dobj", "dative") and c.pos_ in NOUNS]
    before = [c for c in own if c.dep_ == "nsubj"]
    return next(iter(before or [c for c in own if is_person(c) or c.ent_type_ == "ORG"]), None)


def listed(asked: Any) -> list[Any]:
    """`to lift the curfew and to admit observers`: the infinitives behind the first."""
    further = [c for c in asked.children if c.dep_ == "conj" and infinitive(c)]
    return further + [other for one in further for other in listed(one)]


def resolved_upon(sentence: Sentence) -> Iterator[Asked]:
    """`Urges Member States to provide funding;`: what a resolution asks, read from its words."""
    found = DECIDED.match(sentence.where.exact)
    if found is not None and not cue("negative_word") & {found["of"].split()[0].lower()}:
        what = sentence.within(found.start("what"), found.end("what"))
        of = sentence.within(found.start("of"), found.end("of"))
        yield Asked(sentence.tokens[0], what, of, "demands.resolved")
