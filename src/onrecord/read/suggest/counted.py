"""What a number counts: the noun after it, or the pronoun or nothing that stands for people."""

from dataclasses import dataclass
from typing import Any

from onrecord.read.suggest.amounts import Amount
from onrecord.read.suggest.words import term

REACH = 9
"""Tokens between a number and the noun it counts at the most."""

LINKING = frozenset("of".split())
PRONOUNS = frozenset("them whom those these us you which".split())
UNFORTUNATE = frozenset(
    """dead wounded injured missing detained accused displaced disappeared convicted captured killed
    arrested kidnapped abducted deceased condemned elderly""".split()
)
"""Adjectives that stand for people without a noun: "three of the dead"."""

ADDED = frozenset("more others other another further additional".split())
INSIDE = ("ADJ", "NOUN", "PROPN")
PEOPLE_ENDINGS = (
    "ers", "ors", "ists", "ians", "ees", "men", "women", "ants", "ents", "ites", "ians", "iaks", "ese",
)  # fmt: skip
EVENTS = frozenset(
    """death fatality killing execution beheading assassination lynching murder disappearance
    kidnapping abduction arrest detention conviction acquittal indictment life injury casualty
    expulsion deportation displacement eviction burial drowning shooting""".split()
)
"""Nouns that count one person each without naming one; `cases` and `trials` count themselves."""

NOT_PEOPLES = ("DATE",)
PEOPLES_ENDINGS = ("is", "ns", "ts", "ks", "ds", "bs", "rs", "as")
"""How the plural names of peoples end: Iraqis, Serbians, Croats, Bosniaks, Kurds, Serbs, Berbers."""

NO_PERSON = frozenset("side party group other number time way thing".split())


@dataclass(frozen=True, slots=True)
class Counted:
    """What stands after a number.

    node: the token from which the governing words are sought.
    noun: the noun counted, None where the number stands alone.
    unit: a term of `counting_units`, "" where the noun is of no unit we know.
    words: first and last token that say who, or None.
    whole: for "7 of the 12", "51 of them": True; the number is a part of another.
    people: whether people are meant though no noun says so ("of them", "a crowd of 5,000").
    event: whether the noun is an event such as "deaths", which brings its own measure.
    """

    node: Any
    noun: Any
    unit: str
    words: tuple[Any, Any] | None
    whole: bool = False
    people: bool = False
    event: bool = False


def counted(amount: Amount) -> Counted:
    """What `amount` counts, read from the words after it and the parse."""
    after = _after(amount)
    if after is not None and after.lower_ == "of":
        linked = _of(amount, after)
        if linked is not None:
            return linked
    noun = _noun(amount, after)
    if noun is None:
        return Counted(amount.root, None, "", None)
    return _by_noun(amount, noun, first=_first_word(amount, noun), node=noun)


def _after(amount: Amount) -> Any:
    """The token after the number and after words such as "more", "or so", "odd"."""
    place, doc = amount.last.i + 1, amount.last.doc
    if amount.hedge is not None:
        while place < len(doc) and doc[place].idx < amount.hedge[1]:
            place += 1
    return doc[place] if place < amount.last.sent.end else None


def _of(amount: Amount, of: Any) -> Counted | None:
    """ "hundreds of people", "7 of the 12 detainees", "51 of them women"."""
    place, doc, end = of.i + 1, of.doc, of.sent.end
    definite = False
    while place < end and doc[place].lower_ in (
        "the",
        "these",
        "those",
        "its",
        "their",
        "his",
        "all",
    ):
        if doc[place].lower_ == "those" and (place + 1 >= end or doc[place + 1].pos_ == "VERB"):
            break
        definite, place = True, place + 1
    if place >= end:
        return None
    if doc[place].lower_ in PRONOUNS:
        following = doc[place + 1] if place + 1 < end else None
        noun = _run(following) if following is not None else None
        if noun is not None:
            read = _by_noun(amount, noun, first=following, node=amount.root)
            return Counted(amount.root, noun, read.unit, read.words, whole=True)
        unit = "persons" if doc[place].lower_ != "which" else ""
        return Counted(amount.root, None, unit, None, whole=True, people=unit == "persons")
    if doc[place].like_num:
        definite = True
        while place < end and doc[place].like_num:
            place += 1
        if place >= end or _run(doc[place]) is None:
            return Counted(amount.root, None, "", None, whole=True)
    if doc[place].lower_ in UNFORTUNATE and (place + 1 >= end or doc[place + 1].pos_ not in INSIDE):
        return Counted(amount.root, doc[place], "persons", (doc[place], doc[place]), definite)
    noun = _run(doc[place])
    if noun is None:
        return None
    read = _by_noun(amount, noun, first=doc[place], node=amount.root)
    return Counted(amount.root, noun, read.unit, read.words, definite, event=read.event)


