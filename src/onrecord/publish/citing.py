"""How to cite a claim, a document, a thing or a release: in words, as BibTeX, and as CSL-JSON.

A citation holds no number of a claim, so none is ever cited without its speaker.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.publish.gate import Row
from onrecord.vocab.saying import date_in_words
from onrecord.vocab.wordings import Say, as_is, wording

CSL_TYPES = {
    "report": "report", "press": "article-newspaper", "opinion": "article-newspaper",
    "court_paper": "legal_case", "resolution": "legislation", "testimony": "interview",
    "book": "book", "reference": "entry-encyclopedia",
}  # fmt: skip
"""Kind of document to type of CSL 1.0.2; any other is a document."""

PLAIN_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(~?)")
SEASONS = range(21, 25)
"""EDTF writes seasons where months stand; CSL does not."""


@dataclass(frozen=True, slots=True)
class Citation:
    """words: one line; bibtex: one entry; csl: one item, as JSON."""

    words: str
    bibtex: str
    csl: str


@dataclass(frozen=True, slots=True)
class Keeper:
    """The record that is cited from: its name, and the ledger that its key belongs to."""

    title: str
    ledger: str


def keeper(title: str, key: str) -> Keeper:
    """key: verifier key of the ledger, or "" where there is none."""
    return Keeper(title, key.partition("+")[0])


def cite_claim(row: Row, document: Row, kept: Keeper, say: Say = as_is) -> Citation:
    """The speaker first, then where it stands; the claim's id names it for ever."""
    unnamed = say(wording("unnamed_speaker"))
    speaker = unnamed if row["speaker"] == "" else row["speaker"]
    place = _said(say, "place", start=str(row["start"]), end=str(row["end"]))
    numbered = _said(say, "claim", id=row["id"])
    page = "" if row["page"] is None else str(row["page"])
    stands = (_document_words(document, say), page and _said(say, "page", page=page), place)
    within = _said(say, "in", document=_listed(*stands))
    name = f"{numbered} ({row['kind']})"
    note = _listed(within, _ledger(kept, say))
    return Citation(
        words=f"{_listed(speaker, within)}. {_listed(kept.title, numbered, _ledger(kept, say))}.",
        bibtex=_bibtex(
            f"onrecord-claim-{row['id']}",
            ("author", speaker), ("title", name), ("howpublished", kept.title), ("note", note),
            *_bibtex_date(document["date"]),
        ),
        csl=_csl(
            f"onrecord-claim-{row['id']}",
            type="document", title=name, author=_names(speaker), number=row["id"], page=page,
            **{"container-title": document["title"]},
            **{"container-author": _names(document["author"])},
            publisher=document["publisher"], issued=_csl_date(document["date"]),
            archive=kept.title, note=note,
        ),
    )  # fmt: skip


def cite_document(document: Row, kept: Keeper, say: Say = as_is) -> Citation:
    """As its own title page has it, with the hash that its bytes must have."""
    hashed = f"SHA-256 {document['sha256']}"
    note, kept_by = _listed(hashed, _ledger(kept, say)), _listed(kept.title, _ledger(kept, say))
    key, title = f"onrecord-document-{document['sha256'][:32]}", _title(document, say)
    return Citation(
        words=f"{_document_words(document, say)}. {hashed}. {kept_by}.",
        bibtex=_bibtex(
            key,
            ("author", document["author"]), ("title", title),
            ("publisher", document["publisher"]), ("howpublished", document["origin"]),
            ("note", note), *_bibtex_date(document["date"]),
        ),
        csl=_csl(
            key,
            type=CSL_TYPES.get(document["kind"], "document"), title=title,
            author=_names(document["author"]), publisher=document["publisher"],
            issued=_csl_date(document["date"]), URL=document["origin"],
            language=next(iter(document["languages"]), ""), archive=kept.title, note=note,
        ),
    )  # fmt: skip


def cite_thing(
    folder: str, names: Sequence[str], event: str, address: str, kept: Keeper, say: Say = as_is
) -> Citation:
    """What claims are about, or who makes them, by its address; a name with digits is left out.

    folder: of its page, a group of the wordings; address: in a release, with its anchor.
    """
    number = address.partition("#")[2]
    what = say(wording("citations", "things", folder)).format(id=number)
    plain = [f"“{name}”" for name in names if not any(c.isdecimal() for c in name)]
    within = "" if event == "" else _said(say, "in", document=f"“{event}”")
    title, note = _listed(*plain, what), _listed(within, address, _ledger(kept, say))
    key = f"onrecord-{folder}-{number.rpartition('-')[2]}"
    return Citation(
        words=f"{title}. {_listed(kept.title, note)}.",
        bibtex=_bibtex(key, ("title", title), ("howpublished", kept.title), ("note", note)),
        csl=_csl(key, type="document", title=title, archive=kept.title, note=note),
    )


