"""`onrecord estimate`: a table in, intervals or refusals out, wrong tables named by row."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.archive.data import NOW, claim_rows_file

from onrecord.archive.estimates import estimates
from onrecord.archive.founding import create
from onrecord.archive.queries import text
from onrecord.cli.main import group
from onrecord.errors import BadPatterns, NotFound

TABLE = "A,B,C,count\n1,0,0,40\n0,1,0,30\n0,0,1,20\n1,1,0,8\n1,0,1,6\n0,1,1,4\n1,1,1,2\n"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(group, ["estimate", *arguments])


@pytest.fixture
def table(tmp_path: Path) -> str:
    path = tmp_path / "lists.csv"
    path.write_text(TABLE)
    return str(path)


def test_json_is_one_object_with_the_promised_keys(table: str) -> None:
    done = run(table, "--method", "stepwise", "--json", "--seed", "5")
    value = json.loads(done.stdout)
    assert set(value) == {
        "method", "estimate", "refusal", "documented", "diagnostics", "assumption", "settings",
        "seed", "table_sha256", "seconds",
    }  # fmt: skip
    assert set(value["estimate"]) == {"low", "high", "median", "mean", "level"}
    assert (value["method"], value["documented"], value["seed"]) == ("stepwise", 110, 5)
    assert value["refusal"] is None


def test_the_option_may_stand_before_the_table(table: str) -> None:
    one, other = run("--method", "chao", table), run(table, "--method", "chao")
    assert one.stdout == other.stdout
    assert one.exit_code == 0


def test_words_put_the_interval_first(table: str) -> None:
    said = run(table, "--method", "chao").stdout
    assert said.startswith("chao: ")
    assert "estimated undocumented (95 per cent; middle" in said
    assert "conditional on: A lower bound" in said


def test_a_refusal_is_an_answer(tmp_path: Path) -> None:
    path = tmp_path / "apart.csv"
    path.write_text("A,B,C,count\n1,0,0,40\n0,1,0,30\n0,0,1,20\n")
    done = run(str(path), "--method", "bic", "--json")
    value = json.loads(done.stdout)
    assert (done.exit_code, value["estimate"], value["refusal"]["documented"]) == (0, None, 90)


def test_a_wrong_table_is_named_by_row(tmp_path: Path) -> None:
    path = tmp_path / "wrong.csv"
    path.write_text("A,B,count\n1,0,3\n1,0,4\n")
    done = run(str(path))
    assert isinstance(done.exception, BadPatterns)
    assert "row 3: the pattern of row 2 again" in str(done.exception)


def test_an_unknown_method_is_named(table: str) -> None:
    done = run(table, "--method", "magic")
    assert done.exit_code == 2
    assert "unknown 'magic'; known: all, bic, stepwise" in done.output


def test_strata_and_their_draws(tmp_path: Path) -> None:
    path, draws = tmp_path / "strata.csv", tmp_path / "draws.jsonl"
    rows = TABLE.splitlines()
    header = "sex," + rows[0]
    body = [f"{sex},{row}" for sex in ("f", "m") for row in rows[1:]]
    path.write_text("\n".join([header, *body]) + "\n")
    options = ("--strata", "sex", "--method", "stepwise", "--draws", str(draws), "--json")
    value = json.loads(run(str(path), *options).stdout)
    assert [one["stratum"] for one in value["strata"]] == [["f"], ["m"]]
    assert value["documented"] == 220
    kept = [json.loads(line) for line in draws.read_text().splitlines()]
    assert [one["of"] for one in kept] == [
        ["stepwise", "total"], ["stepwise", "f"], ["stepwise", "m"],
    ]  # fmt: skip


def test_help_comes_without_a_table() -> None:
    assert "onrecord estimate report" in run("--help").output
    assert "--strata" in run("table", "--help").output


def test_versions_of_a_table_are_combined(tmp_path: Path) -> None:
    folder = tmp_path / "draws"
    folder.mkdir()
    (folder / "draw-1.csv").write_text(TABLE)
    (folder / "draw-2.csv").write_text(TABLE.replace("1,1,0,8", "1,1,0,11"))
    given = json.loads(run("--replicates", str(folder), "--method", "stepwise", "--json").stdout)
    assert given["diagnostics"]["versions"] == 2
    named = run(
        str(folder / "draw-1.csv"), str(folder / "draw-2.csv"), "--method", "stepwise", "--json"
    )
    assert json.loads(named.stdout)["estimate"] == given["estimate"]
    other = json.loads(
        run("--replicates", str(folder), "--method", "stepwise", "--pooled", "--json").stdout
    )
    assert other["diagnostics"]["draws_from_each"] > 100


def test_what_is_entered_needs_an_event_and_a_measure(table: str) -> None:
    done = run(table, "--method", "chao", "--record", "--event", "Town")
    assert done.exit_code == 2
    assert "--record needs --event and --measure" in done.output


def test_an_estimate_enters_the_archive_with_its_report(table: str, tmp_path: Path) -> None:
    archive = create(tmp_path / "archive", origin="example.org/ledger", now=NOW)
    claim_rows_file(archive, tmp_path)
    done = run(
        table, "--method", "chao", "--record", "--event", "town", "--measure", "killed",
        "--by", "Ana", "--archive", str(archive.root),
    )  # fmt: skip
    assert done.exit_code == 0, done.output
    (one,) = estimates(archive).values()
    assert f"entered: estimate {one.id} (chao) about Town, 1992" in done.stdout
    assert "<h1>Town, 1992</h1>" in text(archive, one.report)
    archive.close()


def test_an_event_that_is_not_there_is_told_before_anything_is_estimated(
    table: str, tmp_path: Path
) -> None:
    archive = create(tmp_path / "archive", origin="example.org/ledger", now=NOW)
    claim_rows_file(archive, tmp_path)
    archive.close()
    done = run(
        table, "--method", "chao", "--record", "--event", "Nowhere", "--measure", "killed",
        "--archive", str(archive.root),
    )  # fmt: skip
    assert isinstance(done.exception, NotFound)
    assert "Nowhere" in str(done.exception)
    assert done.stdout == ""


def test_two_lists_are_refused_and_context_is_named(tmp_path: Path) -> None:
    path = tmp_path / "two.csv"
    path.write_text("A,B,count\n1,0,80\n0,1,60\n1,1,20\n")
    done = run(str(path), "--method", "stepwise")
    assert "stepwise: refused: 2 usable lists, at least 3 are needed" in done.stdout
    assert "never as an answer, there is: --method chapman" in done.stderr
    assert "--method chapman" not in run(str(path), "--method", "chapman").stderr


def test_an_estimate_from_a_list_that_is_not_public_is_restricted_unless_told(
    tmp_path: Path,
) -> None:
    archive = create(tmp_path / "archive", origin="example.org/ledger", now=NOW)
    (tmp_path / "police.csv").write_text("id,name\n1,Ana Hill\n2,Bo Lake\n")
    where = ("--archive", str(archive.root))
    lists = ["lists", "import", str(tmp_path / "police.csv"), "--event", "Town, 1992", *where]
    assert CliRunner().invoke(group, lists).exit_code == 0
    (tmp_path / "other.csv").write_text(TABLE)
    (tmp_path / "named.csv").write_text(TABLE.replace("A,B,C", "Police,B,C"))
    for name, given in (("other", ()), ("named", ()), ("other", ("--access", "public"))):
        method = "chao" if given == () else "independence"
        about = ("--record", "--event", "Town", "--measure", "killed", "--by", "Ana", *where)
        done = run(str(tmp_path / f"{name}.csv"), "--method", method, *about, *given)
        assert done.exit_code == 0, done.output
        assert ("not public: police" in done.stderr) is (given == ())
    found = [one.access for one in estimates(archive).values()]
    assert found == ["restricted", "restricted", "public"]
    archive.close()


def test_bench_can_be_asked_for_a_part() -> None:
    done = run("bench", "--only", "r", "--json")
    assert all(json.loads(line)["part"] == "r" for line in done.stdout.splitlines())
