"""Whatever the text, suggesting ends without an error and every suggestion passes the gate."""

import random
from collections.abc import Iterator

import pytest

from onrecord.ids import sha256_hex
from onrecord.read.suggest.pipeline import suggest
from onrecord.record import Document
from onrecord.review.gate import faults_of

SENTENCES = (
    "Human Rights Watch said that at least 161 civilians were killed, among them 12 children.",
    "On 9 August the rebels handed over 48 prisoners of war, among them seven officers.",
    "The fever carried off one hundred and twelve of the four hundred women.",
    "The court convicted Anton Hirsch of war crimes on 3 May 2011 and sentenced him to 20 years.",
    "Nine men have not been charged, and two more would be tried if they were extradited.",
    "The Senate adopted a resolution recognising the killings as genocide; 15 states did so.",
    "The ministry denied that any massacre took place; survivors called it ethnic cleansing.",
    "They demanded that the government release the 40 to 50 detainees and open the graves.",
    "Between 500 and 1,000 people died in 1992, “Ordu” wrote, citing hundreds of refugees.",
    "In late 1991 the town, home to some 7,000 people, was encircled by the 366th regiment.",
    "Of 1,709 apprentices half a million more were displaced by the winter of 1992.",
)
INSERTED = (
    *("🕯", "Xocalı", "\n", "and", "12", "(", "“", "—", "who", "not", "two", "hundreds", "said"),
    *("\u00ad", "\x00", "\u202e", "ə", "over", "none of"),
)
MUTATED = 400


def mutated(rng: random.Random) -> Iterator[str]:
    """Real sentences with words dropped, doubled, moved, shouted, cut, and odd signs put in."""
    while True:
        words = rng.choice(SENTENCES).split(" ")
        for _ in range(rng.randrange(4)):
            place, other = rng.randrange(len(words)), rng.randrange(len(words))
            match rng.randrange(6):
                case 0:
                    words.insert(place, rng.choice(INSERTED))
                case 1:
                    words = words[: place + 1]
                case 2:
                    words[place] = words[place].upper()
                case 3:
                    words[place] += "\n"
                case 4:
                    words = words[place:]
                case _:
                    words[place], words[other] = words[other], words[place]
        yield " ".join(words)


@pytest.mark.parametrize("seed", [1, 2])
def test_every_suggestion_for_a_mutated_sentence_passes_the_gate(seed: int) -> None:
    rng = random.Random(seed)
    suggested = 0
    for _, text in zip(range(MUTATED), mutated(rng), strict=False):
        sha256 = sha256_hex(text.encode("utf-8"))
        document = Document(sha256, len(text), "mutated.txt", "text/plain")
        for claim in suggest(text, document, sha256):
            suggested += 1
            assert claim.quote.stands_in(text)
            assert faults_of(claim, text, document) == (), text
    assert suggested > MUTATED / 4
