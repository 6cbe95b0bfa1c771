"""A small holding that has everything a release must show, and everything it must hide."""

from dataclasses import replace
from datetime import UTC, datetime
from itertools import count as counting
from typing import Any

from tests.account.sample_claims import EVENT, TEXT, claim

from onrecord.ids import sha256_hex
from onrecord.record import Claim, Decision, Document, Rendition, Review, Standing
from onrecord.record.claims import CLAIM_KINDS, payload_from_json
from onrecord.record.holding import Holding
from onrecord.record.passage import passage
from onrecord.text import Span, span

HIDDEN = "CANARY"
"""Every private field of the sample holds this word with a number after it."""
_number = counting(1)


def canary(where: str) -> str:
    """A word that must never leave, saying where it stood."""
    return f"{HIDDEN}{next(_number):03}{where}"


NOW = datetime(2026, 3, 4, 23, 30, 5, tzinfo=UTC)
NASTY = '<script>alert("1")</script> O\'Brien & Söhne \u202e613\u202c 𐀀 \x00'
OPINION = (
    "The world must know: the regime killed 161 civilians at Alder Bridge, the Commission said.\n"
    "Mostly women died; 40 women and 30 children were among the 161 killed.\n"
    "A thousand were driven out. Never again.\n"
)
ARABIC = "قالت اللجنة إن ٦١٣ شخصا قتلوا.\nوقالت إن 20 منهم أطفال.\n"
TESTIMONY = f"I saw 12 people die. {canary('testimony text')}\n"

TEXTS = {sha256_hex(t.encode()): t for t in (TEXT, OPINION, ARABIC, TESTIMONY)}


def document(text: str, **fields: Any) -> Document:
    made = Document(
        sha256=sha256_hex(b"original of " + text.encode()),
        size=len(text.encode()),
        name="file.txt",
        media_type="text/plain",
        custody={"by": canary("custody by"), canary("custody key"): "then", "how": canary("how")},
        consent=canary("consent"),
        event=EVENT,
    )
    return replace(made, **fields)


NOTE = document(
    TEXT,
    kind="research_note",
    title="Note on the Commission's report",
    author="The makers of this record",
    licence="CC0-1.0",
    name=f"/home/{canary('path name')}/note.txt",
    origin=f"/home/{canary('path origin')}/note.txt",
    date="1999~",
)
OP_ED = document(
    OPINION,
    kind="opinion",
    title=f"Opinion: The Alder Genocide {NASTY}",
    author="A. Writer",
    publisher="The Alder Gazette",
    date="2025-02-20",
    origin="https://example.org/opinion?a=1&b=2",
)
ARABIC_REPORT = document(
    ARABIC,
    kind="report",
    title="تقرير اللجنة",
    author="اللجنة",
    languages=("ar",),
    licence="cc-by-4.0",
    event="جسر الحور",
    origin=f"https://ana:{canary('login')}@example.org/a",
)
SECRET = document(
    TESTIMONY,
    kind="testimony",
    title=canary("secret title"),
    author=canary("secret author"),
    publisher=canary("secret publisher"),
    access="restricted",
    event=canary("secret event"),
    licence="CC0-1.0",
    origin=f"https://{canary('secret.example')}/",
    name=canary("secret name"),
)
UNCONSENTED = document(
    "Nobody asked me.\n", kind="testimony", title=canary("unconsented"), access="public", consent=""
)
DOCUMENTS = (NOTE, OP_ED, ARABIC_REPORT, SECRET, UNCONSENTED)


def rendition(doc: Document, text: str) -> Rendition:
    return Rendition(
        doc.sha256, "text", sha256_hex(text.encode()), len(text), "onrecord text 1",
        parent=canary("parent"), notes=(canary("note of the reader"),),
    )  # fmt: skip


def said(doc: Document, text: str, words: str, anchor: str, kind: str, **payload: Any) -> Claim:
    """A claim of `doc` over the first place where its text says `words`."""
    start = text.index(words)
    at = start + words.index(anchor)
    return Claim(
        document=doc.sha256,
        passages=(passage(sha256_hex(text.encode()), text, span(text, start, start + len(words))),),
        speaker="Commission of Inquiry",
        chain=("Commission of Inquiry", "A. Writer"),
        payload=payload_from_json(kind, payload),
        anchor=Span(at, at + len(anchor), anchor),
        event=doc.event,
    )


def figure(doc: Document, text: str, words: str, anchor: str, low: int, **more: Any) -> Claim:
    exact = {"low": low, "high": low, "qualifier": "exact"}
    payload = {**exact, "unit": "persons", "measure": "killed"}
    return said(doc, text, words, anchor, "figure", **{**payload, **more})


