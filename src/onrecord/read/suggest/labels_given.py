"""Labels of any words that a verb gives: "branded them parasites", "hailed as heroes"."""

from collections.abc import Iterator
from typing import Any

from onrecord.read.suggest.labels import QUOTES, label_at
from onrecord.read.suggest.modality import combined, modality_of
from onrecord.read.suggest.people import is_person
from onrecord.read.suggest.phrases import NOUNS, agent, lemma, passive, short, subject, trimmed
from onrecord.read.suggest.sentence import Attribution, Found, Sentence
from onrecord.read.suggest.spoken import spoken
from onrecord.record.claims.characterisation import Characterisation
from onrecord.text import Span

JUDGING = frozenset(
    """brand label dub denounce condemn decry slam hail vilify deride term
    characterise characterize castigate blast laud mock ridicule liken stigmatise
    stigmatize demonise demonize lambast lambaste criticise criticize deplore praise""".split()
)
"""Verbs whose complement is a label whatever its words."""

NAMING = frozenset(
    """call describe refer regard see view consider deem treat remember classify qualify
    perceive pronounce declare designate interpret portray depict frame cast paint present
    speak think""".split()
)
"""Verbs whose complement is a label where it is quoted, or is said of an event."""

EVENTS = frozenset(
    """event killing attack act action massacre campaign policy crime raid bombing deportation
    expulsion shelling siege operation death murder strike blockade war offensive assault
    destruction famine treatment conduct conflict shooting violence partition eviction
    resettlement detention march revolt uprising annexation execution bombardment evacuation
    surrender coup displacement transfer removal""".split()
)
LINKED = frozenset("describe refer regard see view treat remember speak think".split())
"""Verbs whose label stands behind `as` only."""

UNJUDGED = frozenset(
    """witness company border part member person way name camp number place hill day school
    ambassador minister ombudsman candidate base headquarters""".split()
)
DISBELIEF = frozenset(
    """fabrication lie propaganda baseless unfounded false fake untrue hoax myth invention
    slander absurd groundless nonsense fiction disinformation fantasy""".split()
)
"""Words that say it is not so: a denial, no label."""

REACH = 14


def labels_given(sentence: Sentence) -> Iterator[Found]:
    """One suggestion for each complement that a naming verb gives, quoted or judging."""
    for verb in sentence.tokens:
        word = lemma(verb)
        if verb.pos_ != "VERB" or word not in JUDGING | NAMING:
            continue
        modality = modality_of(sentence, verb)
        for head in _complements(verb):
            of = _of(verb, head)
            if lemma(head) in DISBELIEF or not _judges(sentence, verb, head, of):
                continue
            label = words_of(sentence, head)
            speaker = agent(verb) if passive(verb) else subject(verb)
            if label is None or modality not in ("asserted", "reported", "alleged"):
                continue
            if speaker is None and not passive(verb):
                continue
            yield _found(sentence, label, of, spoken(sentence, verb, speaker), modality)


def called(verb: Any) -> Iterator[tuple[Any, Any | None]]:
    """What a verb calls its object or subject, and that object or subject."""
    for head in _complements(verb):
        yield head, _of(verb, head)


def _complements(verb: Any) -> Iterator[Any]:
    """The heads of what the verb's object is called."""
    link = _link(verb)
    if link is not None:
        below = [c for c in link.children if c.dep_ in ("pobj", "amod", "pcomp", "acomp", "advcl")]
        heads = below or [t for t in link.doc[link.i + 1 : link.i + 5] if t.pos_ in ("NOUN", "ADJ")]
    elif lemma(verb) in LINKED:
        return
    else:
        placed = ("oprd", "ccomp", "xcomp", "attr", "acomp")
        heads = [c for c in verb.children if c.dep_ in placed and c.i > verb.i]
        heads = [h for h in heads if h.pos_ in ("NOUN", "ADJ", "PROPN")]
        heads = heads or [c for c in verb.children if c.dep_ == "dobj" and _set_off(verb, c)]
    for head in heads[:1]:
        yield head
        yield from (c for c in head.children if c.dep_ == "conj" and _opens(c))


def _set_off(verb: Any, noun: Any) -> bool:
    """`branded the refugees "parasites"`, read as one noun: the quoted word alone."""
    ahead = noun.doc[verb.i + 1 : noun.i]
    return len(ahead) > 1 and _mark(ahead[-1]) and any(t.pos_ in NOUNS for t in ahead)


