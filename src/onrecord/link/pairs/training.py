"""Training that cannot fail in silence: samples of pairs, parameters, what is wrong with them."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from onrecord.link.pairs.backends import Backend
from onrecord.link.pairs.blocking import Block
from onrecord.link.pairs.comparisons import CLASSES, NEIGHBOUR, Comparison, with_parameters
from onrecord.link.pairs.mixture import FLOOR, Parameters, Sample, train
from onrecord.link.pairs.model import Model, linker, read_columns, settings
from onrecord.link.pairs.score import register
from onrecord.link.pairs.table import Shape

FEW_ROWS = 50
"""Below so many rows the stated parameters stand: expectation maximisation would fit noise."""
RANDOM_PAIRS = 400_000
BLOCKED_PAIRS = 60_000
"""Pairs looked at for each sample."""
CHANCES = 1_000_000_007
"""`r_chance` of the table lies below this."""
FEW_PAIRS = 15.0
"""Pairs of one person below which a reader is told that little was learned."""


def trained(
    backend: Backend, shape: Shape, blocks: Sequence[Block], comparisons: Sequence[Comparison]
) -> tuple[Model, dict[str, Any], tuple[str, ...]]:
    """A model, what training showed, and warnings in sentences."""
    start = Model(tuple(comparisons))
    if shape.rows < FEW_ROWS:
        return (
            start,
            {"trained": False, "rows": shape.rows},
            (f"{shape.rows} rows are too few to learn from; stated parameters were used",),
        )
    samples = _samples(backend, shape, blocks, start)
    found = train(comparisons, samples)
    model = Model(
        tuple(
            with_parameters(each, m, u)
            for each, (m, u) in zip(
                comparisons, map(monotone, found.same, found.other), strict=True
            )
        ),
        _rates(shape, blocks, samples, found),
    )
    return model, _shown(comparisons, samples, found), _faults(comparisons, samples, found)


def _rates(
    shape: Shape, blocks: Sequence[Block], samples: Sequence[Sample], found: Parameters
) -> dict[str, float]:
    """How often two rows are of each class: as the blind sample shows, or more where a rule does.

    Close relatives are too few for a blind sample; a rule that does not fix the given name sees
    some of them, so the rule that sees most is nearest to all.
    """
    possible = shape.rows * (shape.rows - 1) / 2
    pairs = {each.rule.name: each.pairs for each in blocks if "c_given" not in each.rule.fixes}
    rates = {}
    for k, name in enumerate(CLASSES, start=1):
        rates[name] = float(found.shares[0][k])
        for sample, shares in zip(samples, found.shares, strict=True):
            if sample.name in pairs and name != NEIGHBOUR:
                rates[name] = max(rates[name], float(shares[k]) * pairs[sample.name] / possible)
    return rates


def monotone(same: Any, other: Any) -> tuple[Any, Any]:
    """Parameters whose weight never rises from a better level to a worse one.

    Neighbours that break the order are pooled (pool adjacent violators): both get the weight of
    the two together, and keep their own frequency among strangers.
    """
    m, u = np.maximum(same, FLOOR), np.maximum(other, FLOOR)
    groups: list[list[int]] = []
    for level in range(len(m)):
        groups.append([level])
        while len(groups) > 1 and _ratio(m, u, groups[-1]) > _ratio(m, u, groups[-2]):
            last = groups.pop()
            groups[-1] += last
    ratios = np.empty(len(m))
    for group in groups:
        ratios[group] = _ratio(m, u, group)
    made = ratios * u
    return made / made.sum(), u / u.sum()


def _ratio(m: Any, u: Any, group: list[int]) -> float:
    return float(m[group].sum() / u[group].sum())


def _samples(backend: Backend, shape: Shape, blocks: Sequence[Block], start: Model) -> list[Sample]:
    """One blind sample, and one for each rule."""
    names = [each.name for each in start.comparisons]
    rows = min(shape.rows, round((2 * RANDOM_PAIRS) ** 0.5))
    cut = round(CHANCES * min(1.0, rows / shape.rows))
    table = backend.people("r_blind", read_columns(start, ()), f"WHERE r_chance < {cut}")
    splink = linker(table, settings(start, blocks, backend.name))
    register(backend, splink, start)
    most = _most(shape)
    possible = shape.rows * (shape.rows - 1) / 2
    levels, counts = _patterns(backend, splink, table, "1 = 1", names)
    made = [Sample("blind", levels, counts, most=min(0.5, most / possible), random=True)]
    for block in [each for each in blocks if each.rule.teaches]:
        cut = round(CHANCES * min(1.0, BLOCKED_PAIRS / max(1, block.pairs)))
        key = block.column
        table = backend.people(
            f"r_taught_{key}",
            ("r_chance", *read_columns(start, [block])),
            f"WHERE {key} IN (SELECT {key} FROM r_people WHERE r_chance < {cut})",
        )
        rule = f"l.{key} = r.{key} AND l.r_chance < {cut}"
        levels, counts = _patterns(backend, splink, table, rule, names)
        fixes = frozenset(names.index(name) for name in block.rule.fixes if name in names)
        if len(counts) != 0:
            share = min(0.99, most / max(1, block.pairs))
            made.append(Sample(block.rule.name, levels, counts, fixes, share))
    return made


def _most(shape: Shape) -> float:
    """Pairs of one person there can be: each row once with each other list, some within a list."""
    sizes = list(shape.lists.values())
    between = sum(min(a, b) for n, a in enumerate(sizes) for b in sizes[n + 1 :])
    return between + (0.5 if len(sizes) == 1 else 0.05) * sum(sizes)


def _patterns(
    backend: Backend, splink: Any, table: Any, rule: str, names: Sequence[str]
) -> tuple[Any, Any]:
    """Pattern x comparison, and how many of the rule's pairs show each pattern."""
    pairs = splink.inference.predict_within(
        table,
        blocking_rules_to_generate_predictions=[f"{rule} AND coalesce(l.r_solo <> r.r_solo, true)"],
        warning_mode="never",
    )
    gammas = ", ".join(f"gamma_{each}" for each in names)
    found = backend.columns(
        f"SELECT {gammas}, count(*) AS n FROM {pairs.physical_name} GROUP BY {gammas} "
        f"ORDER BY {gammas}"
    )
    pairs.drop_table_from_database_and_remove_from_cache()
    tops = [len(each.comparison_levels) - 2 for each in splink._settings_obj.comparisons]
    levels = np.stack(
        [
            np.where((g := np.asarray(found[f"gamma_{each}"], dtype=np.int64)) < 0, -1, top - g)
            for each, top in zip(names, tops, strict=True)
        ],
        axis=1,
    )
    return levels, np.asarray(found["n"], dtype=np.float64)