OF_NOTE = [
    replace(
        claim(kind.KIND, document=NOTE.sha256, origin="import", rule=canary("importer")),
        note="Read in a copy; the copy calls it a massacre.",
    )
    for kind in CLAIM_KINDS
]
WHOLE = replace(
    figure(
        OP_ED, OPINION, "the regime killed 161 civilians at Alder Bridge", "161", 161,
        population="civilians",
    ),
    rule="figures.killed", spans={"chain.1": Span(0, 3, "The"), "low": Span(38, 41, "161")},
)  # fmt: skip
PARTS = [
    replace(
        figure(OP_ED, OPINION, words, words.split()[0], low, population=words.split()[1]),
        payload=payload_from_json(
            "figure",
            {
                "low": low, "high": low, "qualifier": "exact", "unit": "persons",
                "measure": "killed", "population": words.split()[1], "part_of": WHOLE.id,
            },
        ),
    )
    for words, low in (("40 women", 40), ("30 children", 30))
]  # fmt: skip
WRONG = said(
    OP_ED, OPINION, "A thousand were driven out", "A thousand", "figure",
    low=1000, high=1000, qualifier="exact", unit="persons", measure="killed",
)  # fmt: skip
RIGHT = said(
    OP_ED, OPINION, "A thousand were driven out", "A thousand", "figure",
    low=1000, high=1000, qualifier="exact", unit="persons", measure="displaced",
)  # fmt: skip
LABEL = replace(
    said(OP_ED, OPINION, "the regime killed", "regime", "characterisation", label="regime"),
    speaker="A. Writer", chain=("A. Writer",),
)  # fmt: skip
DROPPED = said(OP_ED, OPINION, "Never again", "Never again", "demand", what="Never again")
REFUSED = replace(
    figure(OP_ED, OPINION, "161 killed", "161", 161), rule=canary("rejected rule"),
    note=canary("rejected note"), speaker=canary("rejected speaker"),
)  # fmt: skip
IN_ARABIC = [
    replace(
        figure(ARABIC_REPORT, ARABIC, "قالت اللجنة إن ٦١٣ شخصا قتلوا.", "٦١٣", 613),
        speaker="اللجنة", chain=("اللجنة",),
    ),
    replace(
        figure(ARABIC_REPORT, ARABIC, "20 منهم أطفال", "20", 20, population="أطفال"),
        speaker="اللجنة", chain=("اللجنة",),
    ),
]  # fmt: skip
SECRETS = [
    replace(
        figure(SECRET, TESTIMONY, "I saw 12 people die.", "12", 12, population=canary("group")),
        speaker=canary("witness"), chain=(canary("witness"), canary("interviewer")),
        note=canary("secret note"), rule=canary("secret rule"),
    )
]  # fmt: skip
DENIED = replace(
    claim("denial", document=NOTE.sha256),
    payload=payload_from_json("denial", {"what": "order to fire", "of": SECRETS[0].id}),
)
CLAIMS = [
    *OF_NOTE, WHOLE, *PARTS, WRONG, RIGHT, LABEL, DROPPED, REFUSED, *IN_ARABIC, *SECRETS, DENIED,
]  # fmt: skip


def review(of: Claim, decision: Decision, reason: str, correction: str = "") -> Review:
    return Review(of.id, decision, canary("reviewer"), NOW, reason, correction)


REVIEWS = {
    OF_NOTE[0].id: (
        review(OF_NOTE[0], Decision.ACCEPT, "The note says so."),
        review(OF_NOTE[0], Decision.ACCEPT, "Read again; it does."),
    ),
    WRONG.id: (review(WRONG, Decision.CORRECT, "They were driven out, not killed.", RIGHT.id),),
    DROPPED.id: (review(DROPPED, Decision.DEPRECATE, "A slogan, no demand <b>of</b> anyone."),),
    REFUSED.id: (review(REFUSED, Decision.REJECT, canary("reason of a rejection")),),
    SECRETS[0].id: (review(SECRETS[0], Decision.ACCEPT, canary("secret reason")),),
}
STANDINGS = {c.id: Standing.SUGGESTED for c in CLAIMS} | {
    OF_NOTE[0].id: Standing.ACCEPTED,
    WRONG.id: Standing.CORRECTED,
    DROPPED.id: Standing.DEPRECATED,
    REFUSED.id: Standing.REJECTED,
    SECRETS[0].id: Standing.ACCEPTED,
}


def read_text(sha256: str) -> str:
    return TEXTS[sha256]


def read_proof(item: str) -> str:
    return f"c2sp.org/tlog-proof@v1\nindex 1\n\nproof of {item}\n"


HOLDING = Holding(
    documents={doc.sha256: doc for doc in DOCUMENTS},
    renditions={
        doc.sha256: rendition(doc, text)
        for doc, text in zip(DOCUMENTS, (TEXT, OPINION, ARABIC, TESTIMONY), strict=False)
    },
    claims={c.id: c for c in CLAIMS},
    reviews=REVIEWS,
    standings=STANDINGS,
    text=read_text,
    proof=read_proof,
    checkpoint="example.org/ledger\n7\nroot\n\n— example.org/ledger signature\n",
    key="example.org/ledger+00000000+key",
    events=(EVENT, ARABIC_REPORT.event, SECRET.event),
)
