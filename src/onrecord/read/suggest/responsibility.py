"""Responsibility: whom a speaker holds answerable for what, and in what degree."""

from collections.abc import Iterator
from typing import Any

from onrecord.read.suggest.attribution import attribute
from onrecord.read.suggest.labels import label_at
from onrecord.read.suggest.modality import combined, in_passing, modality_of, strongest
from onrecord.read.suggest.people import people
from onrecord.read.suggest.phrases import (
    NOUNS,
    after,
    agent,
    lemma,
    objects,
    passive,
    short,
    subject,
    whole,
    words,
)
from onrecord.read.suggest.sentence import Attribution, Found, Sentence
from onrecord.read.suggest.spoken import spoken
from onrecord.record.claims.responsibility import Responsibility

DONE = {
    "commit": "carried_out",
    "perpetrate": "carried_out",
    "carry": "carried_out",
    "order": "ordered",
    "orchestrate": "ordered",
    "mastermind": "ordered",
    "plan": "ordered",
    "direct": "ordered",
    "support": "supported",
    "back": "supported",
    "aid": "supported",
    "assist": "supported",
    "massacre": "carried_out",
    "execute": "carried_out",
    "conduct": "carried_out",
    "organise": "ordered",
    "organize": "ordered",
    "instigate": "ordered",
    "arm": "supported",
}
"""Verbs whose agent answers for what they tell, by degree."""

DEEDS = frozenset(
    """killing attack massacre murder assault bombing shelling raid operation deportation
    execution rape torture offensive expulsion death crime campaign violence abuse
    atrocity act violation looting shooting siege pogrom genocide cleansing strike
    airstrike invasion ambush destruction disappearance abduction burning blockade
    displacement kidnapping persecution forces war""".split()
)
ARMED = words("court_words", "force") | {"forces", "rebel", "regiment", "army"}
HOLDING = ("hold", "find", "deem", "consider", "make")
SAID_SO = ("asserted", "reported", "alleged")


def responsibility(sentence: Sentence) -> Iterator[Found]:
    """One suggestion for each actor."""
    for token in sentence.tokens:
        word = lemma(token)
        if token.pos_ in ("VERB", "ADJ") and word in DONE:
            yield from _done(sentence, token, word)
        elif token.pos_ == "NOUN" and _is_deed(token) and word != "forces":
            yield from _nominal(sentence, token)
        elif word == "blame" and token.pos_ == "VERB":
            yield from _blamed(sentence, token)
        elif word == "accuse" and token.pos_ == "VERB":
            yield from _accused(sentence, token)
        elif word == "responsible" and token.pos_ == "ADJ":
            yield from _responsible(sentence, token)
        elif word == "responsibility" and token.pos_ == "NOUN":
            yield from _placed(sentence, token)


def _deed(noun: Any | None) -> bool:
    return noun is not None and (
        lemma(noun) in DEEDS
        or label_at(noun) is not None
        or any(lemma(t) in DEEDS for t in noun.subtree)
    )


def _done(sentence: Sentence, verb: Any, word: str) -> Iterator[Found]:
    """`committed by the armed forces of Armenia`, `troops carried out the attack`."""
    if word == "carry" and not any(c.lower_ == "out" for c in verb.children):
        return
    if passive(verb):
        doers, what = list(after(verb, "by")), subject(verb)
        if (
            not _deed(what)
            and verb.dep_ in ("advcl", "acl")
            and word in ("commit", "perpetrate", "carry")
        ):
            what = _deed_before(verb)
        fits = (
            _deed(what)
            or word in ("support", "back", "arm")
            and what is not None
            and lemma(what) in ARMED
        )
    else:
        doer, things = subject(verb), objects(verb)
        doers, what = ([doer] if doer is not None else []), next(iter(things), None)
        fits = _deed(what) and word not in (
            "support",
            "back",
            "aid",
            "assist",
            "arm",
            "plan",
            "direct",
        )
    if not fits or what is None:
        return
    modality = modality_of(sentence, verb)
    for doer in doers:
        if doer.pos_ in NOUNS and doer.lower_ not in ("which", "that", "those", "there", "i", "we"):
            yield from _found(sentence, verb, doer, DONE[word], what, modality, None)


def _deed_before(verb: Any) -> Any | None:
    """`the site of atrocities, committed by`: the deed last named before the verb."""
    before = verb.doc[max(verb.sent.start, verb.i - 12) : verb.i]
    return next((t for t in reversed(before) if t.pos_ in NOUNS and _is_deed(t)), None)


def _is_deed(noun: Any) -> bool:
    return lemma(noun) in DEEDS or label_at(noun) is not None


def _nominal(sentence: Sentence, noun: Any) -> Iterator[Found]:
    """`the ethnic cleansing of the region by the armed forces`: a deed with its doer."""
    for prep in noun.rights:
        if prep.lower_ == "by" and prep.dep_ in ("prep", "agent"):
            for doer in (c for c in prep.children if c.dep_ == "pobj"):
                if lemma(doer) in ARMED or doer.ent_type_ in ("GPE", "NORP", "ORG", "PERSON"):
                    said = in_passing(noun)
                    yield from _found(sentence, noun, doer, "carried_out", noun, said, None)


