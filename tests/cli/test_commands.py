"""The command line end to end: what people type, what scripts read, what bad input gets."""

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tests.archive.data import ROWS, TEXT

from onrecord.cli.main import group
from onrecord.errors import OnrecordError


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with an archive chosen by the environment."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ONRECORD_ARCHIVE", str(tmp_path / "records"))
    ok("init", "--origin", "test")
    return tmp_path


def call(*words: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(group, list(words), input=stdin)


def ok(*words: str, stdin: str | bytes | None = None) -> str:
    result = call(*words, stdin=stdin)
    assert result.exit_code == 0, (result.output, result.exception)
    return result.stdout


def rows(*words: str, stdin: str | bytes | None = None) -> list[dict[str, Any]]:
    return [json.loads(line) for line in ok(*words, "--json", stdin=stdin).splitlines()]


def refused(*words: str) -> str:
    """What onrecord says when it refuses; `main` prints it and exits with 2."""
    result = call(*words)
    if isinstance(result.exception, OnrecordError):
        return str(result.exception)
    assert result.exit_code == 2, (result.output, result.exception)
    return result.output


def test_from_a_document_to_a_decided_published_verified_claim(home: Path) -> None:
    (home / "report.txt").write_text(TEXT, "utf-8")
    (home / "claims.jsonl").write_text("".join(json.dumps(row) + "\n" for row in ROWS))
    (added,) = rows("add", "report.txt", "--author", "J. Doe", "--event", "Town, 1992")
    assert added["new"] is True
    (read,) = rows("read")
    assert read["refused"] == 0
    (imported,) = rows("import", "claims.jsonl", "--by", "Ana")
    whole = imported["refs"]["whole"]
    (decided,) = rows("decide", whole, "accept", "--by", "Bo", "--reason", "stands there")
    assert decided["decision"] == "accept"
    (shown,) = rows("show", whole[:10])
    assert (shown["standing"], shown["exact"]) == ("accepted", TEXT.split("\n")[0])
    assert [c["id"] for c in rows("claims", "--standing", "accepted")] == [whole]
    assert rows("events") == [{"event": "Town, 1992"}]
    (figures,) = rows("figures", "town")
    quoted = {row["quoted"] for g in figures["groups"] for row in g["rows"]}
    assert {"613", "106", "161"} <= quoted
    (built,) = rows("publish", "site")
    assert (home / "site" / "index.html").is_file()
    assert built["claims"] >= 3
    trust = ok("checkpoint")
    (home / "trust.txt").write_text(trust, "utf-8")
    assert call("verify").exit_code == 3
    assert call("verify", "--trust", "trust.txt", "--json").exit_code == 0
    key = trust.split("\n")[0]
    done = subprocess.run(
        [sys.executable, "site/verify.py", "site", "--key", key], capture_output=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_claims_say_the_hedge_what_is_counted_and_what_replaced_them(home: Path) -> None:
    (home / "a.txt").write_text("Police said that more than 200 people were wounded.", "utf-8")
    ok("add", "a.txt", "--author", "J. Doe", "--event", "Town, 1992")
    ok("read")
    (old,) = [c["id"] for c in rows("claims", "--kind", "figure")]
    assert "suggested  figure           Police: more than 200 persons injured" in ok("claims")
    done = call(
        "decide", old, "correct", "--set", "measure=killed", "--by", "Bo", "--reason", "I misread"
    )
    assert done.exit_code == 0, done.output
    assert 'no word for killed, but "wounded" (injured); it was entered as you said' in done.stderr
    before, after = ok("claims", "--kind", "figure").splitlines()
    assert before.startswith(f"{old[:12]}  corrected")
    assert before.endswith(f"persons injured (people)  replaced by {after[:12]}")
    assert after.endswith(f"more than 200 persons killed (people)  corrects {old[:12]}")


def test_json_says_something_where_there_is_nothing(home: Path) -> None:
    assert home.is_dir()
    assert rows("read") == [{"documents": 0}]
    done = call("verify", "--json")
    (verdict,) = [json.loads(line) for line in done.stdout.splitlines()]
    assert (done.exit_code, verdict["exit_code"], verdict["findings"]) == (3, 3, 0)
    assert 1 in verdict["checked"].values()


CLAIM_KEYS = {
    "id", "kind", "standing", "document", "start", "end", "exact", "anchor", "speaker", "chain",
    "modality", "rule", "payload",
}  # fmt: skip


def test_suggestions_have_the_fields_that_scripts_rely_on(tmp_path: Path) -> None:
    text = "🕯 Xocalı.\r\nPolice said that at least 12 people were killed.\r\n\r\nTwo died, he said."
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode())
    canonical = text.replace("\r\n", "\n")
    found = rows("suggest", str(path))
    assert len(found) >= 2
    for one in found:
        assert CLAIM_KEYS <= set(one)
        assert canonical[one["start"] : one["end"]] == one["exact"]
        anchor = one["anchor"]
        assert canonical[anchor["start"] : anchor["end"]] == anchor["exact"]
        assert one["standing"] == "suggested"
    twelve = next(one for one in found if one["anchor"]["exact"] == "12")
    assert twelve["payload"]["qualifier"] == "at_least"
    assert (twelve["payload"]["low"], twelve["payload"]["high"]) == (12, None)
    assert (twelve["speaker"], twelve["chain"][-1]) == ("Police", "author")


def test_by_lines_each_line_is_a_text_of_its_own() -> None:
    lines = ["Twelve people were killed.", "", "In 1992 the town fell.", "🕯 Some 40 were injured."]
    found = rows("suggest", "--lines", stdin="\n".join(lines))
    assert {one["line"] for one in found} >= {1, 4}
    for one in found:
        assert lines[one["line"] - 1][one["start"] : one["end"]] == one["exact"]


def test_the_archive_is_found_wherever_it_is_named(tmp_path: Path) -> None:
    ok("--archive", str(tmp_path / "one"), "init")
    ok("init", "--archive", str(tmp_path / "two"))
    assert ok("--archive", str(tmp_path / "one"), "documents") == ""
    assert "is no archive" in refused("documents", "--archive", str(tmp_path / "three"))


def test_a_folder_a_manifest_and_an_address_are_added(home: Path) -> None:
    folder = home / "in"
    (folder / "deep").mkdir(parents=True)
    (folder / "a.txt").write_text("A.")
    (folder / "deep" / "b.txt").write_text("B.")
    (folder / ".hidden").write_text("no")
    assert {row["name"] for row in rows("add", "in")} == {"a.txt", "deep/b.txt"}
    (home / "m.jsonl").write_text('{"file": "in/a.txt", "kind": "report"}\n')
    assert [row["new"] for row in rows("add", "--manifest", "m.jsonl")] == [False]
    with served(folder) as address:
        (row,) = rows("add", f"{address}/deep/b.txt")
        assert (row["new"], row["name"]) == (False, "deep/b.txt")
        (folder / "c.txt").write_text("C.")
        (row,) = rows("add", f"{address}/c.txt", "--title", "C")
        assert row["new"] is True
        (document,) = [d for d in rows("documents") if d["name"] == "c.txt"]
        assert document["custody"]["http_status"] == "200"
        assert "could not be fetched" in refused("add", f"{address}/none.txt")


@contextmanager
def served(folder: Path) -> Iterator[str]:
    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.mark.parametrize(
    ("name", "content", "advice"),
    [
        ("empty.txt", b"", "is empty"),
        ("broken.pdf", b"%PDF-1.7\nnothing", "broken.pdf"),
        ("really.pdf", b"PK\x03\x04" + bytes(60), "ZIP"),
        ("picture.jpg", b"\xff\xd8\xff\xe0" + bytes(60), "picture.jpg"),
        ("noise.bin", bytes(range(256)) * 8, "noise.bin"),
    ],
)
def test_what_cannot_be_read_is_named_and_stays_preserved(
    home: Path, name: str, content: bytes, advice: str
) -> None:
    (home / name).write_bytes(content)
    ok("add", name)
    (home / "good.txt").write_text("Police said that 12 people were killed.")
    ok("add", "good.txt")
    result = call("read")
    assert result.exit_code == 2
    assert advice in result.stderr
    assert "good.txt" in result.stdout
    assert call("verify").exit_code == 3
    (document,) = [d for d in rows("documents") if d["name"] == name]
    assert document["size"] == len(content)


def test_a_gigabyte_is_preserved_in_little_memory_and_refused_for_reading(home: Path) -> None:
    path = home / "big.txt"
    with path.open("wb") as file:
        file.truncate(1 << 30)
    (added,) = rows("add", "big.txt")
    assert added["size"] == 1 << 30
    result = call("read")
    assert result.exit_code == 2
    assert "split it" in result.stderr
    path.unlink()


BAD_ROWS: list[tuple[dict[str, Any], str]] = [
    ({"payload": {**ROWS[0]["payload"], "measure": "harmed"}}, "unknown measure 'harmed'"),
    ({"start": 9_000, "end": 9_010}, "do not fit a text of"),
    ({"quote": "It never says this."}, "does not say"),
    ({"colour": "red"}, "unknown key 'colour'"),
    ({"kind": "rumour"}, "unknown kind 'rumour'"),
]


@pytest.mark.parametrize(("change", "reason"), BAD_ROWS)
def test_a_bad_claim_is_refused_with_its_row(
    home: Path, change: dict[str, Any], reason: str
) -> None:
    (home / "report.txt").write_text(TEXT, "utf-8")
    ok("add", "report.txt", "--author", "J. Doe")
    bad = {**ROWS[0], "ref": "bad", **change}
    (home / "c.jsonl").write_text(json.dumps(ROWS[0]) + "\n" + json.dumps(bad))
    said = refused("import", "c.jsonl")
    assert "row 2: " in said
    assert reason in said
    assert rows("claims") == []


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("c.csv", "document,kind,quote,colour\n", "unknown column 'colour'"),
        ("c.csv", "kind,quote\nfigure,x\n", "missing column 'document'"),
        ("c.jsonl", "{not json\n", "row 1"),
        ("c.jsonl", "", "holds no row"),
        ("c.docx", "x", "c.docx"),
    ],
)
def test_a_bad_file_of_claims_is_refused(home: Path, name: str, content: str, reason: str) -> None:
    (home / name).write_text(content)
    assert reason in refused("import", name)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["add"], "give at least one FILE"),
        (["add", "nowhere.pdf"], "nowhere.pdf"),
        (["claims", "--standing", "famous"], "unknown 'famous'; known: suggested"),
        (["claims", "--kind", "rumour"], "unknown kind 'rumour'; known: figure"),
        (["claims", "--event", "x"], "give documents an event"),
        (["show", "abc"], "no claim 'abc'"),
        (["decide", "abcdef", "accept", "--by", "B", "--reason", "r"], "no claim 'abcdef'"),
        (["decide", "abcdef", "bless", "--by", "B", "--reason", "r"], "accept, correct, reject"),
        (["decide", "abcd", "correct", "--by", "B", "--reason", "r", "--set", "x"], "FIELD=VALUE"),
        (["publish", "."], "holds something that is no release"),
        (["init"], "is not empty"),
    ],
)  # fmt: skip
def test_a_mistake_says_what_would_have_been_right(
    home: Path, words: list[str], reason: str
) -> None:
    assert reason in refused(*words)
    assert home.is_dir()


