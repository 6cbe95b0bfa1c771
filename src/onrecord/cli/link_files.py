"""Linking files without an archive: tables into readings, a linkage into lines of output."""

import json
import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.cli.link_judged import Rows, words
from onrecord.cli.link_tables import Told, columns_of, tables, twice
from onrecord.cli.list_maps import read_map
from onrecord.errors import LinkRefused
from onrecord.ids import content_id
from onrecord.plural import counted
from onrecord.preserve.originals import require_file
from onrecord.record.link import Link

if TYPE_CHECKING:
    import pyarrow as pa

    from onrecord.link.linking import LinkSettings
    from onrecord.record.linkage import Linkage


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """files: as given on the command line, in order; the rest as the options of `onrecord link`."""

    files: tuple[str, ...]
    duplicate_free: frozenset[str] = frozenset()
    new: frozenset[str] = frozenset()
    map_path: Path | None = None
    language: str = ""
    judged: Path | None = None
    model: Path | None = None
    save_model: Path | None = None
    workdir: Path | None = None


def linked(
    asked: Asked, settings: "LinkSettings", *, tell: Callable[[str], None]
) -> tuple["Linkage", list[Link]]:
    """The linkage of the files, with every warning of reading them before its own; and verdicts.

    Raises:
        LinkRefused: no files, one named twice or not among them, a model that is none.
        BadImport: a file that is no table.
        BadList: a table whose columns cannot be understood.
    """
    from onrecord.link.linking import link

    _check(asked)
    map_ = {} if asked.map_path is None else read_map(asked.map_path)
    found_tables = tables(asked.files, map_)
    told, waiting, verdicts = Told(twice(found_tables)), list[str](), list[Link]()
    readings: Iterable[pa.Table] = columns_of(found_tables, map_, asked.language, told, tell)
    # Read once and kept only where they are needed twice; else they go into the table as they come.
    if asked.judged is not None or len(asked.new) != 0:
        readings = tuple(readings)
    if asked.judged is not None:
        keys = (key for some in readings for key in some.column("r_entry").to_pylist())
        verdicts = words(asked.judged, Rows(keys, told.numbers), waiting)
    with tempfile.TemporaryDirectory(prefix="onrecord-link-") as made:
        run = partial(
            link,
            duplicate_free=asked.duplicate_free,
            verdicts=verdicts,
            settings=settings,
            workdir=asked.workdir or Path(made),
            progress=tell,
        )
        model = _model(asked.model)
        if len(asked.new) == 0:
            found = run(readings, model=model)
        else:
            found = _added(run, readings, asked.new, model)
    if asked.save_model is not None:
        asked.save_model.write_text(json.dumps(found.model, ensure_ascii=False), "utf-8")
    warnings = (*told.warnings(), *waiting, *found.warnings)
    return replace(found, warnings=warnings), verdicts


def _added(
    run: "Callable[..., Linkage]",
    readings: "Iterable[pa.Table]",
    new: frozenset[str],
    model: Mapping[str, Any] | None,
) -> "Linkage":
    """All lists, by the saved model, or by one that only the lists of before have taught.

    Files keep no groups from one run to the next, so the rows of before are grouped again too:
    what they say to each other also says which of them a new row can be.
    """
    if model is None:
        before = [some for some in readings if some.column("r_list")[0].as_py() not in new]
        model = run(before).model
    return run(readings, model=model)


def _check(asked: Asked) -> None:
    if len(asked.files) == 0:
        raise LinkRefused("no files; right: onrecord link --files A.csv B.csv")
    strange = (asked.duplicate_free | asked.new) - set(asked.files)
    if len(strange) != 0:
        raise LinkRefused(
            f"{', '.join(sorted(strange))} is not among the files; they are: "
            + ", ".join(asked.files)
        )


def _model(path: Path | None) -> Mapping[str, Any] | None:
    if path is None:
        return None
    require_file(path)
    try:
        value = json.loads(path.read_text("utf-8"))
    except (ValueError, RecursionError) as error:
        told = f"{path} is no saved model; right: a file that --save-model wrote"
        raise LinkRefused(told) from error
    if not isinstance(value, dict):
        raise LinkRefused(f"{path} is no saved model; right: a file that --save-model wrote")
    return value


def lines(
    found: "Linkage", *, review: int, threshold: float, new: Collection[str] = ()
) -> Iterator[tuple[dict[str, Any], str]]:
    """Every line of output: its JSON value, and its text for people; new: lists that were added."""
    from onrecord.link.rows.keys import KEY_MARK

    for pair in found.pairs:
        ends = [_named(pair.first), _named(pair.second)]
        value: dict[str, Any] = {
            "pair": ends,
            "probability": pair.probability,
            "weight": pair.weight,
            "reasons": list(pair.reasons),
        }
        if pair.relation != "":
            value["relation"] = pair.relation
        if len(pair.vetoes) != 0:
            value["vetoes"] = list(pair.vetoes)
        why = "; ".join((*pair.vetoes, *pair.reasons))
        mark = pair.relation or ("same" if pair.probability >= threshold else "")
        yield value, f"{pair.probability:.3f} {mark:8} {_text(ends[0])} ~ {_text(ends[1])}: {why}"
    for group in found.clusters:
        members = [_named(entry) for entry in group]
        # The whole keys, which tell rows apart also where an id stands in two of them.
        cluster = content_id("cluster", *(entry.split(KEY_MARK) for entry in group))
        yield (
            {"cluster": cluster, "members": members},
            f"{cluster[:12]}  {'  '.join(map(_text, members))}",
        )
    if review > 0:
        from onrecord.link.judging.review_order import first_to_review

        def is_new(entry: str) -> bool:
            return entry.split(KEY_MARK)[0] in new

        for pair, why in first_to_review(found, review, threshold=threshold, is_new=is_new):
            ends = [_named(pair.first), _named(pair.second)]
            yield (
                {"review": ends, "probability": pair.probability, "why": why},
                f"review {_text(ends[0])} ~ {_text(ends[1])} ({pair.probability:.3f}): {why}",
            )


def summary(found: "Linkage") -> str:
    """How many rows, groups and pairs there are, for people; after the lines themselves."""
    rows = sum(len(group) for group in found.clusters)
    return (
        f"{counted(rows, 'row')}: {counted(len(found.clusters), 'person', 'people')} as grouped, "
        f"{counted(len(found.pairs), 'pair')} with their reasons; nothing is merged, you decide"
    )


def _named(entry: str) -> list[str]:
    """[file, id] of a key that `standardise` made; [file, #ROW] where an earlier row has the id."""
    from onrecord.link.rows.keys import called

    return [*called(entry)]


def _text(end: list[str]) -> str:
    return f"{end[0]}#{end[1]}"
