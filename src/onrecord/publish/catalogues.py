"""Everything that a translator translates, gathered from templates, wordings and vocabularies.

`python -m onrecord.publish.catalogues` writes the template anew and brings each catalogue up to it.
"""

import io
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import yaml
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po
from jinja2.ext import babel_extract

from onrecord.publish.dictionary import published_vocabularies
from onrecord.publish.languages import LOCALE, TEMPLATE, catalogue, first, is_said, languages
from onrecord.vocab import load

KEYWORDS = ("_", "gettext", "ngettext")
HEADER = """\
# What the public record says in its own voice: pages, fixed wordings, terms.
# Made by python -m onrecord.publish.catalogues; write no translation into this file.
#
# Words that judge an event belong to whoever says them. If a translation seems to need one, the
# sentence is to be changed, not the word chosen. {names} in braces stay as they are.
msgid ""
msgstr ""
"Project-Id-Version: onrecord\\n"
"Language: en\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""

Message = str | tuple[str, str]


def messages() -> Iterator[tuple[Message, str]]:
    """Each message with where it is said; the same one may come more than once."""
    for template in sorted(files("onrecord.publish").joinpath("templates").iterdir(), key=str):
        source = io.BytesIO(template.read_bytes())
        found = babel_extract(source, KEYWORDS, (), {"encoding": "utf-8"})
        yield from ((_message(said), template.name) for _, _, said, _ in found)
    raw = files("onrecord.vocab").joinpath("wordings.yaml").read_text("utf-8")
    yield from ((words, "wordings") for words in _leaves(yaml.safe_load(raw)))
    for name in published_vocabularies():
        for term in load(name).terms.values():
            yield term.label, name
            yield term.definition, name


def _message(said: str | tuple[str | None, ...] | None) -> Message:
    """What was found, without what stands for values: one form, or singular and plural."""
    if not isinstance(said, tuple):
        return "" if said is None else said
    forms = [words for words in said if words is not None]
    return forms[0] if len(forms) == 1 else (forms[0], forms[1])


def _leaves(value: Any) -> Iterator[str]:
    if isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _leaves(inner)
    elif isinstance(value, str):
        yield value


def template() -> Catalog:
    """Every message once, without a translation, in a fixed order, with where it is said."""
    made = Catalog()
    for message, where in messages():
        if message not in ("", ("", "")) and where not in _comments(made, message):
            made.add(message, auto_comments=[where])
    return made


def _comments(made: Catalog, message: Message) -> list[str]:
    known = made.get(message if isinstance(message, str) else message[0])
    return [] if known is None else list(known.auto_comments)


def written(made: Catalog, header: str) -> str:
    """A catalogue as a file, the same for the same messages: it names no time and no line."""
    out = io.BytesIO()
    write_po(out, made, width=100, omit_header=True, sort_output=True, no_location=True)
    return header + out.getvalue().decode("utf-8").lstrip("\n")


def head_of(text: str) -> str:
    """The comments and the header entry that a catalogue begins with; a person writes them."""
    end = text.index("\n\n", text.index('msgstr ""'))
    return text[: end + 2]


def refresh() -> None:
    """Write the template, and each catalogue with its translations of what is still said.

    What is not translated yet stands in the template alone; msgmerge brings it in for a translator.
    """
    wanted = template()
    TEMPLATE.write_text(written(wanted, HEADER), "utf-8")
    for language in languages():
        file = LOCALE / language / "LC_MESSAGES" / "onrecord.po"
        known = catalogue(language)
        known.update(wanted, no_fuzzy_matching=True)
        known.obsolete.clear()
        for message in [m for m in known if m.id and not is_said(known, m.id)]:
            known.delete(first(message.id))
        file.write_text(written(known, head_of(file.read_text("utf-8"))), "utf-8")


if __name__ == "__main__":
    refresh()
