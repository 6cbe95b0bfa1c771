"""Vocabularies are whole, cited and free of clashes, and say what is wrong when they are not."""

import pytest

from onrecord.errors import BadVocabulary
from onrecord.quantity import QUALIFIERS
from onrecord.record.claims import BY_NAME
from onrecord.vocab import VOCABULARIES, load
from onrecord.vocab.loader import build

WORD = {"label": "a", "definition": "b", "cite": "c"}


@pytest.mark.parametrize("name", VOCABULARIES)
def test_every_spelling_of_every_term_maps_to_it(name: str) -> None:
    vocabulary = load(name)
    assert len(vocabulary.terms) > 0
    for term in vocabulary.terms.values():
        assert "" not in (term.label, term.definition, term.cite)
        assert {vocabulary.find(spelling) for spelling in term.spellings} == {term.id}


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ({"a": {"label": "a", "definition": "b"}}, "a: no cite"),
        ({"a": {**WORD, "colour": "red"}}, "a: unknown key 'colour'"),
        ({"a": {**WORD, "spellings": ["x"]}, "b": {**WORD, "spellings": ["X "]}}, "spelt by both"),
        ({"a": {**WORD, "broader": "z"}}, "broader term 'z'"),
    ],
)
def test_a_faulty_vocabulary_is_refused(raw: dict[str, dict[str, object]], reason: str) -> None:
    with pytest.raises(BadVocabulary, match=reason):
        build("test", raw)


def test_an_unknown_term_or_vocabulary_names_the_known() -> None:
    with pytest.raises(BadVocabulary, match=r"unknown measures term 'slain_ones'; known: killed"):
        load("measures")["slain_ones"]
    with pytest.raises(BadVocabulary, match="there are: absences, acts"):
        load("nothing")


def test_the_vocabularies_and_the_code_name_the_same_things() -> None:
    assert set(load("claim_kinds").terms) == set(BY_NAME)
    assert set(load("qualifiers").terms) == set(QUALIFIERS)
