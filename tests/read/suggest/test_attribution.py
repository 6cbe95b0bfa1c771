"""Who is named as the speaker, and through whom the words came."""

import pytest
from tests.read.suggest.scoring import DOCUMENT

from onrecord.read.suggest import suggest

CHAINS = (
    ("Human Rights Watch said that 45 people were killed.", ("Human Rights Watch",)),
    ("According to Memorial, 45 people were killed.", ("Memorial",)),
    ("45 people were killed, the ministry added.", ("ministry",)),
    ("Official figures state that 1,275 people were taken hostage.", ("Official figures",)),
    ("The ministry, citing Memorial, reported that 45 had died.", ("Memorial", "ministry")),
    ("The mayor told Reuters that 45 people had died.", ("mayor", "Reuters")),
    ("The prosecutor, Aydin Rasulov, said 45 had died.", ("Aydin Rasulov",)),
    ("As reported by Tass, 45 guards were wounded.", ("Tass",)),
    ("The commission put the death toll at 45.", ("commission",)),
    ("The BBC reported that the mayor said 45 people had died.", ("mayor", "BBC")),
    ("The attack claimed the lives of 45 people.", ()),
    ("45 people were killed.", ()),
)


@pytest.mark.parametrize(("text", "links"), CHAINS)
def test_the_innermost_speaker_comes_first_and_the_author_last(
    text: str, links: tuple[str, ...]
) -> None:
    (claim,) = suggest_figures(text)
    assert claim.chain == (*links, "author")
    assert claim.speaker == claim.chain[0]


def test_a_pronoun_means_the_speaker_named_before() -> None:
    text = "Ivan Petrov spoke to reporters. He said 45 people had died."
    (claim,) = suggest_figures(text)
    assert claim.speaker == "Ivan Petrov"
    assert claim.spans["speaker"].exact == "Ivan Petrov"
    assert not claim.spans["speaker"].within(claim.quote)


def test_an_open_quotation_keeps_its_speaker() -> None:
    text = "“We saw it all,” said Hassan Omar. “They came at dawn. They killed 45 people.”"
    (claim,) = suggest_figures(text)
    assert claim.speaker == "Hassan Omar"


def test_an_accusing_verb_makes_an_allegation() -> None:
    (claim,) = suggest_figures("Prosecutors allege that the unit executed 130 detainees.")
    assert (claim.speaker, claim.modality) == ("Prosecutors", "alleged")


def suggest_figures(text: str):  # type: ignore[no-untyped-def]
    return [c for c in suggest(text, DOCUMENT, "1" * 64) if c.kind == "figure"]
