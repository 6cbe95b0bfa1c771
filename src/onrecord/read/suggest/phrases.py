"""Noun phrases and clauses of a parsed sentence: their words, their members, their subjects."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from onrecord.read.suggest.sentence import Sentence
from onrecord.text import Span
from onrecord.vocab import load

ARTICLES = frozenset(("the", "a", "an", "its", "their", "his", "her", "our"))
EDGE = frozenset(",;:-–—.()[]\"'“”‘’")
PLURAL_NAMES = frozenset(
    ("chambers", "courts", "tribunals", "prosecutors", "judges", "panels", "forces")
)
"""Parts of names that a lemma leaves in the plural."""

SUBJECTS = ("nsubj", "nsubjpass")
NOUNS = ("NOUN", "PROPN", "PRON", "NUM")


@cache
def words(vocabulary: str, *terms: str) -> frozenset[str]:
    """The spellings of some terms of a vocabulary, or of all of them."""
    known = load(vocabulary)
    return frozenset(w for t in (terms or tuple(known.terms)) for w in known[t].spellings)


def lemma(token: Any) -> str:
    """The lemma in lower case; a name in the plural (`Chambers`) loses its s too."""
    found = str(token.lemma_).lower()
    return found.removesuffix("s") if found in PLURAL_NAMES else found


def clause_words(sentence: Sentence, tokens: Iterable[Any]) -> Span | None:
    """The span from the first to the last of `tokens`, without `that` and the marks at its ends."""
    return trimmed(sentence, tokens, opening=frozenset(("that",)))


def trimmed(
    sentence: Sentence, tokens: Iterable[Any], opening: frozenset[str] = ARTICLES
) -> Span | None:
    """The span from the first to the last of `tokens`, without articles and marks at its ends.

    opening: words that are left out at the start.
    """
    kept = sorted(tokens, key=lambda t: t.i)
    while kept and (kept[0].lower_ in opening or kept[0].text in EDGE or kept[0].is_space):
        kept.pop(0)
    while kept and (
        kept[-1].text in EDGE or kept[-1].is_space or kept[-1].text in ("'s", "’s", "’")
    ):
        kept.pop()
    return sentence.of_tokens(kept[0], kept[-1]) if kept else None


def short(sentence: Sentence, noun: Any) -> Span | None:
    """A name, or a noun with what stands before it and its `of` phrases."""
    if noun.pos_ == "PROPN":
        named = name(noun)
        if named:
            return trimmed(sentence, [*named, *_of(noun)])
    left = [t for c in noun.lefts if c.dep_ in LEFT for t in c.subtree]
    return trimmed(sentence, [*left, noun, *_of(noun)])


LEFT = (
    "det", "amod", "compound", "nummod", "poss", "nmod", "quantmod", "advmod", "predet", "punct",
    "npadvmod", "dep",
)  # fmt: skip


def _of(noun: Any) -> Iterator[Any]:
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ == "of" and child.i - noun.i <= 2:
            yield child
            for below in child.children:
                if below.dep_ == "pobj":
                    yield from plain_subtree(below)


def plain_subtree(noun: Any) -> Iterator[Any]:
    """The words of a noun phrase up to its first clause, aside or bracket."""
    yield noun
    for child in noun.children:
        if child.dep_ in ("relcl", "acl", "appos", "punct", "advcl", "parataxis"):
            if child.dep_ == "punct" and child.i < noun.i:
                yield child
            continue
        if child.dep_ in ("conj", "cc") and noun.dep_ != "pobj":
            continue
        if child.dep_ == "prep" and child.lower_ not in ("of", "in", "for", "to"):
            continue
        yield from plain_subtree(child)


def name(noun: Any) -> list[Any]:
    """The proper nouns that make one name ending in `noun`."""
    run = [noun]
    while run[0].i > noun.sent.start:
        before = noun.doc[run[0].i - 1]
        if before.dep_ == "compound" and before.head in run and before.text[0].isdigit():
            run.insert(0, before)  # the 366th Regiment
            continue
        joined = before.pos_ == "PROPN" and before.head.i in {t.i for t in run}
        particle = (
            before.lower_ in ("de", "al", "el", "von", "van", "bin", "ben", "-") and before.i > 0
        )
        if not (joined or (particle and noun.doc[before.i - 1].pos_ == "PROPN")):
            break
        run.insert(0, before)
    return run


def whole(sentence: Sentence, noun: Any, stop: int | None = None) -> Span | None:
    """Everything that hangs on `noun`, in a row, up to token `stop`."""
    last = noun.right_edge.i if stop is None else min(noun.right_edge.i, stop - 1)
    return trimmed(sentence, noun.doc[noun.left_edge.i : last + 1])


def members(noun: Any) -> list[Any]:
    """The nouns set side by side with `noun`, itself first."""
    found = [noun]
    for one in found:
        found += [c for c in one.children if c.dep_ == "conj" and c.pos_ in NOUNS]
        found += [c for c in one.children if c.dep_ == "appos" and _listed(one, c)]
    return found


def _listed(one: Any, other: Any) -> bool:
    """Whether an apposition is a list in disguise: two persons with a comma between."""
    return bool(one.ent_type_ == other.ent_type_ == "PERSON" and other.i - one.i <= 4)


def passive(verb: Any) -> bool:
    if any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children):
        return True
    if verb.dep_ in ("acl", "conj", "advcl", "relcl", "amod") and verb.tag_ in ("VBN", "VBD"):
        if verb.dep_ == "conj" and not any(
            c.dep_ in (*SUBJECTS, "dobj", "aux") for c in verb.children
        ):
            return verb.head.pos_ in ("VERB", "AUX") and passive(verb.head)
        bare = not any(c.dep_ in (*SUBJECTS, "dobj", "aux") for c in verb.children)
        return bare and verb.dep_ in ("acl", "advcl", "relcl")
    return False


def subject(verb: Any, hops: int = 4) -> Any | None:
    """The noun that is the subject of `verb`, also where a clause leaves it unsaid."""
    own = [c for c in verb.children if c.dep_ in SUBJECTS]
    if verb.dep_ == "advcl" and lemma(verb.head) == "become" and _infinitive(verb) and hops > 0:
        return subject(verb.head, hops - 1)  # became the first head of state to be convicted
    if own:
        return _referred(own[0], verb)
    if verb.dep_ in ("acl", "relcl") and verb.head.lower_ in FIRST and _infinitive(verb):
        return _first_of(verb.head, hops)
    if hops == 0 or verb.head == verb:
        return None
    if verb.dep_ in ("acl", "relcl") and verb.head.pos_ in NOUNS:
        if verb.head.dep_ in ("attr", "pobj", "oprd") and _infinitive(verb):
            return _above(verb.head, hops)
        return verb.head
    if verb.dep_ == "conj":
        return subject(verb.head, hops - 1) if verb.head.pos_ in ("VERB", "AUX") else None
    if verb.dep_ == "xcomp":
        objects = [c for c in verb.head.children if c.dep_ in ("dobj", "nsubjpass")]
        return objects[0] if objects else subject(verb.head, hops - 1)
    if verb.dep_ in ("advcl", "ccomp", "dep") and not own:
        return subject(verb.head, hops - 1) if verb.head.pos_ in ("VERB", "AUX") else None
    if verb.dep_ == "pcomp" and verb.head.head.pos_ in ("VERB", "AUX"):
        return subject(verb.head.head, hops - 1)
    return None


FIRST = ("first", "last", "latest", "second", "third", "only")


def _first_of(ordinal: Any, hops: int) -> Any | None:
    """`The first to be tried was X`, `X was the first to be tried`: X."""
    if ordinal.dep_ in SUBJECTS:
        return next((c for c in ordinal.head.children if c.dep_ == "attr"), ordinal)
    return _above(ordinal, hops)


def _above(noun: Any, hops: int) -> Any | None:
    """`became the first person to be convicted`: the subject of `became`."""
    verb = noun.head
    while verb.pos_ not in ("VERB", "AUX") and verb.head != verb:
        verb = verb.head
    return subject(verb, hops - 1) if verb.pos_ in ("VERB", "AUX") else noun


def _infinitive(verb: Any) -> bool:
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def _referred(noun: Any, verb: Any) -> Any:
    """The noun a relative pronoun stands for."""
    if noun.lower_ in ("who", "which", "that", "whom") and noun.pos_ in ("PRON", "DET", "SCONJ"):
        clause = verb
        while clause.dep_ in ("conj", "xcomp", "ccomp") and clause.head != clause:
            clause = clause.head
        if clause.dep_ in ("relcl", "acl") and clause.head.pos_ in NOUNS:
            return clause.head
    return noun


def objects(verb: Any) -> list[Any]:
    """The direct object of `verb`, with the ones set beside it; shared by verbs side by side."""
    own = [o for c in verb.children if c.dep_ == "dobj" for o in members(c)]
    beside = [
        c for c in verb.children if c.dep_ == "conj" and c.pos_ == "VERB" and c.i - verb.i < 4
    ]
    return own or [o for c in beside for o in objects(c)]


def after(verb: Any, *prepositions: str) -> Iterator[Any]:
    """What hangs on `verb` by one of the prepositions: nouns, or verbs in -ing."""
    for child in verb.children:
        if (
            child.dep_ in ("prep", "agent", "dative", "advmod", "prt")
            and child.lower_ in prepositions
        ):
            yield from (c for c in child.children if c.dep_ in ("pobj", "pcomp"))


def agent(verb: Any) -> Any | None:
    """Who is said to have done what a passive verb tells."""
    return next(after(verb, "by"), None)
