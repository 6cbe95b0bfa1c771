"""Who is meant: members of a list, people named behind `like` and `including`, pronouns."""

from collections.abc import Iterator
from typing import Any

from onrecord.read.suggest.beside import name_beside
from onrecord.read.suggest.phrases import NOUNS, lemma, members, words
from onrecord.read.suggest.sentence import Sentence

ONE = frozenset(("he", "she", "him", "her", "his", "himself", "herself"))
MANY = frozenset(("they", "them", "their", "themselves", "these", "those"))
PERSONAL = ONE | MANY | {"it", "its"}
SPEAKERS = frozenset(("i", "we", "you", "us", "me", "my", "our", "your", "myself"))
NOT_PEOPLE = ("ORG", "DATE", "TIME", "MONEY", "PERCENT", "LAW", "EVENT", "WORK_OF_ART", "PRODUCT")
PERSON_ENDS = ("er", "or", "ist", "ian", "man", "men", "ee", "eer", "ard", "ant")
"""Endings of nouns for people."""

PERSON_WORDS = frozenset(
    """chief head king son brother spy lord people other one suspect accomplice colonel general
    national individual member mayor priest nun doctor nurse accused youth official
    separatist figure boss two three several both all many some most none duo pair group
    cop minister ex aide deputy person leadership perpetrator executive adult woman child
    witness captain major sergeant lieutenant corporal warlord president hundred dozen
    thousand relative wife husband father mother militia bishop judge student agent
    resident client parent patient descendant opponent convict architect recruit cousin
    nephew uncle detainee fugitive associate journalist inmate guard staff half four five
    six seven eight nine ten eleven twelve troop personnel police brass ally rebel
    criminal professional intellectual cleric monk imam politician teen boy girl veteran
    citizen coup-plotter trio quartet private handful first second third fourth fifth last
    each""".split()
)
NO_PERSON = frozenset(
    """murder number order matter letter paper water river border center power factor sector
    terror error horror chapter quarter corner summer winter october november december
    september fighter-jet honor labor harbor tower computer slaughter laughter disaster
    cover character centre camera shelter weather register door floor behavior demand
    brand island land standard award board hazard warrant grant plant amount restaurant
    committee fee degree encounter offer answer""".split()
) - {"fighter"}
"""Words with such an ending that name no people."""


def people(sentence: Sentence, noun: Any) -> tuple[Any, ...]:
    """Each person or group that `noun` stands for, pronouns resolved where that is clear."""
    found: list[Any] = []
    for one in members(noun):
        named = list(_named(one, "like")) or _apposed(one)
        known = _name(one)
        found += named or [*resolved(sentence, known), *_named(one, "including")]
        if known.i != one.i and not named:  # the doctor, Hans Weil, and two orderlies
            found += [m for m in members(known)[1:] if m.dep_ == "conj" and is_person(m)]
    return tuple(dict.fromkeys(found))


def _apposed(noun: Any) -> list[Any]:
    """`two mayors, A and B`: the names, where as many people are named as the noun is plural."""
    for child in noun.rights:
        if child.dep_ == "appos" and child.pos_ == "PROPN" and noun.tag_ == "NNS":
            names = [m for m in members(child) if m.pos_ == "PROPN"]
            return names if len(names) > 1 else []
    return []


def _name(noun: Any) -> Any:
    """`former dictator Jorge Videla`: the name, also between commas."""
    for child in noun.rights:
        close = child.left_edge.i == noun.i + 1
        named = child.ent_type_ == "PERSON" and noun.pos_ == "NOUN" and noun.tag_ == "NN"
        if child.dep_ == "appos" and child.pos_ == "PROPN" and (close or named):
            return child
    role = noun.tag_ == "NN" or noun.lower_ in ("accused", "convicted")
    if role and noun.pos_ != "PROPN" and is_person(noun):
        return name_beside(noun) or noun
    return noun


def _named(noun: Any, word: str) -> Iterator[Any]:
    """The names behind `individuals like A and B` or `eleven men, including A`."""
    wanted = ("like", "as") if word == "like" else ("including",)
    if word == "including":
        yield from _among(noun)
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ in wanted:
            if child.lower_ == "as" and not any(c.lower_ == "such" for c in child.children):
                continue
            for below in child.children:
                if below.dep_ == "pobj":
                    yield from (m for m in members(below) if m.pos_ == "PROPN")


