"""JSON-LD: PROV-O for who said it, Web Annotation for where it stands, schema.org for the rest."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from onrecord.publish.exports import iris
from onrecord.publish.gate import CLAIM_REFERENCES, PublicRecord, Row

PATH = "data/record.jsonld"
Node = dict[str, Any]

EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"
XSD = "http://www.w3.org/2001/XMLSchema#"
PREFIXES = {
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "schema": "https://schema.org/",
    "dcterms": "http://purl.org/dc/terms/",
    "onrecord": iris.TERMS,
}
LINKS = {
    "author": "schema:author",
    "publisher": "schema:publisher",
    "about": "schema:about",
    "derivedFrom": "prov:wasDerivedFrom",
    "quotedFrom": "prov:wasQuotedFrom",
    "speaker": "prov:wasAttributedTo",
    "generatedBy": "prov:wasGeneratedBy",
    "by": "prov:wasAssociatedWith",
    "influencedBy": "prov:wasInfluencedBy",
    "appearsIn": "schema:appearance",
    "body": "oa:hasBody",
    "target": "oa:hasTarget",
    "source": "oa:hasSource",
    "selector": "oa:hasSelector",
    "motivation": "oa:motivatedBy",
    "partOf": "onrecord:part_of",
    "denies": "onrecord:denies",
}
"""Terms whose values are other things."""
WORDS = {
    "name": "schema:name",
    "identifier": "dcterms:identifier",
    "fileName": "onrecord:file_name",
    "encodingFormat": "schema:encodingFormat",
    "contentSize": "schema:contentSize",
    "sha256": "schema:sha256",
    "language": "schema:inLanguage",
    "licence": "schema:license",
    "address": "schema:url",
    "length": "onrecord:text_length",
    "published": "onrecord:text",
    "kind": "dcterms:type",
    "page": "schema:pageStart",
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
    "start": "oa:start",
    "end": "oa:end",
}
"""Terms whose values are words or numbers."""
REFERENCES = {"part_of": "partOf", "of": "denies"}
"""Payload fields that name another claim, and the terms that link to it."""
CONTEXT: Mapping[str, Any] = {
    "@version": 1.1,
    "@vocab": iris.TERMS,
    **PREFIXES,
    **{term: {"@id": iri, "@type": "@id"} for term, iri in LINKS.items()},
    **WORDS,
    "date": {"@id": "dcterms:date", "@type": EDTF},
    "as_of": {"@id": "dcterms:temporal", "@type": EDTF},
    "day": {"@id": "dcterms:issued", "@type": f"{XSD}date"},
    "chain": {"@id": "onrecord:chain", "@type": "@id", "@container": "@list"},
    "revisedBy": {"@reverse": "prov:wasRevisionOf", "@type": "@id"},
}
"""Whole in the file, so that nothing is fetched to read it; other keys are our own terms."""

START = {"@id": iris.NAMESPACE.urn, "@type": "prov:Collection", "name": "onrecord"}
ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
HEAD = f'{{"@context":{ENCODE(CONTEXT)},"@graph":[\n{ENCODE(START)}\n'
TAIL = "]}\n"


def lines(_record: PublicRecord, document: Row, claims: Sequence[Row]) -> str:
    """A document and its claims as members of the graph, each with its own on one line."""
    made = [_document(document, claims), *(_claim(row) for row in claims)]
    return "".join(f",{ENCODE([_told(node) for node in nodes])[1:-1]}\n" for nodes in made)


def _told(node: Node) -> Node:
    """Without what says nothing: an empty term would assert that there is an empty value."""
    return {key: value for key, value in node.items() if value not in (None, "", [], {})}


def _document(row: Row, claims: Sequence[Row]) -> Iterator[Node]:
    yield {
        "@id": iris.of_bytes(row["sha256"]),
        "@type": ["prov:Entity", "schema:CreativeWork"],
        "name": row["title"],
        "kind": row["kind"],
        "author": _party(row["sha256"], row["author"]),
        "publisher": _party(row["sha256"], row["publisher"]),
        "date": row["date"],
        "language": row["languages"],
        "about": _event(row["event"]),
        "address": row["origin"],
        "licence": row["licence"],
        "fileName": row["name"],
        "encodingFormat": row["media_type"],
        "contentSize": str(row["size"]),
        "sha256": row["sha256"],
        "published": row["text"],
    }
    if row["text_sha256"] != "":
        yield _rendition(row)
    named = [row["author"], row["publisher"], *(name for c in claims for name in c["chain"])]
    for name in dict.fromkeys([*named, *(c["speaker"] for c in claims)]):
        if name != "":
            yield {"@id": _party(row["sha256"], name), "@type": "prov:Agent", "name": name}
    for key in dict.fromkeys([row["event"], *(c["event"] for c in claims)]):
        if key != "":
            yield {"@id": _event(key), "@type": "schema:Event", "name": key}


def _rendition(row: Row) -> Node:
    return {
        "@id": iris.of_bytes(row["text_sha256"]),
        "@type": ["prov:Entity", "schema:DigitalDocument"],
        "derivedFrom": iris.of_bytes(row["sha256"]),
        "sha256": row["text_sha256"],
        "length": row["text_length"],
        "generatedBy": {
            "@type": "prov:Activity",
            "by": {"@type": "prov:SoftwareAgent", "name": row["text_tool"]},
        },
    }


def _claim(row: Row) -> Iterator[Node]:
    iri = iris.of_claim(row["id"])
    yield {
        "@id": iri,
        "@type": ["prov:Entity", "schema:Claim"],
        "identifier": row["id"],
        "kind": row["kind"],
        "standing": row["standing"],
        "modality": row["modality"],
        "speaker": _party(row["document"], row["speaker"]),
        "chain": [_party(row["document"], name) for name in row["chain"]],
        "appearsIn": iris.of_bytes(row["document"]),
        "quotedFrom": iris.of_bytes(row["quotes"][0]["rendition"]),
        "page": row["page"],
        "about": _event(row["event"]),
        "as_of": row["as_of"],
        "payload": _payload(row),
        "anchor": _selector(row["anchor"]),
        "read_from": [{"field": f, **_selector(s)} for f, s in sorted(row["spans"].items())],
        "note": row["note"],
        "generatedBy": _told(
            {"@type": "prov:Activity", "origin": row["origin"], "rule": row["rule"]}
        ),
        "influencedBy": [_review(review) for review in row["reviews"]],
        "revisedBy": [iris.of_claim(r["correction"]) for r in row["reviews"] if r["correction"]],
    }
    # With the words around them, where they may leave; else the quotes alone.
    passages = row["quotes"] if len(row["passages"]) == 0 else row["passages"]
    for number, passage in enumerate(passages, start=1):
        yield _annotation(iri, row["id"], number, passage)


def _annotation(claim: str, id_: str, number: int, passage: Row) -> Node:
    position = {name: passage[name] for name in ("start", "end")}
    quote = {name: passage[name] for name in ("exact", "prefix", "suffix") if name in passage}
    return {
        "@id": iris.named("annotation", id_, str(number)),
        "@type": "oa:Annotation",
        "motivation": "oa:identifying",
        "body": claim,
        "target": {
            "@type": "oa:SpecificResource",
            "source": iris.of_bytes(passage["rendition"]),
            "selector": [
                {"@type": "oa:TextPositionSelector", **position},
                {"@type": "oa:TextQuoteSelector", **quote},
            ],
        },
    }


def _selector(span: Row) -> Node:
    return {name: span[name] for name in ("start", "end", "exact")}


def _payload(row: Row) -> Node:
    reference = CLAIM_REFERENCES.get(row["kind"], "")
    own = {f"onrecord:{name}": v for name, v in row["payload"].items() if name != reference}
    named = row["payload"].get(reference, "")
    linked = {} if named == "" else {REFERENCES[reference]: iris.of_claim(named)}
    # In our own vocabulary, because a payload's `body` or `date` is what our dictionary says.
    return _told({"@type": f"onrecord:{row['kind']}", **linked, **own})


def _review(review: Row) -> Node:
    return _told(
        {
            "@type": "prov:Activity",
            "day": review["day"],
            "decision": review["decision"],
            "reason": review["reason"],
            "reviewer": review["reviewer"],
        }
    )


def _party(document: str, name: str) -> str:
    return "" if name == "" else iris.of_party(document, name)


def _event(key: str) -> str:
    return "" if key == "" else iris.of_event(key)
