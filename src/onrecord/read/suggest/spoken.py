"""Who speaks where a verb of demanding, denying or labelling has a subject: an attribution."""

from typing import Any

from onrecord.read.suggest.attribution import attribute
from onrecord.read.suggest.people import resolved
from onrecord.read.suggest.phrases import lemma, short, subject, words
from onrecord.read.suggest.sentence import Attribution, Sentence
from onrecord.read.suggest.speakers import named

OWN = frozenset("i we one you".split())


def spoken(
    sentence: Sentence, verb: Any, speaker: Any | None, modality: str = "reported"
) -> Attribution | None:
    """`speaker` of what `verb` tells, then whoever the sentence names for telling that.

    None where there is no speaker, or the author says "we" and "I".
    """
    outer = attribute(sentence, sentence.of_tokens(verb, verb))
    if speaker is None or speaker.lower_ in OWN:
        return outer
    meant = antecedent(sentence, speaker)
    link = named(sentence, meant)
    if link is not None and meant.pos_ == "PROPN" and link[0].startswith(("For ", "In ", "As ")):
        where = short(sentence, meant)  # "For instance, ..." hangs on the name
        link = (where.exact, where) if where is not None else link
    if link is None:
        return outer
    further = tuple(one for one in (outer.links if outer is not None else ()) if one[0] != link[0])
    return Attribution((link, *further), modality)


def antecedent(sentence: Sentence, noun: Any) -> Any:
    """What a pronoun stands for; the noun itself where it is none or nothing is clear."""
    if noun.pos_ != "PRON":
        return noun
    if noun.lower_ not in ("it", "itself"):
        return resolved(sentence, noun)[0]
    here = [t for t in sentence.tokens if t.i < noun.i]
    for tokens in (here, *(list(s.tokens) for s in reversed(sentence.previous))):
        found = [t for t in tokens if t.dep_ in ("nsubj", "nsubjpass") and _body(t)]
        named_ = [t for t in found if t.pos_ == "PROPN"]
        if found:
            return (named_ or found)[0]
    return noun


def _body(token: Any) -> bool:
    """Whether a noun may be a state or an organisation."""
    if lemma(token) == "justice":
        return False
    if token.pos_ == "PROPN":
        return bool(token.ent_type_ != "PERSON")
    return token.ent_type_ in ("GPE", "ORG", "NORP") or (
        token.pos_ in ("NOUN", "PROPN")
        and lemma(token) in words("court_words", "court", "prosecutor", "authority")
    )


def speaking_subject(verb: Any) -> Any | None:
    """The subject of `verb`; of a letter or a resolution, those who wrote it."""
    found = subject(verb)
    for _ in range(3):
        if found is None or lemma(found) not in words("demand_words", "document"):
            return found
        owners = [c for c in found.children if c.dep_ == "poss"]
        above = _writer(found)
        if not owners and above is None:
            return found
        found = owners[0] if owners else above
    return found


def _writer(paper: Any) -> Any | None:
    """`Senators signed a letter urging ...`: the senators; `a resolution of the assembly`: it."""
    for child in paper.children:
        if child.dep_ in ("prep", "acl") and child.lower_ in ("by", "from", "of"):
            for noun in (c for c in child.children if c.dep_ == "pobj"):
                if noun.ent_type_ in ("ORG", "GPE", "PERSON"):
                    return noun
    verb = paper.head
    if paper.dep_ in ("dobj", "pobj") and verb.pos_ == "VERB":
        return subject(verb)
    return None
