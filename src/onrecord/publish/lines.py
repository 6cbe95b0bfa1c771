"""Data files made line by line, document by document, so that a part can be made alone."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from onrecord.publish.bundle import claim_columns, csv_rows, flat, jsonl, table
from onrecord.publish.exports import followthemoney, jsonld
from onrecord.publish.fields import DOCUMENT
from onrecord.publish.gate import PublicRecord, Row, data_row

PROOFS = "proofs/claims.jsonl"


@dataclass(frozen=True, slots=True)
class LineFile:
    """path: in the release; head: what it begins with; tail: what it ends with.

    of: a document and its claims, as they entered, to their lines, each ended by LF.
    """

    path: str
    of: Callable[[PublicRecord, Row, Sequence[Row]], str]
    head: str = ""
    tail: str = ""


def _claims_jsonl(record: PublicRecord, _document: Row, claims: Sequence[Row]) -> str:
    return jsonl(data_row(row, record.withheld[row["id"]]) for row in claims)


def _claims_csv(record: PublicRecord, _document: Row, claims: Sequence[Row]) -> str:
    rows = (flat(data_row(row, record.withheld[row["id"]])) for row in claims)
    return csv_rows(claim_columns(), rows)


def _documents_jsonl(_record: PublicRecord, document: Row, _claims: Sequence[Row]) -> str:
    return jsonl([document])


def _documents_csv(_record: PublicRecord, document: Row, _claims: Sequence[Row]) -> str:
    return csv_rows(tuple(DOCUMENT), [document])


def _proofs(record: PublicRecord, _document: Row, claims: Sequence[Row]) -> str:
    return jsonl({"id": row["id"], "proof": record.proof(row["id"])} for row in claims)


LINE_FILES = (
    LineFile("data/claims.jsonl", _claims_jsonl),
    LineFile("data/claims.csv", _claims_csv, table(claim_columns(), ())),
    LineFile("data/documents.jsonl", _documents_jsonl),
    LineFile("data/documents.csv", _documents_csv, table(tuple(DOCUMENT), ())),
    LineFile(PROOFS, _proofs),
    LineFile(jsonld.PATH, jsonld.lines, jsonld.HEAD, jsonld.TAIL),
    LineFile(followthemoney.PATH, followthemoney.lines),
)
"""Every data file that grows with the record. Its lines stand in the order in which documents
entered, and under each document in the order in which its claims entered."""
