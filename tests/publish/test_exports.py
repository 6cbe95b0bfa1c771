"""Exports are valid by their own specifications, and say what the rows say and no more."""

import json
import warnings
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from followthemoney import model
from followthemoney.proxy import EntityProxy
from pyld import jsonld as processor
from rdflib import RDF, Graph, Namespace, URIRef
from tests.publish import sample

from onrecord.publish.exports import followthemoney, iris, jsonld
from onrecord.publish.gate import public_record

RECORD = public_record(sample.HOLDING)
PROV = Namespace("http://www.w3.org/ns/prov#")
OA = Namespace("http://www.w3.org/ns/oa#")
SCHEMA = Namespace("https://schema.org/")


def claims_of(sha: str) -> list[Mapping[str, Any]]:
    return [row for row in RECORD.claims.values() if row["document"] == sha]


@pytest.fixture(scope="module")
def document() -> str:
    made = "".join(
        jsonld.lines(RECORD, row, claims_of(sha)) for sha, row in RECORD.documents.items()
    )
    return f"{jsonld.HEAD}{made}{jsonld.TAIL}"


@pytest.fixture(scope="module")
def graph(document: str) -> Graph:
    with warnings.catch_warnings():
        # The library's own parser calls what the library itself calls deprecated.
        warnings.simplefilter("ignore", DeprecationWarning)
        return Graph().parse(data=document, format="json-ld")


@pytest.fixture(scope="module")
def entities() -> list[dict[str, Any]]:
    made = [
        followthemoney.lines(RECORD, row, claims_of(sha)) for sha, row in RECORD.documents.items()
    ]
    return [json.loads(line) for line in "".join(made).splitlines()]


EXACT = {"date", "entity", "language", "mimetype", "url"}
"""Types whose values the format would write otherwise if they were not as it wants them."""


# --- JSON-LD


def refuse_to_load(url: str, _options: object) -> None:
    raise AssertionError(f"asked for {url}")


def test_json_ld_expands_with_nothing_left_out_and_nothing_fetched(document: str) -> None:
    options = {"documentLoader": refuse_to_load, "processingMode": "json-ld-1.1"}
    expanded = processor.expand(json.loads(document), options)
    iris_used = set(keys_of(expanded))
    assert all(key.startswith(("@", "http", "urn:uuid:")) for key in iris_used)
    assert len(expanded) == len(json.loads(document)["@graph"])


