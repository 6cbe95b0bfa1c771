"""A father's name in brackets amid a name: which side of it holds the family."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from onrecord.link.names import read_name, read_names
from onrecord.link.names.languages import words_of
from onrecord.link.names.roles import ends_as_family
from onrecord.link.names.tokens import tokens
from onrecord.record.personal_name import PersonalName

FATHER = re.compile(r"([^()]*)\(\s*([^\W\d_](?:[^\W\d_]|[\u0300-\u036f'’])*)\s*\)([^()]*)")


def with_father(whole: str, language: str, *, family_first: bool) -> PersonalName:
    """A name in one cell; one word in brackets amid it is the father, as Balkan lists have it.

    Of the words before the bracket and those after it one is the family: endings and capitals say
    which, else family_first, what the list as a whole does.
    """
    found = FATHER.fullmatch(whole)
    if found is None:
        return read_name(whole, language=language)
    before, father, after = (said.strip() for said in found.groups())
    if before == "" or after == "":
        read = read_names({"": before + after, "father": father}, language=language)
    else:
        told = _family_first(before, after)
        first = family_first if told is None else told
        family, given = (before, after) if first else (after, before)
        cells = {"family": family, "father": father, "given": given}
        read = read_names(cells if first else dict(reversed(cells.items())), language=language)
    return replace(read, written=whole)


def mostly_family_first(cells: Iterable[str]) -> bool:
    """Whether the family stands before the bracket in most of the names that tell; so where none.

    >>> mostly_family_first(["Mersiha (Samir) Delić", "Almir (Omer) Kovač"])
    False
    """
    told: Counter[bool | None] = Counter()
    for cell in cells:
        found = FATHER.fullmatch(cell) if "(" in cell else None
        if found is not None and found[1].strip() != "" and found[3].strip() != "":
            told[_family_first(found[1], found[3])] += 1
    return told[True] >= told[False]


def _family_first(before: str, after: str) -> bool | None:
    """What one name tells, None where it tells nothing."""
    for tells in (_ends_as_family, str.isupper):
        one, other = tells(before), tells(after)
        if one != other:
            return one
    return None


def _ends_as_family(words: str) -> bool:
    endings = tuple(words_of("telling_endings"))
    return any(
        ends_as_family(word.plain) or word.plain.endswith(endings) and len(word.plain) > 3
        for word in tokens(words)
    )
