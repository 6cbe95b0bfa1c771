"""Public bodies in a sentence: states, parliaments, one of their chambers, counted ones."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from onrecord.quantity import numerals
from onrecord.read.suggest.phrases import lemma, members, name, short, trimmed, words
from onrecord.read.suggest.sentence import Sentence
from onrecord.read.suggest.spoken import antecedent
from onrecord.text import Span

ORGANS = ("house", "parliament")
STATES = ("GPE", "ORG", "NORP", "LOC")


@dataclass(frozen=True, slots=True)
class Body:
    """body: its words; organ: the part that acted, or None; count: how many, with its words.

    sort: house, parliament, executive, organisation, counted or state.
    """

    body: Span
    sort: str
    organ: Span | None = None
    count: tuple[int, Span] | None = None


def bodies(sentence: Sentence, noun: Any) -> Iterator[Body]:
    """Every body that `noun` stands for: its list, and those named behind `including`."""
    for one in members(antecedent(sentence, noun)):
        found = body(sentence, one)
        if found is not None:
            yield found
        for child in one.rights:
            if child.dep_ == "prep" and child.lower_ == "including":
                for below in (c for c in child.children if c.dep_ == "pobj"):
                    named = [m for m in members(below) if m.pos_ == "PROPN" or _numbers(m)]
                    yield from (b for m in named if (b := body(sentence, m)) is not None)


def body(sentence: Sentence, noun: Any) -> Body | None:
    """The body that `noun` names, or None where it names no public body."""
    if lemma(noun) in SEATED:
        return _members(sentence, noun)
    if lemma(noun) in words("recognition_words", "counted_body") and noun.tag_ in ("NNS", "NN"):
        numbered = _numbers(noun)
        if numbered:
            return _counted(sentence, noun, numbered[0])
        named = [c for p in noun.rights if p.lower_ == "of" for c in p.children if c.dep_ == "pobj"]
        return body(sentence, named[0]) if named and named[0].pos_ == "PROPN" else None
    sort = _sort(noun)
    whole = short(sentence, noun)
    if sort == "" or whole is None:
        return None
    if sort in ORGANS:
        return _organ(sentence, noun, whole, sort)
    return Body(whole, sort)


SEATED = frozenset("member deputy senator lawmaker mp legislator".split())


def _numbers(noun: Any) -> list[Any]:
    return [c for c in noun.children if c.dep_ == "nummod"]


def _sort(noun: Any) -> str:
    near = {lemma(noun), *(lemma(c) for c in noun.children if c.dep_ == "compound")}
    near |= {lemma(t) for t in noun.subtree if t.pos_ == "PROPN" and t.i <= noun.i + 3}
    for sort in ("executive", "house", "parliament", "organisation"):
        if near & words("recognition_words", sort) and noun.pos_ in ("NOUN", "PROPN"):
            return sort if sort != "executive" or noun.ent_type_ != "GPE" else "state"
    if lemma(noun) in words("court_words", "court"):
        return "court"
    if noun.pos_ == "PROPN" and noun.ent_type_ in ("GPE", "LOC", "NORP"):
        return "state"
    if noun.pos_ == "PROPN" and noun.ent_type_ == "ORG":
        return "organisation"
    return "state" if noun.pos_ == "PROPN" and noun.ent_type_ == "" else ""


def _counted(sentence: Sentence, noun: Any, number: Any) -> Body | None:
    words_ = [
        t
        for t in noun.doc[number.i + 1 : noun.i + 1]
        if t.dep_ in ("compound", "amod", "nmod") or t == noun
    ]
    what = trimmed(sentence, words_)
    digits = [t for t in number.subtree if t.like_num or t.pos_ == "NUM"]  # twenty - two
    where = sentence.of_tokens(digits[0] if digits else number, number)
    read = list(numerals(where.exact))
    value = read[0].value if len(read) > 0 else None
    if what is None or value is None:
        return None
    return Body(what, "counted", count=(value, where))


def _members(sentence: Sentence, noun: Any) -> Body | None:
    """`members of PACE`, `PACE members`: the body they sit in."""
    for child in noun.children:
        seat = child if child.dep_ in ("compound", "poss") and child.pos_ == "PROPN" else None
        if child.dep_ == "prep" and child.lower_ == "of":
            seat = next((c for c in child.children if c.dep_ == "pobj"), None)
        if seat is not None and (
            _sort(seat) in (*ORGANS, "organisation") or seat.ent_type_ == "GPE"
        ):
            where = short(sentence, seat)
            return Body(where, "members", organ=sentence.of_tokens(noun, noun)) if where else None
    return None


def _organ(sentence: Sentence, noun: Any, whole: Span, sort: str) -> Body:
    """A parliament or a chamber: whose it is, and its own name."""
    owners = [c for c in noun.children if c.dep_ == "poss"]
    if owners:
        owner, own = (
            short(sentence, owners[0]),
            [t for t in noun.subtree if t.i > owners[0].right_edge.i],
        )
        organ = trimmed(
            sentence, [t for t in own if t.i <= noun.i or t.dep_ in ("prep", "pobj", "compound")]
        )
        if owner is not None and organ is not None:
            return Body(owner, sort, organ=organ)
    behind = [
        t
        for t in noun.subtree
        if t.i > noun.i and t.ent_type_ in ("GPE", "LOC") and t.dep_ == "pobj"
    ]
    if behind and behind[-1].head.i > noun.i:
        state = trimmed(sentence, name(behind[-1]))
        organ = trimmed(sentence, noun.doc[noun.left_edge.i : behind[-1].head.i])
        if state is not None and organ is not None and organ.end <= state.start:
            return Body(state, sort, organ=organ)
    plain = [
        t for t in noun.subtree if t.i <= noun.i + 4 and t.ent_type_ != "NORP" and t.pos_ != "ADJ"
    ]
    organ = trimmed(sentence, plain)
    return Body(whole, sort, organ=organ if organ is not None and organ.within(whole) else whole)
