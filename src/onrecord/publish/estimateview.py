"""Estimates of one event beside what is documented, with the files they can be made again from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.publish.addresses import Addresses
from onrecord.publish.gate import PublicRecord, Row

FOLDER = "estimates"
SHORT = 16
"""Hex digits of a SHA-256 in a file's name; the event's folder holds few files."""


@dataclass(frozen=True, slots=True)
class Estimated:
    """One method's answer or refusal. low, high: of the undocumented; high None without an end.

    result: path of the whole result, or "" where its table is withheld.
    """

    row: Row
    low: int
    high: int | None
    result: str


@dataclass(frozen=True, slots=True)
class Group:
    """What several methods made of the same tables about the same measure, side by side.

    documented: on some list; the most of the methods, since a total over strata leaves out those
    that it refuses. report, tables: paths; "" and none where the tables are withheld.
    """

    measure: str
    documented: int
    report: str
    tables: tuple[str, ...]
    methods: tuple[Estimated, ...]


def estimate_groups(record: PublicRecord, places: Addresses, key: str) -> list[Group]:
    """In the order in which they entered."""
    grouped: dict[tuple[str, ...], list[Row]] = {}
    for row in record.estimates.get(key, ()):
        grouped.setdefault(
            (row["measure"], row["report"], *row["tables"], *row["strata"]), []
        ).append(row)
    folder = _folder(places, key) if len(grouped) != 0 else ""
    return [_group(folder, rows) for rows in grouped.values()]


def _group(folder: str, rows: Sequence[Row]) -> Group:
    first = rows[0]
    return Group(
        measure=first["measure"],
        documented=max(row["documented"] for row in rows),
        report="" if first["report"] == "" else f"{folder}/{first['report'][:SHORT]}.html",
        tables=tuple(f"{folder}/{sha[:SHORT]}.csv" for sha in dict.fromkeys(first["tables"])),
        methods=tuple(_estimated(folder, row) for row in rows),
    )


def _estimated(folder: str, row: Row) -> Estimated:
    documented, low, high = row["documented"], row["low"], row["high"]
    return Estimated(
        row=row,
        low=0 if low is None else low - documented,
        high=None if high is None else high - documented,
        result="" if row["result"] == "" else f"{folder}/{row['id']}.json",
    )


def estimate_files(record: PublicRecord, places: Addresses, key: str) -> Mapping[str, str]:
    """Path to content: reports, tables and results, as they were entered."""
    rows = record.estimates.get(key, ())
    folder = _folder(places, key) if len(rows) != 0 else ""
    named: dict[str, str] = {}
    for row in (row for row in rows if row["result"] != ""):
        named[f"{folder}/{row['report'][:SHORT]}.html"] = row["report"]
        named[f"{folder}/{row['id']}.json"] = row["result"]
        named |= {f"{folder}/{sha[:SHORT]}.csv": sha for sha in row["tables"]}
    return {path: record.estimate_text(sha) for path, sha in named.items()}


def _folder(places: Addresses, key: str) -> str:
    """Of the event, named like its page."""
    return places.event(key).replace("events", FOLDER, 1).removesuffix(".html")
