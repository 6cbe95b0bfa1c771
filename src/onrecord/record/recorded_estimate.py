"""An estimate, or the refusal to make one, as it entered the record: with all that repeats it."""

from dataclasses import dataclass
from datetime import datetime

from onrecord.ids import content_id


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedEstimate:
    """What a method made of a table, about one measure of one event.

    tables: SHA-256 of each table as it was read; more than one are versions of the same table.
    strata: columns of the tables that divide them, each stratum estimated by itself.
    settings: of the method, as JSON text; seed: what the run starts from; code: onrecord's version.
    documented: persons on some list. low, median, high: all persons, documented and not, the
    interval widened to whole ones; high is None where it has no end, all three where it is refused.
    refusal: why there is no estimate, "" where there is one.
    result, report: SHA-256 of the whole result as JSON, and of its report as a page.
    access: as of a document; what is not public never leaves, its table and report neither.
    """

    event: str
    measure: str
    method: str
    tables: tuple[str, ...]
    strata: tuple[str, ...] = ()
    settings: str
    seed: int
    code: str
    documented: int
    low: int | None
    median: int | None
    high: int | None
    level: int
    refusal: str
    assumption: str
    result: str
    report: str
    access: str = "public"
    by: str
    at: datetime

    @property
    def id(self) -> str:
        """Equal runs with equal results, equal id, whoever made them."""
        what = (self.event, self.measure, self.method, self.tables, self.strata)
        return content_id("estimate", *what, self.settings, self.seed, self.code, self.result)

    @property
    def texts(self) -> tuple[str, ...]:
        """Every stored text it names."""
        return (*self.tables, self.result, self.report)
