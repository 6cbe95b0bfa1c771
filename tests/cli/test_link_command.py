"""`onrecord link --files`: files in, pairs and groups out, and files that cannot be right."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from onrecord.cli.main import group
from onrecord.errors import BadImport, BadList, BadSource, LinkRefused

ONE = """id,name,sex,age,event_date,place
1,Leyla Huseynova,F,34,1992-02-26,Malibeyli
2,Elshad Guliyev,M,51,1992-02-26,Malibeyli
3,Rena Mammadova,F,8,1992-02-25,Agdaban
4,Vagif Aslanov,M,40,1992-02-25,Agdaban
"""
OTHER = """id,given_name,surname,gender,age,date of death,village
a,Leila,Guseinova,female,34,26.02.1992,Malibeyli
b,Ruslan,Kerimov,male,22,26.02.1992,Agdam
c,Vagif,Aslanov,male,40,25.02.1992,Agdaban
"""


def run(*arguments: str) -> Result:
    return CliRunner().invoke(group, ["link", *arguments])


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    one, other = tmp_path / "one.csv", tmp_path / "other.csv"
    one.write_text(ONE)
    other.write_text(OTHER)
    return str(one), str(other)


def values(done: Result) -> list[dict[str, Any]]:
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.stdout.splitlines()]


def same(found: list[dict[str, Any]]) -> set[tuple[str, str]]:
    return {
        (line["pair"][0][1], line["pair"][1][1])
        for line in found
        if "pair" in line and line["probability"] >= 0.5
    }


def test_json_has_a_line_for_each_pair_and_each_group(files: tuple[str, str]) -> None:
    found = values(run("--files", *files, "--json"))
    assert same(found) == {("1", "a"), ("4", "c")}
    pair = next(line for line in found if line.get("pair") == [[files[0], "4"], [files[1], "c"]])
    assert set(pair) == {"pair", "probability", "weight", "reasons"}
    assert "family name is the same: Aslanov" in pair["reasons"]
    members = [line["members"] for line in found if "cluster" in line]
    assert sorted(file_id for group in members for file_id in group) == sorted(
        [[files[0], n] for n in "1234"] + [[files[1], n] for n in "abc"]
    )
    assert [[files[0], "1"], [files[1], "a"]] in members


def test_people_are_told_how_much_there_is_at_the_end(files: tuple[str, str]) -> None:
    done = run("--files", *files)
    assert done.stderr.splitlines()[-1].startswith("7 rows: 5 people as grouped, 2 pairs with")
    assert "people as grouped" not in run("--files", *files, "--json").stderr


def test_verdicts_are_obeyed(files: tuple[str, str], tmp_path: Path) -> None:
    judged = tmp_path / "judged.csv"
    judged.write_text(
        "file1,id1,file2,id2,judgement\n"
        f"{files[0]},4,{files[1]},c,different\n{files[0]},2,{files[1]},b,same\n"
    )
    found = values(run("--files", *files, "--judged", str(judged), "--json"))
    assert same(found) == {("1", "a"), ("2", "b")}
    told = next(line for line in found if line.get("pair") == [[files[0], "2"], [files[1], "b"]])
    assert told["probability"] == 1.0


def test_what_to_review_first(files: tuple[str, str]) -> None:
    found = values(run("--files", *files, "--review", "1", "--json"))
    asked = [line for line in found if "review" in line]
    assert len(asked) == 1
    assert set(asked[0]) == {"review", "probability", "why"}


def test_a_saved_model_gives_the_same_pairs(files: tuple[str, str], tmp_path: Path) -> None:
    model = tmp_path / "model.json"
    first = values(run("--files", *files, "--save-model", str(model), "--json"))
    again = values(run("--files", *files, "--model", str(model), "--json"))
    assert same(again) == same(first)


@pytest.mark.parametrize(
    ("text", "error", "says"),
    [
        ("id,age\n1,3\n", BadList, "no column holds a name"),
        ("id,name\n1,A,B\n", BadImport, "row 2"),
        ("id,name\n", BadImport, "header and no row"),
        ("", BadImport, "is empty"),
    ],
)
def test_a_file_that_cannot_be_right_is_refused(
    files: tuple[str, str], tmp_path: Path, text: str, error: type[Exception], says: str
) -> None:
    wrong = tmp_path / "wrong.csv"
    wrong.write_text(text)
    done = run("--files", files[0], str(wrong))
    assert isinstance(done.exception, error)
    assert says in str(done.exception)


def test_a_list_that_is_not_among_the_files_is_refused(files: tuple[str, str]) -> None:
    done = run("--files", files[0], "--duplicate-free", "elsewhere.csv")
    assert isinstance(done.exception, LinkRefused)
    assert "elsewhere.csv is not among the files" in str(done.exception)


def test_one_row_links_to_nothing_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "lone.csv"
    path.write_text("id,name\n1,Ali Hasan\n")
    done = run("--files", str(path), "--json")
    assert [json.loads(line)["members"] for line in done.stdout.splitlines()] == [
        [[str(path), "1"]]
    ]
    assert "1 row: nothing to link" in done.stderr


def test_warnings_name_the_row_that_a_spreadsheet_shows(tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_text("id,name\n1,Ana Reed\n1,Bo Hill\n,Алиев Ilham\n", "utf-8")
    done = run("--files", str(path), "--json")
    told = done.stderr.splitlines()
    assert told[:3] == [
        f"warning: {path}, row 3: id '1' was used by an earlier row; it is kept as a row of its "
        "own, called #3",
        f"warning: {path}, row 4: the row has no id; it is called 3",
        f"warning: {path}, row 4: the name 'Алиев Ilham': letters of several scripts: Cyrillic, "
        "Latin",
    ]
    clusters = [json.loads(line)["cluster"] for line in done.stdout.splitlines()]
    assert len(set(clusters)) == 3


TWICE = "id,name,identifier:passport\n1,Vagif Aliyev,AA1\n1,Leyla B,AA1\n"
FINE = "id,given,family,birth,sex,place\n1,Vagif,Aliyev,1950,m,Town\n2,Leyla,Aliyeva,1960,f,Town\n"


def judged_twice(folder: Path, verdict: str) -> tuple[list[dict[str, Any]], str]:
    """Lines and warnings of two files, one of which has two rows under one id."""
    paths = [folder / name for name in ("dupid.csv", "ok.csv", "judged.csv")]
    words = f"file1,id1,file2,id2,judgement\n{verdict}\n"
    for path, text in zip(paths, (TWICE, FINE, words), strict=True):
        path.write_text(text, "utf-8")
    done = run("--files", *map(str, paths[:2]), "--judged", str(paths[2]), "--json")
    return values(done), done.stderr


def test_rows_with_one_id_are_told_apart_in_pairs_groups_and_warnings(tmp_path: Path) -> None:
    found, told = judged_twice(tmp_path, "dupid.csv,#3,ok.csv,2,same")
    rows = [end for line in found for end in line.get("members", ())]
    file = str(tmp_path / "dupid.csv")
    assert sorted(id_ for name, id_ in rows if name == file) == ["#3", "1"]
    pairs = [line["pair"] for line in found if "pair" in line]
    assert [[file, "#3"], [file, "1"]] in [sorted(pair) for pair in pairs]
    assert not any(first == second for first, second in pairs)
    assert [1.0] == [
        line["probability"]
        for line in found
        if "pair" in line and [end[1] for end in line["pair"]] == ["#3", "2"]
    ]
    assert "\t" not in told


@pytest.mark.parametrize(
    ("verdict", "why"),
    [
        ("dupid.csv,1,ok.csv,2,same", "id '1' stands in rows 2 and 3 of {0}; right: #2 or #3"),
        ("dupid.csv,#2,ok.csv,1,same", ""),
        ("dupid.csv,#4,ok.csv,1,same", "no such pair of rows"),
        ("dupid.csv,#2,dupid.csv,#2,same", "no such pair of rows"),
    ],
)
def test_a_verdict_on_an_id_of_two_rows_waits_and_hears_what_would_be_right(
    tmp_path: Path, verdict: str, why: str
) -> None:
    found, told = judged_twice(tmp_path, verdict)
    said = f"judged.csv, row 2: {why.format(tmp_path / 'dupid.csv')}; the verdict waits"
    assert (said in told) is (why != "")
    sure = [line["pair"] for line in found if line.get("probability") in (0.0, 1.0)]
    assert [[end[1] for end in pair] for pair in sure] == ([] if why != "" else [["1", "1"]])


def test_a_verdict_names_a_file_by_its_folder_where_two_are_called_alike(tmp_path: Path) -> None:
    paths = [tmp_path / folder / "list.csv" for folder in ("a", "b")]
    for path, text in zip(paths, (ONE, OTHER), strict=True):
        path.parent.mkdir()
        path.write_text(text)
    judged = tmp_path / "judged.csv"
    judged.write_text(
        f"file1,id1,file2,id2,judgement\n{paths[0]},2,{paths[1]},b,same\nlist.csv,1,list.csv,a,same\n"
    )
    done = run("--files", *map(str, paths), "--judged", str(judged), "--json")
    assert ("2", "b") in same(values(done))
    assert "judged.csv, row 3: no such pair of rows; the verdict waits" in done.stderr


@pytest.mark.parametrize("option", ["--map", "--judged", "--model", None])
def test_a_pipe_is_refused_and_not_waited_for(
    files: tuple[str, str], tmp_path: Path, option: str | None
) -> None:
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)
    given = [str(pipe)] if option is None else [option, str(pipe)]
    done = run("--files", *files, *given)
    assert isinstance(done.exception, BadSource)
    assert "is a pipe; save its output to a file" in str(done.exception)


def test_one_list_given_twice_is_told(files: tuple[str, str], tmp_path: Path) -> None:
    copy = tmp_path / "copy.csv"
    copy.write_text(ONE)
    done = run("--files", *files, str(copy), files[1], "--json")
    assert f"warning: {copy} holds the same rows as {files[0]}, so everybody" in done.stderr
    assert f"warning: {files[1]} is named more than once, and read once" in done.stderr


def test_what_is_wrong_names_the_file(files: tuple[str, str], tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.csv"
    for text, says in (("id,age\n1,3\n", "no column holds a name"), ("id,name\n1\n", "1 cell")):
        wrong.write_text(text)
        assert f"{wrong}: {says}" in str(run("--files", files[0], str(wrong)).exception)
    strange = tmp_path / "map.yaml"
    strange.write_text("Nowhere: name\n")
    done = run("--files", *files, "--map", str(strange))
    assert "the map names column 'Nowhere'; the files have: " in str(done.exception)


def test_verdicts_that_cannot_all_be_true_are_told_by_their_rows(tmp_path: Path) -> None:
    path, judged = tmp_path / "a.csv", tmp_path / "judged.csv"
    path.write_text("id,name\n1,Ana Reed\n2,Ana Reed\n3,Ana Reed\n")
    judged.write_text(
        "file1,id1,file2,id2,judgement\na.csv,1,a.csv,2,same\na.csv,2,a.csv,3,same\n"
        "a.csv,1,a.csv,3,different\n"
    )
    done = run("--files", str(path), "--judged", str(judged), "--json")
    assert (
        f"{path}#1 and {path}#3 were judged different, yet words lead from one to the other: "
        f"{path}#1 same {path}#2; {path}#2 same {path}#3; these are obeyed"
    ) in done.stderr
