"""Linking from end to end: readings in, scored pairs and groups out, nothing decided in silence."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from onrecord.link.groups.outcome import Outcome, Rows, decided, repeated
from onrecord.link.groups.regroup import Scored
from onrecord.link.judging.judged import Judged
from onrecord.link.pairs.backends import Backend, opened
from onrecord.link.pairs.blocking import LARGEST_BLOCK, Block, block
from onrecord.link.pairs.comparisons import Comparison, comparisons
from onrecord.link.pairs.model import Model, from_json
from onrecord.link.pairs.recall import Recall, estimated
from onrecord.link.pairs.relatives import RELATIVE
from onrecord.link.pairs.score import SLACK, frequencies, scored
from onrecord.link.pairs.sentences import reasons
from onrecord.link.pairs.table import Shape, fill
from onrecord.link.pairs.training import trained
from onrecord.link.pairs.vetoes import sentences as veto_sentences
from onrecord.link.rows.order import straighten
from onrecord.link.rows.repeats import repeats
from onrecord.plural import counted
from onrecord.record.link import Link
from onrecord.record.linkage import Linkage, ScoredPair
from onrecord.record.listing import EntryReading

if TYPE_CHECKING:
    import pyarrow as pa

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkSettings:
    """threshold: probability from which two rows are taken to be one person.

    shown: probability from which a pair is part of the linkage. backend: duckdb or spark.
    """

    threshold: float = 0.5
    shown: float = 0.02
    backend: str = "duckdb"


def link(
    readings: "Iterable[EntryReading | pa.Table]",
    *,
    duplicate_free: frozenset[str] = frozenset(),
    verdicts: Iterable[Link] = (),
    model: Mapping[str, Any] | None = None,
    settings: LinkSettings | None = None,
    workdir: Path,
    new: frozenset[str] = frozenset(),
    known: Iterable[Scored] = (),
    progress: Progress | None = None,
) -> Linkage:
    """Who may be one person, in every list and between them.

    readings: of single rows, or columns of many, as `link/reading.py` makes them of long lists.
    duplicate_free: keys of lists whose makers declare that nobody is on them twice.
    verdicts: obeyed, whatever the scores say. model: saved by an earlier linkage; else one is
    trained here. new: keys of lists added later: only pairs with their rows are scored, and
    `known` are the pairs that an earlier linkage scored among the others.
    The order of readings does not matter, and the same input gives the same linkage.

    Raises:
        LinkRefused: an unknown backend, or a model of another form.
    """
    wanted = LinkSettings() if settings is None else settings
    tell = (lambda _: None) if progress is None else progress
    judged = Judged.of(verdicts)
    with opened(wanted.backend, workdir) as backend:
        tell("reading rows")
        shape = fill(backend.con, readings, solo=duplicate_free)
        if shape.rows < 2:
            return _single(backend, f"{counted(shape.rows, 'row')}: nothing to link")
        turned = straighten(backend.con, tuple(shape.lists))
        equal = repeats(backend.con, duplicate_free & shape.lists.keys())
        blocks = block(backend.con, shape)
        compared = comparisons(shape)
        if len(blocks) == 0 or len(compared) == 0:
            return _single(
                backend,
                _nothing_compared(backend, shape),
            )
        tell("training")
        made, diagnostics, warnings = _model(backend, shape, blocks, compared, model)
        tell("scoring")
        least = float(np.log2(max(shape.lists.values()))) - SLACK
        scope = "" if len(new) == 0 else f"r_list IN ({', '.join(_text(n) for n in sorted(new))})"
        pairs = scored(backend, made, blocks, least=least, new=scope)
        tell("grouping")
        rows = _rows(backend, shape)
        solo = duplicate_free & shape.lists.keys()
        outcome = decided(
            rows, pairs, made, solo=solo, judged=judged, known=known,
            threshold=wanted.threshold, shown=wanted.shown,
        )  # fmt: skip
        recall = estimated(
            backend.con, blocks, pairs, outcome.probability[: len(pairs)],
            implied=float(outcome.probability[len(pairs) :].sum()),
        )  # fmt: skip
        said = repeated(rows, outcome, solo)
        nothing = _why_nothing(outcome, wanted, shape)
        # A saved model keeps its own frequencies: names must weigh the same in every later run.
        kept = made.frequencies if len(made.frequencies) != 0 else frequencies(backend, made)
        saved = Model(made.comparisons, made.rates, kept)
        return Linkage(
            _shown(backend, made, rows, outcome, wanted),
            tuple(tuple(sorted(rows.entries[row - 1] for row in g)) for g in outcome.groups),
            saved.to_json(),
            {
                **diagnostics,
                "rules": {
                    each.rule.name: {"pairs": each.pairs, "too_common": round(each.common, 4)}
                    for each in blocks
                },
                "candidates": len(pairs),
                "expected_pairs": outcome.expected,
                "blocking_recall": None if recall is None else recall.to_json(),
                "single": sorted(solo),
            },
            (*turned, *equal, *warnings, *judged.warnings, *said, *nothing, *_low(recall)),
        )


def _single(backend: Backend, why: str) -> Linkage:
    """Nothing is linked: each row by itself, and why."""
    tables = backend.con.execute("SHOW TABLES").fetchall()
    found = (
        backend.con.execute("SELECT r_entry FROM r_people ORDER BY r_n").fetchall()
        if ("r_people",) in tables
        else []
    )
    return Linkage((), tuple((row[0],) for row in found), warnings=(why,))


def _nothing_compared(backend: Backend, shape: Shape) -> str:
    """Why no two rows were compared: all are strangers, or too many are alike to tell apart."""
    alike = backend.con.execute(
        "SELECT max(n) FROM (SELECT count(*) AS n FROM r_people "
        "WHERE coalesce(r_given, r_family) IS NOT NULL GROUP BY r_given, r_family)"
    ).fetchone()
    most = 0 if alike is None or alike[0] is None else int(alike[0])
    if most > LARGEST_BLOCK:
        return (
            f"{most:,} of the {shape.rows:,} rows have one name and nothing rarer that they agree "
            f"on; where more than {LARGEST_BLOCK:,} rows are alike none is compared (a birth, a "
            "father's name or an identifier would tell them apart)"
        )
    return (
        f"no two of the {shape.rows} rows agree on anything that rows are compared by; "
        "nothing was linked (are names in the columns that the map says?)"
    )


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def _model(
    backend: Backend,
    shape: Shape,
    blocks: Sequence[Block],
    compared: tuple[Comparison, ...],
    saved: Mapping[str, Any] | None,
) -> tuple[Model, dict[str, Any], tuple[str, ...]]:
    if saved is not None:
        return from_json(saved, compared), {"trained": False}, ()
    return trained(backend, shape, blocks, compared)


def _rows(backend: Backend, shape: Shape) -> Rows:
    found = backend.con.execute("SELECT r_entry, r_list_n FROM r_people ORDER BY r_n").fetchnumpy()
    return Rows(
        found["r_entry"].tolist(), np.asarray(found["r_list_n"]), tuple(shape.lists), shape.lists
    )


def _shown(
    backend: Backend, model: Model, rows: Rows, outcome: Outcome, settings: LinkSettings
) -> tuple[ScoredPair, ...]:
    """The pairs of the linkage, by falling weight, with their sentences."""
    shown = np.flatnonzero(outcome.probability >= settings.shown)
    weight = outcome.pairs.weight[shown]
    shown = shown[np.lexsort((outcome.pairs.second[shown], outcome.pairs.first[shown], -weight))]
    chosen = outcome.pairs.where(shown)
    said = reasons(backend.con, model.comparisons, chosen)
    vetoes = veto_sentences(chosen)
    columns = (
        chosen.first, chosen.second, chosen.weight, outcome.probability[shown],
        outcome.scored[shown], outcome.kin[shown], outcome.implied[shown],
    )  # fmt: skip
    made = []
    for at, row in enumerate(zip(*(column.tolist() for column in columns), strict=True)):
        first, second, bits, probability, before, kin, implied = row
        ends = sorted((rows.entries[first - 1], rows.entries[second - 1]))
        made.append(
            ScoredPair(
                ends[0],
                ends[1],
                round(probability, 6),
                round(bits, 3),
                RELATIVE if kin else "",
                vetoes[at],
                IMPLIED if implied else said[at],
                None if implied else round(before, 6),
            )
        )
    return tuple(made)


IMPLIED = ("both rows are taken to be the same person as a third, or were judged so",)


def _low(recall: Recall | None) -> tuple[str, ...]:
    return () if recall is None else recall.warnings


def _why_nothing(outcome: Outcome, settings: LinkSettings, shape: Shape) -> tuple[str, ...]:
    """Why no two rows were linked, where none were."""
    if (outcome.probability >= settings.threshold).any():
        return ()
    if len(outcome.pairs) == 0:
        return ("no pair of rows came near to being one person; nothing was linked",)
    best = float(outcome.pairs.weight.max())
    return (
        f"no pair reached probability {settings.threshold}; the best weighs {best:.1f} bits, and "
        f"with {shape.rows} rows some {np.log2(shape.rows):.0f} are needed",
    )