def _noun(amount: Amount, after: Any) -> Any:
    head = amount.root.head
    direct = amount.root.dep_ in ("nummod", "quantmod", "compound", "amod", "det", "advmod")
    run = _run(after) if after is not None else None
    if run is not None:
        return run
    if (
        direct
        and head.i > amount.last.i
        and head.i - amount.last.i <= REACH
        and _unbroken(amount, head)
    ):
        return head if head.pos_ in ("NOUN", "PROPN") else None
    return None


def _unbroken(amount: Amount, head: Any) -> bool:
    between = amount.last.doc[amount.last.i + 1 : head.i]
    return all(t.pos_ not in ("PUNCT", "VERB", "AUX", "ADP", "SCONJ") for t in between)


def _run(first: Any) -> Any:
    """The last noun of the run of adjectives and nouns that starts at `first`, or None."""
    doc, end = first.doc, first.sent.end
    noun, place = None, first.i
    while place < end and place - first.i < REACH:
        token = doc[place]
        if token.pos_ in ("NOUN", "PROPN") and not _is_fate_alone(token, first):
            if noun is not None and _new_phrase(noun, token):
                break
            noun = token
        elif not _goes_on(token, place == first.i):
            break
        place += 1
    return noun


def _is_fate_alone(token: Any, first: Any) -> bool:
    """`45 dead`, tagged as a noun: the word is the fate, no noun."""
    return token.i == first.i and token.lower_ in (
        "dead",
        "missing",
        "wounded",
        "injured",
        "hostage",
    )


def _new_phrase(noun: Any, token: Any) -> bool:
    """Two nouns side by side of which the second opens a phrase of its own ("civilians Tuesday")."""
    if (
        noun.tag_ == "NNS"
        and token.tag_ in ("NN", "NNP")
        and term("counting_units", noun) == "persons"
    ):
        return True
    return False


def _goes_on(token: Any, first: bool) -> bool:
    if token.lower_ in ADDED:
        return True
    if token.pos_ == "ADJ" or token.tag_ in ("HYPH", "POS"):
        return True
    if token.tag_ in ("VBN", "VBG", "VBD"):
        following = token.doc[token.i + 1] if token.i + 1 < token.sent.end else None
        return (
            following is not None
            and following.pos_ in INSIDE
            and following.dep_ != "dobj"
            and (token.dep_ in ("amod", "compound", "nmod") or token.head.i > token.i)
        )
    if token.pos_ == "ADV" and not first or token.tag_ == "RB" and first:
        following = token.doc[token.i + 1] if token.i + 1 < token.sent.end else None
        return following is not None and following.tag_ in ("VBN", "JJ") and token.lower_ not in (
            "still", "now", "later", "also", "then", "reportedly", "allegedly",
        )  # fmt: skip
    if token.lower_ in ("and", "or", ",", "-", "/"):
        return _joins_adjectives(token)
    return False


def _joins_adjectives(token: Any) -> bool:
    """ "Tutsi and moderate Hutu civilians": the conjunction stands before the noun."""
    before = token.doc[token.i - 1]
    following = token.doc[token.i + 1] if token.i + 1 < token.sent.end else None
    return (
        (before.pos_ == "ADJ" or before.tag_ == "VBN")
        and following is not None
        and following.pos_ == "ADJ"
    )