def keys_of(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from value
    for inner in value.values() if isinstance(value, dict) else value:
        if isinstance(inner, dict | list):
            yield from keys_of(inner)


def test_two_libraries_read_the_same_triples(document: str, graph: Graph) -> None:
    options = {"documentLoader": refuse_to_load, "format": "application/n-quads"}
    quads = processor.to_rdf(json.loads(document), options)
    assert len(quads.splitlines()) == len(set(quads.splitlines())) == len(graph)


def test_every_claim_is_an_entity_of_its_speaker_with_its_documents_words(graph: Graph) -> None:
    for id_, row in RECORD.claims.items():
        claim = URIRef(iris.of_claim(id_))
        assert {PROV.Entity, SCHEMA.Claim} <= set(graph.objects(claim, RDF.type))
        (speaker,) = graph.objects(claim, PROV.wasAttributedTo)
        assert (speaker, RDF.type, PROV.Agent) in graph
        assert str(graph.value(speaker, SCHEMA.name)) == row["speaker"]
        (source,) = graph.objects(claim, PROV.wasQuotedFrom)
        assert graph.value(source, PROV.wasDerivedFrom) == URIRef(iris.of_bytes(row["document"]))


def test_every_passage_is_a_web_annotation(graph: Graph) -> None:
    """What the Web Annotation Data Model demands: a target, and selectors with their values."""
    for id_, row in RECORD.claims.items():
        notes = list(graph.subjects(OA.hasBody, URIRef(iris.of_claim(id_))))
        assert len(notes) == len(row["quotes"])
        for note in notes:
            (target,) = graph.objects(note, OA.hasTarget)
            (source,) = graph.objects(target, OA.hasSource)
            shown = {
                kind: selector
                for selector in graph.objects(target, OA.hasSelector)
                for kind in graph.objects(selector, RDF.type)
            }
            assert set(shown) == {OA.TextPositionSelector, OA.TextQuoteSelector}
            ends = [graph.value(shown[OA.TextPositionSelector], p) for p in (OA.start, OA.end)]
            quote = str(graph.value(shown[OA.TextQuoteSelector], OA.exact))
            start, end = (int(str(value)) for value in ends)
            texts = {iris.of_bytes(sha): text for sha, text in sample.TEXTS.items()}
            assert texts[str(source)][start:end] == quote


def test_words_around_a_quote_leave_only_with_the_whole_text(graph: Graph) -> None:
    closed = URIRef(iris.of_claim(sample.WHOLE.id))
    (note,) = graph.subjects(OA.hasBody, closed)
    target = graph.value(note, OA.hasTarget)
    assert [
        p for s in graph.objects(target, OA.hasSelector) for p in graph.objects(s, OA.prefix)
    ] == []


def test_a_correction_is_a_revision(graph: Graph) -> None:
    right, wrong = (URIRef(iris.of_claim(c.id)) for c in (sample.RIGHT, sample.WRONG))
    assert (right, PROV.wasRevisionOf, wrong) in graph


def test_a_part_names_its_whole_and_a_private_claim_is_not_named(graph: Graph) -> None:
    wholes = {str(o) for o in graph.objects(None, URIRef(f"{iris.TERMS}part_of"))}
    assert wholes == {iris.of_claim(sample.WHOLE.id)}
    assert iris.of_claim(sample.SECRETS[0].id) not in {str(t) for triple in graph for t in triple}


def words_in(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list | tuple):
        for inner in value:
            yield from words_in(inner)
    elif isinstance(value, str | int) and value != "" and not isinstance(value, bool):
        yield str(value)


def test_nothing_that_a_row_says_is_left_out_of_json_ld(graph: Graph) -> None:
    said = {str(term) for triple in graph for term in triple}
    hashes = {*RECORD.claims, *RECORD.documents} | {
        row["text_sha256"] for row in RECORD.documents.values()
    }
    for row in (*RECORD.claims.values(), *RECORD.documents.values()):
        told = {w for name, v in row.items() if name != "text_tool" for w in words_in(v)}
        assert told - said - hashes == set()


# --- FollowTheMoney


def test_every_entity_is_valid_by_the_schema_of_followthemoney(
    entities: list[dict[str, Any]],
) -> None:
    for data in entities:
        proxy = EntityProxy.from_dict(model, data, cleaned=False)
        proxy.schema.validate(data)
        for prop, value in proxy.itervalues():
            assert prop.type.validate(value), (prop.name, value)
            if prop.type.name in EXACT:
                assert prop.type.clean(value, proxy=proxy) == value, (prop.name, value)


def test_every_link_leads_to_an_entity_of_the_right_kind(entities: list[dict[str, Any]]) -> None:
    kinds = {data["id"]: model.get(data["schema"]) for data in entities}
    for data in entities:
        proxy = EntityProxy.from_dict(model, data)
        for prop, value in proxy.itervalues():
            if prop.type.name == "entity":
                assert kinds[value].is_a(prop.range), (prop.name, data)


def test_every_claim_is_a_note_that_names_its_speaker_with_its_quote(
    entities: list[dict[str, Any]],
) -> None:
    notes = {e["id"]: e["properties"] for e in entities if e["schema"] == "Note"}
    assert len(notes) == len(RECORD.claims)
    for id_, row in RECORD.claims.items():
        note = notes[iris.of_claim(id_).removeprefix("urn:uuid:")]
        assert note["description"] == [f"{row['speaker']}: “{row['exact']}”"]
        assert row["document"] in note["entity"]


def test_a_hedged_date_is_left_out_rather_than_made_exact(entities: list[dict[str, Any]]) -> None:
    (note,) = [e for e in entities if e["id"] == sample.NOTE.sha256]
    (opinion,) = [e for e in entities if e["id"] == sample.OP_ED.sha256]
    assert "date" not in note["properties"]
    assert opinion["properties"]["date"] == ["2025-02-20"]


def test_a_speaker_whom_nobody_names_is_no_entity() -> None:
    row = {**RECORD.claims[sample.WHOLE.id], "speaker": ""}
    made = followthemoney.lines(RECORD, RECORD.documents[row["document"]], [row])
    entities = [json.loads(line) for line in made.splitlines()]
    (note,) = [e for e in entities if e["schema"] == "Note"]
    assert note["properties"]["description"][0].startswith("A speaker whom the document does not")


# --- In a release


def test_a_release_holds_them_whole(release: Path, document: str) -> None:
    assert (release / jsonld.PATH).read_text("utf-8") == document
    made = "".join(
        followthemoney.lines(RECORD, row, claims_of(sha)) for sha, row in RECORD.documents.items()
    )
    assert (release / followthemoney.PATH).read_text("utf-8") == made


def test_an_empty_record_is_a_graph() -> None:
    made = processor.expand(json.loads(jsonld.HEAD + jsonld.TAIL))
    assert [node["@id"] for node in made] == [iris.NAMESPACE.urn]