def _shown(
    comparisons: Sequence[Comparison], samples: Sequence[Sample], found: Parameters
) -> dict[str, Any]:
    """What a statistician looks at, as plain JSON values."""
    return {
        "trained": True,
        "rounds": found.rounds,
        "pairs_of_one_person": round(found.seen, 1),
        "samples": {
            sample.name: {
                "pairs": int(sample.counts.sum()),
                "shares": [round(float(share), 6) for share in shares],
            }
            for sample, shares in zip(samples, found.shares, strict=True)
        },
        "parameters": {
            each.name: {
                "same": [round(float(p), 6) for p in found.same[c]],
                "other": [round(float(p), 8) for p in found.other[c]],
            }
            for c, each in enumerate(comparisons)
        },
    }


def _faults(
    comparisons: Sequence[Comparison], samples: Sequence[Sample], found: Parameters
) -> tuple[str, ...]:
    """What a reader must be told: nothing learned, or a comparison that tells nothing apart."""
    faults = []
    if found.seen < FEW_PAIRS:
        faults.append(
            f"training saw about {found.seen:.0f} pairs that look like one person; too few to "
            "learn from, so the parameters are nearly those that were stated"
        )
    full = [
        sample.name
        for sample, shares in zip(samples, found.shares, strict=True)
        if sample.most < 0.9 and not sample.random and float(shares[0]) > 0.98 * sample.most
    ]
    if len(full) * 2 > len(samples) - 1:
        faults.append(
            f"in {len(full)} of {len(samples) - 1} samples as many pairs look like one person as "
            "there can be at all: names may be too alike here to tell people apart; read the "
            "probabilities with care, and review some pairs"
        )
    for c, each in enumerate(comparisons):
        values = np.concatenate([found.same[c], found.other[c]])
        if not np.isfinite(values).all():
            faults.append(f"{each.label}: training gave no number")
        said = sum(float(s.counts[s.levels[:, c] >= 0].sum()) for s in samples)
        if said == 0:
            faults.append(f"{each.label}: no two rows that were compared both say it")
        elif float(found.same[c][0]) <= float(found.other[c][0]):
            faults.append(
                f"{each.label}: agrees as often between strangers as within one person; it tells "
                "nothing apart here"
            )
    return tuple(faults)
