"""Verbs of saying and counting, and whether the subject of one may be a speaker."""

from typing import Any

from onrecord.read.suggest.words import term

SAYING = frozenset(
    """say state report announce note add declare write explain recall testify maintain
    assert estimate conclude mention observe remark contend describe acknowledge confirm
    admit concede affirm reiterate stress emphasise emphasize underline reply respond
    inform boast recount tell argue believe insist indicate show suggest reveal find
    document record count list specify warn claim allege accuse put calculate give cite
    quote read find publish verify register tally issue tweet post repeat complain deny
    disclose detail conclude certify determine establish identify charge agree fear
    suspect narrate compute corroborate""".split()
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
    """attack raid bombing blast explosion strike airstrike bomb shelling war conflict
    violence fighting clash siege operation fire earthquake flood disease famine riot
    assault offensive disaster tragedy crackdown unrest battle event incident blockade
    number toll town city village district province region camp census hospital prison
    prisons""".split()
)
"""Subjects of "claim", "leave" or "put" that never speak."""


SOURCES = frozenset(
    """figure figures data statistics estimate estimates report reports record records count
    tally census toll survey study list account accounts number numbers source sources
    statement testimony investigation inquiry records files document documents
    documentation verdict judgment indictment research database register article book""".split()
)
"""Nouns that speak for somebody: "official figures", "the ministry's figures"."""


def is_group(token: Any) -> bool:
    return (
        token.ent_type_ in ("ORG", "GPE", "NORP")
        or token.tag_ in ("NNS", "NNPS")
        or token.lemma_.lower() in SOURCES
    )


def can_speak(subject: Any, verb: Any) -> bool:
    """Whether the subject may be a speaker: no attack "claims" lives, no toll "puts"."""
    if subject.lemma_.lower() in MUTE or term("measures", subject) == "killed":
        return False
    if verb.lemma_.lower() != "claim":
        return True
    return not any(
        c.dep_ == "dobj" and c.lower_ in ("lives", "life", "victims") for c in verb.children
    )


def subject_of(verb: Any) -> Any:
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
        return subject_of(verb.head)
    if verb.dep_ in ("advcl", "xcomp") and verb.tag_ == "VBG" and verb.head.pos_ == "VERB":
        return subject_of(verb.head)
    if verb.dep_ == "acl" and verb.tag_ == "VBG":
        return verb.head
    return None
