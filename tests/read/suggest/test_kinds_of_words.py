"""Tables of sentences for demands, characterisations, recognitions, denials and responsibility."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from onrecord.read.suggest.characterisations import characterisations
from onrecord.read.suggest.demands import demands
from onrecord.read.suggest.denials import denials
from onrecord.read.suggest.pipeline import sentences
from onrecord.read.suggest.recognitions import recognitions
from onrecord.read.suggest.responsibility import responsibility
from onrecord.read.suggest.sentence import Found, Sentence

TABLES = Path(__file__).parent / "tables"
"""A line: sentence => field | field ; ... ; a field holds what is read, or stands in it."""

RULES: dict[str, tuple[Callable[[Sentence], Iterable[Found]], tuple[str, ...]]] = {
    "demands": (demands, ("what", "of")),
    "characterisations": (characterisations, ("label", "of", "speaker", "modality")),
    "recognitions": (recognitions, ("body", "act", "noun", "date", "count")),
    "denials": (denials, ("what",)),
    "responsibility": (responsibility, ("actor", "degree", "what")),
}


def rows() -> list[tuple[str, str, list[list[str]]]]:
    found = []
    for kind in RULES:
        for line in (TABLES / f"{kind}.txt").read_text("utf-8").splitlines():
            if line and not line.startswith("#"):
                text, _, gold = line.partition("=>")
                wanted = [[f.strip() for f in g.split("|")] for g in gold.split(";") if g.strip()]
                found.append((kind, text.strip(), wanted))
    return found


def value(found: Found, field: str) -> str:
    if field == "speaker":
        return found.attribution.links[0][0] if found.attribution is not None else ""
    said = found.modality if field == "modality" else getattr(found.payload, field)
    return "" if said is None else str(said)


def fits(found: Found, fields: tuple[str, ...], wanted: list[str]) -> bool:
    for field, word in zip(fields, wanted, strict=False):
        said = value(found, field)
        if (said == "") != (word == "") or not (word in said or said in word):
            return False
    return True


@pytest.mark.parametrize(("kind", "text", "wanted"), rows())
def test_what_a_sentence_says_is_read_and_nothing_more(
    kind: str, text: str, wanted: list[list[str]]
) -> None:
    rule, fields = RULES[kind]
    left = [found for sentence in sentences(text) for found in rule(sentence)]
    for one in wanted:
        found = next((f for f in left if fits(f, fields, one)), None)
        assert found is not None, (one, [f.payload for f in left])
        left.remove(found)
        for field, where in found.spans.items():
            assert where.stands_in(text)
            if field in ("what", "of", "label", "body", "organ", "noun", "actor"):
                assert getattr(found.payload, field) == where.exact
    assert [f.payload for f in left] == []
