"""Content identity: SHA-256 over canonical JSON."""

import hashlib
import json
from typing import Any

ID_LENGTH = 32
"""Hex digits of a content id: 128 bits, far beyond accidental collision, short enough to type."""

_ENCODE = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode
_PLAIN = frozenset({str, int, bool, type(None)})
"""Types that hold no float; skipping them early makes hashing many claims twice as fast."""


def canonical_json(value: Any) -> bytes:
    """UTF-8 JSON with sorted keys and no blanks; equal values give equal bytes.

    Floats are refused: they print differently across programs, and no noun needs them.

    >>> canonical_json({"b": 1, "a": ["é", None]})
    b'{"a":["\\xc3\\xa9",null],"b":1}'
    >>> canonical_json(0.5)
    Traceback (most recent call last):
    TypeError: no float in canonical JSON, got 0.5; use an integer or a string
    """
    refuse_floats(value)
    return _ENCODE(value).encode("utf-8")


def refuse_floats(value: Any) -> None:
    if isinstance(value, float):
        raise TypeError(f"no float in canonical JSON, got {value!r}; use an integer or a string")
    if isinstance(value, dict):
        for key, item in value.items():
            if not isinstance(key, str):
                raise TypeError(f"keys of canonical JSON are strings, got {key!r}")
            if type(item) not in _PLAIN:
                refuse_floats(item)
    elif isinstance(value, list | tuple):
        for item in value:
            if type(item) not in _PLAIN:
                refuse_floats(item)


def sha256_hex(data: bytes) -> str:
    """Lower-case hex SHA-256 of `data`."""
    return hashlib.sha256(data).hexdigest()


def content_id(kind: str, *parts: Any) -> str:
    """The id of a noun: equal content, equal id; parts are never joined into one string.

    >>> content_id("claim", "a.b", "c") == content_id("claim", "a", "b.c")
    False
    >>> len(content_id("claim", 1))
    32
    """
    return sha256_hex(canonical_json([kind, *parts]))[:ID_LENGTH]
