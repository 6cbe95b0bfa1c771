"""How well the reading rules find the figures of a table of sentences."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from onrecord.read.suggest import suggest_lines
from onrecord.record import Claim, Document

SIGNS = {
    "=": "exact", ">=": "at_least", ">": "more_than", "~": "about",
    "<=": "up_to", "<": "fewer_than", "..": "between", "?": "vague",
}  # fmt: skip
DOCUMENT = Document(sha256="0" * 64, size=1, name="table", media_type="text/plain", author="author")


@dataclass(frozen=True)
class Gold:
    anchor: str
    qualifier: str
    measure: str
    speaker: str = ""
    whole: str = ""


@dataclass
class Score:
    wanted: int = 0
    given: int = 0
    found: int = 0
    measure: int = 0
    qualifier: int = 0
    speakers: int = 0
    speaker: int = 0
    wholes: int = 0
    whole: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.found / max(1, self.given)

    @property
    def recall(self) -> float:
        return self.found / max(1, self.wanted)

    def __str__(self) -> str:
        return (
            f"P {self.precision:.3f} R {self.recall:.3f} of {self.wanted}; "
            f"measure {self.measure}/{self.found} qualifier {self.qualifier}/{self.found} "
            f"speaker {self.speaker}/{self.speakers} part_of {self.whole}/{self.wholes}"
        )


def table(path: Path) -> Iterator[tuple[str, list[Gold]]]:
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("#") or "||" not in line:
            continue
        sentence, _, golds = line.partition("||")
        yield (
            sentence.strip(),
            [
                Gold(*(part.strip() for part in g.split("|")))
                for g in golds.split(" ; ")
                if g.strip()
            ],
        )


def score(rows: list[tuple[str, list[Gold]]]) -> Score:
    text = "\n".join(sentence for sentence, _ in rows)
    claims = {
        number: [c for c in found if c.kind == "figure"]
        for number, found in suggest_lines(text, DOCUMENT, "1" * 64)
    }
    total = Score()
    for number, (sentence, golds) in enumerate(rows, start=1):
        _score_row(total, sentence, golds, claims.get(number, []))
    return total


def _score_row(total: Score, sentence: str, golds: list[Gold], claims: list[Claim]) -> None:
    total.wanted += len(golds)
    total.given += len(claims)
    left = list(claims)
    matched: dict[str, Claim] = {}
    for gold in golds:
        claim = next((c for c in left if c.anchor.exact == gold.anchor), None)
        if claim is None:
            total.faults.append(f"MISSED  {gold.anchor} {gold.measure}: {sentence}")
            continue
        left.remove(claim)
        matched[gold.anchor] = claim
        _compare(total, sentence, gold, claim, matched)
    for claim in left:
        total.faults.append(f"EXTRA   {claim.anchor.exact} {claim.payload.measure}: {sentence}")


def _compare(
    total: Score, sentence: str, gold: Gold, claim: Claim, matched: dict[str, Claim]
) -> None:
    figure = claim.payload
    total.found += 1
    checks = [
        ("measure", figure.measure == gold.measure, figure.measure, gold.measure),
        ("qualifier", figure.qualifier == SIGNS[gold.qualifier], figure.qualifier, gold.qualifier),
    ]
    total.measure += checks[0][1]
    total.qualifier += checks[1][1]
    if gold.speaker or claim.speaker != "author":
        total.speakers += 1
        right = claim.speaker == (gold.speaker or "author")
        total.speaker += right
        checks.append(("speaker", right, claim.speaker, gold.speaker or "author"))
    if gold.whole or figure.part_of:
        total.wholes += 1
        wholes = [c for a, c in matched.items() if a == gold.whole and c.id == figure.part_of]
        later = gold.whole != "" and gold.whole not in matched and figure.part_of != ""
        total.whole += bool(wholes) or later
        checks.append(("whole", bool(wholes) or later, figure.part_of[:4], gold.whole))
    for name, right, got, wanted in checks:
        if not right:
            total.faults.append(f"{name.upper():8}{gold.anchor} {got!r} not {wanted!r}: {sentence}")