def cite_release(
    kept: Keeper, version: int, day: str, checkpoint: str, say: Say = as_is
) -> Citation:
    """One state of the record, named by what its ledger's checkpoint says. day: ISO 8601."""
    lines = checkpoint.split("\n")
    state = ""
    if len(lines) > 2 and lines[0] == kept.ledger:
        state = _said(say, "state", size=lines[1], root=lines[2])
    numbered = _said(say, "release", number=str(version))
    note = _listed(_ledger(kept, say), state)
    key = f"onrecord-release-{version}"
    return Citation(
        words=f"{_listed(kept.title, numbered, date_in_words(day, say), note)}.",
        bibtex=_bibtex(
            key,
            ("title", kept.title), ("edition", numbered), ("note", note), *_bibtex_date(day),
        ),
        csl=_csl(
            key,
            type="dataset", title=kept.title, version=numbered, issued=_csl_date(day), note=note,
        ),
    )  # fmt: skip


def _said(say: Say, name: str, **values: str) -> str:
    return say(wording("citations", name)).format(**values)


def _listed(*parts: str) -> str:
    return ", ".join(part for part in parts if part != "")


def _ledger(kept: Keeper, say: Say) -> str:
    return "" if kept.ledger == "" else _said(say, "ledger", ledger=kept.ledger)


def _title(document: Row, say: Say) -> str:
    given = document["title"] or document["name"]
    return str(given) if given != "" else _said(say, "untitled")


def _document_words(document: Row, say: Say) -> str:
    when = "" if document["date"] == "" else date_in_words(document["date"], say)
    title = f"“{_title(document, say)}”"
    return _listed(document["author"], title, document["publisher"], when)


# --- BibTeX

BIBTEX_ESCAPES = str.maketrans({
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
})  # fmt: skip
"""What would be a command or end a value. No brace stays bare, since BibTeX counts them."""


def _bibtex(key: str, *fields: tuple[str, str]) -> str:
    """Values stand in two pairs of braces, so that a name is not split and no letter made small."""
    told = [f"  {name} = {{{{{_escaped(value)}}}}}" for name, value in fields if value != ""]
    return f"@misc{{{key},\n" + ",\n".join(told) + "\n}\n"


def _escaped(text: str) -> str:
    if not text.isprintable():
        text = "".join(c if c.isprintable() else " " for c in text)
    return " ".join(text.split()).translate(BIBTEX_ESCAPES)


def _bibtex_date(edtf: str) -> tuple[tuple[str, str], ...]:
    """Year and month where they are plain; a hedged or open date in words, so it stays hedged."""
    parts, about = _date_parts(edtf)
    if len(parts) == 0 or about:
        return (("year", "" if edtf == "" else date_in_words(edtf)),)
    return (("year", f"{parts[0]:04}"), *((("month", str(parts[1])),) if len(parts) > 1 else ()))


# --- CSL-JSON

ENCODE = json.JSONEncoder(ensure_ascii=False).encode


def _csl(key: str, **fields: Any) -> str:
    told = {name: value for name, value in fields.items() if value not in ("", [], None)}
    return ENCODE({"id": key, **told})


def _names(name: str) -> list[dict[str, str]]:
    """A literal name: whether it is a person's, and which part is the family's, is not known."""
    return [] if name == "" else [{"literal": name}]


def _csl_date(edtf: str) -> dict[str, Any] | None:
    if edtf == "":
        return None
    ends = [_date_parts(end) for end in edtf.split("/")]
    if not all(parts for parts, _ in ends):
        return {"literal": date_in_words(edtf)}
    made: dict[str, Any] = {"date-parts": [parts for parts, _ in ends]}
    return made | ({"circa": True} if any(about for _, about in ends) else {})


def _date_parts(edtf: str) -> tuple[list[int], bool]:
    """Year, month and day as far as they go, and whether it is about then; [] for other dates."""
    match = PLAIN_DATE.fullmatch(edtf)
    if match is None or int(match[2] or 1) in SEASONS:
        return [], False
    return [int(part) for part in match.groups()[:3] if part is not None], match[4] != ""
