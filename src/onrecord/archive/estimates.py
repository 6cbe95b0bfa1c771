"""Estimates in the record: entered with all that repeats them, read back, and made again."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from onrecord import __version__
from onrecord.archive import queries
from onrecord.archive.bodies import parsed
from onrecord.archive.counting import event_named
from onrecord.archive.ledger import Entry, append
from onrecord.archive.store import Archive, refusing, require_writable, writing
from onrecord.errors import ArchiveRefused, BadPatterns, NotFound
from onrecord.preserve.finding import Finding
from onrecord.record.document import ACCESS
from onrecord.record.recorded_estimate import RecordedEstimate
from onrecord.text import hidden_fault
from onrecord.vocab import load

if TYPE_CHECKING:
    from onrecord.estimate.asked import Answer, Asked

KIND = "estimate"


@dataclass(frozen=True, slots=True)
class Of:
    """What is estimated, who enters it. measure: a term of `measures`; event: a known event.

    access: public, restricted or sealed, of the estimate with its table and report; "" for what
    it is already, and public for a new one.
    """

    event: str
    measure: str
    by: str
    access: str = ""

    def faults(self) -> list[str]:
        faults = [load("measures").fault(self.measure, "measure"), hidden_fault(self.by, "by")]
        if self.by.strip() == "":
            faults.append("an estimate enters under somebody's name: give --by")
        if self.access not in ("", *ACCESS):
            faults.append(f"unknown access {self.access!r}; known: {', '.join(ACCESS)}")
        return [fault for fault in faults if fault is not None]


def record_estimates(
    archive: Archive,
    of: Of,
    answered: Sequence[tuple["Asked", "Answer"]],
    *,
    report: Callable[[str], str],
    now: datetime,
) -> list[RecordedEstimate]:
    """Enter what methods made of one table, refusals too; each as it stands then.

    Those there already stay as they are, save that a narrower access enters beside the first.
    report: the page about all of them, made for the event's whole name.

    Raises:
        NotFound: no such event.
        ArchiveRefused: an unknown measure, nobody's name, or a wider access than one has.
    """
    event = required(archive, of)
    page = _kept(archive, report(event))
    made = [
        _recorded(archive, replace(of, event=event), asked, answer, page, now)
        for asked, answer in answered
    ]
    with writing(archive):
        known = estimates(archive)
        standing = {one.id: _as_it_stands(known.get(one.id), one, of.access) for one in made}
        new = {id_: one for id_, one in standing.items() if one != known.get(id_)}
        append(archive, (Entry(KIND, id_, _body(one, now)) for id_, one in new.items()))
    return list(standing.values())


def _as_it_stands(
    known: RecordedEstimate | None, again: RecordedEstimate, said: str
) -> RecordedEstimate:
    """What is known of an estimate that was made again, with the access that is said of it now."""
    if known is None or said == "":
        return known or again
    if ACCESS.index(said) < ACCESS.index(known.access):
        raise ArchiveRefused(
            f"estimate {known.id[:12]} is there already as {known.access}; what was kept back is "
            f"not made {said}; leave --access out"
        )
    narrower = replace(known, access=said, by=again.by, at=again.at)
    return known if said == known.access else narrower


def required(archive: Archive, of: Of) -> str:
    """The whole name of the event that estimates are to be entered about.

    Raises:
        NotFound: no such event. ArchiveRefused: an unknown measure, nobody's name, read only.
    """
    faults = of.faults()
    if len(faults) != 0:
        raise ArchiveRefused("; ".join(faults))
    require_writable(archive)
    return event_named(archive, of.event)


def _recorded(
    archive: Archive, of: Of, asked: "Asked", answer: "Answer", page: str, now: datetime
) -> RecordedEstimate:
    from onrecord.estimate.asked import plain
    from onrecord.estimate.strata import Strata
    from onrecord.estimate.wording import whole_ends
    from onrecord.record.estimate import Refusal

    total = answer.total if isinstance(answer, Strata) else answer
    low, median, high = (None, None, None) if isinstance(total, Refusal) else whole_ends(total)
    return RecordedEstimate(
        event=of.event,
        measure=of.measure,
        method=asked.method,
        tables=tuple(_kept(archive, table) for table in asked.tables),
        strata=asked.strata,
        settings=asked.settings_text(),
        seed=asked.seed,
        code=__version__,
        documented=total.documented,
        low=low,
        median=median,
        high=high,
        level=0 if isinstance(total, Refusal) else total.level,
        refusal=total.reason if isinstance(total, Refusal) else "",
        assumption=total.assumption,
        result=_kept(archive, _json(plain(answer))),
        report=page,
        access=of.access or ACCESS[0],
        by=of.by.strip(),
        at=now,
    )


def _json(value: Mapping[str, Any]) -> str:
    """Numbers as Python prints them, which reads back to the same numbers."""
    import json

    return json.dumps(value, sort_keys=True, ensure_ascii=False, indent=1) + "\n"


def _kept(archive: Archive, text: str) -> str:
    with refusing(archive.root):
        return archive.texts.put(BytesIO(text.encode("utf-8"))).sha256


def _body(one: RecordedEstimate, now: datetime) -> dict[str, Any]:
    fields = asdict(one) | {"at": one.at.isoformat()}
    listed = {k: list(v) if isinstance(v, tuple) else v for k, v in fields.items()}
    return {"id": one.id, **listed, "entered": now.isoformat()}


def _of(body: Mapping[str, Any]) -> RecordedEstimate:
    fields = {name: body[name] for name in RecordedEstimate.__dataclass_fields__}
    fields |= {"tables": tuple(body["tables"]), "strata": tuple(body["strata"])}
    return RecordedEstimate(**fields | {"at": datetime.fromisoformat(body["at"])})


def estimates(
    archive: Archive, event: str = "", *, size: int | None = None
) -> dict[str, RecordedEstimate]:
    """By id, in the order in which they entered; of one event, or of all for "".

    size: of the ledger that is looked at; all of it unless given.
    """
    from onrecord.archive.models import Leaf

    query = Leaf.objects.using(archive.alias).filter(kind=KIND).order_by("number")
    query = query if size is None else query.filter(number__lt=size)
    with refusing(archive.root):
        found = [_of(parsed(body)) for body in query.values_list("body", flat=True)]
    return {one.id: one for one in found if event in ("", one.event)}


def redone(archive: Archive) -> Iterator[tuple[RecordedEstimate, Finding | None]]:
    """Make every recorded estimate again from its table, settings and seed; what differs is told.

    Another machine's processor may round differently; what chance is involved in can then end
    elsewhere, by less than the interval's own error.
    """
    for one in estimates(archive).values():
        yield one, _differs(archive, one)


def _differs(archive: Archive, one: RecordedEstimate) -> Finding | None:
    from onrecord.estimate.asked import answer, asked_again, plain

    item = f"{KIND} {one.id}"
    try:
        tables = tuple(queries.text(archive, sha256) for sha256 in one.tables)
        kept = queries.text(archive, one.result)
        asked = asked_again(one.method, tables, one.strata, seed=one.seed, settings=one.settings)
        again = _json(plain(answer(asked)))
    except (OSError, ArchiveRefused, NotFound) as error:
        return Finding(item, "missing", f"{item} cannot be made again: {error}")
    except (BadPatterns, KeyError, TypeError, ValueError) as error:
        message = f"{item}, made by onrecord {one.code}, cannot be made by {__version__}: {error}"
        return Finding(item, "not redone", message)
    if again == kept:
        return None
    message = (
        f"{item} ({one.method}, {one.event}) made again gives another result: "
        f"{_interval(again)}; recorded by onrecord {one.code}: {_interval(kept)}"
    )
    return Finding(item, "redone", message)


def _interval(result: str) -> str:
    value = parsed(result)
    found, refused = value.get("estimate"), value.get("refusal")
    if found is None:
        return "refused" if refused is None else f"refused: {refused['reason']}"
    return f"{found['low']} to {found['high']} (middle {found['median']})"


def texts_named(fields: Mapping[str, Any]) -> list[Any]:
    """The SHA-256 of every stored text that an entry names, as its body stands, damaged or not."""
    tables = fields.get("tables")
    listed = tables if isinstance(tables, list) else []
    return [*listed, fields.get("result"), fields.get("report")]
