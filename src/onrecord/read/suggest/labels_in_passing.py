"""Labels given in passing: a judging noun that names an event."""

from typing import Any

from onrecord.read.suggest.attribution import attribute
from onrecord.read.suggest.labels import crime_of, label_at, label_words
from onrecord.read.suggest.modality import combined, in_passing
from onrecord.read.suggest.phrases import lemma, trimmed
from onrecord.read.suggest.sentence import Attribution, Found, Sentence
from onrecord.record.claims.characterisation import Characterisation
from onrecord.text import Span

PASSING = ("fighter", "cruelty", "martyr", "murder", "judgement")
"""Labels that name nothing in passing: a hero of a film, an outrage at a price."""

SAID_SO = ("asserted", "reported", "alleged")


def own_label(sentence: Sentence, token: Any, label: str) -> Found | None:
    """A label in passing: `the Khojaly genocide`, `the massacre of civilians in Khojaly`."""
    if token.pos_ not in ("NOUN", "PROPN") or label in PASSING:
        return None
    of = _object_of(sentence, token)
    if of is None or _charged(token) or _seen(sentence, token, of):
        return None
    modality = in_passing(token)
    if modality not in SAID_SO:
        return None
    attribution = attribute(sentence, sentence.of_tokens(token, token))
    words_ = label_words(sentence, token)
    if words_ is None:
        return None
    words_ = (
        trimmed(sentence, [t for t in token.doc[token.i : token.i + 1]])
        if of.within(words_)
        else words_
    )
    assert_ = combined(modality, attribution)
    if words_ is None:
        return None
    return labelled(sentence, words_, label, of, attribution, assert_, "own")


def _object_of(sentence: Sentence, token: Any) -> Span | None:
    """The place or people named right before or behind the label."""
    named = [
        c
        for c in token.lefts
        if c.dep_ in ("compound", "amod", "poss", "nmod")
        and (
            c.ent_type_ in ("GPE", "LOC", "NORP", "FAC", "EVENT", "PERSON", "ORG")
            or c.pos_ == "PROPN"
        )
    ]
    if named:
        first = named[0]
        return (
            trimmed(sentence, [t for n in named for t in n.subtree if t.tag_ != "POS"])
            if first.i
            else None
        )
    beside = [c for c in token.rights if c.dep_ == "prep"]
    if not beside and token.dep_ == "conj" and label_at(token.head) is not None:
        beside = [c for c in token.head.children if c.dep_ == "prep" and c.i > token.i]
    beside += [p for c in token.rights if c.dep_ == "conj" and label_at(c) for p in c.rights]
    for prep in beside:
        if prep.dep_ == "prep" and prep.lower_ in ("of", "in", "against", "at"):
            for noun in (c for c in prep.children if c.dep_ == "pobj"):
                if any(t.pos_ == "PROPN" or t.ent_type_ in ("NORP", "GPE") for t in noun.subtree):
                    last = min(noun.right_edge.i, noun.i + 8)
                    return _short_of(sentence, noun, last)
    return None


def _short_of(sentence: Sentence, noun: Any, last: int) -> Span | None:
    for token in noun.doc[noun.i + 1 : last + 1]:
        timed = token.dep_ == "prep" and any(c.ent_type_ == "DATE" for c in token.children)
        aside = token.text in (",", ";", "(", "–", "—") or token.dep_ in ("relcl", "acl")
        if timed or aside or token.lower_ == "by":
            last = token.i - 1
            break
    return trimmed(sentence, noun.doc[noun.left_edge.i : last + 1])


CHARGING = frozenset(
    """investigate probe charge convict indict accuse acquit sentence try suspect prosecute
    guilty count role part charge recognise prevent avoid risk threat warn prevention
    threaten recognize recognition deny denial involvement survivor anniversary commemorate
    victim accusation complicity""".split()
)


def _charged(token: Any) -> bool:
    """Whether the label stands as a charge, in a recognition or a denial: those are other kinds."""
    node = token
    for _ in range(6):
        if node.head == node:
            return False
        node = node.head
        if lemma(node) in CHARGING:
            return True
    return False


def _seen(sentence: Sentence, token: Any, of: Span) -> bool:
    """Whether the paragraph gave the same thing the same label before."""
    earlier = sentence.text[
        sentence.paragraph.start : sentence.paragraph.start + token.idx
    ].casefold()
    place = earlier.rfind(of.exact.casefold())
    near_ = earlier[max(0, place - 60) : place + len(of.exact) + 60] if place != -1 else ""
    return lemma(token) in near_


def labelled(
    sentence: Sentence,
    label_: Span,
    label: str,
    of: Span | None,
    attribution: Attribution | None,
    modality: str,
    rule: str,
) -> Found:
    return Found(
        rule=f"characterisations.{rule}",
        payload=Characterisation(
            label=label_.exact, of=of.exact if of is not None else "", crime=crime_of(label)
        ),
        quote=sentence.where,
        anchor=label_,
        spans={"label": label_} | ({"of": of} if of is not None else {}),
        attribution=attribution,
        modality=modality,
    )
