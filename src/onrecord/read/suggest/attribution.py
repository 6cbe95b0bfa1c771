"""Who the text says said it: reporting verbs, "according to", figures of somebody, pronouns."""

from collections.abc import Iterator
from typing import Any

from onrecord.read.suggest.according import according
from onrecord.read.suggest.meant import meant, quoted_earlier
from onrecord.read.suggest.saying import COUNTING, DOUBTING, SAYING, can_speak, subject_of
from onrecord.read.suggest.sentence import Attribution, Sentence
from onrecord.read.suggest.speakers import OWN, PRONOUNS, Link, named
from onrecord.text import Span


def attribute(sentence: Sentence, near: Span) -> Attribution | None:
    """The speaker the sentence (or, by clear reference, an earlier one) names for words at `near`.

    None where nobody is named: then the document's author is the speaker.
    """
    token = _token_at(sentence, near)
    if token is None:
        return None
    for found in (
        _by_verbs(sentence, token),
        according(sentence, token),
        _at_the_end(sentence, token),
    ):
        if found is not None:
            return found
    return quoted_earlier(sentence, near)


def _token_at(sentence: Sentence, near: Span) -> Any:
    for token in sentence.tokens:
        where = sentence.of_tokens(token, token)
        if where.start <= near.start < where.end:
            return token
    return None


def _by_verbs(sentence: Sentence, token: Any) -> Attribution | None:
    """The subject of the nearest reporting verb above the token."""
    node, below = token, None
    for _ in range(25):
        if node.pos_ in ("VERB", "AUX") or node.dep_ == "ROOT":
            found = _at_verb(sentence, node, below, token)
            if found is not None:
                return found
        if node.head.i == node.i:
            return None
        below, node = node, node.head
    return None


def _at_verb(sentence: Sentence, verb: Any, below: Any, token: Any) -> Attribution | None:
    lemma = verb.lemma_.lower()
    if below is not None and lemma in SAYING and _governs(verb, below) and _joined(token, verb):
        subject = subject_of(verb)
        if (
            subject is not None
            and not _is_inside(token, subject)
            and not subject.like_num
            and can_speak(subject, verb)
        ):
            return _attribution(sentence, verb, subject)
    for child in verb.children:
        if child.dep_ in ("parataxis", "dep", "advcl", "ccomp") and child.lemma_.lower() in SAYING:
            aside = (below is None or child.i != below.i) and _aside(child, verb)
            if aside and _joined(token, child):
                subject = subject_of(child)
                if subject is not None and not _is_inside(token, child):
                    return _attribution(sentence, child, subject)
    return None


def _is_inside(token: Any, verb: Any) -> bool:
    return any(t.i == token.i for t in verb.subtree)


def _joined(token: Any, verb: Any) -> bool:
    """Whether no semicolon parts the words from the verb."""
    first, last = min(token.i, verb.i), max(token.i, verb.i)
    return all(t.text != ";" for t in token.doc[first:last])


def _aside(verb: Any, above: Any) -> bool:
    """ "..., X said" and "as X reported": a reporting verb hung on the clause it reports."""
    if verb.dep_ == "advcl":
        return any(c.lower_ == "as" and c.dep_ in ("mark", "advmod") for c in verb.children)
    clause = any(c.dep_ in ("ccomp", "dobj") for c in verb.children)
    return not clause and abs(verb.i - above.i) < 60


