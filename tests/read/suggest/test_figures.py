"""Figures: every number of a table of sentences that counts somebody, and none that does not."""

from pathlib import Path

import pytest
from tests.read.suggest.scoring import DOCUMENT, Gold, score, table

from onrecord.read.suggest import suggest
from onrecord.record import Claim
from onrecord.record.claims.figure import Figure
from onrecord.review.gate import faults_of

ROWS = list(table(Path(__file__).parent / "tables" / "figures.txt"))
TRAPS = [sentence for sentence, golds in ROWS if len(golds) == 0]


def read(text: str) -> list[Claim]:
    return [c for c in suggest(text, DOCUMENT, "1" * 64) if isinstance(c.payload, Figure)]


def figure(text: str) -> Figure:
    (claim,) = read(text)
    assert isinstance(claim.payload, Figure)
    return claim.payload


def test_the_table_is_read_as_it_should_be() -> None:
    total = score(ROWS)
    faults = "\n".join(total.faults)
    assert total.precision >= 0.99, faults
    assert total.recall >= 0.97, faults
    assert total.measure >= 0.97 * total.found, faults
    assert total.qualifier >= 0.99 * total.found, faults
    assert total.speaker >= 0.95 * total.speakers, faults
    assert total.whole >= 0.95 * total.wholes, faults


def test_the_table_holds_enough_to_say_so() -> None:
    assert len(ROWS) >= 250
    assert len(TRAPS) >= 80


def test_a_table_whose_lines_are_wrapped_is_read_the_same() -> None:
    wrapped: list[tuple[str, list[Gold]]] = [(s, g) for s, g in ROWS if g][:40]
    for sentence, golds in wrapped:
        middle = sentence.index(" ", len(sentence) // 2)
        broken = f"{sentence[:middle]}\n{sentence[middle + 1 :]}"
        assert [c.anchor.exact.split() for c in read(broken)] == [
            c.anchor.exact.split() for c in read(sentence)
        ], golds


def test_every_suggestion_passes_the_gate_that_every_claim_passes() -> None:
    for sentence, _ in ROWS:
        for claim in read(sentence):
            assert faults_of(claim, sentence, DOCUMENT) == (), sentence


SAID = (
    ("Exactly 45 civilians were killed.", (45, 45, "exact", "persons", "killed")),
    ("At least 45 bodies were found.", (45, None, "at_least", "bodies", "bodies")),
    ("More than 2.5 million people fled.", (2_500_000, None, "more_than", "persons", "displaced")),
    ("Up to 30 men are missing.", (None, 30, "up_to", "persons", "missing")),
    ("Fewer than 100 people live there.", (None, 100, "fewer_than", "persons", "residents")),
    ("Some 80 families remained.", (80, 80, "about", "families", "families")),
    ("Between 200 and 300 people died.", (200, 300, "between", "persons", "killed")),
    ("2,000-3,000 people died.", (2_000, 3_000, "between", "persons", "killed")),
    ("Several hundred people died.", (None, None, "vague", "persons", "killed")),
    ("Over 15 countries recognised it.", (15, None, "more_than", "states", "states")),
    ("He was sentenced to 15 years.", (15, 15, "exact", "years", "sentenced")),
    ("The army handed over 23 prisoners.", (23, 23, "exact", "persons", "released")),
    ("In all, 28 trials were held.", (28, 28, "exact", "trials", "trials")),
)


@pytest.mark.parametrize(("text", "expected"), SAID)
def test_values_qualifiers_units_and_measures(
    text: str, expected: tuple[int | None, int | None, str, str, str]
) -> None:
    said = figure(text)
    assert (said.low, said.high, said.qualifier, said.unit, said.measure) == expected


MODALITIES = (
    ("The raid killed 45 people.", "asserted"),
    ("The ministry said 45 people were killed.", "reported"),
    ("He is accused of killing 45 people.", "alleged"),
    ("The 45 people were not killed.", "negated"),
    ("If it breaks, the dam could kill 500 people.", "hypothetical"),
)


@pytest.mark.parametrize(("text", "expected"), MODALITIES)
def test_how_certain_the_text_is(text: str, expected: str) -> None:
    assert [claim.modality for claim in read(text)] == [expected]


def test_the_population_is_the_documents_own_words() -> None:
    text = "Trials began for 16 former officials of the separatist regime in Baku."
    (claim,) = read(text)
    assert figure(text).population == "former officials of the separatist regime"
    assert claim.spans["population"].exact == "former officials of the separatist regime"


def test_parts_know_their_whole_by_its_id() -> None:
    whole, women, children = read("613 people died, including 106 women and 63 children.")
    assert [c.payload.part_of for c in (women, children)] == [whole.id, whole.id]  # type: ignore[attr-defined]
    assert whole.payload.part_of == ""  # type: ignore[attr-defined]


def test_the_number_is_the_anchor_and_the_sentence_the_quote() -> None:
    text = "Nothing here. On that day about 1,275 people were taken hostage. Nothing there."
    (claim,) = read(text)
    assert claim.anchor.exact == "1,275"
    assert claim.quote.exact == "On that day about 1,275 people were taken hostage."
    assert claim.spans["qualifier"].exact == "about"
