"""What a verb says befell its subject or its object, itself or through the verbs below it."""

from collections.abc import Iterator
from typing import Any

from onrecord.read.suggest.fate_nouns import Fate, noun_phrase, role_of
from onrecord.read.suggest.fate_pairs import joined
from onrecord.read.suggest.words import find, term

SUBJECT_VERBS = frozenset(
    """die perish flee disappear vanish live reside dwell succumb drown suffocate starve escape
    participate attend fall survive miss""".split()
)
"""Verbs that say what befell their subject; of all others it befell the object."""


TRANSITIVE_TOO = frozenset("drown starve suffocate miss disappear attend".split())
"""Those of them that are also done to an object ("the regime disappeared 30,000")."""


SUBJECT_PHRASES = frozenset(
    phrase.strip()
    for phrase in """lose life;
    lose lives;go missing;remain missing;stand trial;face trial;go on trial;
    face charge;face charges;take refuge;take shelter;seek refuge;seek shelter;
    seek asylum;lose home;lose homes;leave home;leave homes;abandon home;
    abandon homes;cross border;cross river;cross into;pour across;appear in court;
    appear before court;starve to death;freeze to death;burn to death;plead guilty;
    take part;lose parents;lose both parents;face prosecution;await trial;die of""".split(";")
)


RAISING = frozenset(
    """believe think report say know fear presume confirm continue begin start expect
    estimate allege suspect understand appear seem claim assume consider list name record
    document identify want remain have force compel oblige cause make get see leave find
    order ask urge help""".split()
)
"""Verbs through which a number reaches the verb below: "45 are believed to have died"."""


STATES = frozenset("be remain stay languish sit keep live end hold still".split())
"""Verbs whose subject is where the words after them say: "remain in custody"."""


PASSED = frozenset("receive get give hand serve draw".split())
"""Verbs by which a sentence is passed on somebody."""


def befell(verb: Any) -> Fate | None:
    """What a verb did to the people it is done to, itself or through the verbs that hang on it."""
    found = list(_readings(verb, subject=False))
    return _chosen(found)


def subject_fate(verb: Any) -> Fate | None:
    """What befell the subject of an active verb."""
    if any(c.dep_ == "auxpass" for c in verb.children):
        return befell(verb)
    found = _chosen(list(_readings(verb, subject=True)))
    return found if found is not None or verb.lemma_.lower() != "be" else _said_to_be(verb)


def _said_to_be(be: Any) -> Fate | None:
    """ "300 were hostages", "her two sons were among those killed"."""
    for child in be.children:
        if child.dep_ == "attr" and child.i > be.i and role_of(child) is not None:
            return role_of(child)
        if child.dep_ == "prep" and child.lower_ == "among":
            for inner in child.children:
                found = noun_phrase(inner) if inner.dep_ == "pobj" else None
                if found is not None:
                    return found
    return None


def _chosen(found: list[Fate]) -> Fate | None:
    if not found:
        return None
    best = found[0]
    for other in found[1:]:
        measure = joined(best.measure, other.measure, best.cue)
        if measure != best.measure:
            best = Fate(measure, other.cue if measure == other.measure else best.cue)
    return best


def _readings(verb: Any, *, subject: bool, depth: int = 0) -> Iterator[Fate]:
    own = _verb(verb, subject=subject)
    if own is not None:
        yield own
    elif (as_such := _counted_as(verb)) is not None:
        yield as_such
    if depth > 3:
        return
    for child in verb.children:
        if child.dep_ in ("xcomp", "ccomp", "oprd", "acomp") and child.i > verb.i and own is None:
            if verb.lemma_.lower() == "try":
                continue
            if child.dep_ == "ccomp" and any(
                c.dep_ in ("nsubj", "nsubjpass") for c in child.children
            ):
                continue
            if (
                verb.lemma_.lower() in RAISING
                or verb.pos_ == "AUX"
                or child.dep_ in ("oprd", "acomp")
            ):
                passive = any(c.dep_ == "auxpass" for c in child.children)
                yield from _readings(child, subject=not passive, depth=depth + 1)
        elif child.dep_ == "conj" and child.pos_ == "VERB" and child.i > verb.i:
            taken = ("nsubj", "nsubjpass") if subject else ("nsubj", "nsubjpass", "dobj")
            if not any(c.dep_ in taken and c.lower_ != "them" for c in child.children):
                passive = child.tag_ == "VBN" or any(c.dep_ == "auxpass" for c in child.children)
                if not subject and not passive and verb.tag_ == "VBN":
                    yield from _readings(child, subject=True, depth=depth + 1)
                elif passive or child.tag_ == verb.tag_ or subject:
                    yield from _readings(child, subject=subject and not passive, depth=depth + 1)


