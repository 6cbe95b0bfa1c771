"""How certain a text is of a word: asserted, reported, alleged, negated or hypothetical."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from onrecord.read.suggest.sentence import Attribution, Sentence
from onrecord.vocab import load

STRENGTH = ("negated", "hypothetical", "alleged", "reported", "asserted")
"""Where two cues meet, the earlier one stands: no fact is made of a word that one cue took back."""

REACH = 12
"""Links climbed from a word at the most."""

VERBS = ("VERB", "AUX")
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")
ORDINALS = frozenset("first second third fourth fifth last latest only one next highest".split())
COMPLEMENT = frozenset("of for from on at with about against in into to over".split())
UNFULFILLED = frozenset("die flee escape disappear abscond kill commit vanish".split())
"""Verbs after which a `before` clause tells what did not come to pass."""


@cache
def cue(*names: str) -> frozenset[str]:
    """The words of some terms of the vocabulary `cues`."""
    return frozenset(word for name in names for word in load("cues")[name].spellings)


def modality_of(sentence: Sentence, token: Any) -> str:
    """The modality of the verb or noun `token` where it stands, a term of `modalities`.

    `reported` only where a saying verb governs it in the same sentence; who is named as the speaker
    is `attribution`'s matter, and `combined` joins the two.
    """
    if sentence.where.exact.rstrip("\"'”’) ").endswith("?"):
        return "hypothetical"
    return strongest(_cues(token))


def in_passing(noun: Any) -> str:
    """The modality of a noun that is taken for granted: only its own words take it back."""
    return strongest(_own(noun))


def combined(modality: str, attribution: Attribution | None) -> str:
    """The modality of a claim: what the words say, weakened by how they are attributed."""
    if attribution is None:
        return modality
    return strongest((modality, attribution.modality))


def strongest(modalities: Iterable[str]) -> str:
    """The one of `modalities` that takes back most; `asserted` where there is none."""
    found = set(modalities)
    return next((one for one in STRENGTH if one in found), "asserted")


def plain(modality: str) -> bool:
    """Whether a claim of this modality is put forward as so, by the author or by somebody named."""
    return modality in ("asserted", "reported")


def _cues(token: Any) -> Iterator[str]:
    """Every cue on the way from `token` up to the root, as far as cues reach."""
    node, mute = token, False
    for _ in range(REACH):
        if not mute:
            yield from _own(node)
        cues, node, mute = _step(node)
        yield from cues
        if node is None:
            return


def _own(node: Any) -> Iterator[str]:
    """Cues among the words that belong to `node` itself."""
    verb = node.pos_ in VERBS
    for child in node.children:
        word = child.lower_
        if child.dep_ in ("neg", "advmod", "preconj", "cc") and word in cue("negative_word"):
            if node.doc[child.i + 1].lower_ != "until":  # it was not until 2014 that
                yield "negated"
        elif child.dep_ == "aux" and word in cue("modal"):
            yield "hypothetical"
        elif child.dep_ in ("advmod", "amod", "mark", "prep", "dep") and child.i < node.i + 4:
            yield from _adverb(word)
        elif child.dep_ == "det":
            yield from _determiner(child)
        elif verb and child.dep_ in ("nsubj", "nsubjpass", "dobj", "attr"):
            yield from _nobody(child)
    if verb:
        yield from _before(node)


def _adverb(word: str) -> Iterator[str]:
    if word in cue("accusing_adverb"):
        yield "alleged"
    elif word in cue("reporting_adverb"):
        yield "reported"
    elif word in cue("doubting_adverb", "condition"):
        yield "hypothetical"


def _determiner(child: Any) -> Iterator[str]:
    if child.lower_ in cue("negative_subject") or child.lower_ == "neither":
        yield "negated"
    elif child.lower_ in cue("any_subject"):
        yield "hypothetical"


def _nobody(noun: Any) -> Iterator[str]:
    """Whether a subject or object is nobody, or whoever it may be."""
    near = ("det", "nummod", "amod", "neg", "preconj")
    words = [noun, *(c for c in noun.children if c.dep_ in near)]
    opening = noun.doc[max(noun.left_edge.i - 1, noun.sent.start) : noun.i]
    if [t.lower_ for t in opening[:2]] == ["not", "a"] or "not a single" in opening.text.lower():
        yield "negated"
    if any(w.lower_ == "a" for w in words):
        return
    for word in words:
        if word.lower_ in cue("negative_subject", "negative_word"):
            yield "negated"
        elif word.lower_ in cue("any_subject"):
            yield "hypothetical"


def _before(node: Any) -> Iterator[str]:
    """The verb's own group read from the words, for what the parse may have hung elsewhere."""
    doc, place = node.doc, node.i - 1
    helping = cue("modal", "negative_word")
    while place >= node.sent.start and (
        doc[place].pos_ in ("AUX", "PART", "ADV") or doc[place].lower_ in helping
    ):
        word = doc[place].lower_
        if word in cue("modal") and doc[place].pos_ == "AUX":
            yield "hypothetical"
        elif word in cue("negative_word") and doc[place + 1].lower_ not in ("only", "until"):
            yield "negated"
        elif word == "yet" and doc[place + 1].lower_ == "to":
            yield "negated"
        place -= 1
    before = [t.lower_ for t in doc[max(node.sent.start, node.i - 5) : node.i]]
    ruled_out = (
        before[-1:] == ["out"] and before[-2].startswith("rul") if len(before) > 1 else False
    )
    if ruled_out or before[-2:] == ["let", "alone"] or ("too" in before and before[-1] == "to"):
        yield "negated"


