"""Docs that fail the build when they lie."""

import re
import runpy
from pathlib import Path

import click
import pytest

from onrecord.cli.main import COMMANDS, group
from onrecord.vocab import VOCABULARIES

ROOT = Path(__file__).parents[2]
MODULES = runpy.run_path(str(Path(__file__).parent / "modules.py"))
README = (ROOT / "README.md").read_text("utf-8")
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md"), *ROOT.glob("examples/*.md")])
FOLDERS = ("src", "tests", "docs", "examples", "benchmarks", ".ci", "requirements")
SOURCES = [
    path
    for folder in FOLDERS
    for path in (ROOT / folder).rglob("*")
    if path.is_file() and "__pycache__" not in path.parts
]


def test_every_module_says_what_it_is_in_one_line() -> None:
    for path in (ROOT / "src" / "onrecord").rglob("*.py"):
        line = MODULES["first_line"](path)
        assert line.endswith((".", ")", "…")), f"{path}: {line!r}"


def test_the_architecture_lists_the_modules_as_they_are() -> None:
    assert MODULES["written"]() == MODULES["listing"](), "run: python tests/docs/modules.py --write"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_in_the_readme_and_has_help_with_examples(name: str) -> None:
    assert f"`onrecord {name}`" in README
    context = click.Context(group)
    command = group.get_command(context, name)
    assert command is not None
    text = command.get_help(click.Context(command, info_name=name, parent=context))
    assert "Example" in text
    assert f"onrecord {name}" in text


def below(context: click.Context, command: click.Command) -> list[tuple[str, str]]:
    """Path and help of every command of a group, and of theirs."""
    if not isinstance(command, click.Group):
        return []
    found = []
    for name in command.list_commands(context):
        its = command.get_command(context, name)
        assert its is not None
        inner = click.Context(its, info_name=name, parent=context)
        found += [(inner.command_path, its.get_help(inner)), *below(inner, its)]
    return found


def test_every_subcommand_has_help_with_examples_of_its_own() -> None:
    helps = dict(below(click.Context(group, info_name="onrecord"), group))
    assert {"onrecord link bench", "onrecord people count"} <= set(helps)
    spoken = {
        "onrecord link lists": "onrecord link",
        "onrecord estimate table": "onrecord estimate",
    }
    for path, text in helps.items():
        examples = text.partition("Example")[2]
        assert f"  {spoken.get(path, path)}" in examples, path


def test_every_command_line_of_the_readme_names_a_command() -> None:
    lines = re.findall(r"^\s+\$ onrecord (\S+)", README, re.MULTILINE)
    assert set(lines) <= set(COMMANDS)
    assert len(lines) >= 10


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_every_link_between_pages_leads_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text("utf-8")):
        if not target.startswith("http"):
            assert (page.parent / target).exists(), f"{page.name} leads to {target}"


def test_every_vocabulary_has_a_file_and_every_file_a_place() -> None:
    files = {p.stem for p in (ROOT / "src" / "onrecord" / "vocab").glob("*.yaml")}
    assert set(VOCABULARIES) <= files
    assert files - set(VOCABULARIES) <= {"wordings", "cues"}


HOSTS = ("pypi" + ".org", "pythonhosted" + ".org", "npmjs" + ".org", "deb.debian" + ".org")


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: p.name)
def test_nothing_names_a_registry_or_a_path_of_a_machine(path: Path) -> None:
    text = path.read_bytes().decode("utf-8", "replace")
    here = str(ROOT.parent) + "/"
    found = [words for words in (*HOSTS, here, str(Path.home()) + "/") if words in text]
    assert found == []
