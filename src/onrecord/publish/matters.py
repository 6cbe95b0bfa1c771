"""What an event's claims are about besides numbers: courts, public bodies, labels, denials."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from onrecord.publish.attributing import words_of
from onrecord.publish.gate import Row

OF_A_TRIAL = re.compile(
    r"\b(?:trials?|tribunals?|hearings?|verdicts?|convictions?|acquittals?|indictments?)\b",
    re.IGNORECASE,
)
"""Words by which a claim is shown beside the proceedings: it tells of them, for or against."""

SPOKEN_OF = frozenset({"characterisation", "statement", "demand", "denial"})
"""Kinds whose claims may speak of proceedings."""

UNVERIFIED = re.compile(r"\b(?:unverified|not (?:be )?(?:verified|checked)|from memory)\b", re.I)
"""What a caveat says of a claim that nobody could check."""


@dataclass(frozen=True, slots=True)
class Label:
    """One label with the claims that use it, and those that speak of it otherwise.

    words: as the first of them writes it; used: asserted or passed on; otherwise: denied, or only
    supposed.
    """

    words: str
    used: tuple[Row, ...]
    otherwise: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class DenialView:
    """A denial beside what it denies and what is said back.

    denied: the claim denied, or None where no claim of this release is named.
    replies: denials of the denial.
    """

    denial: Row
    denied: Row | None
    replies: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Unverified:
    """A claim that could not be verified: because its caveat says so, or a reviewer put it off."""

    row: Row
    reasons: tuple[str, ...]


def matters(rows: Mapping[str, Row], all_rows: Mapping[str, Row]) -> dict[str, list[Any]]:
    """One event's claims by what they are about; all_rows: those of the whole release."""
    own = list(rows.values())
    return {
        "proceedings": _of(own, "proceeding"),
        "of_proceedings": [row for row in own if speaks_of_a_trial(row, all_rows)],
        "recognitions": _of(own, "recognition"),
        "demands": demands(own),
        "denials": denials(own, all_rows),
        "labels": labels(own),
        "lists": lists(own),
        "unverified": [u for u in map(unverified, own) if u.reasons],
    }


def _of(rows: Iterable[Row], kind: str) -> list[Row]:
    return [row for row in rows if row["kind"] == kind]


def speaks_of_a_trial(row: Row, all_rows: Mapping[str, Row]) -> bool:
    """Whether the claim denies a step of a court, or its own words name a trial."""
    if row["kind"] not in SPOKEN_OF:
        return False
    denied = all_rows.get(row["payload"].get("of") or "")
    if denied is not None and denied["kind"] == "proceeding":
        return True
    return any(OF_A_TRIAL.search(words) for words in words_of(row))


def demands(rows: Iterable[Row]) -> list[tuple[Row, tuple[Row, ...]]]:
    """Every demand with the denials that answer it."""
    every = list(rows)
    answers = _answers(every)
    return [(row, tuple(answers.get(row["id"], ()))) for row in _of(every, "demand")]


def _answers(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """Claim id to the denials of it."""
    found: dict[str, list[Row]] = {}
    for row in _of(rows, "denial"):
        found.setdefault(row["payload"].get("of") or "", []).append(row)
    return found


def denials(rows: Iterable[Row], all_rows: Mapping[str, Row]) -> list[DenialView]:
    """Every denial, those of which the denied claim is known first."""
    found = _of(rows, "denial")
    replies = _answers(found)
    views = [
        DenialView(
            row, all_rows.get(row["payload"].get("of") or ""), tuple(replies.get(row["id"], ()))
        )
        for row in found
    ]
    return sorted(views, key=lambda view: view.denied is None)


def labels(rows: Iterable[Row]) -> list[Label]:
    """Labels as worded, by alphabet: how many use one says nothing for it."""
    by_words: dict[str, list[Row]] = {}
    for row in _of(rows, "characterisation"):
        by_words.setdefault(row["payload"]["label"].casefold(), []).append(row)
    made = [
        Label(
            found[0]["payload"]["label"],
            tuple(row for row in found if row["modality"] in ("asserted", "reported")),
            tuple(row for row in found if row["modality"] not in ("asserted", "reported")),
        )
        for found in by_words.values()
    ]
    return sorted(made, key=lambda label: label.words.casefold())


def lists(rows: Iterable[Row]) -> list[tuple[str, list[Row]]]:
    """Lists of people by name, with their entries that are published."""
    by_list: dict[str, list[Row]] = {}
    for row in _of(rows, "list_entry"):
        by_list.setdefault(row["payload"]["list"], []).append(row)
    return sorted(by_list.items())


def unverified(row: Row) -> Unverified:
    """The claim with its caveat where that says it was not checked, and why it was put off."""
    caveats = [row["note"]] if UNVERIFIED.search(row["note"]) else []
    deferred = row["standing"] == "deferred"
    put_off = [r["reason"] for r in row["reviews"] if deferred and r["decision"] == "defer"]
    return Unverified(row, (*caveats, *put_off))
