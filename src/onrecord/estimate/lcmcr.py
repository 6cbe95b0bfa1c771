"""The latent class model with a stick-breaking prior: classes of people, each listed in its way.

Manrique-Vallier (2016), Bayesian population size estimation using Dirichlet process mixtures,
Biometrics 72:1246. Several chains from far apart; an answer only where they agree.
"""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from onrecord.estimate.latent_chains import Agreement, Chains, Model, in_threads
from onrecord.estimate.latent_fit import latent_fit
from onrecord.estimate.latent_sweep import Floats
from onrecord.estimate.modes import modes
from onrecord.estimate.patterns import Patterns
from onrecord.estimate.rounds import Rounds, driven
from onrecord.estimate.usable import unfit
from onrecord.record.estimate import Estimate, Refusal

METHOD = "lcmcr"
ASSUMPTION = (
    "People fall into classes; within a class the lists are independent and everybody is equally "
    "likely to be listed, and every class of the undocumented has left traces on the lists."
)
TRACE = 300
"""Totals of each chain kept for its picture."""
BOUND_WARNING = 0.001
"""Share of sweeps in which the cap bound."""
PRIOR_DOMINATES = 0.05
"""Share of sweeps in which the cap bound, from which on it is the cap that answers."""
MANY_MARKS = 700
"""Marks of all patterns together, from which on a sweep costs in proportion to them."""
PATIENCE = 6
"""Looks at plain chains, each after half as many sweeps again, that may find them apart."""


@dataclass(frozen=True, slots=True)
class Settings:
    """classes: the most there can be. a, b: of the Beta prior of every chance to be listed.

    cap: the most undocumented people for each documented one. rhat, ess: what the chains must
    reach, of log n0; ess also of both ends of the interval. steady: they go on until the ends are
    known this well, a standard error as a part of the end. first: sweeps before the first look.
    most: sweeps of one chain, all its rungs together, then it ends; fewer of a wide table. ratio:
    people on a rung for those on the next; smallest: people on the lowest rung. draws: kept for
    sums over strata.
    """

    classes: int = 10
    a: float = 1.0
    b: float = 1.0
    cap: float = 20.0
    chains: int = 4
    rhat: float = 1.01
    ess: float = 400.0
    steady: float = 0.01
    first: int = 20_000
    most: int = 3_000_000
    ratio: float = 0.75
    smallest: int = 40
    draws: int = 2000
    level: int = 95


def lcmcr(
    patterns: Patterns,
    *,
    rng: np.random.Generator | None = None,
    settings: Settings | None = None,
) -> Estimate | Refusal:
    """Chains run until R-hat and the effective sizes are good, or it is refused."""
    return driven(in_rounds(patterns, rng=rng, settings=settings), in_threads)


def in_rounds(
    patterns: Patterns,
    *,
    rng: np.random.Generator | None = None,
    settings: Settings | None = None,
) -> Rounds[Estimate | Refusal]:
    """As `lcmcr`, its sweeps handed out as parts of work."""
    chosen = settings or Settings()
    refused = unfit(patterns)
    if refused is not None:
        return _refusal(patterns, refused.reason, chosen, {})
    generator = rng or np.random.default_rng(0)
    chains, agreement = yield from _run(patterns, chosen, generator)
    totals = patterns.documented + chains.missing()
    diagnostics = _diagnostics(patterns, chains, agreement, totals)
    diagnostics["fit"] = latent_fit(patterns, chains, generator)
    if not _agree(agreement, chosen):
        return _refusal(patterns, _why(chains, agreement, totals), chosen, diagnostics)
    tail = 0.5 - chosen.level / 200
    low, median, high = np.quantile(totals, (tail, 0.5, 1.0 - tail))
    return Estimate(
        method=METHOD,
        low=float(low),
        high=float(high),
        median=float(median),
        mean=float(totals.mean()),
        level=chosen.level,
        documented=patterns.documented,
        assumption=ASSUMPTION,
        diagnostics=diagnostics,
        settings=asdict(chosen),
        table_sha256=patterns.table_sha256,
        draws=tuple(generator.choice(totals.ravel(), size=chosen.draws).tolist()),
    )


