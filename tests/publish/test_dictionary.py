"""The data dictionary names everything that leaves and everything that stays."""

from collections.abc import Mapping

from tests.publish.reading import tree

from onrecord.publish.dictionary import published_vocabularies
from onrecord.publish.fields import PRIVATE_FIELDS, PUBLIC_FIELDS
from onrecord.vocab import load


def test_every_field_is_in_the_dictionary(pages: Mapping[str, str]) -> None:
    names = tree(pages["data/dictionary.html"]).xpath("//th/code/text()")
    for nouns in (PUBLIC_FIELDS, PRIVATE_FIELDS):
        for fields in nouns.values():
            assert set(fields) <= set(names)


def test_every_term_is_in_the_dictionary_with_its_source(pages: Mapping[str, str]) -> None:
    root = tree(pages["data/dictionary.html"])
    for name in published_vocabularies():
        rows = root.xpath(f"//table[@id='{name}']/tbody/tr")
        assert len(rows) == len(load(name).terms)
        assert all(row.findtext("td[3]/cite") for row in rows)
