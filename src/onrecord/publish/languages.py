"""Languages that a release may be in: complete, and read by people; drafts only if asked for."""

import gettext
import io
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from onrecord.errors import PublishRefused

LOCALE = Path(__file__).parent / "locale"
"""A folder for each language; English needs none, since templates are written in it."""

TEMPLATE = LOCALE / "onrecord.pot"
ENGLISH = "en"
STATE, DRAFT, READ = "X-Onrecord-State", "machine draft", "read by people"
"""Header of a catalogue and its two values; one that has another is a fault."""


def languages() -> tuple[str, ...]:
    """Every language that there is a catalogue of, drafts among them."""
    return tuple(sorted(folder.name for folder in LOCALE.iterdir() if folder.is_dir()))


@cache
def catalogue(language: str) -> Catalog:
    """The language's catalogue as it stands on file.

    Raises:
        PublishRefused: there is none.
    """
    file = LOCALE / language / "LC_MESSAGES" / "onrecord.po"
    if not file.is_file():
        known = ", ".join((ENGLISH, *languages()))
        raise PublishRefused(f"no catalogue for the language {language!r}; there are: {known}")
    with file.open("rb") as stream:
        return read_po(stream, locale=language, domain="onrecord", abort_invalid=True)


def is_draft(language: str) -> bool:
    return dict(catalogue(language).mime_headers).get(STATE) != READ


def untranslated(language: str) -> list[str]:
    """Messages of the template that the catalogue says nothing, or nothing certain, for."""
    with TEMPLATE.open("rb") as stream:
        wanted = read_po(stream)
    known = catalogue(language)
    return [
        first(message.id) for message in wanted if message.id and not is_said(known, message.id)
    ]


def first(message: str | list[str] | tuple[str, ...]) -> str:
    return message if isinstance(message, str) else message[0]


def is_said(known: Catalog, message: str | list[str] | tuple[str, ...]) -> bool:
    found = known.get(first(message))
    if found is None or found.fuzzy:
        return False
    strings = found.string if isinstance(found.string, list | tuple) else [found.string]
    return all(words not in ("", None) for words in strings)


def refuse_unpublishable(language: str) -> None:
    """Raise PublishRefused unless every word of the language is there and people have read it."""
    if language == ENGLISH:
        return
    faults = []
    if is_draft(language):
        faults.append("its catalogue is a machine draft that no person has read")
    missing = untranslated(language)
    if missing:
        faults.append(f"{len(missing)} messages are not translated, such as {missing[0][:60]!r}")
    if faults:
        raise PublishRefused(f"no release in {language!r}: {'; '.join(faults)}")


def translations(language: str) -> gettext.NullTranslations:
    """The language's words, English where it has none.

    Raises:
        PublishRefused: there is no such language.
    """
    if language == ENGLISH:
        return gettext.NullTranslations()
    compiled = io.BytesIO()
    write_mo(compiled, catalogue(language))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
