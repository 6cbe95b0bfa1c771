"""What is asked of a table, or of versions of one, as plain values that can be kept."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from onrecord.errors import BadPatterns
from onrecord.estimate.patterns import Patterns
from onrecord.estimate.registry import BY_NAME
from onrecord.estimate.run import SEED, run
from onrecord.estimate.strata import Result, Spread, Strata, estimate_versions, plainly
from onrecord.estimate.stratified import from_text

Answer = Result | Strata


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """tables: texts of tables; more than one are versions of the same people.

    strata: columns that divide them. settings: of the method, None for its own. pooled: versions
    are draws to be put together, instead of combined by Rubin's rule.
    """

    tables: tuple[str, ...]
    method: str
    strata: tuple[str, ...] = ()
    seed: int = SEED
    settings: Any = None
    pooled: bool = False

    def settings_text(self) -> str:
        """The settings in use, those of the method where none were given, as JSON."""
        used = self.settings or BY_NAME[self.method].settings()
        return json.dumps({**asdict(used), "pooled": self.pooled}, sort_keys=True)


def asked_again(
    method: str, tables: tuple[str, ...], strata: tuple[str, ...], *, seed: int, settings: str
) -> Asked:
    """What `settings_text` and the rest were kept from.

    Raises:
        TypeError: this version of the method does not know one of the settings.
    """
    kept: dict[str, Any] = json.loads(settings)
    pooled = bool(kept.pop("pooled", False))
    listed = {name: tuple(v) if isinstance(v, list) else v for name, v in kept.items()}
    return Asked(
        tables=tables,
        method=method,
        strata=strata,
        seed=seed,
        settings=BY_NAME[method].settings(**listed),
        pooled=pooled,
    )


def answer(asked: Asked, *, spread: Spread = plainly) -> Answer:
    """An estimate or refusal; where there are strata, that of each and of the total.

    Raises:
        BadPatterns: a table cannot be right, or versions have other columns than the first.
    """
    _require_same_columns(asked.tables)
    if len(asked.strata) == 0 and len(asked.tables) == 1:
        table = Patterns.from_text(asked.tables[0])
        return run(asked.method, table, seed=asked.seed, settings=asked.settings)
    versions = [_tables(text, asked.strata) for text in asked.tables]
    found = estimate_versions(
        versions,
        asked.method,
        seed=asked.seed,
        settings=asked.settings,
        put_together=asked.pooled,
        spread=spread,
    )
    return found if len(asked.strata) != 0 else found.results[()]


def _require_same_columns(tables: Sequence[str]) -> None:
    """Versions are of the same lists; another list would be another question."""
    headers = [text.partition("\n")[0].strip() for text in tables]
    faults: list[tuple[int | None, str]] = [
        (1, f"version {number} has the columns {header!r}, the first has {headers[0]!r}")
        for number, header in enumerate(headers, start=1)
        if header != headers[0]
    ]
    if len(faults) != 0:
        raise BadPatterns(faults)


def plain(found: Answer) -> dict[str, Any]:
    """The answer as JSON values without how long it took: equal runs are equal."""
    whole = found.to_json()
    return {name: _without_seconds(value) for name, value in whole.items() if name != "seconds"}


def _without_seconds(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _without_seconds(v) for name, v in value.items() if name != "seconds"}
    return [_without_seconds(each) for each in value] if isinstance(value, list) else value


def _tables(text: str, strata: tuple[str, ...]) -> dict[tuple[str, ...], Patterns]:
    return from_text(text, strata) if len(strata) != 0 else {(): Patterns.from_text(text)}
