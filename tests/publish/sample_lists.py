"""Lists of people as a release shows them: counts, names of one, an estimate and a refusal."""

from dataclasses import replace
from typing import Any

from tests.account.sample_claims import EVENT
from tests.publish.sample import NASTY, OP_ED

from onrecord.record.inclusion import Inclusion
from onrecord.record.public_lists import (
    EventPeople,
    PeopleRange,
    PublicEdition,
    PublicList,
    PublicLists,
)
from onrecord.record.tally import Tally

RULE = "one for each group of rows that linkage and judgements take to be one person"


def shown(name: str, **fields: Any) -> PublicList:
    plain = PublicList(
        name=name, maker="Town genocide police", event=EVENT, language="", status="killed",
        duplicate_free=True, editions=(PublicEdition("", "1992", 3),), problems={"value": 2},
        people=Tally(3, "people documented", RULE), linked=True,
    )  # fmt: skip
    return replace(plain, **fields)


EDITIONS = (
    PublicEdition(OP_ED.sha256, "1992-02", 2),
    PublicEdition("", "", 3, added=1, removed=0, altered=1),
)
OVERLAPS = Inclusion(
    ("police", NASTY), (), (((), (0, 1), 10), ((), (1, 0), 25), ((), (1, 1), 5))
)  # fmt: skip
LISTS = PublicLists(
    (
        shown("police", editions=EDITIONS, linked=False),
        shown(NASTY, maker="", problems={}, names=("Anna Holm", NASTY), event=EVENT),
        shown("elsewhere", event="", status="", duplicate_free=False),
    ),
    (
        EventPeople("", Tally(0, "people documented", RULE), Inclusion(("elsewhere",), (), ())),
        EventPeople(
            EVENT, Tally(40, "people documented", RULE), OVERLAPS, PeopleRange(37, 44, 0.95, 200, 1)
        ),
    ),
)