def _first_word(amount: Amount, noun: Any) -> Any:
    first = _after(amount)
    while first.i < noun.i and (first.lower_ in ADDED or first.pos_ == "ADV"):
        first = first.nbor(1)
    return first if first.i <= noun.i else noun


def _by_noun(amount: Amount, noun: Any, *, first: Any, node: Any) -> Counted:
    while first.i < noun.i and first.lower_ in ADDED:
        first = first.nbor(1)
    if (
        noun.lower_ in ("sets", "set", "pairs")
        and noun.i + 2 < noun.sent.end
        and noun.nbor(1).lower_ == "of"
    ):
        inner = _run(noun.nbor(2))
        if inner is not None:
            return Counted(node, inner, unit_of(inner, amount), (noun.nbor(2), inner))
    if noun.lemma_.lower() in EVENTS:
        return Counted(node, noun, "persons", _of_whom(noun), event=True)
    if noun.lower_ in ADDED or noun.lemma_.lower() == "other":
        return Counted(node, None, "persons", None)
    unit = unit_of(noun, amount)
    last = _last_word(noun)
    return Counted(node, noun, unit, (first, last) if first.i <= last.i else None)


def unit_of(noun: Any, amount: Amount) -> str:
    """The counting unit of a noun; people by name of their people, or by how the word ends."""
    if (
        noun.lower_ == "people"
        and noun.i + 1 < noun.sent.end
        and noun.nbor(1).lower_ in ("'s", "’s")
    ):
        return "objects"
    if noun.i + 2 < noun.sent.end and noun.nbor(1).tag_ == "POS" and noun.nbor(2).pos_ in INSIDE:
        return "objects"
    unit = term("counting_units", noun)
    if unit is not None:
        return unit
    if len(noun.text) > 2 and noun.text[:-1].isupper():
        return ""  # NGOs, MiGs
    if noun.ent_type_ == "NORP" or (noun.tag_ == "NNPS" and noun.ent_type_ in ("", "NORP")):
        return "persons"
    plural = noun.tag_ in ("NNS", "NNPS")
    if noun.pos_ == "PROPN" and noun.ent_type_ not in NOT_PEOPLES:
        known = plural or noun.ent_type_ in ("", "NORP", "GPE")
        people = known and noun.lower_.endswith(PEOPLES_ENDINGS)
        alone = noun.i == amount.last.i + 1 or noun.nbor(-1).pos_ != "PROPN"
        return "persons" if people else "persons?" if alone else ""
    return "persons?" if plural and noun.lower_.endswith(PEOPLE_ENDINGS) else ""


def _of_whom(event: Any) -> tuple[Any, Any] | None:
    """Who the event befell: "deaths of 12 civilians", "civilian deaths"."""
    left = event.i - 1
    if left >= event.sent.start and event.nbor(-1).lower_ in (
        "civilian",
        "child",
        "infant",
        "maternal",
    ):
        return event.nbor(-1), event.nbor(-1)
    if event.i + 2 < event.sent.end and event.nbor(1).lower_ in ("among", "of"):
        noun = _run(event.nbor(2))
        if noun is not None and term("counting_units", noun) == "persons":
            return event.nbor(2), noun
    return None


def _last_word(noun: Any) -> Any:
    """The end of a short "of ..." or "from ..." after the noun, else the noun itself."""
    if noun.i + 1 >= noun.sent.end or noun.nbor(1).lower_ not in ("of", "from"):
        return noun
    place, last, doc = noun.i + 2, noun, noun.doc
    while place < noun.sent.end and place - noun.i <= 8:
        token = doc[place]
        if token.pos_ in ("NOUN", "PROPN"):
            last = token
        elif token.pos_ not in ("DET", "ADJ", "PRON") and token.tag_ not in ("HYPH", "POS", "VBN"):
            break
        elif token.lower_ in ("which", "that", "who", "whom", "them"):
            break
        place += 1
    return last