def test_doctor_says_what_is_there(home: Path) -> None:
    found = {row["name"]: row for row in rows("doctor")}
    assert found["English model"]["ok"] is True
    assert found["archive"]["found"] == f"{home / 'records'} opens"


def test_a_refusal_is_one_message_and_exit_code_2(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "onrecord", "claims", "--archive", str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.startswith("onrecord: ")
    assert "Traceback" not in done.stderr


def test_help_starts_quickly_because_little_is_imported() -> None:
    code = (
        "import sys; from onrecord.cli.main import group;"
        "from click.testing import CliRunner; CliRunner().invoke(group, ['--help']);"
        "print(sorted({m.split('.')[0] for m in sys.modules}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    for heavy in ("django", "spacy", "numpy", "rich", "pypdf", "cryptography", "yaml"):
        assert f"'{heavy}'" not in done.stdout


OP_ED = Path(__file__).parents[3] / "shared" / "inputs" / "op-ed-2025-02-20.txt"


@pytest.mark.skipif(not OP_ED.is_file(), reason="the article is not part of the project")
def test_a_real_article_is_read_published_and_shown(home: Path) -> None:
    ok("add", str(OP_ED), "--kind", "opinion", "--event", "Khojaly, 1992")
    (read,) = rows("read")
    assert read["refused"] == 0
    claims = rows("claims", "--kind", "figure")
    said = {
        (c["anchor"]["exact"], c["payload"]["measure"], c["payload"]["qualifier"], c["speaker"])
        for c in claims
    }
    author, official = "Vasif Huseynov", "Official figures"
    assert said == {
        ("700,000", "residents", "more_than", author),
        ("613", "killed", "exact", author),
        ("106", "killed", "exact", author),
        ("63", "killed", "exact", author),
        ("70", "killed", "exact", author),
        ("7,000", "residents", "about", author),
        ("1,275", "captive", "exact", official),
        ("150", "missing", "exact", official),
        ("hundreds of thousands", "displaced", "vague", author),
        ("15", "states", "more_than", author),
        ("28", "states", "exact", author),
        ("16", "charged", "exact", author),
        ("15", "sentenced", "exact", author),
    }
    ok("publish", "site")
    pages = "".join(p.read_text("utf-8") for p in (home / "site").rglob("*.html"))
    for number, *_ in said:
        assert number in pages
    article = OP_ED.read_text("utf-8")
    kept_back = "Electricity, gas, and water supplies were severed"
    assert kept_back in article
    assert kept_back not in pages