def _among(noun: Any) -> Iterator[Any]:
    """`22 people, among them Ibra Diop`: the name behind."""
    for token in noun.doc[noun.i + 1 : noun.sent.end - 2]:
        ahead = token.doc[token.i + 1]
        if token.lower_ == "among" and ahead.lower_ in ("them", "whom"):
            name = [t for t in token.doc[token.i + 2 : noun.sent.end] if t.pos_ != "PROPN"][:1]
            last = token.doc[(name[0].i if name else noun.sent.end) - 1]
            if last.i >= token.i + 2:
                yield last


def resolved(sentence: Sentence, noun: Any) -> tuple[Any, ...]:
    """`noun`, or for a pronoun the nearest clear antecedent in the paragraph, else the pronoun."""
    if noun.lower_ not in ONE | MANY or noun.pos_ not in ("PRON", "DET", "ADJ"):
        return (noun,)
    fits = _one if noun.lower_ in ONE else _many
    here = [t for t in sentence.tokens if t.i < noun.i and t.dep_ != "conj" and not _clash(t, noun)]
    for tokens in (here, *(list(s.tokens) for s in reversed(sentence.previous))):
        found = _best([t for t in tokens if fits(t)])
        if found is not None:
            return tuple(m for m in members(found) if m.pos_ in NOUNS)
    return (noun,)


def _clash(token: Any, pronoun: Any) -> bool:
    """Whether `token` is the subject of the verb whose object the pronoun is."""
    return bool(pronoun.dep_ == "dobj" and token.head == pronoun.head)


def _best(candidates: list[Any]) -> Any | None:
    """A defendant before any other, a subject before an object, the first before the last."""
    accused = [t for t in candidates if lemma(t) in DEFENDANTS]
    subjects = [t for t in candidates if t.dep_ in ("nsubj", "nsubjpass")]
    return next(iter(accused or subjects or candidates), None)


DEFENDANTS = frozenset(("defendant", "suspect", "accused", "convict"))
ROLES = ("court", "prosecutor", "authority", "force")


def _one(token: Any) -> bool:
    if token.pos_ == "PROPN":
        person = token.ent_type_ == "PERSON" and token.dep_ not in ("compound", "poss", "nmod")
        placed = token.dep_ in ("nsubj", "nsubjpass", "dobj")
        leading = placed and token.ent_type_ not in ("GPE", "NORP")
        return person or (leading and is_person(token) and not is_role(token))
    singular = token.pos_ == "NOUN" and token.tag_ == "NN"
    subject = token.dep_ in ("nsubj", "nsubjpass", "dobj")
    return singular and subject and is_person(token) and not is_role(token)


def _many(token: Any) -> bool:
    if token.pos_ == "PROPN" and token.ent_type_ == "PERSON":
        return len(members(token)) > 1
    return token.tag_ in ("NNS",) and is_person(token) and not is_role(token)


def is_role(token: Any) -> bool:
    """Whether the noun is a court, a prosecutor or another authority."""
    return lemma(token) in words("court_words", *ROLES[:3])


def is_person(token: Any) -> bool:
    """Whether a noun or name may be one or more people."""
    if token.lower_ in ONE | MANY | {"who", "whom"}:
        return True
    if token.lower_ in ("accused", "convicted", "condemned"):
        return True
    if token.pos_ == "NUM" and token.text.isdigit() and token.ent_type_ != "DATE":
        return True
    if token.pos_ in ("NUM", "DET", "ADJ", "PRON"):
        behind = [c for p in token.children if p.lower_ == "of" for c in p.children]
        if behind:
            return is_person(behind[0])
    if token.pos_ == "PROPN":
        return token.ent_type_ not in NOT_PEOPLE or _title(token)
    return token.pos_ in ("NOUN", "ADJ", "DET", "PRON", "NUM") and (
        lemma(token) in PERSON_WORDS
        or token.lower_ in PERSON_WORDS
        or (lemma(token).endswith(PERSON_ENDS) and lemma(token) not in NO_PERSON)
    )


def _title(token: Any) -> bool:
    return bool(token.i > token.sent.start and token.doc[token.i - 1].pos_ == "PROPN")
