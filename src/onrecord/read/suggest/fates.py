"""What befell or was done to those a number counts: the measure, from the words that govern it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from onrecord.read.suggest.words import find, term

CLIMB = 9
"""Links of the parse climbed from a number at the most."""

SUBJECT_VERBS = frozenset(
    """die perish flee disappear vanish live reside dwell succumb drown suffocate starve escape
    participate attend fall survive miss""".split()
)
"""Verbs that say what befell their subject; of all others it befell the object."""

TRANSITIVE_TOO = frozenset("drown starve suffocate miss disappear attend".split())
"""Those of them that are also done to an object ("the regime disappeared 30,000")."""

SUBJECT_PHRASES = frozenset(
    phrase.strip()
    for phrase in """lose life;lose lives;go missing;remain missing;stand trial;face trial;go on trial;face charge;
    face charges;take refuge;take shelter;seek refuge;seek shelter;seek asylum;lose home;lose homes;
    leave home;leave homes;abandon home;abandon homes;cross border;cross river;cross into;pour across;appear in court;
    appear before court;starve to death;freeze to death;burn to death;plead guilty;take part;
    lose parents;lose both parents;face prosecution;await trial;die of""".split(";")
)
SURVIVABLE = frozenset(
    """rape torture abuse violence sexual trafficking assault repression persecution displacement
    discrimination detention crime slavery shelling mine beating harassment""".split()
)

RAISING = frozenset(
    """believe think report say know fear presume confirm continue begin start expect estimate allege
    suspect understand appear seem claim assume consider list name record document identify want
    remain have force compel oblige cause make get see leave find order ask urge help""".split()
)
"""Verbs through which a number reaches the verb below: "45 are believed to have died"."""

STATES = frozenset("be remain stay languish sit keep live end hold still".split())
"""Verbs whose subject is where the words after them say: "remain in custody"."""

PASSED = frozenset("receive get give hand serve draw".split())
"""Verbs by which a sentence is passed on somebody."""

LIGHT = frozenset(
    "be number total reach exceed rise stand climb surpass include top jump hit comprise grow range vary".split()
)
"""Verbs that only say that something is so many."""

LOST = frozenset(
    """child son daughter brother sister relative parent father mother husband wife cousin uncle aunt
    nephew niece grandchild man woman soldier fighter troop civilian people person friend neighbour
    neighbor comrade officer sibling grandson granddaughter grandmother grandfather family villager
    baby life citizen sailor policeman colleague""".split()
)
"""Those whom to lose is to have dead."""

PLACES = frozenset(
    """town village city hamlet settlement district region province country community quarter
    municipality neighbourhood neighborhood suburb island camp valley state commune enclave""".split()
)
COLLECTIVE = frozenset(
    """group crowd team band mob staff delegation force army garrison contingent family convoy total
    column gang party squad number list majority half third quarter rest remainder handful series
    class audience congregation maximum minimum average estimate figure combination people pair
    procession wave batch influx population couple unit panel sample""".split()
)
ROLE_NOUNS_WEAK = frozenset(
    (
        "residents",
        "participants",
        "displaced",
        "captive",
        "charged",
        "missing",
        "orphaned",
        "killed",
        "injured",
        "casualties",
        "convicted",
        "bodies",
        "wanted",
        "released",
        "arrested",
    )
)
STRONG_FIRST = ("killed", "casualties", "missing", "sentenced", "convicted", "acquitted", "charged")


@dataclass(frozen=True, slots=True)
class Fate:
    """A measure, and the token that says it (whose modality the figure has)."""

    measure: str
    cue: Any


def role_of(noun: Any) -> Fate | None:
    """What a noun alone says: "hostages", "inhabitants", "deaths"; None for "women"."""
    measure = term("measures", noun)
    if measure is None or measure in ("participants", "states", "families", "count", "damage"):
        return None
    if noun.lemma_.lower() == "victim" and _of_something_else(noun):
        return None
    return Fate("charged" if measure == "trials" else measure, noun)


def _of_something_else(victim: Any) -> bool:
    """ "victims of rape": victims of something they may have lived through."""
    beside_it = {c.lower_ for c in victim.children if c.dep_ in ("compound", "amod")}
    below = {t.lemma_.lower() for c in victim.children if c.dep_ == "prep" for t in c.subtree}
    return len((beside_it | below) & SURVIVABLE) > 0


def of_noun(noun: Any) -> Fate | None:
    """What the noun and the words that belong to it say, whatever verb stands above."""
    return _own(noun) or role_of(noun)


def fate(node: Any, noun: Any) -> Fate | None:
    """The measure of what governs `node`, nearest words first, or None."""
    own = _own(noun if noun is not None else node)
    if own is not None and own.measure not in PASSING:
        return own
    above = _climb(node)
    if own is None or above is None:
        return above if own is None else own
    return above if above.measure in STRONGER and above.cue.pos_ == "VERB" else own


def _climb(token: Any) -> Fate | None:
    for _ in range(CLIMB):
        found, token = _step(token)
        if found is not None:
            return found
        if token is None:
            return None
    return None


def beside(last: Any) -> Fate | None:
    """The word of fate right after a number or its noun: "45 killed", "150 still unaccounted for"."""
    place = _past(last.doc, last.i + 1, last.sent.end)
    found = _cue_at(last, place)
    if found is None or not _nominal(found.cue):
        return found
    beyond = _cue_at(last, _past(last.doc, found.cue.i + 1, last.sent.end))
    return beyond if beyond is not None else found


def _past(doc: Any, place: int, end: int) -> int:
    """Past auxiliaries, adverbs and an inserted ", including ...,"."""
    start = place
    if place < end and doc[place].text == ",":
        place = _past_insertion(doc, place, end)
    inserted = place - start
    while (
        place < end
        and place - start - inserted <= 6
        and (doc[place].tag_ in ("RB", "RBR") or doc[place].lower_ in PASSED_OVER)
    ):
        place += 1
    return place


def _past_insertion(doc: Any, comma: int, end: int) -> int:
    """After the second of two commas, where an auxiliary follows it; else the first comma."""
    for place in range(comma + 2, min(end - 1, comma + 22)):
        if doc[place].text == "," and doc[place + 1].lower_ in (
            "were",
            "was",
            "had",
            "have",
            "are",
            "died",
        ):
            return place + 1
        if doc[place].text in (";", ":") or doc[place].dep_ == "ROOT":
            return comma
    return comma


def _nominal(cue: Any) -> bool:
    """ "the four accused were sentenced": the first word names them, the second says what befell."""
    if cue.i + 1 >= cue.sent.end or cue.tag_ == "VBD":
        return False
    return cue.nbor(1).lower_ in ("were", "was", "are", "had", "have", "has")


def _cue_at(last: Any, place: int) -> Fate | None:
    doc, end = last.doc, last.sent.end
    if place >= end:
        return None
    token = doc[place]
    if token.tag_ not in ("VBN", "VBD", "JJ", "NN", "VBG", "NNS", "RB", "VB") or _acts(token):
        return None
    measure = _phrase(token, list(doc[place + 1 : min(end, place + 4)])) or term("measures", token)
    if measure in (None, "states", "families", "count", "participants"):
        return None
    if token.tag_ in ("NN", "NNS") and place != last.i + 1:
        return None
    return Fate(_with_next(token, str(measure)), token)


def tolled(amount_first: Any) -> Fate | None:
    """A noun of fate to the left of a number alone: "the death toll now stands at 45"."""
    for token in reversed(
        list(amount_first.doc[max(amount_first.sent.start, amount_first.i - 8) : amount_first.i])
    ):
        if token.like_num or token.text in (",", ";", "("):
            return None
        if token.lower_ in TOLL_WORDS:
            return role_of(token)
        if (
            token.pos_ == "VERB"
            and token.lemma_.lower() not in LIGHT | {"put", "estimate"}
            or token.lower_ in ("in", "by", "since")
        ):
            return None
    return None


def named_as(names: Any) -> Fate | None:
    """ "477 names of the dead", "the names of 9,876 missing persons"."""
    return next((f for f in map(role_of, _below(names)) if f is not None), None)


def of_court(cases: Any) -> bool:
    """Whether cases are before a court, not of a disease."""
    words = {t.lemma_.lower() for t in (*cases.children, *cases.ancestors)}
    return len(words & {"criminal", "court", "legal", "open", "file", "pending", "prosecute", "hear", "try",
                        "judicial", "civil", "before", "murder", "prosecution"}) > 0  # fmt: skip


def takes_up(number: Any) -> bool:
    """Whether a number alone is put in the place of another: "the rebels claimed 70",
    "put the figure at 140", "the true number is closer to 2,500"."""
    head = number.head
    if number.dep_ == "dobj":
        return head.lemma_.lower() in (
            "claim",
            "say",
            "report",
            "count",
            "estimate",
            "give",
            "confirm",
        )
    verb = head.head if number.dep_ == "pobj" else head
    if verb.dep_ in ("acomp", "attr"):
        verb = verb.head
    return any(
        child.lemma_.lower() in ("figure", "number", "total", "toll", "count", "estimate", "tally")
        for child in verb.children
        if child.dep_ in ("dobj", "nsubj", "nsubjpass")
    )


def acts_alone(number: Any) -> bool:
    """Whether a part is the subject of a verb of its own that says no fate: "only 57 came home"."""
    verb = number.head
    return (
        number.dep_ == "nsubj"
        and verb.pos_ == "VERB"
        and verb.lemma_.lower() not in LIGHT
        and term("measures", verb) is None
    )


def _acts(verb: Any) -> bool:
    """Whether an active verb does it to somebody else: "45 soldiers killed 12 civilians"."""
    if verb.lemma_.lower() in SUBJECT_VERBS:
        return False
    if verb.tag_ not in ("VBD", "VB", "VBG"):
        return False
    if any(c.dep_ == "auxpass" for c in verb.children):
        return False
    return verb.tag_ == "VB" or any(c.dep_ == "dobj" and c.i > verb.i for c in verb.children)


def _with_next(token: Any, measure: str) -> str:
    """ "killed or wounded" is casualties; "shot and wounded" is injured; "rounded up and shot" killed."""
    place = token.i + 1
    if place + 1 >= token.sent.end or token.doc[place].lower_ not in ("and", "or", "/", "and/or"):
        return measure
    other = token.doc[place + 1]
    if other.tag_ == "RB" and place + 2 < token.sent.end:
        other = token.doc[place + 2]
    second = (
        term("measures", other) if other.tag_ in ("VBN", "VBD", "JJ", "NNS", "NN", "VBG") else None
    )
    return (
        joined(measure, second, token) if second is not None and not _numbered(other) else measure
    )


def _numbered(token: Any) -> bool:
    return any(c.dep_ == "nummod" or c.like_num for c in token.lefts)


def joined(first: str, second: str, cue: Any = None) -> str:
    """The one measure of two that befell the same people."""
    pair = {first, second}
    if pair == {"killed", "injured"}:
        return (
            "injured"
            if cue is not None and cue.lower_ == "shot" and second == "injured"
            else "casualties"
        )
    if "casualties" in pair and pair <= {"casualties", "killed", "injured"}:
        return "casualties"
    if cue is not None and first == "killed" and second in ("bodies",):
        return "killed"
    order = ("arrested", "charged", "convicted", "sentenced")
    if first in order and second in order:
        return max(first, second, key=order.index)
    if "killed" in pair and first in ("arrested", "captive", "displaced", "missing"):
        return "killed"
    return first


def _own(noun: Any) -> Fate | None:
    """What participles, adjectives and clauses that belong to the noun say of it."""
    for child in noun.children:
        if child.dep_ in ("acl", "relcl"):
            found = _clause(child, child.dep_ == "relcl")
            if found is not None and child.i > noun.i:
                return found
    for child in noun.children:
        if child.dep_ in ("amod", "compound", "nmod") and child.i < noun.i and not child.like_num:
            measure = term("measures", child)
            if (
                measure
                in ("killed", "injured", "missing", "displaced", "captive", "arrested", "wanted")
                and (
                    child.tag_ in ("VBN", "JJ", "VBG", "VBD")
                    or child.lower_ in ("dead", "missing", "hostage")
                )
                and child.lower_ not in ("held", "live", "free", "life", "body")
            ):
                return Fate(measure, child)
    return None


def _clause(verb: Any, relative: bool) -> Fate | None:
    if verb.tag_ == "VBN" and not relative:
        return _befell(verb)
    if any(
        c.dep_ in ("nsubjpass",) and c.lower_ in ("who", "that", "which") for c in verb.children
    ):
        return _befell(verb)
    if any(c.dep_ == "nsubj" and c.lower_ in ("who", "that", "which") for c in verb.children):
        return _subject(verb)
    if any(c.dep_ == "dobj" and c.lower_ in ("whom", "that", "who") for c in verb.children):
        return _befell(verb)
    return _subject(verb) if verb.tag_ == "VBG" else None


def _step(token: Any) -> tuple[Fate | None, Any]:
    """What the link above `token` says, and the token to go on from."""
    head, dep = token.head, token.dep_
    if head.i == token.i:
        return (_befell(token) if token.pos_ == "VERB" else None), None
    if dep in (
        "conj",
        "appos",
        "nummod",
        "quantmod",
        "compound",
        "nmod",
        "npadvmod",
        "amod",
        "dep",
        "poss",
    ):
        return _sideways(token, head)
    if dep == "nsubjpass":
        return _befell(head), None
    if dep in ("nsubj", "csubj"):
        return _subject(head), None
    if dep in ("dobj", "dative", "attr", "oprd", "acomp", "ccomp", "xcomp", "npadvmod", "advmod"):
        return _object(token, head)
    if dep == "pobj":
        return _prepositional(token, head)
    return None, None


def _sideways(token: Any, head: Any) -> tuple[Fate | None, Any]:
    if head.pos_ in ("VERB", "AUX"):
        return _object(token, head) if token.i > head.i else (_befell(head), None)
    if token.dep_ == "conj" and head.pos_ in ("NOUN", "PROPN", "NUM", "ADJ"):
        return None, head
    own = _own(head)
    if own is not None:
        return own, None
    return _role_above(head), head


def _role_above(head: Any) -> Fate | None:
    found = role_of(head)
    return found if found is not None and found.measure != "sentenced" else None


def _befell(verb: Any) -> Fate | None:
    """What a verb did to the people it is done to, itself or through the verbs that hang on it."""
    found = list(_readings(verb, subject=False))
    return _chosen(found)


def _subject(verb: Any) -> Fate | None:
    """What befell the subject of an active verb."""
    if any(c.dep_ == "auxpass" for c in verb.children):
        return _befell(verb)
    found = _chosen(list(_readings(verb, subject=True)))
    return found if found is not None or verb.lemma_.lower() != "be" else _said_to_be(verb)


def _said_to_be(be: Any) -> Fate | None:
    """ "300 were hostages", "her two sons were among those killed"."""
    for child in be.children:
        if child.dep_ == "attr" and child.i > be.i and role_of(child) is not None:
            return role_of(child)
        if child.dep_ == "prep" and child.lower_ == "among":
            for inner in child.children:
                found = _noun_phrase(inner) if inner.dep_ == "pobj" else None
                if found is not None:
                    return found
    return None


def _chosen(found: list[Fate]) -> Fate | None:
    if not found:
        return None
    best = found[0]
    for other in found[1:]:
        measure = joined(best.measure, other.measure, best.cue)
        if measure != best.measure:
            best = Fate(measure, other.cue if measure == other.measure else best.cue)
    return best


def _readings(verb: Any, *, subject: bool, depth: int = 0) -> Iterator[Fate]:
    own = _verb(verb, subject=subject)
    if own is not None:
        yield own
    if depth > 3:
        return
    for child in verb.children:
        if child.dep_ in ("xcomp", "ccomp", "oprd", "acomp") and child.i > verb.i and own is None:
            if verb.lemma_.lower() == "try":
                continue
            if child.dep_ == "ccomp" and any(
                c.dep_ in ("nsubj", "nsubjpass") for c in child.children
            ):
                continue
            if (
                verb.lemma_.lower() in RAISING
                or verb.pos_ == "AUX"
                or child.dep_ in ("oprd", "acomp")
            ):
                passive = any(c.dep_ == "auxpass" for c in child.children)
                yield from _readings(child, subject=not passive, depth=depth + 1)
        elif child.dep_ == "conj" and child.pos_ == "VERB" and child.i > verb.i:
            taken = ("nsubj", "nsubjpass") if subject else ("nsubj", "nsubjpass", "dobj")
            if not any(c.dep_ in taken for c in child.children):
                passive = child.tag_ == "VBN" or any(c.dep_ == "auxpass" for c in child.children)
                if not subject and not passive and verb.tag_ == "VBN":
                    yield from _readings(child, subject=True, depth=depth + 1)
                elif passive or child.tag_ == verb.tag_ or subject:
                    yield from _readings(child, subject=subject and not passive, depth=depth + 1)


def _verb(verb: Any, *, subject: bool) -> Fate | None:
    rest = [c for c in verb.children if c.i > verb.i]
    spelt = _spelt(verb, rest)
    phrase = find("measures", spelt) if spelt is not None else None
    if phrase is None and _not_seen_again(verb):
        return Fate("missing", verb)
    if verb.lemma_.lower() == "survive" and subject:
        return Fate("count", verb)
    if phrase is not None:
        if (
            not subject
            or verb.lemma_.lower() in STATES
            or spelt in SUBJECT_PHRASES
            or verb.tag_ == "VBN"
            and verb.pos_ != "VERB"
        ):
            return Fate(phrase, verb)
    measure = term("measures", verb)
    lemma = verb.lemma_.lower()
    if lemma in PASSED and (subject or verb.tag_ == "VBN"):
        given = _given(verb)
        if given is not None:
            return given
    if measure in (None, "count", "states", "families", "trials") or _only_tries(verb):
        return None
    if verb.pos_ in ("ADJ", "NOUN", "ADV") or verb.tag_ == "VBG" and lemma == "miss":
        return Fate(str(measure), verb)
    if subject and lemma not in SUBJECT_VERBS and verb.tag_ != "VBN":
        return None
    if not subject and lemma in SUBJECT_VERBS - TRANSITIVE_TOO:
        return None
    return Fate(str(measure), verb)


def _not_seen_again(verb: Any) -> bool:
    """ "150 have never been seen again"."""
    if verb.lemma_.lower() not in ("see", "hear", "find", "locate", "trace") or verb.tag_ != "VBN":
        return False
    return any(c.dep_ == "neg" for c in verb.children)


def _only_tries(verb: Any) -> bool:
    """ "tried to flee" is no trial, "held talks" no captivity, "charged at" no charge."""
    lemma = verb.lemma_.lower()
    if lemma == "try":
        return any(c.dep_ == "xcomp" for c in verb.children)
    return lemma == "charge" and any(c.lower_ in ("at", "towards", "into") for c in verb.children)


def _given(verb: Any) -> Fate | None:
    """ "received life sentences", "were given prison terms"."""
    for child in verb.children:
        if child.dep_ in ("dobj", "oprd") and child.i > verb.i:
            words = [child, *(c for c in child.children if c.dep_ in ("compound", "amod"))]
            for word in words:
                if term("measures", word) in ("sentenced", "convicted") or word.lower_ in (
                    "jail",
                    "prison",
                ):
                    return Fate("sentenced", verb)
    return None


def _phrase(verb: Any, rest: list[Any]) -> str | None:
    spelt = _spelt(verb, rest)
    return find("measures", spelt) if spelt is not None else None


def _spelt(verb: Any, rest: list[Any]) -> str | None:
    """A phrase of the vocabulary made of the verb and a word that hangs on it, or None."""
    lemma = verb.lemma_.lower()
    for child in rest:
        for words in _tails(child):
            if " " in words and lemma in STATES and find("measures", words) is not None:
                return words
            for first in (lemma, verb.lower_):
                if find("measures", f"{first} {words}") is not None:
                    return f"{lemma} {words}"
    return None


def _tails(child: Any) -> Iterator[str]:
    yield child.lower_
    if child.lemma_.lower() != child.lower_:
        yield child.lemma_.lower()
    for inner in child.children:
        if inner.i > child.i and child.pos_ in ("ADP", "ADV", "PART"):
            yield f"{child.lower_} {inner.lower_}"
            for last in inner.children:
                if inner.pos_ == "ADP" and last.dep_ == "pobj":
                    yield f"{child.lower_} {inner.lower_} {last.lower_}"


def _object(token: Any, verb: Any) -> tuple[Fate | None, Any]:
    lemma = verb.lemma_.lower()
    found = _befell(verb)
    if found is not None:
        return _with_first(found, verb), None
    if lemma == "lose" and token.dep_ in ("dobj", "conj") and not _political(token):
        return Fate("killed", verb), None
    if lemma in LIGHT or verb.pos_ == "AUX":
        return _of_subject(verb), None
    return None, None


def _political(noun: Any) -> bool:
    """ "lost 12 members" of a party, "lost 40 workers" say no death."""
    return noun.lemma_.lower() not in LOST


def _with_first(found: Fate, verb: Any) -> Fate:
    """ "killed and wounded 45": the first verb has no object of its own."""
    first = verb.head
    if verb.dep_ != "conj" or any(c.dep_ in ("dobj", "nsubjpass") for c in first.children):
        return found
    measure = term("measures", first) if first.pos_ == "VERB" else None
    return Fate(joined(measure, found.measure, first), first) if measure is not None else found


def _of_subject(verb: Any) -> Fate | None:
    """ "the dead numbered 45", "among the dead were 13", "the death toll stands at 45"."""
    for child in verb.children:
        if child.dep_ in ("nsubj", "nsubjpass", "dobj"):
            found = _noun_phrase(child)
            if found is not None:
                return found
        if child.dep_ == "prep" and child.lower_ in ("among", "of", "amongst"):
            for inner in child.children:
                found = _noun_phrase(inner) if inner.dep_ == "pobj" else None
                if found is not None:
                    return found
    return None


def _noun_phrase(noun: Any) -> Fate | None:
    """The fate that a noun, its adjectives or what it is the number of, speak of."""
    for token in (noun, *_below(noun)):
        if token.lower_ in ("names", "name"):
            continue
        measure = term("measures", token)
        if measure in (None, "states", "families", "count", "participants") or token.like_num:
            continue
        if token.pos_ in ("NOUN", "ADJ", "PROPN", "VERB"):
            measure = "charged" if measure == "trials" else measure
            return Fate(_with_next(token, str(measure)), token)
    return None


def _below(noun: Any) -> Iterator[Any]:
    for child in noun.children:
        if child.dep_ in ("compound", "amod", "nmod", "poss"):
            yield child
        elif child.dep_ == "prep" and child.lower_ in ("of", "among", "from"):
            for inner in child.children:
                if inner.dep_ in ("pobj", "pcomp"):
                    yield inner
                    yield from _below(inner)
        elif child.dep_ in ("acl", "relcl"):
            yield child


def _prepositional(token: Any, prep: Any) -> tuple[Fate | None, Any]:
    above, word = prep.head, prep.lower_
    if prep.dep_ == "pobj" or above.i == prep.i:
        return None, None
    if word == "by":
        return None, None
    if above.pos_ == "ADP":  # "up to", "of around"
        return _prepositional(token, above) if above.head.i != above.i else (None, None)
    if above.pos_ in ("NOUN", "PROPN", "ADJ", "NUM", "PRON", "ADV"):
        return _of_noun(token, word, above)
    if above.pos_ in ("VERB", "AUX") and (word == "from" or _hedges(prep)):
        return _object(token, above)
    if above.pos_ in ("VERB", "AUX"):
        if word == "to" and _after_home(token):
            return Fate("residents", prep.nbor(-1)), None
        if word in ("of", "among") and prep.i < above.i:
            return None, None  # "Of the 600, 50 survived"
        return _of_verb(word, above), None
    return None, None


def _hedges(prep: Any) -> bool:
    """Whether a preposition belongs to the number: "killed over 40", "executed up to 1,700"."""
    following = prep.nbor(1)
    if prep.lower_ == "to":
        return bool(prep.i > prep.sent.start and prep.nbor(-1).lower_ == "up")
    return prep.lower_ in HEDGING and (following.like_num or following.pos_ == "NUM")


def _of_noun(token: Any, word: str, noun: Any) -> tuple[Fate | None, Any]:
    if word in ("including", "like", "excluding"):
        own = _own(noun) or _role_above(noun)
        return own, noun
    if word == "of" and noun.lemma_.lower() in PLACES and _is_number(token):
        return Fate("residents", noun), None
    if word == "to" and (noun.lemma_.lower() == "home" or _after_home(token)):
        return Fate("residents", noun), None
    if (
        word in ("of", "for", "against", "at", "to", "among", "between", "with")
        and noun.pos_ != "NUM"
    ):
        role = _role_above(noun) or _compound(noun)
        if role is not None and (
            word in ("of", "for", "against") or term("measures", noun) == "killed"
        ):
            return role, None
    if word in ("of", "between", "with") and (
        noun.lemma_.lower() in COLLECTIVE or noun.pos_ == "NUM"
    ):
        return None, noun
    return None, None


def _is_number(token: Any) -> bool:
    return token.like_num or any(c.dep_ == "nummod" for c in token.children)


def _after_home(token: Any) -> bool:
    """ "home to some 6,300 people"."""
    before = token.doc[max(token.sent.start, token.i - 9) : token.i]
    return any(
        a.lower_ == "home" and b.lower_ == "to"
        for a, b in zip(list(before), list(before)[1:], strict=False)
    )


def _number_of_people(noun: Any) -> Fate | None:
    """ "put the number of attackers at 400"."""
    if noun.lemma_.lower() != "number":
        return None
    for prep in noun.children:
        for inner in prep.children if prep.lower_ == "of" else ():
            if term("counting_units", inner) == "persons":
                return Fate("count", inner)
    return None


def _compound(noun: Any) -> Fate | None:
    """ "death toll of 45"."""
    for child in noun.children:
        measure = term("measures", child) if child.dep_ in ("compound", "amod") else None
        if measure in (
            "killed",
            "injured",
            "casualties",
            "missing",
            "arrested",
            "wanted",
            "displaced",
        ):
            return Fate(measure, child)
    return None


def _of_verb(word: str, verb: Any) -> Fate | None:
    if word == "for" and term("measures", verb) == "released":
        return Fate("released", verb)
    if word in ("for", "against", "of", "at", "to", "between"):
        for child in verb.children:
            if child.dep_ in ("dobj", "nsubj", "nsubjpass", "attr"):
                found = _noun_phrase(child) or _number_of_people(child)
                if found is not None and (word not in ("at", "to") or found.measure in TOLLS):
                    return found
    if word in ("including", "among", "with"):
        return _befell(verb) if word != "with" else None
    if word == "of" and verb.lemma_.lower() in ("rid", "cleanse", "empty"):
        return Fate("displaced", verb)
    return None


PASSED_OVER = frozenset(
    """more others were was as are had been have being is has also people who to reportedly each all
    both either ( - –""".split()
)
PASSING = ("displaced", "captive", "residents", "arrested", "charged")
STRONGER = (
    "killed",
    "injured",
    "casualties",
    "missing",
    "released",
    "convicted",
    "sentenced",
    "acquitted",
)
"""Where a clause says one of the first and the main verb one of the second, the verb stands."""

HEDGING = ("between", "around", "about", "over", "under", "above", "below")
TOLL_WORDS = frozenset(
    "toll dead deaths casualties fatalities injured wounded missing displaced".split()
)
TOLLS = (
    "count",
    "killed",
    "injured",
    "casualties",
    "missing",
    "displaced",
    "captive",
    "residents",
    "arrested",
    "bodies",
)
"""What "put at 45", "rose to 45" may be said of."""
