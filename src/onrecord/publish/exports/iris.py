"""IRIs made from content alone, so that a thing has the same one in every release and format."""

import base64
import uuid
from functools import lru_cache
from hashlib import sha1

NAMESPACE = uuid.uuid5(uuid.NAMESPACE_OID, "onrecord")
"""What the names below are made in; it belongs to no domain, so no domain can lapse."""

TERMS = f"{NAMESPACE.urn}#"
"""Where our own terms live; `data/dictionary.html` says what each means."""


@lru_cache(maxsize=10_000)
def named(kind: str, *parts: str) -> str:
    """A UUID as a URN (RFC 9562, version 5) for what these words name.

    >>> named("event", "a", "b") == named("event", "a,b")
    False
    >>> named("event", "a") == uuid.uuid5(NAMESPACE, "5:event1:a").urn
    True
    """
    sized = "".join([f"{len(part)}:{part}" for part in (kind, *parts)])
    # As uuid.uuid5 does it, without making an object of each: there are a dozen to a claim.
    made = sha1(NAMESPACE.bytes + sized.encode("utf-8", "backslashreplace")).hexdigest()
    variant = "89ab"[int(made[16], 16) & 3]
    return f"urn:uuid:{made[:8]}-{made[8:12]}-5{made[13:16]}-{variant}{made[17:20]}-{made[20:32]}"


@lru_cache(maxsize=10_000)
def of_bytes(sha256: str) -> str:
    """A name for bytes by their hash (RFC 6920); anybody who has them can make it.

    >>> of_bytes("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
    'ni:///sha-256;n4bQgYhMfWWaL-qgxVrQFaO_TxsrC4Is0V1sFbDwCgg'
    """
    digest = base64.urlsafe_b64encode(bytes.fromhex(sha256)).decode()
    return f"ni:///sha-256;{digest.rstrip('=')}"


def of_claim(id_: str) -> str:
    return named("claim", id_)


def of_event(key: str) -> str:
    return named("event", key)


def of_party(document: str, name: str) -> str:
    """Whoever a document calls so; the same name in another document may be somebody else."""
    return named("party", document, name)
