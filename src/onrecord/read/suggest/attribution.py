"""Who the text says said it: reporting verbs, "according to", figures of somebody, pronouns."""

import re
from collections.abc import Iterator
from typing import Any

from onrecord.read.suggest.sentence import Attribution, Sentence
from onrecord.read.suggest.speakers import OWN, PRONOUNS, named
from onrecord.read.suggest.words import term
from onrecord.text import Span

Link = tuple[str, Span]

SAYING = frozenset(
    """say state report announce note add declare write explain recall testify maintain assert
    estimate conclude mention observe remark contend describe acknowledge confirm admit concede affirm
    reiterate stress emphasise emphasize underline reply respond inform boast recount tell argue
    believe insist indicate show suggest reveal find document record count list specify warn claim
    allege accuse put calculate give cite quote read find publish verify
    register tally issue tweet post repeat complain deny disclose detail conclude certify
    determine establish identify charge agree fear suspect narrate
    compute corroborate""".split()
)
"""Verbs whose subject speaks where what they govern is a clause."""

COUNTING = frozenset(
    """count document record confirm list register report put estimate identify tally verify
    establish calculate name publish cite give claim allege announce note assess mention state
    show acknowledge corroborate catalogue log quote certify""".split()
)
"""Verbs whose subject speaks where what they govern is the number itself."""

DOUBTING = frozenset("claim allege accuse charge suspect purport insinuate".split())
APPEARING = frozenset("visit interview release issue speak meet address hold brief appear".split())
"""Verbs whose subject a pronoun in the next sentence may mean."""

MUTE = frozenset(
    """attack raid bombing blast explosion strike airstrike bomb shelling war conflict violence fighting
    clash siege operation fire earthquake flood disease famine riot assault offensive disaster
    tragedy crackdown unrest battle event incident blockade number toll town city village district province region camp census
    hospital prison prisons""".split()
)
"""Subjects of "claim", "leave" or "put" that never speak."""

SOURCES = frozenset(
    """figure figures data statistics estimate estimates report reports record records count tally
    census toll survey study list account accounts number numbers source sources statement testimony
    investigation inquiry records files document documents documentation verdict judgment indictment
    research database register article book""".split()
)
"""Nouns that speak for somebody: "official figures", "the ministry's figures"."""

ACCORDING = re.compile(r"\b(?:according\s+to|in\s+the\s+words\s+of|per)\s+(?=\S)", re.I)
BY_ESTIMATE = re.compile(
    r"\b(?:by|based\s+on|citing|quoting)\s+(?=[^,.;]{0,50}\b(?:estimates?|figures?|data|statistics|accounts?|count|counts|tally|census|reckoning|records)\b)",
    re.I,
)
OPENING, CLOSING = "“«„", "”»"


def attribute(sentence: Sentence, near: Span) -> Attribution | None:
    """The speaker the sentence (or, by clear reference, an earlier one) names for words at `near`.

    None where nobody is named: then the document's author is the speaker.
    """
    token = _token_at(sentence, near)
    if token is None:
        return None
    for found in (
        _by_verbs(sentence, token),
        _according(sentence, token),
        _at_the_end(sentence, token),
    ):
        if found is not None:
            return found
    return _quoted_earlier(sentence, near)


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
    if below is not None and lemma in SAYING and _governs(verb, below, token):
        subject = _subject(verb)
        if (
            subject is not None
            and not _is_inside(token, subject)
            and not subject.like_num
            and _can_speak(subject, verb)
        ):
            return _attribution(sentence, verb, subject)
    for child in verb.children:
        if child.dep_ in ("parataxis", "dep", "advcl", "ccomp") and child.lemma_.lower() in SAYING:
            if (below is None or child.i != below.i) and _aside(child, verb):
                subject = _subject(child)
                if subject is not None and not _is_inside(token, child):
                    return _attribution(sentence, child, subject)
    return None


def _is_inside(token: Any, verb: Any) -> bool:
    return any(t.i == token.i for t in verb.subtree)


def _aside(verb: Any, above: Any) -> bool:
    """ "..., X said" and "as X reported": a reporting verb hung on the clause it reports."""
    if verb.dep_ == "advcl":
        return any(c.lower_ == "as" and c.dep_ in ("mark", "advmod") for c in verb.children)
    clause = any(c.dep_ in ("ccomp", "dobj") for c in verb.children)
    return not clause and abs(verb.i - above.i) < 60


def _governs(verb: Any, below: Any, token: Any) -> bool:
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
        return below.dep_ == "prep" and below.lower_ in ("of", "about")
    if verb.lemma_.lower() == "accuse":
        return below.dep_ == "prep" and below.lower_ == "of"
    if verb.lemma_.lower() in ("say", "write", "speak"):
        return below.dep_ in ("dobj", "dep") or (
            below.dep_ == "prep" and below.lower_ in ("of", "with")
        )
    return False


def _can_speak(subject: Any, verb: Any) -> bool:
    """Whether the subject may be a speaker: no attack "claims" lives, no toll "puts"."""
    if subject.lemma_.lower() in MUTE or term("measures", subject) == "killed":
        return False
    if verb.lemma_.lower() != "claim":
        return True
    return not any(
        c.dep_ == "dobj" and c.lower_ in ("lives", "life", "victims") for c in verb.children
    )


