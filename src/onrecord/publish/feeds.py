"""Feeds of releases, errata and withdrawals, as Atom (RFC 4287) and JSON Feed 1.1."""

import json
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from xml.etree import ElementTree

from onrecord.publish import addresses as at
from onrecord.publish.changes import Changes
from onrecord.publish.citing import Keeper
from onrecord.publish.exports import iris
from onrecord.publish.printing import visible
from onrecord.record.review import Decision, Review
from onrecord.vocab.wordings import Say, as_is, wording

ATOM, JSON_FEED = "feed.xml", "feed.json"
ATOM_NAMESPACE = "http://www.w3.org/2005/Atom"
JSON_FEED_VERSION = "https://jsonfeed.org/version/1.1"

MOST_ERRATA = 200
"""Errata told, the latest first; all of them stand with their claims."""

ERRATA = (Decision.CORRECT, Decision.DEPRECATE)
NO_XML = {0xFFFE: "\ufffd", 0xFFFF: "\ufffd"}
"""What XML cannot hold besides control characters."""


@dataclass(frozen=True, slots=True)
class Erratum:
    """A public claim that was set aside. day: UTC; correction: id of a public claim, or ""."""

    claim: str
    number: int
    day: str
    decision: str
    reason: str
    correction: str


@dataclass(frozen=True, slots=True)
class News:
    """What a release tells to whoever follows the record.

    version, at: of this release; claims, documents: how many it holds; changes: as on its page.
    earlier: version and time of releases before it; errata: in any order.
    """

    version: int
    at: datetime
    claims: int
    documents: int
    changes: Changes | None = None
    earlier: Sequence[tuple[int, datetime]] = ()
    errata: Sequence[Erratum] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """iri: for ever the same; path: where it leads, in the release."""

    iri: str
    title: str
    at: datetime
    words: str
    path: str


def errata(reviews: Mapping[str, Sequence[Review]], public: Container[str]) -> list[Erratum]:
    """Reviews that set a public claim aside; reviewers and hours are left behind."""
    return [
        Erratum(
            claim=id_,
            number=number,
            day=review.at.astimezone(UTC).date().isoformat(),
            decision=str(review.decision),
            reason=review.reason,
            correction=review.correction if review.correction in public else "",
        )
        for id_, given in reviews.items()
        if id_ in public
        for number, review in enumerate(given, start=1)
        if review.decision in ERRATA
    ]


def feeds(
    kept: Keeper, news: News, language: str = "en", say: Say = as_is
) -> Iterator[tuple[str, str]]:
    """Path and content of both feeds; no clock is read, all times are the record's."""
    entries = entries_of(kept, news, say)
    yield ATOM, atom(kept, entries, news.at)
    yield JSON_FEED, json_feed(kept, entries, language)


def entries_of(kept: Keeper, news: News, say: Say = as_is) -> list[Entry]:
    """This release, what left with it, earlier ones, and the latest errata; the newest first."""
    latest = sorted(news.errata, key=lambda e: (e.day, e.claim, e.number), reverse=True)
    entries = [
        *_releases(kept, news, say),
        *(_erratum(erratum, say) for erratum in latest[:MOST_ERRATA]),
    ]
    return sorted(entries, key=lambda entry: (entry.at, entry.iri), reverse=True)


def _releases(kept: Keeper, news: News, say: Say) -> Iterator[Entry]:
    words = [_said(say, "holds", claims=news.claims, documents=news.documents)]
    changes = news.changes
    if changes is not None:
        added = {"claims": changes.claims, "documents": changes.documents}
        words.append(_said(say, "added", since=changes.since, **added))
    if changes is not None and changes.withdrawn > 0:
        taken = _said(say, "taken_out", count=changes.withdrawn)
        words.append(taken)
        iri = iris.named("withdrawal", kept.ledger, str(news.version))
        yield Entry(iri, _title(say, news.version, taken), news.at, taken, at.CHANGES)
    for version, when in dict([*news.earlier, (news.version, news.at)]).items():
        iri = iris.named("release", kept.ledger, str(version))
        now = " ".join(words) if version == news.version else _said(say, "earlier")
        yield Entry(iri, _title(say, version), when, now, at.CHANGES)


def _title(say: Say, version: int, more: str = "") -> str:
    release = _said(say, "release", number=version)
    return release if more == "" else f"{release}: {more}"


def _erratum(erratum: Erratum, say: Say) -> Entry:
    decided = say(wording("decisions", erratum.decision))
    words = [_said(say, "reason", reason=erratum.reason)]
    if erratum.correction != "":
        words.append(_said(say, "correction", claim=erratum.correction))
    return Entry(
        iris.named("erratum", erratum.claim, str(erratum.number)),
        _said(say, "erratum", claim=erratum.claim[:8], decision=decided),
        datetime.combine(datetime.fromisoformat(erratum.day).date(), time(), UTC),
        " ".join(words),
        at.Addresses.claim(erratum.claim),
    )


def _said(say: Say, name: str, **values: object) -> str:
    return say(wording("feeds", name)).format(**values)


def atom(kept: Keeper, entries: Sequence[Entry], updated: datetime) -> str:
    """updated: time of the release. Links are relative, since a release may lie anywhere."""
    feed = ElementTree.Element("feed", xmlns=ATOM_NAMESPACE)
    _add(feed, "id", iris.named("feed", kept.ledger))
    _add(feed, "title", kept.title)
    _add(feed, "updated", _stamp(updated))
    _add(ElementTree.SubElement(feed, "author"), "name", kept.title)
    ElementTree.SubElement(feed, "link", rel="self", href=ATOM)
    ElementTree.SubElement(feed, "link", rel="alternate", href=at.FRONT)
    for entry in entries:
        made = ElementTree.SubElement(feed, "entry")
        _add(made, "id", entry.iri)
        _add(made, "title", entry.title)
        _add(made, "updated", _stamp(entry.at))
        ElementTree.SubElement(made, "link", rel="alternate", href=entry.path)
        _add(made, "content", entry.words)
    ElementTree.indent(feed, " ")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ElementTree.tostring(feed, "unicode")}\n'


def _add(parent: ElementTree.Element, name: str, words: str) -> None:
    # Without a type, Atom takes title and content for plain text, so no markup is obeyed.
    ElementTree.SubElement(parent, name).text = visible(words).translate(NO_XML)


def json_feed(kept: Keeper, entries: Sequence[Entry], language: str) -> str:
    """Relative links stand under `_onrecord`, because JSON Feed knows none."""
    feed = {
        "version": JSON_FEED_VERSION,
        "title": visible(kept.title),
        "language": language,
        "authors": [{"name": visible(kept.title)}],
        "items": [
            {
                "id": entry.iri,
                "title": visible(entry.title),
                "content_text": visible(entry.words),
                "date_published": _stamp(entry.at),
                "_onrecord": {"path": entry.path},
            }
            for entry in entries
        ],
    }
    return json.dumps(feed, ensure_ascii=False, indent=1) + "\n"


def _stamp(when: datetime) -> str:
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
