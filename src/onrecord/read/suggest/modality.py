"""How certain a text is of a word: asserted, reported, alleged, negated or hypothetical."""

from collections.abc import Iterable, Iterator
from typing import Any

from onrecord.read.suggest.own_cues import VERBS, cue, nobody, own_cues
from onrecord.read.suggest.sentence import Attribution, Sentence

STRENGTH = ("negated", "hypothetical", "alleged", "reported", "asserted")
"""Where two cues meet, the earlier one stands: no fact is made of a word that one cue took back."""

REACH = 12
"""Links climbed from a word at the most."""

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")
ORDINALS = frozenset("first second third fourth fifth last latest only one next highest".split())
COMPLEMENT = frozenset("of for from on at with about against in into to over".split())
UNFULFILLED = frozenset("die flee escape disappear abscond kill commit vanish".split())
"""Verbs after which a `before` clause tells what did not come to pass."""


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
    return strongest(own_cues(noun))


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
            yield from own_cues(node)
        cues, node, mute = _step(node)
        yield from cues
        if node is None:
            return


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
    if lemma == "have" and node.tag_ == "VBN" and head.tag_ == "VBD" and not _infinitive(node):
        return [], head, False  # had his sentence commuted
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
    cues = list(nobody(head))
    if _infinitive(node) and node.dep_ in ("acl", "relcl"):
        near = {head.lower_, *(c.lower_ for c in head.children)}
        if head.dep_ == "pobj":  # the first head of state to be convicted
            near |= {c.lower_ for c in head.head.head.children}
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
    if head.lemma_ == "become" and "to" in marks:
        return [], None, False  # became the first to be convicted
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
    if prep.i < above.i and above.pos_ in VERBS:
        return [], above, False  # at his trial he denied
    if prep.lower_ not in COMPLEMENT or above == prep:
        return [], None if above == prep else above, False
    if above.pos_ in ("NOUN", "PROPN") and lemma not in cue("keeping_verb", "saying_verb"):
        return _weight(lemma), above, False
    if lemma in cue("denying_verb", "wishing_verb", "alleging_verb", "prospect"):
        return _weight(lemma), above, False
    return [], above, False
