"""Well-known names that sound alike and are others: Hasan and Huseyn, Muhammad and Mahmud."""

from functools import cache, lru_cache

from onrecord.errors import BadVocabulary
from onrecord.link.names.languages import read_words
from onrecord.link.names.reading import read_name


@cache
def _names() -> dict[str, str]:
    """Latin form to the name it is a spelling of.

    Raises:
        BadVocabulary: a Latin form of two names, for then it tells neither.
    """
    found: dict[str, str] = {}
    for name, spellings in read_words("sound_alikes")["names"].items():
        for spelling in (name, *spellings):
            latin = read_name(spelling, role="given").parts[0].latin
            if found.setdefault(latin, name) != name:
                raise BadVocabulary(f"sound_alikes: {spelling!r} is {found[latin]} and {name}")
    return found


@lru_cache(maxsize=1 << 17)
def well_known(latin: str) -> str:
    """Which name of `words/sound_alikes.yaml` this is a spelling of, or "".

    Two names that are both there are one name, or two; no likeness of sound counts then.

    >>> well_known("hussein"), well_known("huseyn"), well_known("hasan"), well_known("leyla")
    ('Husayn', 'Husayn', 'Hasan', '')
    """
    return _names().get(latin, "")
