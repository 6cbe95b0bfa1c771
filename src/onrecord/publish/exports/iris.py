"""IRIs made from content alone, so that a thing has the same one in every release and format."""

import base64
import uuid

NAMESPACE = uuid.uuid5(uuid.NAMESPACE_OID, "onrecord")
"""What the names below are made in; it belongs to no domain, so no domain can lapse."""

TERMS = f"{NAMESPACE.urn}#"
"""Where our own terms live; `data/dictionary.html` says what each means."""


def named(kind: str, *parts: str) -> str:
    """A UUID as a URN (RFC 9562, version 5) for what these words name.

    >>> named("event", "a", "b") == named("event", "a,b")
    False
    """
    sized = [f"{len(part)}:{part}" for part in (kind, *parts)]
    return uuid.uuid5(NAMESPACE, "".join(sized)).urn


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
