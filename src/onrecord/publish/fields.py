"""The allow-list: what may leave, field by field, with what it means; anything else stays."""

from collections.abc import Mapping

Fields = Mapping[str, str]

DOCUMENT: Fields = {
    "sha256": "SHA-256 of the original's bytes, in hex; the document's identity",
    "size": "bytes of the original",
    "name": "file name as handed over; empty where it is a path of somebody's machine",
    "media_type": "what the bytes are",
    "kind": "a term of the vocabulary document_kinds",
    "title": "title, in the document's words",
    "author": "who answers for its words; empty where unknown",
    "publisher": "who made it available",
    "date": "date of the document (EDTF)",
    "languages": "languages of its text (BCP 47)",
    "event": "the event its claims belong to unless a claim says otherwise",
    "origin": "address it came from, if it is a public web address; else empty",
    "licence": "SPDX id or a sentence; decides whether the whole text is published",
    "text": "whole: the text is in this release; passages: only the quotes of its claims are",
    "text_sha256": "SHA-256 of the text that offsets count in, as UTF-8",
    "text_length": "length of that text in Unicode code points",
    "text_tool": "name and version of the program that read the text from the original",
}
CLAIM: Fields = {
    "id": "content id over what is claimed, where and by whom",
    "kind": "a term of the vocabulary claim_kinds",
    "standing": "where the claim stands after all its reviews",
    "document": "sha256 of the document",
    "start": "first code point of the quote, counted from 0",
    "end": "code point after the quote's last",
    "exact": "the quote",
    "page": "page of the original on which the quote starts, or null where it has no pages",
    "anchor": "the words the claim hangs on, for a figure its number: start, end, exact",
    "speaker": "who makes the claim, as the document names them",
    "chain": "from who said it outwards to the document's author",
    "modality": "a term of the vocabulary modalities",
    "event": "the event's name, or empty",
    "as_of": "date for which the claim holds (EDTF), or empty",
    "origin": "how the claim was made: rule, import or person",
    "rule": "the rule that suggested it; empty for claims that people made or imported",
    "payload": "what is claimed; its fields depend on the kind, see below",
    "quotes": "the quote and further passages the claim rests on, without the words around them",
    "spans": "field to the words it was read from: start, end, exact",
    "passages": "the same with the words around them, where the whole text may be published",
    "note": "a caveat of whoever made the claim; no part of what the document says",
    "reviews": "what people decided, in order",
}
ESTIMATE: Fields = {
    "id": "content id over what was estimated from which table, how, and what came out",
    "event": "the event's name",
    "measure": "a term of the vocabulary measures: what is estimated",
    "method": "name of the estimator",
    "documented": "persons on some list, in the strata that could be estimated",
    "low": "low end of the interval, documented and undocumented persons together, or null",
    "median": "its middle, or null",
    "high": "its high end; null also where there is none",
    "level": "coverage of the interval in per cent; 0 where there is no estimate",
    "refusal": "why there is no estimate; empty where there is one",
    "assumption": "what it rests on and no table can test",
    "strata": "columns of the table that divide it",
    "tables": "SHA-256 of each table, none if withheld; several are versions of the same lists",
    "result": "SHA-256 of the whole result as JSON; empty where a table is withheld",
    "report": "SHA-256 of the report as a page; likewise",
    "settings": "of the method, as JSON",
    "seed": "what the run started from",
    "code": "version of the program",
}
SPAN: Fields = {
    "start": "first code point, counted from 0",
    "end": "code point after the last",
    "exact": "the words",
}
QUOTE: Fields = {"rendition": "SHA-256 of the text the offsets count in", **SPAN}
LIST: Fields = {
    "name": "what the list is called here",
    "maker": "who made it",
    "event": "what its people are listed for",
    "language": "language of its names (BCP 47), or empty",
    "status": "what befell everybody on it, a term of the vocabulary measures, or empty",
    "duplicate_free": "whether its maker declares that nobody is on it twice",
    "editions": "its editions that may be told of, see below",
    "problems": "kind of what looks wrong in its newest edition to how often; no row is named; "
    "nothing where the number of rows is not told",
    "people": "documented people with a row on it, or null where it would tell of fewer than 5",
    "people_low": "at least so many; the same as people where that is told; null for not told",
    "people_high": "at most so many; likewise",
    "rule": "how these were counted",
    "linked": "whether it was linked as it is now; else people are of the edition linked last",
    "names": "how many names its page shows; 0 unless names may be published",
    "nameless": "how many rows write no name; 0 unless names may be published",
}
LIST_EDITION: Fields = {
    "document": "sha256 of its file if that is public, else empty",
    "date": "date of the edition (EDTF), or empty",
    "count": "how many rows it has, or null where that would tell of fewer than 5 people",
    "added": "rows that the edition before had not, or null for the first",
    "removed": "rows of the edition before that are gone, or null for the first",
    "altered": "rows that say something else than before, or null for the first",
}
OVERLAP: Fields = {
    "event": "what the lists are for",
    "lists": "names of the lists that these people are on, and of no others",
    "people": "people on exactly these lists; 'fewer than 5' where names are not published; no row "
    "where names of another list would tell how many",
}
PASSAGE: Fields = {
    **QUOTE,
    "prefix": "words just before",
    "suffix": "words just after",
}
REVIEW: Fields = {
    "reviewer": "reviewers of one claim counted from 1; their names are not published",
    "day": "day of the review (UTC)",
    "decision": "accept, correct, reject, defer or deprecate",
    "reason": "the reason, in the reviewer's words",
    "correction": "id of the claim that says it right, where there is one in this release",
}

