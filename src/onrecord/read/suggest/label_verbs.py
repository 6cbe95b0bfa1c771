"""The verb that gives a known label, and how the label hangs on it."""

from typing import Any

from onrecord.read.suggest.phrases import NOUNS, lemma

NAMING = frozenset(
    """call label term dub brand declare deem consider name find rule proclaim pronounce
    describe characterise characterize classify regard view refer condemn denounce treat see
    qualify define portray frame designate depict present recognise recognize hail decry slam
    acknowledge perceive cast interpret style equate remember remember brand commemorate""".split()
)
"""Verbs by which somebody gives a name or a description."""

EXPERTS = ("as", "to", "like")


def giving_verb(token: Any) -> tuple[Any | None, str]:
    """The verb that gives the label, and how the label hangs on it."""
    node = _first_of_list(token)
    for _ in range(5):
        head, dep = node.head, node.dep_
        if head == node:
            return None, ""
        if dep == "appos" and lemma(head.head) in NAMING and head.dep_ == "dobj":
            return head.head, "oprd"  # calls the events a tragedy
        if dep in (
            "oprd",
            "attr",
            "dobj",
            "ccomp",
            "xcomp",
            "acomp",
            "dative",
            "appos",
        ) and head.pos_ in ("VERB", "AUX"):
            return head, "attr" if dep in ("attr", "acomp") else dep
        if dep in ("pobj", "pcomp") and head.lower_ in EXPERTS:
            above = head.head
            while (
                above.pos_ in NOUNS
                and lemma(above) != "amount"
                and above.dep_ in ("dobj", "pobj", "nsubj", "conj", "prep", "dative")
            ):
                above = above.head
                if above.pos_ == "ADP":
                    above = above.head
            said = above.pos_ in ("VERB", "AUX") or lemma(above) == "amount"
            return (above, head.lower_) if said else (None, "")
        if dep == "pobj" and head.lower_ == "of" and lemma(head.head) in ("speak", "talk"):
            return head.head, "of"
        if dep == "pobj" and "nothing" in [t.lower_ for t in token.doc[head.i - 2 : head.i]]:
            above = next((a for a in head.ancestors if a.pos_ in ("VERB", "AUX")), None)
            return (above, "attr") if above is not None else (None, "")
        if dep == "pobj" and head.lower_ == "of" and head.head.pos_ in ("NOUN", "PROPN", "NUM"):
            if lemma(head.head) not in PART:
                return None, ""
            node = head.head
            continue
        if dep in ("compound", "amod", "conj", "nmod"):
            node = head
            continue
        return None, ""
    return None, ""


PART = frozenset(
    """act war case part instance form campaign example one crime policy kind evidence hallmark
    sign""".split()
)


def _first_of_list(token: Any) -> Any:
    while token.dep_ == "conj" and token.head.pos_ in NOUNS:
        token = token.head
    return token
