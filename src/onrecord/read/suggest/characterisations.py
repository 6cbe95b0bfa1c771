"""Characterisations: the label somebody gives to an event or an act."""

from collections.abc import Iterator
from typing import Any

from onrecord.read.suggest.attribution import attribute
from onrecord.read.suggest.label_verbs import NAMING, giving_verb
from onrecord.read.suggest.labels import heads, in_title, label_at, label_words
from onrecord.read.suggest.labels_given import DISBELIEF, EVENTS, labels_given
from onrecord.read.suggest.labels_in_passing import SAID_SO, labelled, own_label
from onrecord.read.suggest.modality import combined, modality_of
from onrecord.read.suggest.people import is_person
from onrecord.read.suggest.phrases import (
    NOUNS,
    agent,
    lemma,
    passive,
    short,
    subject,
    whole,
)
from onrecord.read.suggest.sentence import Attribution, Found, Sentence
from onrecord.read.suggest.spoken import antecedent, spoken
from onrecord.text import Span

AMOUNTING = frozenset(
    "amount constitute be represent become remain mean equal resemble bear".split()
)
"""Verbs by which the subject is said to be what the label names."""

HEDGED = frozenset(("may", "might", "could", "can"))


def characterisations(sentence: Sentence) -> Iterator[Found]:
    """One suggestion for each label given to something, at most once a paragraph."""
    taken: list[Span] = []
    for found in _known(sentence, taken):
        yield found
    for found in labels_given(sentence):
        if not any(_meet(found.anchor, t) for t in taken):
            yield found


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _known(sentence: Sentence, taken: list[Span]) -> Iterator[Found]:
    """The labels of the vocabulary; `taken` is given the words they hold."""
    known = heads()
    if not any(t.lower_ in known or lemma(t) in known for t in sentence.tokens):
        return
    labelled = [
        (token, label)
        for token in sentence.tokens
        if (label := label_at(token)) is not None and not in_title(token) and not _inside(token)
    ]
    for rule in (_given, own_label):
        for token, label in labelled:
            where = sentence.of_tokens(token, token)
            found = None if any(where.within(t) for t in taken) else rule(sentence, token, label)
            if found is not None:
                taken += [found.anchor, *found.spans.values()]
                if rule is _given:
                    taken.append(sentence.of_tokens(token.left_edge, token.right_edge))
                yield found


def _inside(token: Any) -> bool:
    """Whether the word is part of a longer label: `terrorist` of `terrorist attack`."""
    return token.dep_ in ("compound", "amod", "nmod") and label_at(token.head) is not None


def _given(sentence: Sentence, token: Any, label: str) -> Found | None:
    """A label that a verb gives to its object or its subject."""
    verb, joined = giving_verb(token)
    if verb is None:
        return None
    word = lemma(verb)
    modality = modality_of(sentence, verb)
    if word in NAMING and joined != "subject":
        if passive(verb):
            of, speaker = subject(verb), agent(verb) or _viewer(verb)
        else:
            of, speaker = _named_thing(verb, token), subject(verb)
        if of is None or of == token or (speaker is None and not passive(verb)):
            return None
        if word == "refer" and not any(c.lower_ == "to" for c in verb.children):
            return None
        if modality not in SAID_SO or lemma(token) in DISBELIEF:
            return None
        return _made(sentence, token, label, of, spoken(sentence, verb, speaker), modality, "named")
    if joined == "of" and word in ("speak", "talk") and modality in SAID_SO:
        said = spoken(sentence, verb, subject(verb))
        return _made(sentence, token, label, None, said, modality, "spoken_of")
    if word in AMOUNTING and joined in ("attr", "to", "dobj"):
        return _amounts(sentence, token, label, verb, modality)
    return None


def _viewer(verb: Any) -> Any | None:
    """`is viewed in Azerbaijan as`: the place stands for those who view."""
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ == "in":
            return next((c for c in child.children if c.ent_type_ == "GPE"), None)
    return None


def _amounts(sentence: Sentence, token: Any, label: str, verb: Any, modality: str) -> Found | None:
    """`the killings amount to genocide`, also hedged; "is a crime" of nothing named is no label."""
    loose = [c for c in verb.children if c.dep_ in ("csubj", "compound")]
    of = next(iter(loose), None) or subject(verb)
    if of is not None and label_at(of) is not None and of.left_edge == of:
        return None  # genocide is a crime
    if of is not None and of.dep_ != "csubj" and of.pos_ not in NOUNS:
        return None  # the most devastating was the massacre of ...
    if of is None or of.lower_ in ("there", "who", "he", "she", "i", "we") or label_at(of) == label:
        return None
    near = sentence.tokens.doc[verb.i : token.i]
    turned = any(t.dep_ in ("cc", "prep") and t.lower_ == "but" for t in near)
    turned = turned or any(t.lower_ == "nothing" for t in near)
    if modality == "negated" and turned:
        modality = "asserted"  # was not an incident but part of a campaign
    hedged = modality == "hypothetical" and any(
        c.dep_ == "aux" and c.lower_ in HEDGED for c in verb.children
    )
    if modality not in SAID_SO and not (hedged and not _hoped(verb)):
        return None
    if lemma(verb) in ("be", "remain", "become") and not _event_like(of, token):
        return None
    attribution = attribute(sentence, sentence.of_tokens(token, token)) or _viewpoint(
        sentence, verb
    )
    return _made(sentence, token, label, of, attribution, modality, "amounts")


