"""Tables to estimates on the command line: asked, said, written, and entered where wanted."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.shell import now, opened, person, say, steps, warn
from onrecord.plural import counted

if TYPE_CHECKING:
    from onrecord.archive.estimates import Of
    from onrecord.estimate.asked import Answer, Asked
    from onrecord.record.estimate import Estimate, Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """The options as `estimate_options` reads them."""

    tables: tuple[Path, ...]
    replicates: Path | None
    pooled: bool
    method: str
    strata: str
    draws: Path | None
    seed: int | None
    processes: int
    backend: str
    record: bool
    event: str
    measure: str
    by: str
    access: str | None
    linkage_draws: int
    archive_path: Path


def estimate_tables(wanted: Wanted, *, as_json: bool) -> None:
    """Ask every method, say each answer as it comes, then write draws and enter."""
    if wanted.record and (wanted.event == "" or wanted.measure == ""):
        raise click.UsageError("--record needs --event and --measure: what the estimate is about")
    of = _of(wanted) if wanted.record else None
    answered: list[tuple[Asked, Answer]] = []
    questions = _questions(wanted)
    with steps("estimating", len(questions)) as bar:
        for asked, answer in _answers(questions, wanted):
            say(answer.to_json(), as_json=as_json, text=_text(answer))
            answered.append((asked, answer))
            bar.advance()
    _write_draws(wanted.draws, answered)
    _tell_context(questions, answered)
    if of is not None:
        _record(wanted, of, answered, as_json=as_json)


def _of(wanted: Wanted) -> "Of":
    """What estimates are entered under, looked at before anything is estimated."""
    from onrecord.archive.estimates import Of, required

    of = Of(wanted.event, wanted.measure, wanted.by.strip() or person(), wanted.access or "")
    with opened(wanted.archive_path) as archive:
        return replace(of, event=required(archive, of))


def _tell_context(questions: "list[Asked]", answered: "list[tuple[Asked, Answer]]") -> None:
    """Two lists carry no answer; who has no third is told what there is beside one."""
    from onrecord.estimate import CONTEXT
    from onrecord.estimate.usable import FEWEST_LISTS
    from onrecord.record.estimate import Refusal

    asked = questions[0]
    columns = len(asked.tables[0].partition("\n")[0].split(",")) - 1 - len(asked.strata)
    context = {each.name for each in CONTEXT}
    refused = all(isinstance(answer, Refusal) for _, answer in answered)
    if refused and columns < FEWEST_LISTS and asked.method not in context:
        told = "as context beside a refusal, never as an answer, there is: --method chapman"
        few = counted(columns, "list is", "lists are")
        warn(f"{few} too few for an answer; {told}")


def _questions(wanted: Wanted) -> "list[Asked]":
    from onrecord.estimate import ANSWERS, BY_NAME
    from onrecord.estimate.asked import Asked
    from onrecord.estimate.patterns import read
    from onrecord.estimate.run import SEED

    if wanted.method != "all" and wanted.method not in BY_NAME:
        raise click.BadParameter(f"unknown {wanted.method!r}; known: all, {', '.join(BY_NAME)}")
    names = [each.name for each in ANSWERS] if wanted.method == "all" else [wanted.method]
    strata = tuple(name.strip() for name in wanted.strata.split(",") if name.strip() != "")
    if len(wanted.tables) == 0 and wanted.replicates is None and wanted.event != "":
        texts = _of_lists(wanted, strata)
    else:
        texts = tuple(read(path) for path in _paths(wanted))
    return [
        Asked(
            tables=texts,
            method=name,
            strata=strata,
            seed=SEED if wanted.seed is None else wanted.seed,
            pooled=wanted.pooled,
        )
        for name in names
    ]


def _of_lists(wanted: Wanted, strata: tuple[str, ...]) -> tuple[str, ...]:
    """The table of the linked lists that are made for the event, or one a plausible linkage."""
    from onrecord.archive.inclusion import Asked as AskedOfLists

    if wanted.measure == "":
        raise click.UsageError("--event needs --measure: of whom the lists are, e.g. killed")
    with opened(wanted.archive_path) as archive:
        asked = AskedOfLists(archive, wanted.event, wanted.measure, strata)
        table = asked.table()
        for sentence in table.set_aside:
            warn(f"not counted: {sentence}")
        documented = counted(table.people, "person", "people")
        warn(f"{documented} documented on {', '.join(table.lists)}")
        return asked.texts(wanted.linkage_draws)


def _paths(wanted: Wanted) -> list[Path]:
    within = [] if wanted.replicates is None else sorted(wanted.replicates.glob("*.csv"))
    paths = [*wanted.tables, *within]
    if len(paths) == 0:
        where = (
            "no table given" if wanted.replicates is None else f"no *.csv in {wanted.replicates}"
        )
        raise click.UsageError(f"{where}; right would be: onrecord estimate TABLE.csv")
    return paths


def _answers(questions: "list[Asked]", wanted: Wanted) -> "Iterator[tuple[Asked, Answer]]":
    from onrecord.estimate.asked import answer
    from onrecord.estimate.cluster import on_spark, spark
    from onrecord.estimate.processes import in_processes

    if wanted.backend == "processes":
        for asked in questions:
            yield asked, answer(asked, spread=in_processes(wanted.processes))
        return
    with spark() as context:
        for asked in questions:
            yield asked, answer(asked, spread=on_spark(context))


def _text(answer: "Answer") -> str:
    from onrecord.estimate.strata import Strata

    if not isinstance(answer, Strata):
        return words(answer)
    lines = [f"  {' / '.join(name)}: {words(one)}" for name, one in answer.results.items()]
    return "\n".join([words(answer.total), *lines])


def words(result: "Estimate | Refusal") -> str:
    """The interval first, whole numbers, and what it rests on."""
    from onrecord.estimate.wording import high_end, low_end, whole
    from onrecord.record.estimate import Refusal

    if isinstance(result, Refusal):
        return f"{result.method}: refused: {result.reason}; documented: {result.documented:,}"
    n = result.documented
    warnings = "".join(f"\n  warning: {each}" for each in result.diagnostics.get("warnings", ()))
    return (
        f"{result.method}: {low_end(max(0, result.low - n))} to {high_end(result.high - n)} "
        f"estimated undocumented ({result.level} per cent; middle {whole(result.median - n)}), "
        f"{low_end(result.low)} to {high_end(result.high)} with the {n:,} documented\n"
        f"  conditional on: {result.assumption}{warnings}"
    )


def _write_draws(path: Path | None, answered: "list[tuple[Asked, Answer]]") -> None:
    """One line a result: what it is of, then its draws of the total, as JSON."""
    from onrecord.record.estimate import Estimate

    if path is None:
        return
    lines = [
        json.dumps({"of": list(name), "documented": r.documented, "draws": list(r.draws)})
        for asked, answer in answered
        for name, r in _named(asked.method, answer).items()
        if isinstance(r, Estimate) and len(r.draws) != 0
    ]
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8")


def _named(method: str, answer: "Answer") -> "Mapping[tuple[str, ...], Estimate | Refusal]":
    from onrecord.estimate.strata import Strata

    if not isinstance(answer, Strata):
        return {(method,): answer}
    strata = {(method, *name): one for name, one in answer.results.items()}
    return {(method, "total"): answer.total, **strata}


def _record(
    wanted: Wanted, of: "Of", answered: "list[tuple[Asked, Answer]]", *, as_json: bool
) -> None:
    from onrecord.archive.estimates import record_estimates
    from onrecord.archive.public_estimates import not_public
    from onrecord.estimate.report_of import report_of

    with opened(wanted.archive_path) as archive:
        if wanted.access is None:
            tables = [text for asked, _ in answered for text in asked.tables]
            hidden = not_public(archive, of.event, tables)
            of = replace(of, access="restricted" if hidden else "")
            if hidden:
                told = f"not public: {', '.join(hidden)}; so the estimate is entered as restricted"
                warn(f"{told}; with --access public it is published")
        moment = now()
        made = record_estimates(
            archive, of, answered, report=lambda event: report_of(answered, event), now=moment
        )
    for one in made:
        what = "entered" if one.at == moment else "there already, nothing entered"
        text = f"{what}: estimate {one.id} ({one.method}) about {one.event}"
        text += "" if one.access == "public" else f"; {one.access}"
        say({"id": one.id, "method": one.method, "event": one.event}, as_json=as_json, text=text)