LOW_HIGH: Fields = {
    "low": "lowest number said, or null where no low end is said",
    "high": "highest number said, or null where no high end is said",
    "qualifier": "a term of the vocabulary qualifiers",
}
PAYLOADS: Mapping[str, Fields] = {
    "figure": {
        **LOW_HIGH,
        "unit": "what is counted: a term of counting_units",
        "measure": "what befell or was done: a term of measures",
        "population": "the words that say who was counted",
        "basis": "how they were counted: a term of counting_bases, or empty",
        "part_of": "id of the claim whose figure this is a part of, or empty",
        "includes": "words saying who is counted in",
        "excludes": "words saying who is left out",
    },
    "occurrence": {
        "what": "what happened, in the document's words",
        "act": "a term of acts, or empty",
        "date": "EDTF, or empty",
        "place": "as the document names it, or empty",
    },
    "act": {
        "act": "a term of acts",
        "by": "who is said to have done it, or empty",
        "to": "to whom or what",
        "date": "EDTF, or empty",
        "place": "as the document names it, or empty",
    },
    "responsibility": {
        "actor": "who is held answerable, in the document's words",
        "degree": "a term of involvements",
        "what": "for what, or empty",
    },
    "characterisation": {
        "label": "the exact words used",
        "of": "what they are used for, or empty",
        "crime": "the term of crimes that the words name, or empty",
    },
    "statement": {
        "said": "what was said",
        "to": "to whom, or empty",
        "date": "EDTF, or empty",
    },
    "proceeding": {
        "who": "the person or group concerned",
        "stage": "a term of stages",
        "forum": "court or authority, or empty",
        "charge": "in the document's words, or empty",
        "outcome": "a term of outcomes, or empty",
        "sentence": "in the document's words, or empty",
        "date": "EDTF, or empty",
    },
    "recognition": {
        "body": "who acted",
        "act": "a term of recognition_acts",
        "organ": "which part of the body, or empty",
        "noun": "the exact noun used, or empty",
        "date": "EDTF, or empty",
        "count": "how many bodies, where the document counts them, else null",
        "binding": "yes, no, or empty where the document does not say",
        "rescinded": "day it was withdrawn (EDTF), or empty",
    },
    "demand": {"what": "what is asked for", "of": "of whom, or empty"},
    "denial": {"what": "what is denied", "of": "id of the claim denied, or empty"},
    "population": {
        **LOW_HIGH,
        "place": "as the document names it",
        "group": "which people, or empty",
        "date": "EDTF, or empty",
    },
    "list_entry": {
        "name": "as listed",
        "list": "the list's name",
        "row": "its number there, or empty",
        "status": "what the list says befell the person: a term of measures, or empty",
    },
}

