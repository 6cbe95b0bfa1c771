"""Catalogues are sound, drafts say that they are drafts, and no draft is ever published."""

import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.checkers import checkers
from babel.messages.pofile import read_po
from tests.publish.building import RELEASED, build
from tests.publish.reading import tree

from onrecord.errors import PublishRefused
from onrecord.publish import catalogues
from onrecord.publish import languages as module
from onrecord.publish.languages import (
    LOCALE,
    READ,
    TEMPLATE,
    catalogue,
    is_draft,
    languages,
    refuse_unpublishable,
    translations,
    untranslated,
)

PREPARED = {"ar", "az", "fr", "hy", "ru", "tr"}
LOADED = {
    "az": "soyqırım|qətliam|terror|separatç|rejim|azad ed|işğal|şəhid|qatil",
    "hy": "ցեղասպան|ջարդ|կոտորած|ահաբեկ|անջատող|վարչակարգ|ազատագր|գրավ|օկուպաց|նահատակ",
    "ru": "геноцид|резн|бойн|террор|сепарат|режим|освобо|оккуп|погром|мучени|убийц",
    "tr": "soykırım|katliam|terör|ayrılıkçı|rejim|kurtar|işgal|şehit|katil",
    "ar": "إبادة|مجزرة|مذبحة|إرهاب|انفصال|نظام|تحرير|احتلال|شهيد|شهداء",
    "fr": "génocid|massacr|terror|séparatis|régime|libér|occup|martyr|pogrom|meurtr",
}
"""Beginnings of words that judge, in each language."""

FIELDS = re.compile(r"\{\w*\}|%\(\w+\)s")


def said(language: str) -> list[tuple[str, str]]:
    return [(str(m.id), str(m.string)) for m in catalogue(language) if m.id and m.string]


def test_the_template_is_what_pages_and_wordings_say() -> None:
    """If this fails: python -m onrecord.publish.catalogues"""
    wanted = catalogues.written(catalogues.template(), catalogues.HEADER)
    assert TEMPLATE.read_text("utf-8") == wanted


def test_everything_that_a_template_says_goes_through_gettext() -> None:
    found = {message for message, _ in catalogues.messages()}
    for words in ("Skip to the page", "Figures", "January", "{speaker} said that {clause}"):
        assert any(str(message).startswith(words) for message in found), words
    assert len(found) > 500


def test_the_languages_are_prepared() -> None:
    assert set(languages()) == PREPARED


def by_babel(language: str, _target: Path) -> None:
    for message in catalogue(language):
        for check in checkers:
            check(catalogue(language), message)


def by_gettext(language: str, target: Path) -> None:
    file = LOCALE / language / "LC_MESSAGES/onrecord.po"
    command = ["msgfmt", "--check", "--output-file", str(target / "made.mo"), str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


CHECKS = (by_babel, by_gettext) if shutil.which("msgfmt") is not None else (by_babel,)
"""By a library, and by gettext's own program wherever it is installed."""


@pytest.mark.parametrize("check", CHECKS)
@pytest.mark.parametrize("language", sorted(PREPARED))
def test_a_catalogue_is_sound(
    language: str, check: Callable[[str, Path], None], tmp_path: Path
) -> None:
    check(language, tmp_path)


@pytest.mark.parametrize("language", sorted(PREPARED))
def test_a_translation_keeps_every_field_and_nothing_that_is_said_no_more(language: str) -> None:
    known = {str(m.id) for m in catalogues.template()}
    for message, words in said(language):
        assert message in known
        assert sorted(FIELDS.findall(message)) == sorted(FIELDS.findall(words)), message


@pytest.mark.parametrize("language", sorted(PREPARED))
def test_no_word_that_judges_is_ours_in_any_language(language: str) -> None:
    for _, words in said(language):
        assert re.search(LOADED[language], words.casefold()) is None, words


@pytest.mark.parametrize("language", sorted(PREPARED))
def test_a_draft_says_so_and_is_not_published(language: str, tmp_path: Path) -> None:
    assert is_draft(language)
    text = (LOCALE / language / "LC_MESSAGES/onrecord.po").read_text("utf-8")
    assert "MACHINE DRAFT" in text
    with pytest.raises(PublishRefused, match="machine draft that no person has read; .* not tran"):
        build(tmp_path / "site", released=replace(RELEASED, language=language))


def test_a_language_without_a_catalogue_is_refused_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(PublishRefused, match=r"no catalogue for .* 'xx'; there are: en, ar, az"):
        build(tmp_path / "site", released=replace(RELEASED, language="xx"))


def filled(leave_out: int) -> Catalog:
    """A catalogue that says everything, in English, but for the last few."""
    with TEMPLATE.open("rb") as stream:
        made = read_po(stream, locale="fr")
    messages = [m for m in made if m.id]
    for message in messages[: len(messages) - leave_out]:
        message.string = message.id
    return made


@pytest.mark.parametrize(
    ("missing", "state", "fault"),
    [
        (0, READ, ""),
        (1, READ, "1 messages are not translated"),
        (0, "machine draft", "machine draft that no person has read"),
    ],
)
def test_a_language_is_published_once_it_is_complete_and_read(
    monkeypatch: pytest.MonkeyPatch, missing: int, state: str, fault: str
) -> None:
    made = filled(missing)
    monkeypatch.setattr(module, "catalogue", lambda _: made)
    monkeypatch.setattr(module, "is_draft", lambda _: state != READ)
    if fault == "":
        refuse_unpublishable("fr")
    else:
        with pytest.raises(PublishRefused, match=fault):
            refuse_unpublishable("fr")


def test_english_is_complete_by_nature() -> None:
    refuse_unpublishable("en")
    assert translations("en").gettext("Figures") == "Figures"


def test_a_preview_of_a_draft_is_in_its_words_and_says_that_it_is_one(tmp_path: Path) -> None:
    build(tmp_path / "site", released=replace(RELEASED, language="hy", draft=True))
    root = tree((tmp_path / "site/index.html").read_text("utf-8"))
    assert root.get("lang") == "hy"
    assert "Իրադարձություններ" in root.text_content()
    assert "Not a release" in root.text_content()


def test_what_is_not_translated_is_named() -> None:
    assert "Skip to the page" not in untranslated("fr")
    assert len(untranslated("fr")) > 100
