"""Linking from end to end: readings in, scored pairs and groups out, nothing decided in silence."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from onrecord.link.backends import Backend, opened
from onrecord.link.blocking import Block, block
from onrecord.link.cluster import Edge, cluster
from onrecord.link.comparisons import Comparison, comparisons
from onrecord.link.model import Model, from_json
from onrecord.link.posterior import Belief, believe, groups
from onrecord.link.relatives import RELATIVE, relatives
from onrecord.link.score import SLACK, Pairs, frequencies, scored
from onrecord.link.sentences import reasons
from onrecord.link.table import Shape, fill
from onrecord.link.training import trained
from onrecord.link.judged import Judged
from onrecord.link.vetoes import sentences as veto_sentences
from onrecord.link.vetoes import vetoed
from onrecord.record.link import Link
from onrecord.record.linkage import Linkage, ScoredPair
from onrecord.record.listing import EntryReading

FEW_TWICE = 0.004
"""A list in which less than this share of rows looks repeated is taken to hold nobody twice."""

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkSettings:
    """threshold: probability from which two rows are taken to be one person.

    shown: probability from which a pair is part of the linkage. backend: duckdb or spark.
    evidence: whether a list may be taken to hold nobody twice because it looks so.
    """

    threshold: float = 0.5
    shown: float = 0.02
    backend: str = "duckdb"
    evidence: bool = True


def link(
    readings: Iterable[EntryReading],
    *,
    duplicate_free: frozenset[str] = frozenset(),
    verdicts: Iterable[Link] = (),
    model: Mapping[str, Any] | None = None,
    settings: LinkSettings | None = None,
    workdir: Path,
    new: frozenset[str] = frozenset(),
    earlier: Sequence[Sequence[str]] = (),
    progress: Progress | None = None,
) -> Linkage:
    """Who may be one person, in every list and between them.

    duplicate_free: keys of lists whose makers declare that nobody is on them twice.
    verdicts: obeyed, whatever the scores say. model: saved by an earlier linkage; else one is
    trained here. new: keys of lists added later: only pairs with their rows are scored, and
    `earlier` are the groups that stood before, which stay together.
    The order of readings does not matter, and the same input gives the same linkage.

    Raises:
        LinkRefused: an unknown backend, or a model of another form.
    """
    wanted = LinkSettings() if settings is None else settings
    tell = (lambda _: None) if progress is None else progress
    with opened(wanted.backend, workdir) as backend:
        tell("reading rows")
        shape = fill(backend.con, readings)
        if shape.rows < 2:
            return _nothing(backend, shape)
        _solo(backend, shape, duplicate_free)
        blocks = block(backend.con, shape)
        compared = comparisons(shape)
        if len(blocks) == 0 or len(compared) == 0:
            return _unlinkable(backend, shape)
        judged = Judged.of(verdicts)
        tell("training")
        made, diagnostics, warnings = _model(backend, shape, blocks, compared, model)
        tell("scoring")
        scope = "" if len(new) == 0 else _is_in(new)
        least = float(np.log2(max(shape.lists.values()))) - SLACK
        pairs = scored(backend, made, blocks, least=least, new=scope)
        tell("grouping")
        run = _Run(backend, shape, made, pairs, judged, wanted, duplicate_free, earlier)
        found = run.linkage()
        return replace(
            found,
            diagnostics={**diagnostics, **_rules(blocks), **found.diagnostics},
            warnings=(*warnings, *judged.warnings, *found.warnings),
        )


def _solo(backend: Backend, shape: Shape, lists: frozenset[str]) -> None:
    """The number of the list, for rows of lists that hold nobody twice."""
    named = ", ".join(f"({_text(name)}, {n})" for n, name in enumerate(shape.lists))
    declared = ", ".join(_text(name) for name in sorted(lists)) or "NULL"
    backend.con.execute(
        "CREATE OR REPLACE TABLE r_people AS SELECT p.*, v.n AS r_list_n, "
        f"CASE WHEN p.r_list IN ({declared}) THEN v.n END AS r_solo "
        f"FROM r_people p JOIN (VALUES {named}) v(list, n) ON v.list = p.r_list"
    )


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def _is_in(lists: frozenset[str]) -> str:
    return f"r_list IN ({', '.join(_text(name) for name in sorted(lists))})"


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


def _rules(blocks: Sequence[Block]) -> dict[str, Any]:
    return {
        "rules": {
            each.rule.name: {"pairs": each.pairs, "too_common": round(each.common, 4)}
            for each in blocks
        }
    }


def _nothing(backend: Backend, shape: Shape) -> Linkage:
    entries = backend.con.execute("SELECT r_entry FROM r_people").fetchall() if shape.rows else []
    return Linkage(
        (),
        tuple((row[0],) for row in entries),
        warnings=(f"{shape.rows} row(s): nothing to link",),
    )


def _unlinkable(backend: Backend, shape: Shape) -> Linkage:
    entries = backend.con.execute("SELECT r_entry FROM r_people ORDER BY r_n").fetchall()
    return Linkage(
        (),
        tuple((row[0],) for row in entries),
        warnings=(
            f"no two of the {shape.rows} rows agree on anything that rows are compared by; "
            "nothing was linked (are names in the columns that the map says?)",
        ),
    )


@dataclass(slots=True)
class _Run:
    """One linkage after scoring: beliefs, groups, and what is shown of them."""

    backend: Backend
    shape: Shape
    model: Model
    pairs: Pairs
    judged: Judged
    settings: LinkSettings
    declared: frozenset[str]
    earlier: Sequence[Sequence[str]]

    def linkage(self) -> Linkage:
        rows = self.backend.con.execute(
            "SELECT r_entry, r_list_n FROM r_people ORDER BY r_n"
        ).fetchnumpy()
        entries, lists = rows["r_entry"], np.asarray(rows["r_list_n"])
        solo, warnings = self.solo(lists)
        belief = self.believe(lists, solo)
        veto = vetoed(self.pairs)
        kin = relatives(self.pairs, belief.kin, belief.same)
        same = np.where(veto, np.minimum(belief.same, 0.001), belief.same)
        a, b = self.model.calibration
        if (a, b) != (1.0, 0.0):
            same = _logistic(a * _logit(same) + b)
        grouped, final = self.group(entries, lists, solo, same, kin | veto)
        shown = np.flatnonzero(final >= self.settings.shown)
        order = np.lexsort((self.pairs.second[shown], self.pairs.first[shown],
                            -self.pairs.weight[shown]))  # fmt: skip
        shown = shown[order]
        chosen = self.pairs.where(shown)
        said = reasons(self.backend.con, self.model.comparisons, chosen)
        vetoes = veto_sentences(chosen)
        out = []
        for at, row in enumerate(shown):
            first, second = entries[chosen.first[at] - 1], entries[chosen.second[at] - 1]
            out.append(
                ScoredPair(
                    min(first, second),
                    max(first, second),
                    round(float(final[row]), 6),
                    round(float(chosen.weight[at]), 3),
                    RELATIVE if kin[row] else "",
                    vetoes[at],
                    said[at],
                )
            )
        expected = {
            " + ".join(name): round(float(n), 1)
            for name, n in zip(self.names(lists), belief.expected, strict=True)
            if name[0] <= name[1]
        }
        if not (final >= self.settings.threshold).any():
            warnings = (*warnings, self.why_nothing())
        saved = replace(
            self.model,
            priors={"\t".join(n): float(v) for n, v in zip(self.names(lists), belief.expected, strict=True)},
            kin={k: {"\t".join(n): float(v) for n, v in zip(self.names(lists), values, strict=True)}
                 for k, values in belief.relatives.items()},
            frequencies=frequencies(self.backend, self.model),
        )  # fmt: skip
        return Linkage(
            tuple(out),
            tuple(tuple(sorted(entries[row - 1] for row in group)) for group in grouped),
            saved.to_json(),
            {"candidates": len(self.pairs), "expected_pairs": expected},
            warnings,
        )

    def names(self, lists: Any) -> tuple[tuple[str, str], ...]:
        del lists
        keys = tuple(self.shape.lists)
        return tuple((one, other) for one in keys for other in keys)

    def solo(self, lists: Any) -> tuple[frozenset[str], tuple[str, ...]]:
        """Lists that hold nobody twice: those declared so, and those that look so."""
        if not self.settings.evidence:
            return self.declared, ()
        belief = self.believe(lists, self.declared)
        keys = tuple(self.shape.lists)
        found, warnings = set(self.declared), []
        for n, key in enumerate(keys):
            if key in found:
                continue
            twice = float(belief.expected[n * len(keys) + n])
            rows = self.shape.lists[key]
            if len(keys) > 1 and twice <= max(0.5, FEW_TWICE * rows):
                found.add(key)
                warnings.append(
                    f"{key}: about {twice:.0f} of {rows} rows look like repeats, so nobody is "
                    "taken to be on it twice (say so with --duplicate-free, or --duplicates-too)"
                )
            else:
                warnings.append(
                    f"{key}: about {twice:.0f} of {rows} rows repeat another row of the same list"
                )
        return frozenset(found), tuple(warnings)

    def believe(self, lists: Any, solo: frozenset[str]) -> Belief:
        made = groups(self.pairs, lists, tuple(self.shape.lists), self.shape.lists, solo)
        return believe(self.pairs, made, self.shape.rows)

    def group(
        self, entries: Any, lists: Any, solo: frozenset[str], same: Any, apart: Any
    ) -> tuple[tuple[tuple[int, ...], ...], Any]:
        """Groups of rows, and what is believed of each pair in the end."""
        number = {entry: row for row, entry in enumerate(entries, start=1)}

        def pairs(of: Iterable[tuple[str, str]]) -> list[tuple[int, int]]:
            return [
                (number[one], number[other]) for one, other in of if one in number and other in number
            ]

        must = pairs(self.judged.must)
        for group in self.earlier:
            known = [number[entry] for entry in group if entry in number]
            must += [(known[0], other) for other in known[1:]]
        cannot = pairs(self.judged.cannot)
        keys = tuple(self.shape.lists)
        alone = {n for n, key in enumerate(keys) if key in solo}
        worth = np.flatnonzero((same >= self.settings.shown) | apart)
        edges = [
            Edge(int(self.pairs.first[p]), int(self.pairs.second[p]), float(same[p]),
                 float(self.pairs.weight[p]))
            for p in worth
        ]  # fmt: skip
        grouped = cluster(
            range(1, len(entries) + 1),
            edges,
            threshold=self.settings.threshold,
            must=must,
            cannot=cannot,
            solo={row: int(n) for row, n in enumerate(lists, start=1) if n in alone},
        )
        group_of = np.empty(len(entries) + 1, dtype=np.int64)
        for n, group in enumerate(grouped):
            group_of[list(group)] = n
        together = group_of[self.pairs.first] == group_of[self.pairs.second]
        limit = self.settings.threshold
        final = np.where(
            together, np.maximum(same, limit), np.minimum(same, np.nextafter(limit, 0))
        )
        return grouped, final

    def why_nothing(self) -> str:
        if len(self.pairs) == 0:
            return "no pair of rows came near to being one person; nothing was linked"
        best = float(self.pairs.weight.max())
        return (
            f"no pair reached probability {self.settings.threshold}; the best weighs {best:.1f} "
            f"bits, and with {self.shape.rows} rows some {np.log2(self.shape.rows):.0f} are needed"
        )


def _logit(p: Any) -> Any:
    p = np.clip(p, 1e-12, 1 - 1e-12)
    return np.log(p / (1 - p))


def _logistic(x: Any) -> Any:
    return 1 / (1 + np.exp(-x))
