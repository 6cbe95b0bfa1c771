"""FollowTheMoney: documents, events, who speaks, and each claim as a note linked to all three."""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from onrecord.publish.exports import iris
from onrecord.publish.gate import PublicRecord, Row
from onrecord.vocab.wordings import wording

PATH = "data/entities.ftm.json"
Entity = dict[str, Any]

ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode

PLAIN_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
"""Dates that the format can hold; a hedged EDTF date would lose its hedge, so it is left out."""

LANGUAGES = {
    "ar": "ara", "az": "aze", "de": "deu", "en": "eng", "es": "spa", "fa": "fas", "fr": "fra",
    "he": "heb", "hi": "hin", "hy": "hye", "it": "ita", "ka": "kat", "ku": "kur", "nl": "nld",
    "pa": "pan", "pl": "pol", "pt": "por", "ru": "rus", "tr": "tur", "uk": "ukr", "ur": "urd",
    "zh": "zho",
}  # fmt: skip
"""BCP 47 to ISO 639-3, which the format wants; other languages are left out."""


def lines(_record: PublicRecord, document: Row, claims: Sequence[Row]) -> str:
    """A document, whom it names and its claims, one entity a line."""
    entities = {
        entity["id"]: entity
        for made in (_document(document), *(_claim(row) for row in claims))
        for entity in made
    }
    return "".join(f"{ENCODE(e)}\n" for e in entities.values())


def _entity(iri: str, schema: str, **properties: Sequence[str]) -> Entity:
    told = {name: [value for value in values if value != ""] for name, values in properties.items()}
    return {
        "id": _id(iri),
        "schema": schema,
        "properties": {name: values for name, values in told.items() if len(values) > 0},
    }


def _id(iri: str) -> str:
    return iri.removeprefix("urn:uuid:")


def _document(row: Row) -> Iterator[Entity]:
    sha = row["sha256"]
    yield _entity(
        sha,
        "Document",
        title=[row["title"]],
        # The format demands a file name; where it may not leave, the hash stands for it.
        fileName=[row["name"] if row["name"] != "" else sha],
        author=[row["author"]],
        publisher=[row["publisher"]],
        date=_dates(row["date"]),
        language=[LANGUAGES[code] for code in row["languages"] if code in LANGUAGES],
        mimeType=[row["media_type"]],
        fileSize=[str(row["size"])],
        sourceUrl=[row["origin"]],
        keywords=[row["kind"]],
    )


def _claim(row: Row) -> Iterator[Entity]:
    note, about, speaker = iris.of_claim(row["id"]), [row["document"]], row["speaker"]
    if speaker != "":
        party = iris.of_party(row["document"], speaker)
        about.append(_id(party))
        yield _entity(party, "LegalEntity", name=[speaker])
    if row["event"] != "":
        event = iris.of_event(row["event"])
        about.append(_id(event))
        yield _entity(event, "Event", name=[row["event"]])
    yield _entity(
        note,
        "Note",
        name=[f"{row['kind']} {row['id']}"],
        # The quote never stands without its speaker.
        description=[f"{speaker or wording('unnamed_speaker')}: “{row['exact']}”"],
        entity=about,
        keywords=[row["kind"], row["standing"], row["modality"]],
        notes=[row["note"]],
    )
    yield from _links(row, note)


def _links(row: Row, note: str) -> Iterator[Entity]:
    yield _entity(
        iris.named("documentation", row["id"]),
        "Documentation",
        document=[row["document"]],
        entity=[_id(note)],
        role=[f"quoted, characters {row['start']} to {row['end']}"],
        date=_dates(row["as_of"]),
    )
    for place, name in enumerate(row["chain"]):
        party = iris.of_party(row["document"], name)
        yield _entity(party, "LegalEntity", name=[name])
        yield _entity(
            iris.named("link", row["id"], str(place)),
            "UnknownLink",
            subject=[_id(party)],
            object=[_id(note)],
            role=["says it" if place == 0 else "passes it on"],
        )


def _dates(edtf: str) -> list[str]:
    return [edtf] if PLAIN_DATE.fullmatch(edtf) else []
