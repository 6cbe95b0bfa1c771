"""The modality of a word: a table of sentences, one word marked by asterisks in each."""

import pytest

from onrecord.read.suggest.modality import STRENGTH, combined, modality_of, plain, strongest
from onrecord.read.suggest.pipeline import sentences
from onrecord.read.suggest.sentence import Attribution

TABLE = """
asserted     | Prosecutors *charged* him with genocide.
negated      | They have not been *charged*.
hypothetical | He would be *extradited* to Rwanda.
hypothetical | If *convicted*, he faces up to 20 years.
negated      | No one has been *convicted* of the killings.
negated      | He denied that he had been *charged*.
hypothetical | Officials said they may be *charged*.
hypothetical | Prosecutors planned to *indict* him.
hypothetical | She demanded that he be *prosecuted*.
negated      | He has yet to *stand* trial.
negated      | The government failed to *extradite* the suspect.
hypothetical | The minister vowed to *prosecute* the officers.
hypothetical | The families called for the general to be *tried*.
reported     | Officials said the men had been *charged*.
alleged      | He is accused of having *killed* two men.
alleged      | The troops allegedly *killed* forty villagers.
negated      | He was released without being *charged*.
asserted     | He became the first person to be *convicted* of genocide.
negated      | He was neither *charged* nor tried.
negated      | He was neither charged nor *tried*.
negated      | He has not been charged or *convicted*.
asserted     | He was not charged with genocide but was *convicted* of murder.
hypothetical | He will be extradited and *tried*.
hypothetical | The court ruled that he should be *released* unless charged.
hypothetical | The court ruled that he should be released unless *charged*.
asserted     | He spent ten years in hiding before being *arrested* in Serbia in 2011.
hypothetical | He died before he could be *convicted*.
hypothetical | He died before being *convicted*.
hypothetical | Had he been *convicted*, he would have gone to prison.
negated      | Nobody was ever *convicted*.
negated      | None of the officers were *prosecuted*.
hypothetical | Anyone *convicted* of genocide faces life in prison.
negated      | There is no evidence that he was *indicted*.
asserted     | Two men were arrested and *sentenced* to death.
hypothetical | Was he ever *tried*?
hypothetical | *Arrest* the generals now.
reported     | At least 161 civilians were *killed*, Human Rights Watch said.
asserted     | Azerbaijan insists on justice, and 613 civilians were *killed*.
negated      | The ministry rejected claims that civilians were *killed*.
negated      | The court found no *genocide*.
alleged      | He was accused of *genocide*.
hypothetical | The report warns of a risk of *genocide*.
hypothetical | The group called for the *prosecution* of the officers.
negated      | Armenia denied the *massacre*.
reported     | The ministry can confirm that 613 people were *killed*.
hypothetical | More people could be *killed*.
negated      | The general fled the country rather than be *tried*.
hypothetical | Prosecutors are considering whether he should be *charged*.
hypothetical | It is unclear whether he was *charged*.
asserted     | Soldiers continued to fire and *killed* ten people.
asserted     | The court which *convicted* him had been set up by the UN.
hypothetical | He is due to be *tried* in March.
hypothetical | He is to be *tried* in March.
hypothetical | He is expected to be *charged*.
asserted     | When he was *charged*, he fled.
negated      | Few of the soldiers were *charged*.
asserted     | A few of the soldiers were *charged*.
negated      | He escaped being *prosecuted*.
alleged      | He is believed to have *killed* a hundred people.
reported     | He is said to have *killed* a hundred people.
negated      | He was released after two days and never *charged*.
"""
ROWS = [tuple(part.strip() for part in row.split("|")) for row in TABLE.strip().splitlines()]


@pytest.mark.parametrize(("modality", "marked"), ROWS)
def test_a_word_is_only_as_certain_as_its_sentence_makes_it(modality: str, marked: str) -> None:
    start, text = marked.index("*"), marked.replace("*", "")
    (sentence,) = sentences(text)
    word = next(t for t in sentence.tokens if t.idx == start)
    assert modality_of(sentence, word) == modality


def test_the_cue_that_takes_back_most_stands() -> None:
    assert strongest(["asserted", "alleged", "negated"]) == "negated"
    assert strongest([]) == "asserted"
    assert [m for m in STRENGTH if plain(m)] == ["reported", "asserted"]


def test_an_attributed_fact_is_reported_and_an_attributed_wish_stays_a_wish() -> None:
    said = Attribution(links=())
    assert combined("asserted", None) == "asserted"
    assert combined("asserted", said) == "reported"
    assert combined("hypothetical", said) == "hypothetical"
    assert combined("asserted", Attribution(links=(), modality="alleged")) == "alleged"