def _governs(verb: Any, below: Any) -> bool:
    """Whether what the verb says is where the token stands."""
    if below.dep_ in ("ccomp", "xcomp", "parataxis"):
        return below.dep_ != "xcomp" or verb.lemma_.lower() in COUNTING | {"claim", "say"}
    if below.dep_ in ("nsubj", "nsubjpass", "agent", "aux", "mark", "npadvmod"):
        return False
    if below.dep_ == "advcl":
        return (
            below.i > verb.i and below.tag_ == "VBG" and verb.lemma_.lower() in COUNTING | {"say"}
        )
    if below.dep_ == "conj":
        noun = below.pos_ in ("NOUN", "ADJ", "NUM") or below.tag_ == "VBN"
        return noun and verb.lemma_.lower() in COUNTING and below.i > verb.i
    if verb.lemma_.lower() in COUNTING and below.dep_ in (
        "dobj",
        "prep",
        "attr",
        "dep",
        "oprd",
        "appos",
        "nummod",
    ):
        return below.dep_ != "prep" or below.lower_ in (
            "at",
            "as",
            "of",
            "on",
            "between",
            "to",
            "with",
            "including",
        )
    if verb.lemma_.lower() == "tell":
        return bool(below.dep_ == "prep" and below.lower_ in ("of", "about"))
    if verb.lemma_.lower() == "accuse":
        return bool(below.dep_ == "prep" and below.lower_ == "of")
    if verb.lemma_.lower() in ("say", "write", "speak"):
        return below.dep_ in ("dobj", "dep") or (
            below.dep_ == "prep" and below.lower_ in ("of", "with")
        )
    return False


def _attribution(sentence: Sentence, verb: Any, subject: Any) -> Attribution | None:
    if subject.lower_ in PRONOUNS:
        speaker = meant(sentence, subject)
    elif subject.lower_ in OWN:
        return quoted_earlier(sentence, sentence.of_tokens(subject, subject))
    else:
        speaker = named(sentence, subject)
    if speaker is None:
        return None
    links = tuple(_chain(sentence, verb, speaker))
    modality = "alleged" if verb.lemma_.lower() in DOUBTING else "reported"
    outer = _outer(sentence, verb)
    if outer is not None and outer[0] not in {name for name, _ in links}:
        links = (*links, outer)
    return Attribution(links, modality)


def _at_the_end(sentence: Sentence, token: Any) -> Attribution | None:
    """ "..., a fisherman said." where the parse missed it: a comma, a noun, a verb of saying."""
    tokens = list(sentence.tokens)
    for verb in reversed(tokens[-12:]):
        if verb.lemma_.lower() not in SAYING:
            continue
        comma = next(
            (t for t in reversed(tokens[: verb.i - tokens[0].i]) if t.text in (",", "”", '"')), None
        )
        if comma is None or comma.i < token.i or verb.i - comma.i > 12:
            return None
        for noun in verb.doc[comma.i + 1 : verb.right_edge.i + 1]:
            if (
                noun.dep_ in ("nsubj", "ROOT", "dobj")
                and (noun.i < verb.i or verb.i == comma.i + 1)
                and noun.pos_ in ("NOUN", "PROPN")
                and noun.i != verb.i
            ):
                return _attribution(sentence, verb, noun)
    return None


def _outer(sentence: Sentence, verb: Any) -> Link | None:
    """Who reports the report: "the BBC reported that the mayor said ..."."""
    if verb.dep_ != "ccomp" or verb.head.lemma_.lower() not in SAYING:
        return None
    subject = subject_of(verb.head)
    if subject is None or subject.lower_ in PRONOUNS | OWN:
        return None
    return named(sentence, subject)


def _chain(sentence: Sentence, verb: Any, speaker: Link) -> Iterator[Link]:
    """The innermost speaker first: whom the speaker cites, the speaker, whom they told."""
    for child in verb.children:
        if child.dep_ in ("advcl", "acl", "prep") and child.lemma_.lower() in ("cite", "quote"):
            cited = next((c for c in child.children if c.dep_ in ("dobj", "pobj")), None)
            link = named(sentence, cited) if cited is not None else None
            if link is not None:
                yield link
    yield speaker
    if verb.lemma_.lower() in ("tell", "inform"):
        for child in verb.children:
            if (
                child.dep_ in ("dobj", "dative")
                and child.i > verb.i
                and child.pos_ in ("PROPN", "NOUN")
            ):
                link = named(sentence, child)
                if link is not None:
                    yield link
