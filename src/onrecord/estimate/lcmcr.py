"""The latent class model with a stick-breaking prior: classes of people, each listed in its way.

Manrique-Vallier (2016), Bayesian population size estimation using Dirichlet process mixtures,
Biometrics 72:1246. Several chains from far apart; an answer only where they agree.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from onrecord.estimate.latent_chains import Agreement, Chains, Model
from onrecord.estimate.latent_sweep import Floats
from onrecord.estimate.modes import modes
from onrecord.estimate.patterns import Patterns
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
PATIENCE = 4
"""Looks at plain chains, each after twice the sweeps, that may find them apart."""


@dataclass(frozen=True, slots=True)
class Settings:
    """classes: the most there can be. a, b: of the Beta prior of every chance to be listed.

    cap: the most undocumented people for each documented one. rhat, ess: what the chains must
    reach, of log n0. wanted: the effective size at which they stop, for steadier ends. first:
    sweeps before the first look. most: sweeps of one chain, all its rungs together, then it ends.
    ratio: people on a rung for those on the next; smallest: people on the lowest rung. draws: kept
    for sums over strata.
    """

    classes: int = 10
    a: float = 1.0
    b: float = 1.0
    cap: float = 20.0
    chains: int = 4
    rhat: float = 1.01
    ess: float = 400.0
    wanted: float = 1000.0
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
    """Chains run until R-hat and the effective size are good, or it is refused."""
    chosen = settings or Settings()
    refused = unfit(patterns)
    if refused is not None:
        return _refusal(patterns, refused.reason, chosen, {})
    generator = rng or np.random.default_rng(0)
    chains, agreement = _run(patterns, chosen, generator)
    totals = patterns.documented + chains.missing()
    diagnostics = _diagnostics(patterns, chains, agreement, totals)
    if not _agree(agreement, chosen):
        return _refusal(patterns, _why(chains, agreement, totals), chosen, diagnostics)
    low, median, high = np.quantile(
        totals, (0.5 - chosen.level / 200, 0.5, 0.5 + chosen.level / 200)
    )
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
) -> tuple[Chains, Agreement]:
    """Plain chains; where they go on disagreeing, ladders, as long as `settings.most` allows."""
    model = Model(settings.classes, settings.a, settings.b, settings.cap)
    plain = Chains(patterns, model, chains=settings.chains, sizes=(), rng=rng)
    apart = 0
    for agreement in _looks(plain, settings, settings.most // 2):
        if _agree(agreement, settings) and agreement.ess >= settings.wanted:
            return plain, agreement
        apart += agreement.rhat > settings.rhat
        if apart == PATIENCE:
            break
    sizes = _sizes(patterns.documented, settings)
    if len(sizes) == 0 or _agree(agreement, settings):
        return plain, agreement
    tempered = Chains(patterns, model, chains=settings.chains, sizes=sizes, rng=rng)
    for agreement in _looks(tempered, settings, settings.most - plain.sweeps):
        if _agree(agreement, settings) and agreement.ess >= settings.wanted:
            break
    return tempered, agreement


def _looks(chains: Chains, settings: Settings, most: int) -> Iterator[Agreement]:
    """Twice as many sweeps from look to look, as far as `most` sweeps of all rungs go."""
    chains.extend(max(400, settings.first // chains.rungs // 10 * 10))
    yield chains.agreement()
    while 2 * chains.sweeps * chains.rungs <= most:
        chains.extend(chains.sweeps)
        yield chains.agreement()


def _agree(agreement: Agreement, settings: Settings) -> bool:
    return agreement.rhat <= settings.rhat and agreement.ess >= settings.ess


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
        "chains": totals.shape[0],
        "sweeps": chains.sweeps,
        "rungs": chains.rungs,
        "exchanged": chains.exchanged(),
        "cap": patterns.documented + chains.prior.cap,
        "cap_bound": bound,
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