def _step(node: Any) -> tuple[list[str], Any, bool]:
    """The cues of the link above `node`, where to go on (None: nowhere), and whether past its
    own words."""
    head, dep = node.head, node.dep_
    if head.i == node.i:
        return (["hypothetical"] if _imperative(node) else []), None, False
    if dep == "conj":
        return [], head, not _shares(node, head)
    if dep in ("prep", "agent", "prt", "advmod"):
        return [], head, False
    if node.pos_ in VERBS or dep in ("xcomp", "ccomp", "advcl", "acl", "relcl", "pcomp"):
        return _clause(node, head, dep)
    return _noun(head, dep)


def _imperative(node: Any) -> bool:
    bare = node.tag_ == "VB" and node.pos_ == "VERB"
    return bare and not any(c.dep_ in (*SUBJECTS, "aux", "auxpass") for c in node.children)


def _shares(node: Any, head: Any) -> bool:
    """Whether a second conjunct stands under the negation and the modals of the first."""
    if node.pos_ not in VERBS:
        return True
    between = {t.lower_ for t in node.doc[head.i : node.i] if t.dep_ in ("cc", "advmod")}
    if between & {"but", "yet", "instead", "then", "later"}:
        return False
    if any(c.dep_ in SUBJECTS for c in node.children):
        return False
    if any(c.dep_ in ("aux", "auxpass") and c.lower_ != "to" for c in node.children):
        return bool(between & {"or", "nor"})
    return node.tag_ not in ("VBZ", "VBP") or head.tag_ == node.tag_


def _clause(node: Any, head: Any, dep: str) -> tuple[list[str], Any, bool]:
    if dep in ("xcomp", "ccomp", "csubj", "dep", "csubjpass"):
        return _complement(node, head)
    if dep in ("acl", "relcl"):
        return _of_noun(node, head)
    if dep == "advcl":
        return _adverbial(node, head)
    if dep == "pcomp":
        return _gerund(head)
    return [], head, False


def _infinitive(node: Any) -> bool:
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in node.children)


def _finite(node: Any) -> bool:
    return node.tag_ in ("VBZ", "VBD", "VBP") or any(
        c.dep_ in ("aux", "auxpass") and c.tag_ in ("VBZ", "VBD", "VBP") for c in node.children
    )


def _complement(node: Any, head: Any) -> tuple[list[str], Any, bool]:
    finite, lemma = _finite(node), head.lemma_.lower()
    if lemma == "rule" and any(c.lower_ == "out" for c in head.children):
        return ["negated"], head, False
    if lemma in cue("saying_verb"):
        return ["reported"], head, finite and _only_modal(head)
    if lemma in cue("planning_verb") and finite:
        return (["reported"] if lemma != "be" else []), head, False
    if lemma == "order" and node.tag_ == "VBN" and not _infinitive(node):
        return [], head, False  # ordered the general detained
    if _infinitive(node):
        if lemma == "go" and head.tag_ == "VBG":
            return ["hypothetical"], None, False
        return _weight(lemma, otherwise="hypothetical"), head, False
    if node.i < head.i and finite and any(c.dep_ in SUBJECTS for c in node.children):
        return [], None, False  # two sentences set side by side
    return _weight(lemma), head, False


