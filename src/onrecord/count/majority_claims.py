"""Claims whose words say "mostly women and children", set beside the parts that speakers give."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from onrecord.count.chains import speakers
from onrecord.count.majority import Verdict, worded
from onrecord.count.parts import Breakdown, Piece, breakdowns, inside_bounds
from onrecord.count.phrases import listed
from onrecord.count.populations import GROUP_OF, groups_in
from onrecord.count.shown import SAID, Claims, Filed, filed
from onrecord.quantity import values
from onrecord.record.claim import Claim
from onrecord.record.claims.characterisation import Characterisation
from onrecord.record.claims.figure import Figure
from onrecord.record.event_count import Majority, MajorityBeside, MajorityCheck
from onrecord.vocab import load
from onrecord.vocab.loader import normal

MARKER = re.compile(
    r"\b(?:mostly|mainly|chiefly|largely|predominantly|overwhelmingly|"
    r"(?:the\s+)?(?:(?:great|vast|large|overwhelming)\s+)?majority|most\s+of)\b",
    re.IGNORECASE,
)
STEMS = ("most", "main", "chief", "large", "predom", "overwhelm", "major")
TOKEN = re.compile(r"[^\W_]+|[.;:!?()\u201c\u201d\"]")
BETWEEN = frozenset(("and", "or", "the", "also"))
REACH = 6
"""How many other words may stand between "most of" and the groups it names."""


def check_majority_claims(
    claims: Claims, corrections: Mapping[str, str] | None = None
) -> tuple[MajorityCheck, ...]:
    """Each sentence that says "mostly X", with the breakdowns it can be held against.

    A breakdown is set beside it where the sentence names the whole's number, or names no number
    and tells of the same measure. Nothing is said of the sentence itself, only whether it follows.
    """
    items = filed(claims)
    return checked(items, breakdowns(items, corrections or {}))


def checked(items: Iterable[Filed], known: Sequence[Breakdown]) -> tuple[MajorityCheck, ...]:
    """`check_majority_claims` with the breakdowns at hand; claims of one passage are one check."""
    found: dict[tuple[str, int, int], list[Filed]] = {}
    for item in items:
        quote = item.claim.quote
        if item.claim.modality in SAID and any(map(_says_mostly, _texts(item.claim))):
            found.setdefault((item.claim.document, quote.start, quote.end), []).append(item)
    return tuple(check for same in found.values() for check in _check(same, known))


def _says_mostly(text: str) -> bool:
    # Seven plain searches rule out nearly every quote ten times faster than the pattern.
    folded = text.casefold()
    return any(stem in folded for stem in STEMS) and MARKER.search(text) is not None


def _texts(claim: Claim) -> tuple[str, ...]:
    if isinstance(claim.payload, Characterisation):
        return (claim.payload.label, claim.quote.exact)
    if isinstance(claim.payload, Figure):
        return (claim.payload.population, claim.quote.exact)
    return (claim.quote.exact,)


def _check(same: Sequence[Filed], known: Sequence[Breakdown]) -> Iterator[MajorityCheck]:
    groups: tuple[str, ...] = ()
    for text in (text for item in same for text in _texts(item.claim)):
        groups = groups or groups_said(text)
    if len(groups) > 0:
        claim = same[0].claim
        beside = (_beside(groups, b) for b in known if _speaks_of(same, b))
        yield MajorityCheck(
            claims=tuple(item.id for item in same),
            speaker=claim.speaker,
            words=claim.quote.exact,
            groups=groups,
            beside=tuple(b for b in beside if b is not None),
        )


def groups_said(text: str) -> tuple[str, ...]:
    """The groups that the text says were most of them, in its order; empty where it names none.

    >>> groups_said("the 613 were mostly women and children"), groups_said("most of the dead fled")
    (('women', 'children'), ())
    >>> groups_said("Women and children were the majority.")
    ('women', 'children')
    """
    for marker in MARKER.finditer(text):
        after = _run(TOKEN.findall(text[marker.end() :]))
        before = _run(TOKEN.findall(text[: marker.start()])[::-1])[::-1]
        if len(after or before) > 0:
            return after or before
    return ()


def _run(tokens: Sequence[str]) -> tuple[str, ...]:
    """The first unbroken run of group words within REACH; "not" and a sentence's end stop it."""
    run: list[str] = []
    for place, token in enumerate(word.casefold() for word in tokens):
        if token in GROUP_OF:
            run.append(GROUP_OF[token])
        elif not token[0].isalnum() or token == "not" or (not run and place >= REACH):
            break
        elif run and token not in BETWEEN:
            break
    return tuple(dict.fromkeys(run))


def _speaks_of(same: Sequence[Filed], breakdown: Breakdown) -> bool:
    """Whether the sentence may be about this whole: it says its number, or none but its measure."""
    whole = breakdown.whole.figure
    numbers = values(same[0].claim.quote.exact)
    if len(numbers) > 0:
        return whole.low in numbers or whole.high in numbers
    spellings = load("measures")[whole.measure].spellings
    quote = normal(same[0].claim.quote.exact)
    return any(re.search(rf"\b{re.escape(words)}\b", quote) for words in spellings)


def _beside(groups: Sequence[str], breakdown: Breakdown) -> MajorityBeside | None:
    """The breakdown's answer; None where it names none of the groups."""
    wanted = frozenset(groups)
    parts = [
        part
        for part in breakdown.parts
        if part.figure.unit == breakdown.whole.figure.unit and groups_in(part.who)
        if groups_in(part.who) <= wanted
    ]
    if len(parts) == 0:
        return None
    named = frozenset(group for part in parts for group in groups_in(part.who))
    whole = breakdown.whole
    pieces: tuple[Piece, ...] = (whole, *parts)
    return MajorityBeside(
        speakers=speakers(whole.items),
        majority=_answer(groups, whole, parts, wanted - named),
        claims=tuple(item.id for piece in pieces for item in piece.items),
    )


def _answer(
    groups: Sequence[str], whole: Piece, parts: Sequence[Piece], uncounted: frozenset[str]
) -> Majority:
    inside = inside_bounds(whole, parts)
    who = listed(groups)
    if len(uncounted) == 0:
        return worded(whole.figure, inside, who=who, of=whole.number)
    found = worded(whole.figure, inside, who=listed([p.who for p in parts]), of=whole.number)
    if found.verdict == Verdict.FOLLOWS:
        return found
    return Majority(
        verdict=Verdict.CANNOT_BE_SAID.value,
        low=inside.low,
        high=None,
        sentence=(
            f"of {whole.number} no number is given for {listed(sorted(uncounted))}, so whether "
            f'"mostly {who}" follows cannot be said'
        ),
    )
