"""The person that a noun of a proceeding hangs on: "the case against X", "X's conviction"."""

from typing import Any

from onrecord.read.suggest.guards import legal
from onrecord.read.suggest.people import is_person
from onrecord.read.suggest.phrases import after, lemma, objects, subject, words

PERSON_LINKS = ("of", "for", "on", "into", "over", "to")


def concerned(verb: Any, matter: Any) -> Any | None:
    """The person that a noun of a proceeding hangs on: `the case against X`, `X's conviction`."""
    if matter.lower_ in ("list", "wanted"):
        found = objects(verb) or [s for s in (subject(verb),) if s is not None]
        return found[0] if found else None
    owners = [c for c in matter.children if c.dep_ == "poss" and not legal(c)]
    lodged = [n for c in matter.children if c.dep_ == "acl" for n in after(c, "by")]
    if lodged:
        return lodged[0]
    if owners and owners[0].pos_ != "PRON":
        return owners[0]
    for word in ("against", *PERSON_LINKS):
        for prep in (p for holder in (matter, verb) for p in holder.children if p.lower_ == word):
            if word == "of" and lemma(matter) in words("court_words", "charge"):
                continue
            if prep.dep_ in ("prep", "dative"):
                for noun in (c for c in prep.children if c.dep_ == "pobj"):
                    behind = _by_way(noun, matter)
                    if behind is not None and (word not in LOOSE or _somebody(behind)):
                        return behind
    return owners[0] if owners else None


LOOSE = ("for", "on", "over", "to")
"""Links behind which a reason or an offence stands as well: `closed for lack of evidence`."""


def _somebody(noun: Any) -> bool:
    return bool(noun.pos_ == "PROPN" or is_person(noun))


def _by_way(noun: Any, matter: Any) -> Any | None:
    """The noun itself, or the person behind `on charges against X`; no crime, term or date."""
    if lemma(noun) in ("arrest", "detention", "capture", "extradition") or lemma(noun) in words(
        "court_words", "charge", "punishment", "decision", "case", "trial", "appeal"
    ):
        return concerned(noun, noun)
    if noun.ent_type_ in ("DATE", "TIME") or lemma(noun) in words("crimes") or noun == matter:
        return None
    return noun
