"""The page on names names everything public, every language and every key of its files."""

import re
from dataclasses import fields
from pathlib import Path

import onrecord.link.names as names
from onrecord.link.names.languages import Language, build
from onrecord.link.names.reading import read_name

PAGE = (Path(__file__).parents[3] / "docs" / "names.md").read_text("utf-8")


def test_everything_public_is_on_the_page() -> None:
    assert [name for name in names.__all__ if name not in PAGE] == []


def test_the_language_on_the_page_could_be_added() -> None:
    lines = re.search(r"    name: Georgian\n(?:    .*\n)+", PAGE)
    assert lines is not None
    keys = re.findall(r"^    (\w+):", lines[0], re.MULTILINE)
    assert {*keys} <= {one.name for one in fields(Language)}
    assert build("ka", dict.fromkeys(keys, "x")).name == "x"


def test_the_first_example_of_the_page_is_true() -> None:
    name = read_name("Əliyev İlham Heydər oğlu", language="az")
    said = " | ".join(f"{part.role} {part.written} ({part.latin})" for part in name.parts)
    assert f"# {said}" in PAGE