def _run(
    patterns: Patterns, settings: Settings, rng: np.random.Generator
) -> Rounds[tuple[Chains, Agreement]]:
    """Plain chains; where they go on disagreeing, ladders, as long as `settings.most` allows."""
    model = Model(settings.classes, settings.a, settings.b, settings.cap)
    sizes = _sizes(patterns.documented, settings)
    number = settings.chains
    plain = Chains(patterns, model, chains=number, sizes=sizes, tempered=False, rng=rng)
    apart: list[Agreement] = []

    def settled_or_apart(agreement: Agreement) -> bool:
        apart.extend([agreement] if agreement.rhat > settings.rhat else [])
        return _steady(agreement, settings) or len(apart) == PATIENCE

    most = _most(plain, settings)
    agreement = yield from _until(plain, settings, most // 2, settled_or_apart)
    if len(sizes) == 0 or _agree(agreement, settings):
        return plain, agreement
    tempered = Chains(patterns, model, chains=number, sizes=sizes, tempered=True, rng=rng)
    left = most - plain.sweeps
    agreement = yield from _until(tempered, settings, left, lambda it: _steady(it, settings))
    return tempered, agreement


def _most(chains: Chains, settings: Settings) -> int:
    """Fewer sweeps of a table with many marks, so that the longest wait stays the same."""
    return round(settings.most * min(1.0, MANY_MARKS / max(1, chains.table.present.size)))


def _until(
    chains: Chains, settings: Settings, most: int, enough: Callable[[Agreement], bool]
) -> Rounds[Agreement]:
    """Half as many sweeps more from look to look, as far as `most` sweeps of all rungs go."""
    sweeps = max(400, settings.first // chains.rungs // 10 * 10)
    while True:
        chains.take((yield chains.parts(sweeps)))
        agreement = chains.agreement(settings.level)
        sweeps = max(10, chains.sweeps // 20 * 10)
        if enough(agreement) or (chains.sweeps + sweeps) * chains.rungs > most:
            return agreement


def _agree(agreement: Agreement, settings: Settings) -> bool:
    known = min(agreement.ess, agreement.tail_ess)
    return agreement.rhat <= settings.rhat and known >= settings.ess


def _steady(agreement: Agreement, settings: Settings) -> bool:
    error = max(agreement.low_error, agreement.high_error)
    return _agree(agreement, settings) and error <= settings.steady


def _sizes(documented: int, settings: Settings) -> tuple[int, ...]:
    """People on the rungs below the last, from the lowest up."""
    sizes: list[int] = []
    size = documented * settings.ratio
    while size >= settings.smallest:
        sizes.append(int(size))
        size *= settings.ratio
    return tuple(reversed(sizes))


def _diagnostics(
    patterns: Patterns, chains: Chains, agreement: Agreement, totals: Floats
) -> dict[str, Any]:
    step = max(1, totals.shape[1] // TRACE)
    bound = chains.cap_bound()
    return {
        "rhat": agreement.rhat,
        "ess": agreement.ess,
        "tail_ess": agreement.tail_ess,
        "error_of_ends": [agreement.low_error, agreement.high_error],
        "chains": totals.shape[0],
        "sweeps": chains.sweeps,
        "rungs": chains.rungs,
        "exchanged": chains.exchanged(),
        "cap": patterns.documented + chains.prior.cap,
        "cap_bound": bound,
        "prior_dominates": bound > PRIOR_DOMINATES,
        "modes": [mode.to_json() for mode in modes(totals)],
        "of_each_chain": [[float(x) for x in np.quantile(t, (0.025, 0.5, 0.975))] for t in totals],
        "traces": totals[:, ::step].tolist(),
        "warnings": _warnings(patterns.documented + chains.prior.cap, bound),
    }


def _warnings(cap: int, bound: float) -> list[str]:
    if bound <= BOUND_WARNING:
        return []
    return [f"the cap of {cap:,} people in all bound in {bound:.1%} of the sweeps; it sets the end"]


def _why(chains: Chains, agreement: Agreement, totals: Floats) -> str:
    heaps = "; ".join(
        f"{mode.around:,.0f} [{mode.low:,.0f} to {mode.high:,.0f}], {mode.share:.0%} of the draws"
        for mode in modes(totals)
    )
    return (
        f"not converged: {totals.shape[0]} chains of {chains.sweeps:,} sweeps over {chains.rungs} "
        f"rungs disagree, R-hat {agreement.rhat:.3f}, effective size {agreement.ess:.0f}; "
        f"they were around {heaps}"
    )


def _refusal(
    patterns: Patterns, reason: str, settings: Settings, diagnostics: dict[str, Any]
) -> Refusal:
    return Refusal(
        reason,
        patterns.documented,
        method=METHOD,
        assumption=ASSUMPTION,
        diagnostics=diagnostics,
        settings=asdict(settings),
        table_sha256=patterns.table_sha256,
    )
