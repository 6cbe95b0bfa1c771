"""The counting unit of a noun: a word of the vocabulary, a people, or how the word ends."""

from typing import Any

from onrecord.read.suggest.amounts import Amount
from onrecord.read.suggest.noun_runs import INSIDE
from onrecord.read.suggest.words import term

PEOPLE_ENDINGS = (
    "ers", "ors", "ists", "ians", "ees", "men", "women", "ants", "ents", "ites", "iaks", "ese",
)  # fmt: skip


NOT_PEOPLES = ("DATE",)


PEOPLES_ENDINGS = ("is", "ns", "ts", "ks", "ds", "bs", "rs", "as")
"""How plural names of peoples end: Iraqis, Serbians, Croats, Bosniaks, Kurds, Serbs."""


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