def _verb(verb: Any, *, subject: bool) -> Fate | None:
    rest = [c for c in verb.children if c.i > verb.i]
    spelt = _spelt(verb, rest)
    phrase = find("measures", spelt) if spelt is not None else None
    if phrase is None and _not_seen_again(verb):
        return Fate("missing", verb)
    if verb.lemma_.lower() == "survive" and subject:
        return Fate("count", verb)
    if phrase is not None:
        if (
            not subject
            or verb.lemma_.lower() in STATES
            or spelt == "to death"
            or spelt in SUBJECT_PHRASES
            or verb.tag_ == "VBN"
            and verb.pos_ != "VERB"
        ):
            return Fate(phrase, verb)
    measure = term("measures", verb)
    lemma = verb.lemma_.lower()
    if lemma in PASSED and (subject or verb.tag_ == "VBN"):
        given = _given(verb)
        if given is not None:
            return given
    if measure in (None, "count", "states", "families", "trials") or _only_tries(verb):
        return None
    if verb.pos_ in ("ADJ", "NOUN", "ADV") or verb.tag_ == "VBG" and lemma == "miss":
        return Fate(str(measure), verb)
    if subject and lemma not in SUBJECT_VERBS and (verb.tag_ != "VBN" or acts_on_another(verb)):
        return None
    if not subject and lemma in SUBJECT_VERBS - TRANSITIVE_TOO:
        return None
    return Fate(str(measure), verb)


def acts_on_another(verb: Any) -> bool:
    """Whether a verb tagged as a participle is active: it has a subject and an object."""
    deps = {c.dep_ for c in verb.children}
    return verb.tag_ == "VBN" and {"nsubj", "dobj"} <= deps and not deps & {"auxpass", "nsubjpass"}


def _not_seen_again(verb: Any) -> bool:
    """ "150 have never been seen again"."""
    if verb.lemma_.lower() not in ("see", "hear", "find", "locate", "trace") or verb.tag_ != "VBN":
        return False
    return any(c.dep_ == "neg" for c in verb.children)


def _only_tries(verb: Any) -> bool:
    """ "tried to flee" is no trial, "held talks" no captivity, "charged at" no charge."""
    lemma = verb.lemma_.lower()
    if lemma == "try":
        return any(c.dep_ == "xcomp" for c in verb.children)
    return lemma == "charge" and any(c.lower_ in ("at", "towards", "into") for c in verb.children)


def _counted_as(verb: Any) -> Fate | None:
    """ "registered as displaced", "listed as missing"."""
    for prep in verb.children:
        marked = prep.dep_ == "advcl" and any(c.lower_ == "as" for c in prep.children)
        if (prep.lower_ == "as" or marked) and prep.i > verb.i:
            for inner in (prep, *prep.children):
                measure = term("measures", inner)
                if measure in ("displaced", "missing", "killed", "injured", "captive", "orphaned"):
                    return Fate(measure, inner)
    return None


def _given(verb: Any) -> Fate | None:
    """ "received life sentences", "were given prison terms"."""
    for child in verb.children:
        if child.dep_ in ("dobj", "oprd") and child.i > verb.i:
            words = [child, *(c for c in child.children if c.dep_ in ("compound", "amod"))]
            for word in words:
                if term("measures", word) in ("sentenced", "convicted") or word.lower_ in (
                    "jail",
                    "prison",
                ):
                    return Fate("sentenced", verb)
    return None


def phrase_at(verb: Any, rest: list[Any]) -> str | None:
    spelt = _spelt(verb, rest)
    return find("measures", spelt) if spelt is not None else None


def _spelt(verb: Any, rest: list[Any]) -> str | None:
    """A phrase of the vocabulary made of the verb and a word that hangs on it, or None."""
    lemma = verb.lemma_.lower()
    for child in rest:
        for words in _tails(child):
            if words == "to death" and lemma not in ("sentence", "condemn"):
                return words
            if " " in words and lemma in STATES and find("measures", words) is not None:
                return words
            for first in (lemma, verb.lower_):
                if find("measures", f"{first} {words}") is not None:
                    return f"{lemma} {words}"
    return None


def _tails(child: Any) -> Iterator[str]:
    yield child.lower_
    if child.lemma_.lower() != child.lower_:
        yield child.lemma_.lower()
    if child.lower_ in ("at", "on", "in") and child.i + 1 < child.sent.end:
        yield f"{child.lower_} {child.nbor(1).lower_}"
    for inner in child.children:
        if inner.i > child.i and child.pos_ in ("ADP", "ADV", "PART"):
            yield f"{child.lower_} {inner.lower_}"
            for last in inner.children:
                if inner.pos_ == "ADP" and last.dep_ == "pobj":
                    yield f"{child.lower_} {inner.lower_} {last.lower_}"