def _link(verb: Any) -> Any | None:
    """The `as` (of `liken`, the `to`) behind the verb that leads to the label."""
    wanted = ("to",) if lemma(verb) == "liken" else ("as",)
    for token in verb.doc[verb.i + 1 : min(verb.i + REACH, verb.sent.end)]:
        if token.text in (";", ":") or (token.pos_ == "VERB" and token.dep_ in ("conj", "ROOT")):
            return None
        if token.lower_ in wanted and token.pos_ in ("ADP", "SCONJ"):
            well = token.doc[min(token.i + 1, len(token.doc) - 1)].lower_ in ("well", "if", "soon")
            held = verb.i in [a.i for a in token.ancestors]
            return token if held and not well else None
    return None


def _of(verb: Any, head: Any) -> Any | None:
    """What is called so: the object before the label, the subject of a passive."""
    if passive(verb):
        return subject(verb)
    for child in verb.children:
        if child.dep_ in ("dobj", "dative") and child.i < head.i and child.pos_ in NOUNS:
            return None if child.lower_ == "what" else child
        if child.dep_ in ("prep", "prt") and child.lower_ in ("to", "of") and child.i < head.i:
            return next((c for c in child.children if c.dep_ == "pobj" and c != head), None)
    own = [c for c in head.children if c.dep_ in ("nsubj", "nsubjpass", "nmod") and c.i > verb.i]
    return own[0] if own else None


def _judges(sentence: Sentence, verb: Any, head: Any, of: Any | None) -> bool:
    """Whether the complement is a label, and no name, office or number."""
    if _opens(head) or quoted(sentence, head) is not None:
        return bool(head.pos_ != "PROPN" or lemma(verb) in JUDGING)
    if head.pos_ == "PROPN" or lemma(head) in UNJUDGED or head.pos_ not in ("NOUN", "ADJ", "VERB"):
        return False
    if lemma(verb) in JUDGING:
        return bool(head.pos_ != "VERB")
    if label_at(head) is not None or any(c.tag_ == "JJS" for c in head.children):
        return True
    event = bool(of is not None and lemma(of) in EVENTS and not is_person(of))
    return event and (head.pos_ == "ADJ" or any(c.lower_ in ("a", "an") for c in head.children))


def _opens(head: Any) -> bool:
    """Whether a quote mark opens right before the words of the label."""
    first = head.left_edge.i
    before = (max(head.i - 1, head.sent.start), max(first - 1, head.sent.start))
    return any(head.doc[i].text in QUOTES for i in before)


def quoted(sentence: Sentence, head: Any) -> Span | None:
    """What stands between the quote marks around the label, where it is short."""
    doc = head.doc
    first = next((i for i in range(head.i - 1, max(head.i - 8, -1), -1) if _mark(doc[i])), None)
    end = min(head.i + 10, head.sent.end)
    last = next((i for i in range(head.i + 1, end) if _mark(doc[i])), None)
    if first is None or last is None or first < head.sent.start:
        return None
    before = sum(_mark(t) for t in doc[head.sent.start : first])
    return trimmed(sentence, doc[first + 1 : last]) if before % 2 == 0 else None


def _mark(token: Any) -> bool:
    return token.text in set(QUOTES) - {"'", "‘", "’"}


def words_of(sentence: Sentence, head: Any) -> Span | None:
    """The label in the document's words."""
    inside = quoted(sentence, head)
    if inside is not None:
        return inside
    last = head.i
    for child in head.rights:
        beside = child.dep_ in ("conj", "cc") and head.pos_ == "ADJ"
        if beside or (child.dep_ == "prep" and child.lower_ in ("of", "on", "against", "to")):
            last = child.right_edge.i
    return trimmed(sentence, head.doc[head.left_edge.i : last + 1])


def _found(
    sentence: Sentence, label: Span, of: Any | None, said: Attribution | None, modality: str
) -> Found:
    thing = short(sentence, of) if of is not None else None
    return Found(
        rule="characterisations.given",
        payload=Characterisation(label=label.exact, of=thing.exact if thing is not None else ""),
        quote=sentence.where,
        anchor=label,
        spans={"label": label} | ({"of": thing} if thing is not None else {}),
        attribution=said,
        modality=combined(modality, said),
    )