def _only_modal(head: Any) -> bool:
    """Whether a saying verb is weakened by a modal only: "can confirm that" still says so."""
    return not any(c.dep_ == "neg" or c.lower_ in cue("negative_word") for c in head.children)


def _weight(lemma: str, otherwise: str = "") -> list[str]:
    """The cue that a verb, noun or adjective puts on its complement."""
    if lemma in cue("denying_verb", "failing_verb", "absence"):
        return ["negated"]
    if lemma in cue("wishing_verb", "planning_verb", "prospect"):
        return ["hypothetical"]
    if lemma in cue("alleging_verb", "accusation"):
        return ["alleged"]
    if lemma in cue("keeping_verb", "saying_verb"):
        return ["reported"] if lemma in cue("saying_verb") else []
    return [otherwise] if otherwise != "" else []


def _of_noun(node: Any, head: Any) -> tuple[list[str], Any, bool]:
    cues = list(_nobody(head))
    if _infinitive(node) and node.dep_ in ("acl", "relcl"):
        near = {head.lower_, *(c.lower_ for c in head.children)}
        if not near & ORDINALS:
            cues += _weight(head.lemma_.lower(), otherwise="hypothetical")
    elif any(c.dep_ == "mark" and c.lower_ == "that" for c in node.children):
        return [*cues, *_weight(head.lemma_.lower())], head, False  # claims that, evidence that
    return cues, None, False


def _adverbial(node: Any, head: Any) -> tuple[list[str], Any, bool]:
    marks = {
        c.lower_
        for c in node.children
        if c.dep_ in ("mark", "advmod", "aux") or (c.dep_ == "prep" and c.i < node.i)
    }
    if "than" in marks:
        return ["negated"], None, False  # fled rather than be tried
    if marks & cue("condition") or "to" in marks or _inverted(node):
        return ["hypothetical"], None, False
    if "before" in marks and head.lemma_ in UNFULFILLED:
        return ["hypothetical"], None, False
    coming = any(c.dep_ == "aux" and c.lower_ in cue("modal") for c in head.children)
    if marks & {"when", "once", "until", "after", "before", "as"} or not marks:
        return (["hypothetical"] if coming else []), None, False
    return [], None, False


def _inverted(node: Any) -> bool:
    """`Had he been convicted`: a condition without a word that says so."""
    subjects = [c.i for c in node.children if c.dep_ in SUBJECTS]
    openers = [c.i for c in node.children if c.lower_ in ("had", "were", "should")]
    return bool(subjects and openers) and min(openers) < min(subjects)


def _gerund(prep: Any) -> tuple[list[str], Any, bool]:
    cues: list[str] = []
    while prep.pos_ in ("ADP", "SCONJ", "ADV") and prep.head != prep:
        ahead = prep.doc[prep.i - 1].lower_ if prep.i > 0 else ""
        if prep.lower_ in cue("absence") or prep.lower_ in ("against", "than"):
            return ["negated"], None, False
        if prep.lower_ == "of" and ahead in cue("absence"):
            return ["negated"], None, False
        if prep.lower_ not in COMPLEMENT and prep.lower_ != "before":
            return cues, None, False
        prep, below = prep.head, prep.lower_
        if below == "before":
            return (["hypothetical"] if prep.lemma_ in UNFULFILLED else []), None, False
    return _weight(prep.lemma_.lower()), prep, False


def _noun(head: Any, dep: str) -> tuple[list[str], Any, bool]:
    if dep in SUBJECTS:
        return [], head, False
    if dep == "pobj":
        return _after_preposition(head)
    if dep in ("dobj", "attr", "oprd", "dative") and head.pos_ in VERBS:
        heavy = cue("denying_verb", "wishing_verb", "alleging_verb")
        return (_weight(head.lemma_.lower()) if head.lemma_.lower() in heavy else []), head, False
    return [], head, False


def _after_preposition(prep: Any) -> tuple[list[str], Any, bool]:
    if prep.lower_ in cue("absence"):
        return ["negated"], None, False
    above = prep.head
    lemma = above.lemma_.lower()
    if prep.lower_ not in COMPLEMENT or above == prep:
        return [], None if above == prep else above, False
    if above.pos_ in ("NOUN", "PROPN") and lemma not in cue("keeping_verb", "saying_verb"):
        return _weight(lemma), above, False
    if lemma in cue("denying_verb", "wishing_verb", "alleging_verb", "prospect"):
        return _weight(lemma), above, False
    return [], above, False
