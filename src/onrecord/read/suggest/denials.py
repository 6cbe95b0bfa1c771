"""Denials: what a speaker says is not so."""

from collections.abc import Iterator
from typing import Any

from onrecord.read.suggest.attribution import attribute
from onrecord.read.suggest.disbelief import disbelieved
from onrecord.read.suggest.guards import legal
from onrecord.read.suggest.labels import label_at
from onrecord.read.suggest.modality import modality_of, plain
from onrecord.read.suggest.own_cues import cue
from onrecord.read.suggest.phrases import (
    clause_words,
    lemma,
    objects,
    passive,
    subject,
    whole,
    words,
)
from onrecord.read.suggest.sentence import Attribution, Found, Sentence
from onrecord.read.suggest.spoken import speaking_subject, spoken
from onrecord.record.claims.denial import Denial
from onrecord.text import Span

DENYING = frozenset("deny reject dismiss dispute refute contest rebut repudiate".split())
SAYING = frozenset(
    "say insist maintain claim state argue assert declare tell testify swear".split()
)
CLAIMS = frozenset(
    """claim accusation allegation charge report finding figure suggestion characterisation
    version account label term notion assertion responsibility narrative genocide involvement
    massacre reporting evidence characterization criticism conclusion guilt existence
    interpretation number toll word description link theory story testimony comparison blame
    complicity wrongdoing role knowledge liability idea suspicion""".split()
)
"""What a denial may reject; what else is rejected (an appeal, an offer) is no denial."""

GIVEN = frozenset(
    """access visa bail entry permission aid request appeal food water treatment medicine
    asylum right citizenship justice care passage opportunity chance assistance shelter burial
    motion leave parole""".split()
)
"""What is denied by not being given."""

ACTED = frozenset(
    """kill commit massacre bomb attack target use shell order fire shoot torture occur happen
    take deport exist destroy rape execute carry plan violate be involve have participate""".split()
)
"""Verbs of a clause whose negation denies an act."""


def denials(sentence: Sentence) -> Iterator[Found]:
    """One suggestion for each thing denied."""
    taken: list[Span] = []
    for found in _by_words(sentence):
        taken.append(found.spans["what"])
        yield found
    for at, what, said in disbelieved(sentence):
        if not any(what.within(t) or t.within(what) for t in taken):
            taken.append(what)
            yield _found(sentence, at, what, said, "disbelieved")


def _by_words(sentence: Sentence) -> Iterator[Found]:
    for token in sentence.tokens:
        word = lemma(token)
        if token.pos_ == "VERB" and word in DENYING and not passive(token):
            yield from _denied(sentence, token, word)
        elif token.pos_ == "VERB" and word in SAYING and not passive(token):
            yield from _said_not(sentence, token)
        elif token.pos_ == "NOUN" and word in ("denial", "rejection"):
            yield from _held(sentence, token)


def _denied(sentence: Sentence, verb: Any, word: str) -> Iterator[Found]:
    loose = any(c.lower_ == "any" for o in objects(verb) for c in o.children)
    if not plain(modality_of(sentence, verb)) and not (loose and verb.head == verb):
        return
    what = next((w for w in _whats(sentence, verb, word)), None)
    if what is not None:
        yield _found(sentence, verb, what, spoken(sentence, verb, speaking_subject(verb)), "denied")


def _whats(sentence: Sentence, verb: Any, word: str) -> Iterator[Span | None]:
    for child in verb.children:
        if child.dep_ in ("ccomp", "xcomp") and child.i > verb.i:
            yield clause_words(sentence, child.subtree)
    for noun in objects(verb)[:1]:
        doer = subject(verb)
        if lemma(noun) in GIVEN or any(c.dep_ == "dative" for c in verb.children):
            return
        if word != "deny" and lemma(noun) not in CLAIMS and label_at(noun) is None:
            return
        if legal(doer) and lemma(noun) in words("court_words", "charge", "case", "appeal"):
            return
        yield whole(sentence, noun)


def _said_not(sentence: Sentence, verb: Any) -> Iterator[Found]:
    """`said no massacre took place`: a negated clause about an act."""
    if not plain(modality_of(sentence, verb)):
        return
    for clause in verb.children:
        if clause.dep_ != "ccomp" or not _negative(clause) or _turned(clause):
            continue
        if not _about_act(clause) and not _pleaded(verb):
            continue
        speaker = subject(verb)
        if speaker is None or speaker.lower_ in ("i", "we"):
            continue
        what = clause_words(sentence, clause.subtree)
        if what is not None:
            yield _found(sentence, verb, what, spoken(sentence, verb, speaker), "said_not")


PLEADING = frozenset("insist maintain claim testify swear plead".split())


def _pleaded(verb: Any) -> bool:
    """Whether somebody answers a charge: `told the court that he had not`, `insisted that`."""
    heard = ("court", "judge", "tribunal", "jury", "inquiry", "commission", "trial")
    told = [lemma(c) for c in verb.children if c.dep_ in ("dobj", "dative")]
    return lemma(verb) in PLEADING or (lemma(verb) == "tell" and any(t in heard for t in told))


def _turned(clause: Any) -> bool:
    """`nothing less than a massacre`, `not a battle but a massacre`: no denial."""
    text = " ".join(t.lower_ for t in clause.subtree)
    if any(f"nothing {word}" in text for word in ("but", "less", "short", "other")):
        return True
    turns = [t for t in clause.subtree if t.lower_ == "but" and t.dep_ == "cc"]
    return "not " in text and any(t.head.pos_ in ("NOUN", "ADJ") for t in turns)


def _negative(clause: Any) -> bool:
    near = [*clause.children, *(c for n in clause.children for c in n.children if c.dep_ == "det")]
    return any(c.dep_ == "neg" or c.lower_ in cue("negative_subject") - {"few"} for c in near)


def _about_act(clause: Any) -> bool:
    if any(label_at(t) is not None for t in clause.subtree):
        return True
    return lemma(clause) in ACTED - {"be", "have", "take", "use", "plan"}


def _held(sentence: Sentence, noun: Any) -> Iterator[Found]:
    """`Armenia's denial of these atrocities`: a denial with somebody who holds it."""
    holders = [c for c in noun.children if c.dep_ == "poss"]
    holders += [
        c for p in noun.children if p.lower_ == "by" for c in p.children if c.dep_ == "pobj"
    ]
    for prep in noun.children:
        if prep.dep_ == "prep" and prep.lower_ == "of" and holders:
            for of in (c for c in prep.children if c.dep_ == "pobj" and lemma(c) not in GIVEN):
                what = whole(sentence, of)
                if what is not None:
                    yield _found(sentence, noun, what, spoken(sentence, noun, holders[0]), "held")


def _found(
    sentence: Sentence, at: Any, what: Span, attribution: Attribution | None, rule: str
) -> Found:
    said = attribution or attribute(sentence, sentence.of_tokens(at, at))
    return Found(
        rule=f"denials.{rule}",
        payload=Denial(what=what.exact),
        quote=sentence.where,
        anchor=sentence.of_tokens(at, at),
        spans={"what": what},
        attribution=said,
        modality="reported" if said is not None else "asserted",
    )
