"""One whole article: every kind but figures, listed by hand, and nothing it does not say."""

from pathlib import Path

import pytest

from onrecord.read.suggest.byline import byline, head_date
from onrecord.read.suggest.pipeline import RULES, sentences
from onrecord.read.suggest.sentence import Found

ARTICLE = Path(__file__).parents[3].parent / "shared" / "inputs" / "op-ed-2025-02-20.txt"
pytestmark = pytest.mark.skipif(not ARTICLE.exists(), reason="the article is not in this checkout")

WANTED = {
    "proceeding": {
        ("16 former officials of the separatist regime", "trial", ""),
        ("defendants", "charge", ""),
        ("Vagif Khachatryan", "verdict", "convicted"),
        ("Rashid Beglaryan", "verdict", "convicted"),
        ("Vagif Khachatryan", "sentence", "sentenced"),
        ("Rashid Beglaryan", "sentence", "sentenced"),
    },
    "recognition": {
        ("countries", 15), ("U.S. states", 28),
        ("Pakistan", None), ("Turkiye", None), ("Mexico", None),
    },
    "demand": {
        ("reparations",),
        ("end to Armenia's denial of these atrocities",),
        ("guarantees against future aggression",),
        ("international recognition",),
    },
    "denial": {("these atrocities",)},
    "statement": {("British journalist Thomas de Waal",)},
    "characterisation": {
        ("Genocide", "Khojaly", ""),
        ("genocide", "Khojaly", ""),
        ("genocide", "event", "many international observers"),
        ("largest massacre", "event", "Human Rights Watch"),
        ("largest massacre", "Karabakh conflict", ""),
        ("massacre", "Khojaly", ""),
        ("crime against humanity", "Khojaly genocide", "Azerbaijan"),
        ("ethnic cleansing", "Khojaly", "Azerbaijan"),
        ("ethnic cleansing", "Azerbaijan’s Karabakh region and seven surrounding districts", ""),
        ("occupation", "Azerbaijan’s Karabakh region and seven surrounding districts", ""),
        ("occupation", "Karabakh region", ""),
        ("occupation", "Azerbaijani cities and towns", ""),
    },
    "responsibility": {
        ("armed forces of Armenia", "carried_out"),
        ("Armenian armed forces", "carried_out"),
        ("366th Motorized Rifle Regiment of the former Soviet Union", "supported"),
        ("Armenian forces", "responsible"),
        ("Several of the defendants", "responsible"),
        ("leadership", "ordered"),
    },
    "occurrence": {
        ("other", "1992-02-25/1992-02-26"),
        ("siege", "1991~"),
        ("attack", "1992-02"),
        ("exhumation", ""),
    },
}  # fmt: skip
FIELDS = {
    "proceeding": ("who", "stage", "outcome"),
    "recognition": ("body", "count"),
    "demand": ("what",),
    "denial": ("what",),
    "statement": ("to",),
    "characterisation": ("label", "of"),
    "responsibility": ("actor", "degree"),
    "occurrence": ("act", "date"),
}


@pytest.fixture(scope="module")
def found() -> list[Found]:
    text = ARTICLE.read_text("utf-8")
    return [one for sentence in sentences(text) for rule in RULES for one in rule(sentence)]


def fields(one: Found) -> tuple[object, ...]:
    values = tuple(getattr(one.payload, name) for name in FIELDS[one.payload.KIND])
    if one.payload.KIND != "characterisation":
        return values
    return (*values, one.attribution.links[0][0] if one.attribution is not None else "")


@pytest.mark.parametrize("kind", list(WANTED))
def test_the_article_is_read_as_listed_by_hand(kind: str, found: list[Found]) -> None:
    assert {fields(one) for one in found if one.payload.KIND == kind} == WANTED[kind]


def test_every_demand_and_denial_has_its_speaker(found: list[Found]) -> None:
    speakers = {
        (one.payload.KIND, one.attribution.links[0][0] if one.attribution is not None else "")
        for one in found
        if one.payload.KIND in ("demand", "denial", "statement")
    }
    assert speakers == {
        ("demand", "Azerbaijan"), ("denial", "Armenia"), ("statement", "Serzh Sargsyan"),
    }  # fmt: skip


def test_the_head_names_author_and_date() -> None:
    text = ARTICLE.read_text("utf-8")
    author, dated = byline(text), head_date(text)
    assert author is not None and author[0] == "Vasif Huseynov"
    assert dated is not None and dated[0].edtf == "2025-02-20"
