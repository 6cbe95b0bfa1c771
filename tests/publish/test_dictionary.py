"""The data dictionary names everything that leaves and everything that stays."""

import csv
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tests.publish.reading import tree

from onrecord.publish.dictionary import published_vocabularies
from onrecord.publish.exports import followthemoney, jsonld
from onrecord.publish.exports.meanings import EXPORTS
from onrecord.publish.fields import PRIVATE_FIELDS, PUBLIC_FIELDS
from onrecord.vocab import load


def test_every_field_is_in_the_dictionary(pages: Mapping[str, str]) -> None:
    names = tree(pages["data/dictionary.html"]).xpath("//th/code/text()")
    for nouns in (PUBLIC_FIELDS, PRIVATE_FIELDS):
        for fields in nouns.values():
            assert set(fields) <= set(names)


def keys_of(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from (key for key in value if key[0] != "@" and ":" not in key)
        value = [inner for key, inner in value.items() if key != "@context"]
    if isinstance(value, list):
        for inner in value:
            yield from keys_of(inner)


def test_every_term_of_an_export_is_in_the_dictionary(
    release: Path, pages: Mapping[str, str]
) -> None:
    lines = (release / followthemoney.PATH).read_text("utf-8").splitlines()
    entities = [json.loads(line) for line in lines]
    written = {
        jsonld.PATH: set(keys_of(json.loads((release / jsonld.PATH).read_text("utf-8")))),
        followthemoney.PATH: {f"{e['schema']}.{p}" for e in entities for p in e["properties"]},
        "feed.json": set(keys_of(json.loads((release / "feed.json").read_text("utf-8")))),
    }
    root = tree(pages["data/dictionary.html"])
    for file, terms in written.items():
        told = set(root.xpath(f"//table[@id='{file}']//th/code/text()"))
        assert terms <= told == set(EXPORTS[file]), file


def test_every_column_of_a_table_is_in_the_dictionary(
    release: Path, pages: Mapping[str, str]
) -> None:
    names = set(tree(pages["data/dictionary.html"]).xpath("//th/code/text()"))
    for file in sorted((release / "data").glob("*.csv")):
        with file.open(encoding="utf-8", newline="") as stream:
            columns = next(csv.reader(stream))
        assert {name.rpartition(".")[2] for name in columns} <= names, file.name


def test_every_term_is_in_the_dictionary_with_its_source(pages: Mapping[str, str]) -> None:
    root = tree(pages["data/dictionary.html"])
    for name in published_vocabularies():
        rows = root.xpath(f"//table[@id='{name}']/tbody/tr")
        assert len(rows) == len(load(name).terms)
        assert all(row.findtext("td[3]/cite") for row in rows)
