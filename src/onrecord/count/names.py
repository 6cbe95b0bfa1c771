"""Names of speakers folded so that one origin written in several ways is one voice."""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

from onrecord.record.claim import Claim

JOBS = frozenset(
    "activist adviser ambassador author chair chairman chairperson chairwoman chief commander "
    "commissioner correspondent defendant deputy diplomat director doctor editor envoy fm head "
    "historian interviewer investigator journalist judge lawyer leader mayor member minister "
    "official officer pathologist president priest prosecutor reporter representative researcher "
    "secretary senator speaker spokesman spokesperson spokeswoman surgeon witness writer".split()
)
"""Words that make what follows a name's comma a job: "Aydin Rasulov, Azerbaijani investigator"."""

AFTER_JOB = frozenset(("", "of", "at", "for", "in", "and"))
BODIES = frozenset("bureau committee commission court department division office section".split())
"""A tail that opens with one of these is a part of an institution, not a person's job."""

HONORIFICS = frozenset(
    "capt captain col colonel dr governor lt maj mr mrs ms president prof professor sir".split()
)
UNNAMED = re.compile(r"\b(?:unnamed|anonymous|unidentified|not named)\b", re.IGNORECASE)
BRACKETED = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")


def _brackets(name: str) -> str:
    return BRACKETED.sub("", name)


def _trailing_job(name: str) -> str:
    head, _, tail = name.partition(",")
    words = [word for word in re.findall(r"[^\W_]+", tail.casefold()) if word != "the"]
    if len(words) == 0 or words[0] in BODIES:
        return name
    follows = (*words[1:], "")
    jobs = (word in JOBS and then in AFTER_JOB for word, then in zip(words, follows, strict=True))
    return head if any(jobs) else name


def _case_and_marks(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.casefold()).replace("ı", "i")
    plain = re.sub(r"([a-z])[\u0300-\u036f]+", r"\1", plain)
    plain = re.sub(r"['\u2018\u2019\u02bc`.]", "", unicodedata.normalize("NFC", plain))
    return " ".join(re.findall(r"\w+", plain))


def _article(name: str) -> str:
    return re.sub(r"^(?:the|an?)\s+(?=\w)", "", name)


def _honorific(name: str) -> str:
    words = name.split()
    if len(words) > 2 and words[0] in HONORIFICS and words[1] not in ("of", "and", "for"):
        return " ".join(words[1:])
    return name


FOLDINGS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("what stands in brackets", _brackets),
    ("the job after the name", _trailing_job),
    ("case, accents and punctuation", _case_and_marks),
    ("the article", _article),
    ("the title before the name", _honorific),
)
"""In this order; what a folding would leave empty it leaves as it is."""


@lru_cache(maxsize=65536)
def fold_name(name: str) -> str:
    """The form under which speakers are one; spelling and translation are left to people.

    >>> fold_name("Aydin Rasulov, Azerbaijani state prosecutor")
    'aydin rasulov'
    >>> fold_name("The Azerbaijani officials (unnamed)")
    'azerbaijani officials'
    """
    for _, folding in FOLDINGS:
        folded = folding(name)
        name = name if folded.strip() == "" else folded
    return name.strip()


def explain_folding(name: str) -> tuple[str, ...]:
    """Which foldings changed `name`, in words.

    >>> explain_folding("Rasim Agayev, presidential spokesman")
    ('the job after the name', 'case, accents and punctuation')
    """
    changed = []
    for reason, folding in FOLDINGS:
        folded = folding(name)
        if folded.strip() not in ("", name.strip()):
            changed.append(reason)
            name = folded
    return tuple(changed)


def is_unnamed(name: str) -> bool:
    """Whether the document itself says that it names nobody.

    >>> is_unnamed("Armenian officials (unnamed)"), is_unnamed("Memorial")
    (True, False)
    """
    return UNNAMED.search(name) is not None


def origin(claim: Claim) -> str:
    """Whom the claim goes back to: the first link of its chain, folded by `fold_name`."""
    return fold_name(claim.chain[0] if len(claim.chain) > 0 else claim.speaker)


def origin_name(claim: Claim) -> str:
    """The origin as the document writes it."""
    return claim.chain[0] if len(claim.chain) > 0 else claim.speaker
