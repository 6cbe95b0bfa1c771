"""The data dictionary, made from allow-list and vocabularies, so that it cannot go stale."""

from typing import Any

from onrecord.publish.fields import CONDITIONS, OPEN_LICENCES, PRIVATE_FIELDS, PUBLIC_FIELDS
from onrecord.vocab import VOCABULARIES, load

NOT_PUBLISHED_VOCABULARIES = frozenset({"roles"})
"""Vocabularies that no published field takes its words from."""


def dictionary() -> dict[str, Any]:
    """What the dictionary's template shows."""
    names = [name for name in VOCABULARIES if name not in NOT_PUBLISHED_VOCABULARIES]
    return {
        "public": PUBLIC_FIELDS,
        "conditions": CONDITIONS,
        "private": {noun: fields for noun, fields in PRIVATE_FIELDS.items() if len(fields) > 0},
        "vocabularies": [load(name) for name in names],
        "licences": OPEN_LICENCES,
    }