PUBLIC_FIELDS: Mapping[str, Fields] = {
    "document": DOCUMENT,
    "claim": CLAIM,
    "passage": PASSAGE,
    "quote": QUOTE,
    "span": SPAN,
    "review": REVIEW,
    "estimate": ESTIMATE,
    "list": LIST,
    "list edition": LIST_EDITION,
    "overlap": OVERLAP,
    **{f"payload of {kind}": fields for kind, fields in PAYLOADS.items()},
}
"""Every noun that leaves and every field of it that does; there is no other way out."""

PRIVATE_FIELDS: Mapping[str, Fields] = {
    "estimate": {
        "by": "who ran a program says nothing about what came out",
        "at": "stands as the time of its entry in the ledger",
        "access": "only public estimates are published, so it would say nothing",
    },
    "document": {
        "custody": "who handed a document over may be in danger for it",
        "consent": "what a witness agreed to is between them and the archive",
        "access": "only public documents are published, so it would say nothing",
    },
    "rendition": {
        "document": "stands as the document's sha256",
        "role": "always the canonical text",
        "parent": "steps between original and text stay in the archive",
        "title": "stands as the document's title where it has none of its own",
        "author": "stands as the document's author where it has none of its own",
        "date": "stands as the document's date where it has none of its own",
        "pages": "stands as the page of each claim",
        "notes": "warnings to the people who work on the archive",
        "sha256": "stands as the document's text_sha256",
        "length": "stands as the document's text_length",
        "tool": "stands as the document's text_tool",
    },
    "claim": {},
    "review": {
        "claim": "the review stands under its claim",
        "by": "reviewers are not named",
        "at": "only the day is published, not the hour",
    },
    "list edition": {
        "columns": "how a list's columns are called may tell what is known of people",
        "rows": "what rows say of people stays in the archive",
        "entries": "what rows say of people stays in the archive",
        "sheet": "says nothing without the file",
        "published": "only what was said to be published is",
    },
}
"""What stays, and why. A field of a noun that stands in neither list fails a test."""

CONDITIONS: Mapping[str, str] = {
    "document.name": "withheld where it is a path",
    "document.origin": "withheld unless it is a web address without a login",
    "claim.rule": "withheld for imports and people, whose names it would be",
    "claim.passages": "withheld unless the licence lets the whole text be published; see quotes",
    "claim.payload": "named payload_part where an id in it was withheld, since the claim it "
    "names is not public",
}
"""Listed fields that leave only under a condition."""

OPEN_LICENCES = (
    "CC0-1.0", "CC-PDDC", "PDDL-1.0", "public-domain",
    "CC-BY-1.0", "CC-BY-2.0", "CC-BY-2.5", "CC-BY-3.0", "CC-BY-3.0-IGO", "CC-BY-4.0",
    "CC-BY-SA-1.0", "CC-BY-SA-2.0", "CC-BY-SA-2.5", "CC-BY-SA-3.0", "CC-BY-SA-4.0",
    "ODC-By-1.0", "OGL-UK-1.0", "OGL-UK-2.0", "OGL-UK-3.0", "OGL-Canada-2.0",
    "etalab-2.0", "DL-DE-BY-2.0", "DL-DE-ZERO-2.0", "Apache-2.0", "MIT",
)  # fmt: skip
"""SPDX ids (and public-domain) under which a whole text may be copied by anyone for any purpose."""