def _viewpoint(sentence: Sentence, verb: Any) -> Attribution | None:
    """`From Azerbaijan's viewpoint`, `for Azerbaijanis`: whose label it is."""
    for prep in verb.children:
        if prep.dep_ == "prep" and prep.lower_ in ("from", "in", "for", "to") and prep.i < verb.i:
            for noun in (c for c in prep.children if c.dep_ == "pobj"):
                owners = [c for c in noun.children if c.dep_ == "poss"]
                if owners and lemma(noun) in ("viewpoint", "perspective", "view", "word", "eye"):
                    return spoken(sentence, verb, owners[0])
                viewers = noun.ent_type_ in ("NORP", "GPE", "ORG") or is_person(noun)
                if prep.lower_ in ("for", "to") and viewers:
                    return spoken(sentence, verb, noun)
    return None


def _hoped(verb: Any) -> bool:
    return any(c.dep_ == "mark" and c.lower_ in ("if", "unless", "whether") for c in verb.children)


EVENT_WORDS = EVENTS | frozenset(
    """what this that it village town city practice verdict ruling judgment judgement trial
    tribunal court commission inquiry election law sinking sentence""".split()
)


STRONG = (
    "genocide",
    "massacre",
    "ethnic_cleansing",
    "pogrom",
    "war_crimes",
    "crimes_against_humanity",
)
"""Labels that no more than an event or a policy is said to be."""


def _event_like(of: Any, token: Any) -> bool:
    """Whether the subject of `was` is an event or a place that stands for one."""
    if label_at(token) in STRONG and not is_person(of) and of.ent_type_ != "PERSON":
        return True
    if (
        of.dep_ == "csubj"
        or lemma(of) in EVENT_WORDS
        or of.ent_type_ in ("GPE", "LOC", "EVENT", "FAC")
    ):
        return lemma(token) not in ("crime", "tragedy", "murder") or of.pos_ != "PRON"
    return label_at(of) is not None


def _named_thing(verb: Any, token: Any) -> Any | None:
    """What a naming verb names: its object before the label, or behind `refer to`."""
    for child in verb.children:
        if child.dep_ in ("dobj", "dative") and child.pos_ in NOUNS and child.i < token.i:
            return child
        if child.dep_ in ("ccomp", "xcomp", "oprd") and child.i <= token.i:
            for noun in child.children:
                if noun.dep_ in ("nsubj", "nsubjpass"):
                    return noun
        if child.dep_ in ("prep", "dative") and child.lower_ in ("to", "of") and child.i < token.i:
            return next((c for c in child.children if c.dep_ == "pobj" and c != token), None)
    between = [t for t in verb.doc[verb.i + 1 : token.left_edge.i] if t.pos_ in NOUNS]
    return (
        between[-1]
        if between and between[-1].dep_ in ("compound", "pobj", "nsubj", "poss")
        else None
    )


def _made(
    sentence: Sentence,
    token: Any,
    label: str,
    of: Any,
    attribution: Attribution | None,
    modality: str,
    rule: str,
) -> Found | None:
    words_ = label_words(sentence, token)
    if words_ is None:
        return None
    of_words = None
    if of is not None:
        of_words = (
            whole(sentence, of) if of.pos_ == "VERB" else short(sentence, _meant(sentence, of))
        )
    return labelled(
        sentence, words_, label, of_words, attribution, combined(modality, attribution), rule
    )


def _meant(sentence: Sentence, noun: Any) -> Any:
    """For `it` the nearest event or place told of before; else the noun itself."""
    if noun.lower_ not in ("it", "them", "this", "these", "that") or noun.pos_ not in (
        "PRON",
        "DET",
    ):
        return antecedent(sentence, noun) if noun.pos_ == "PRON" else noun
    here = [t for t in sentence.tokens if t.i < noun.i - 1]
    for tokens in (here, *(list(s.tokens) for s in reversed(sentence.previous))):
        found = [t for t in tokens if t.pos_ in NOUNS and t.dep_ in ("nsubj", "nsubjpass", "dobj")]
        events = [
            t
            for t in found
            if lemma(t) in EVENT_WORDS - {"this", "that", "what", "it"} or label_at(t)
        ]
        if events:
            return events[-1]
    return noun
