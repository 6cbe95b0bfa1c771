"""The data dictionary, made from allow-list and vocabularies, so that it cannot go stale."""

from typing import Any

from onrecord.publish.exports.meanings import EXPORTS
from onrecord.publish.fields import CONDITIONS, OPEN_LICENCES, PRIVATE_FIELDS, PUBLIC_FIELDS
from onrecord.record.claims import CLAIM_KINDS
from onrecord.vocab import load

SHARED_VOCABULARIES = ("claim_kinds", "document_kinds", "estimators", "modalities", "qualifiers")
"""Vocabularies that fields outside a payload, or of several payloads, take their words from."""


def published_vocabularies() -> tuple[str, ...]:
    """Every vocabulary that a published field takes its words from; others are for reading."""
    of_payloads = {name for kind in CLAIM_KINDS for name in kind.TERMS.values()}
    return (*SHARED_VOCABULARIES, *sorted(of_payloads))


def dictionary() -> dict[str, Any]:
    """What the dictionary's template shows."""
    return {
        "public": PUBLIC_FIELDS,
        "conditions": CONDITIONS,
        "private": {noun: fields for noun, fields in PRIVATE_FIELDS.items() if len(fields) > 0},
        "vocabularies": [load(name) for name in published_vocabularies()],
        "licences": OPEN_LICENCES,
        "exports": EXPORTS,
    }