def _blamed(sentence: Sentence, verb: Any) -> Iterator[Found]:
    if passive(verb):
        whom, speaker = subject(verb), agent(verb)
        whom = next(after(verb, "on"), whom)
    else:
        whom, speaker = next(iter(objects(verb)), None), subject(verb)
        whom = next(after(verb, "on"), whom)
    what = next(after(verb, "for"), None) or (
        next(iter(objects(verb)), None) if next(after(verb, "on"), None) else None
    )
    if whom is not None:
        said = spoken(sentence, verb, speaker)
        yield from _found(
            sentence, verb, whom, "responsible", what, modality_of(sentence, verb), said
        )


def _accused(sentence: Sentence, verb: Any) -> Iterator[Found]:
    """`accused the army of genocide`, by whomever but a prosecutor: an accusation."""
    whom = subject(verb) if passive(verb) else next(iter(objects(verb)), None)
    speaker = agent(verb) if passive(verb) else subject(verb)
    if whom is None or (
        speaker is not None and lemma(speaker) in words("court_words", "prosecutor")
    ):
        return
    what = next(after(verb, "of"), None)
    for holder in [whom] if what is None else []:
        what = next(after(holder, "of"), None)
    if what is None or not _deed_or_gerund(what):
        return
    modality = modality_of(sentence, verb)
    if modality in ("asserted", "reported", "alleged"):
        said = spoken(sentence, verb, speaker)
        yield from _found(sentence, verb, whom, "responsible", what, "alleged", said)


def _deed_or_gerund(what: Any) -> bool:
    return (
        _deed(what)
        or lemma(what) in DONE
        or any(_is_deed(t) for t in what.subtree)
        or what.pos_ == "VERB"
        and any(_deed(o) for o in objects(what))
        or lemma(what) in ("kill", "bomb", "shell", "target", "torture")
    )


def _responsible(sentence: Sentence, adjective: Any) -> Iterator[Found]:
    """`X was responsible for the killings`, `held the army responsible for`."""
    what = next(after(adjective, "for"), None)
    verb = adjective.head
    if adjective.dep_ == "amod" and lemma(verb.head) in HOLDING:
        said = spoken(sentence, verb.head, subject(verb.head))
        modality = modality_of(sentence, verb.head)
        yield from _found(sentence, adjective, verb, "responsible", what, modality, said)
        return
    if what is None or verb.pos_ not in ("VERB", "AUX") or not _deed(what):
        return
    if lemma(verb) in HOLDING and not passive(verb):
        whom = next(iter(objects(verb)), None) or next(
            (c for c in adjective.children if c.dep_ in ("nsubj", "amod")), None
        )
        said = spoken(sentence, verb, subject(verb))
    else:
        whom, said = (
            subject(verb),
            spoken(sentence, verb, agent(verb)) if lemma(verb) in HOLDING else None,
        )
    modality = modality_of(sentence, verb)
    if whom is not None and whom.lower_ not in ("those", "who", "anyone", "all"):
        yield from _found(sentence, adjective, whom, "responsible", what, modality, said)


def _placed(sentence: Sentence, noun: Any) -> Iterator[Found]:
    """`placing direct responsibility on Armenian forces`."""
    verb = noun.head
    if noun.dep_ != "dobj" or lemma(verb) not in (
        "place",
        "put",
        "lay",
        "assign",
        "attribute",
        "pin",
        "bear",
        "have",
    ):
        return
    if lemma(verb) in ("bear", "have"):
        what = next(after(noun, "for"), None)
        who = subject(verb)
        if who is not None and _deed(what):
            yield from _found(
                sentence, noun, who, "responsible", what, modality_of(sentence, verb), None
            )
        return
    whom = next(after(noun, "on", "upon", "to", "with"), None) or next(
        after(verb, "on", "upon", "to", "with"), None
    )
    what = next(after(noun, "for"), None)
    if whom is not None:
        said = spoken(sentence, verb, subject(verb))
        yield from _found(
            sentence, noun, whom, "responsible", what, modality_of(sentence, verb), said
        )


def _found(
    sentence: Sentence,
    at: Any,
    doer: Any,
    degree: str,
    what: Any | None,
    modality: str,
    said: Attribution | None,
) -> Iterator[Found]:
    attribution = said or attribute(sentence, sentence.of_tokens(at, at))
    if modality == "negated":
        degree, modality = "not_responsible", "asserted"
    if modality not in SAID_SO:
        return
    words_ = None
    if what is not None:
        words_ = short(sentence, what) if what.pos_ in NOUNS else whole(sentence, what)
    for one in people(sentence, doer):
        actor = short(sentence, one)
        if actor is not None and one.lower_ not in ("who", "which", "that", "it"):
            yield Found(
                rule="responsibility.held",
                payload=Responsibility(
                    actor=actor.exact,
                    degree=degree,
                    what=words_.exact if words_ is not None else "",
                ),
                quote=sentence.where,
                anchor=sentence.of_tokens(at, at),
                spans={"actor": actor} | ({"what": words_} if words_ is not None else {}),
                attribution=attribution,
                modality=strongest((modality, combined("asserted", attribution))),
            )
