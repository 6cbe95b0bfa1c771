"""The worked examples end to end: built, refused where they must be, published and verified."""

import importlib.util
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from click.testing import CliRunner, Result
from tests.examples.test_data import CLAIMS, DECISIONS, DOCUMENTS, EVENTS, FOLDER, REFUSED

from examples import build
from onrecord.cli.main import group
from onrecord.errors import BadImport


class Built(NamedTuple):
    """An archive and the site made of it, with the ids that the imports gave to rows."""

    archive: Path
    site: Path
    refs: dict[str, str]

    def run(self, *words: str) -> Result:
        return CliRunner().invoke(group, [*words, "--archive", str(self.archive)])

    def lines(self, *words: str) -> list[dict[str, Any]]:
        result = self.run(*words, "--json")
        assert result.exit_code == 0, result.output
        return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Built]:
    """What `examples/build.py` makes, each of its commands run in this process."""
    folder = tmp_path_factory.mktemp("examples")
    made = Built(folder / "archive", folder / "site", {})

    def onrecord(archive: Path, *words: str, quiet: bool = False, expect: int = 0) -> str:
        del quiet
        result = CliRunner().invoke(group, [*words, "--archive", str(archive)])
        assert result.exit_code == expect, f"{words}: {result.output} {result.exception!r}"
        if words[0] == "import":
            made.refs.update(json.loads(result.stdout)["refs"])
        return result.stdout

    words = ["build.py", "--archive", str(made.archive), "--site", str(made.site)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(build, "onrecord", onrecord)
        patch.setattr(sys, "argv", words)
        build.main()
    yield made


def test_everything_enters(built: Built) -> None:
    assert set(built.refs) == {row["ref"] for row in CLAIMS}
    assert len(set(built.refs.values())) == len(CLAIMS)
    corrected = sum(row["decision"] == "correct" for row in DECISIONS)
    assert len(built.lines("claims")) == len(CLAIMS) + corrected
    assert len(built.lines("documents")) == len(DOCUMENTS)
    assert set(EVENTS.values()) <= {row["event"] for row in built.lines("events")}


REASONS = {
    "R01": "613 is not in the quote; it says 200",
    "R02": "the document does not say 'Human Rights Watch/Helsinki writes that 613 civilians",
    "R03": "631 is not in the quote",
    "R04": "says 'at least' before the number: at_least, not exact",
    "R05": "exact needs low == high, got low 161, high None",
    "R06": "population: 'civilians' is not in the quote",
    "R07": "speaker: 'International Committee of the Red Cross' is not in the quote",
    "R08": "chain must be a list of names",
    "R09": "chain.2: 'Reuters' is not in the quote",
    "R10": "part_of: no row has the ref 'F999'",
    "R11": "unknown measure 'massacred'",
    "R12": "unknown unit 'martyrs'",
    "R13": "do not fit a text of",
    "R14": "as_of: 'the 4th of Febuary' is not an EDTF date",
    "R15": "the document does not say 'An editor at Azerbaijani state television",
    "R16": "date: 1995-02-24 says 1995, the quote does not",
    "R17": "noun: 'genocide' is not in the quote",
    "R18": "figure.low must be a whole number or null, got '613'",
    "R19": "no document 'notes/tribunal-findings.md'",
    "R20": "anchor: the document does not say '1,275'",
    "R21": "unknown degree 'guilty'",
    "R22": "unknown modality 'certain'",
}
"""What each row's `why` tells in words, as the program words it."""


@pytest.fixture(scope="module")
def refusals(built: Built) -> dict[str, list[str]]:
    """Row name to every fault that its refusal names."""
    result = built.run("import", str(FOLDER / "khojaly-1992" / "refused.jsonl"), "--by", "tester")
    assert isinstance(result.exception, BadImport)
    found: defaultdict[str, list[str]] = defaultdict(list)
    for number, fault in result.exception.faults:
        found[REFUSED[number - 1]["ref"]].append(fault)
    return found


@pytest.mark.parametrize("row", REFUSED, ids=lambda row: str(row["ref"]))
def test_a_refused_row_is_refused_for_its_reason(
    refusals: dict[str, list[str]], row: dict[str, Any]
) -> None:
    assert any(REASONS[row["ref"]] in fault for fault in refusals[row["ref"]])


def test_a_refused_file_leaves_nothing_behind(refusals: dict[str, list[str]], built: Built) -> None:
    assert len(refusals) == len(REFUSED)
    assert not any("tester" in row["rule"] for row in built.lines("claims"))


SHOWN = [
    # one origin, told with other words farther on
    ("Khojaly", "drifts", "label: largest massacre to date -> largest massacre"),
    ("Khojaly", "drifts", "actor: Karabakh Armenian forces -> Armenian forces"),
    ("Khojaly", "drifts", "modality: hypothetical -> reported"),
    ("Khojaly", "drifts", "includes: deaths from cold -> not stated"),
    ("Sumgait", "drifts", "population: dead -> Armenians"),
    ("Maraga", "drifts", "qualifier: exact -> at least"),
    ("Maraga", "drifts", "population: people -> villagers beheaded"),
    ("Maraga", "drifts", "measure: persons missing -> persons captive"),
    # disagreement within one side, and between sides
    ("Jallianwala", "several", "British Indian authorities is one origin with different numbers"),
    ("Maraga", "several", "PanARMENIAN is one origin with different numbers for the dead"),
    ("Khojaly", "contradictions", "63 persons killed (children)"),
    ("Khojaly", "contradictions", "25 persons orphaned (children who lost both parents)"),
    ("Meshali", "contradictions", "25 persons killed (Azerbaijani prosecutor) and 27 persons"),
    ("Sumgait", "contradictions", "26 persons killed (Armenians)"),
    ("Sumgait", "contradictions", "different actors are named: Armenian extremists"),
    ("Maraga", "contradictions", "a group is no larger than all"),
    ("Jallianwala", "contradictions", "from 294 persons killed (British Indian authorities)"),
    # a number with three degrees of harm, and no chain between them
    ("Khojaly", "same_numbers", "persons dismembered (Azerbaijani Ministry of Foreign Affairs)"),
    # parts and wholes
    ("Khojaly", "parts", "women and children are 106 to 169 of 613"),
    ("Sumgait", "parts", "Armenians and Azerbaijanis are 26 to 32 of 32"),
    ("Jallianwala", "parts", "547 of 547"),
    # denials beside what they answer
    ("Khojaly", "contradictions", "“the toll”; it answers Elmar Mamedov: 1,000 persons killed"),
    ("Khojaly", "contradictions", "denial by Human Rights Watch/Helsinki"),
    ("Meshali", "contradictions", "denial by Vagif Khachatryan of “the charge”"),
]


@pytest.fixture(scope="module")
def told(built: Built) -> dict[str, dict[str, list[str]]]:
    """Event to section to the sentences that `onrecord figures` prints there."""
    return {event: _told(built, event) for event in dict.fromkeys(row[0] for row in SHOWN)}


def _told(built: Built, event: str) -> dict[str, list[str]]:
    (counted,) = built.lines("figures", event)
    several = [line for voice in counted["voices"] for line in voice["several"]]
    bounds = [line for part in counted["parts"] for line in part["bounds"]]
    sections = {**counted, "several": several, "parts": bounds}
    wanted = {row[1] for row in SHOWN}
    return {name: [line["sentence"] for line in sections[name]] for name in wanted}


@pytest.mark.parametrize(("event", "section", "words"), SHOWN)
def test_figures_show_the_hard_things(
    told: dict[str, dict[str, list[str]]], event: str, section: str, words: str
) -> None:
    assert any(words in sentence for sentence in told[event][section])


NOT_SHOWN = [
    # acts and counts of two times, other things counted, labels used together in one sentence
    ("Khojaly", "degree: held responsible -> carried out"),
    ("Khojaly", "(Armenian National Committee of America) and"),
    ("Khojaly", "OIC: the noun is given"),
    ("Khojaly", "and 1,000 persons injured (Permanent Mission"),
    ("Jallianwala", "number: 379 -> 294"),
]


@pytest.mark.parametrize(("event", "words"), NOT_SHOWN)
def test_figures_show_no_false_contradiction(
    told: dict[str, dict[str, list[str]]], event: str, words: str
) -> None:
    assert not any(words in line for lines in told[event].values() for line in lines)


def test_events_are_never_compared_with_each_other(built: Built) -> None:
    event_of = {row["id"]: row["event"] for row in built.lines("claims")}
    for name in EVENTS.values():
        (counted,) = built.lines("figures", name)
        found = [c for finding in counted["contradictions"] for c in finding["claims"]]
        found += [d[end] for d in counted["drifts"] for end in ("earlier", "later")]
        assert {event_of[claim] for claim in found} == {name}


def test_a_status_that_changed_stands_beside_what_was_said_before(built: Built) -> None:
    case = [
        (row["payload"]["stage"], row["as_of"])
        for row in built.lines("claims", "--event", "Meshali")
        if row["kind"] == "proceeding"
    ]
    assert ("sentence", "2023-11-07") in case
    assert ("released", "2026-01-14") in case


def test_the_release_verifies_with_the_key_of_its_archive_and_not_without(
    built: Built, capsys: pytest.CaptureFixture[str]
) -> None:
    path = built.site / "verify.py"
    spec = importlib.util.spec_from_file_location("verifier_of_the_examples", path)
    assert spec is not None and spec.loader is not None
    verifier = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(verifier)
    (state,) = built.lines("checkpoint")
    assert verifier.main([str(built.site)]) == 3
    assert verifier.main([str(built.site), "--key", state["key"]]) == 0
    assert "not anchored" in capsys.readouterr().out