def _subject(verb: Any) -> Any:
    """The speaker of a reporting verb; the antecedent where it is "who"."""
    for child in verb.children:
        if child.dep_ in ("nsubj", "nsubjpass"):
            if child.dep_ == "nsubjpass" and verb.lemma_.lower() not in (
                "quote",
                "cite",
                "report",
                "hear",
            ):
                return None
            if child.lower_ in ("who", "which", "that") and verb.dep_ == "relcl":
                return verb.head
            return child
    for child in verb.children:
        if child.dep_ == "agent":
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        return _subject(verb.head)
    if verb.dep_ in ("advcl", "xcomp") and verb.tag_ == "VBG" and verb.head.pos_ == "VERB":
        return _subject(verb.head)
    if verb.dep_ == "acl" and verb.tag_ == "VBG":
        return verb.head
    return None


def _attribution(sentence: Sentence, verb: Any, subject: Any) -> Attribution | None:
    if subject.lower_ in PRONOUNS:
        speaker = _meant(sentence, subject)
    elif subject.lower_ in OWN:
        return _quoted_earlier(sentence, sentence.of_tokens(subject, subject))
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
    """ "..., a fisherman said." where the parse missed it: a comma, a noun phrase, a verb of saying."""
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
    subject = _subject(verb.head)
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


def _according(sentence: Sentence, token: Any) -> Attribution | None:
    """ "according to X", "by official figures", in the token's clause or over the whole sentence."""
    words, tokens = sentence.words, sentence.tokens
    best: tuple[int, Any] | None = None
    for pattern in (ACCORDING, BY_ESTIMATE):
        for match in pattern.finditer(words, tokens.start_char, tokens.end_char):
            noun = _noun_from(tokens, match.end())
            if noun is None or noun.i == token.i or noun.like_num:
                continue
            distance = abs(match.start() - token.idx) + (0 if match.start() > token.idx else 20)
            if best is None or distance < best[0]:
                best = (distance, noun)
    if best is None:
        return None
    if best[1].lower_ in PRONOUNS | {"him", "her", "them"}:
        speaker = _meant(sentence, best[1])
    else:
        speaker = named(sentence, best[1])
    return Attribution((speaker,)) if speaker is not None else None


def _noun_from(tokens: Any, start: int) -> Any:
    """The head of the noun phrase that opens at `start`."""
    for chunk in tokens.noun_chunks:
        if chunk.start_char <= start < chunk.end_char:
            root = chunk.root
            while root.dep_ in ("compound", "nmod", "amod") and root.head.i > root.i:
                root = root.head
            return root
    return None


def _meant(sentence: Sentence, pronoun: Any) -> Link | None:
    """The nearest speaker named before the pronoun; the pronoun's own words where none is."""
    person = pronoun.lower_ in ("he", "she", "him", "her")
    for token in reversed(list(sentence.tokens)):
        if token.i < pronoun.i and token.dep_ == "nsubj" and token.pos_ in ("NOUN", "PROPN"):
            saying = token.head.lemma_.lower() in SAYING
            if (
                saying
                and not (person and _is_group(token))
                or person
                and token.ent_type_ == "PERSON"
            ):
                return named(sentence, token)
    for earlier in reversed(sentence.previous[-4:]):
        for token in reversed(list(earlier.tokens)):
            if token.dep_ == "nsubj" and token.head.lemma_.lower() in SAYING | COUNTING | APPEARING:
                if token.lower_ in PRONOUNS | OWN or person and _is_group(token):
                    continue
                return named(earlier, token)
        for token in earlier.tokens:
            if token.dep_ in ("nsubj", "pobj") and token.ent_type_ == (
                "PERSON" if person else "ORG"
            ):
                return named(earlier, token)
    return named(sentence, pronoun)


def _is_group(token: Any) -> bool:
    return (
        token.ent_type_ in ("ORG", "GPE", "NORP")
        or token.tag_ in ("NNS", "NNPS")
        or token.lemma_.lower() in SOURCES
    )


def _quoted_earlier(sentence: Sentence, near: Span) -> Attribution | None:
    """The speaker of a quotation that opened in an earlier sentence and is still open."""
    depth = _open_at(sentence, near.start)
    if not depth:
        return None
    for earlier in reversed(sentence.previous[-6:]):
        for token in earlier.tokens:
            if (
                token.dep_ == "nsubj"
                and token.head.lemma_.lower() in SAYING
                and token.lower_ not in OWN
            ):
                speaker = (
                    _meant(earlier, token) if token.lower_ in PRONOUNS else named(earlier, token)
                )
                return Attribution((speaker,)) if speaker is not None else None
    return None


def _open_at(sentence: Sentence, place: int) -> bool:
    """Whether a quotation is open at `place`, counted from the paragraph's start."""
    before = sentence.text[sentence.paragraph.start : place]
    curly = sum(before.count(m) for m in OPENING) - sum(before.count(m) for m in CLOSING)
    return curly > 0 or before.count('"') % 2 == 1
