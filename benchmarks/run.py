"""`make bench`: what onrecord costs, each figure measured in this one run, with versions.

Prints a table for docs/benchmarks.md. Whole processes are measured from outside (CPU seconds and
peak memory of the finished child), so that starting up counts too.
"""

import argparse
import importlib.metadata
import json
import os
import platform
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ONRECORD = [sys.executable, "-m", "onrecord"]
HERE = Path(__file__).parent


@dataclass(frozen=True)
class Cost:
    """cpu: seconds of user and system time, of its own children too; wall: seconds.

    peak: MB of resident memory; tree: MB of it and its children together, 0 where nobody can tell.
    code: exit code.
    """

    cpu: float
    peak: float
    code: int
    output: str
    wall: float = 0.0
    tree: float = 0.0


def run(command: list[str], stdin: str | None = None, **environment: str) -> Cost:
    """Run a command to its end and return what it cost."""
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as given:
        given.write(stdin or "")
        given.seek(0)
        began = time.monotonic()
        child = subprocess.Popen(
            command, stdout=out, stdin=given, env={**os.environ, **environment}
        )
        tree, done = 0.0, 0
        while done == 0:
            done, status, usage = os.wait4(child.pid, os.WNOHANG)
            tree = max(tree, sum(map(resident, family(child.pid))) if done == 0 else 0)
            time.sleep(0 if done else 0.05)
        wall = time.monotonic() - began
        child.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        cpu = usage.ru_utime + usage.ru_stime
        return Cost(cpu, usage.ru_maxrss / 1024, child.returncode, out.read(), wall, tree)


def family(pid: int) -> list[int]:
    """A process and its descendants, where the system tells."""
    found = [pid]
    for tasks in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(OSError):
            found += [one for child in tasks.read_text().split() for one in family(int(child))]
    return found


def resident(pid: int) -> float:
    """MB that a process holds, shared ones divided among those who share them."""
    with suppress(OSError):
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024
    return 0.0


def help_starts(folder: Path) -> list[tuple[str, str]]:
    """CPU of `onrecord --help`, the median of five."""
    del folder
    costs = sorted(run([*ONRECORD, "--help"]).cpu for _ in range(5))
    return [("`onrecord --help`, CPU, median of 5", f"{costs[2]:.2f} s")]


SENTENCES = (
    "Human Rights Watch said on {day} March that at least {n} people were killed in the town.",
    "The ministry put the number of injured at {m}, while residents spoke of {n} dead.",
    "According to officials, {m} families were displaced and {n} people are still missing.",
    "The court sentenced the former commander to {day} years for war crimes.",
    "The road to the valley had been cut for months, and there was neither power nor water.",
    "Survivors described how they fled through the forest during the night.",
)


def article(words: int, seed: int) -> str:
    """Paragraphs of report prose with figures, of about `words` words."""
    rng = random.Random(seed)
    paragraphs, count = [], 0
    while count < words:
        chosen = [numbered(rng.choice(SENTENCES), rng) for _ in range(5)]
        paragraphs.append(" ".join(chosen))
        count += len(paragraphs[-1].split())
    return "\n\n".join(paragraphs)


def numbered(sentence: str, rng: random.Random) -> str:
    """The sentence with numbers of its own."""
    return sentence.format(day=rng.randint(2, 28), n=rng.randint(3, 900), m=rng.randint(3, 900))


def reading(folder: Path) -> list[tuple[str, str]]:
    """Words a second of `onrecord suggest`, start-up taken off, and its peak memory."""
    small, large = folder / "small.txt", folder / "large.txt"
    small.write_text(article(100, 1), "utf-8")
    large.write_text(article(40_000, 2), "utf-8")
    words = len(large.read_text("utf-8").split())
    start = run([*ONRECORD, "suggest", str(small), "--json"])
    whole = run([*ONRECORD, "suggest", str(large), "--json"])
    found = whole.output.count("\n")
    speed = words / (whole.cpu - start.cpu)
    return [
        ("reading, words a CPU second (start-up taken off)", f"{speed:,.0f}"),
        (f"reading {words:,} words: peak memory; suggestions", f"{whole.peak:.0f} MB; {found:,}"),
    ]  # fmt: skip


def verifying(folder: Path) -> list[tuple[str, str]]:
    """CPU per GB of `onrecord verify` against bagit-python over the same bytes in the same run."""
    data, archive = folder / "data", folder / "archive"
    data.mkdir()
    rng = random.Random(3)
    for number in range(8):
        (data / f"{number}.bin").write_bytes(rng.randbytes(1 << 27))
    run([*ONRECORD, "init", "--archive", str(archive)])
    run([*ONRECORD, "add", str(data), "--archive", str(archive)])
    ours = run([*ONRECORD, "verify", "--archive", str(archive)])
    bagit = [sys.executable, "-W", "ignore", "-m", "bagit"]
    run([*bagit, "--quiet", str(data)])
    theirs = run([*bagit, "--quiet", "--validate", str(data)])
    version = importlib.metadata.version("bagit")
    assert (ours.code, theirs.code) == (3, 0), (ours, theirs)
    return [
        ("verify, CPU per GiB", f"{ours.cpu:.2f} s"),
        (f"bagit-python {version} --validate, CPU per GiB", f"{theirs.cpu:.2f} s"),
        ("ratio", f"{ours.cpu / theirs.cpu:.2f}"),
    ]


def imported(folder: Path) -> tuple[list[str], Cost]:
    """An archive of 100,000 claims in 2,000 documents, and what their import cost."""
    made, archive = folder / "made", folder / "big"
    subprocess.run([sys.executable, str(HERE / "generate.py"), str(made)], check=True)
    at = ["--archive", str(archive)]
    run([*ONRECORD, "init", *at])
    run([*ONRECORD, "add", "--manifest", str(made / "documents.jsonl"), *at])
    run([*ONRECORD, "read", *at])
    entered = run([*ONRECORD, "import", str(made / "claims.jsonl"), *at, "--json"])
    assert json.loads(entered.output)["new"] == 100_000, entered
    return at, entered


def importing(folder: Path) -> list[tuple[str, str]]:
    """100,000 claims in 2,000 documents: import, and the figures of one event of 5,000."""
    at, entered = imported(folder)
    figures = run([*ONRECORD, "figures", "Event 3", *at, "--json"])
    checked = run([*ONRECORD, "verify", *at])
    assert checked.code == 3, checked
    return [
        ("import of 100,000 claims, CPU", f"{entered.cpu:.0f} s, {entered.peak:.0f} MB at most"),
        ("`figures` of an event with 5,000 of them, CPU", f"{figures.cpu:.2f} s"),
        ("`verify` of 104,001 entries, CPU", f"{checked.cpu:.0f} s"),
    ]  # fmt: skip


def publishing(folder: Path) -> list[tuple[str, str]]:
    """100,000 claims in 2,000 documents: a release, the same again, and after one decision."""
    at, _ = imported(folder)
    site = folder / "site"
    command = [*ONRECORD, "publish", str(site), *at]
    costs = [run(command), run(command)]
    one = run([*ONRECORD, "claims", "--event", "Event 3", "--json", *at]).output.partition("\n")[0]
    decide = [*ONRECORD, "decide", json.loads(one)["id"], "accept", *at]
    run([*decide, "--by", "Benchmark", "--reason", "read"])
    costs.append(run(command))
    assert [cost.code for cost in costs] == [0, 0, 0], costs
    found = [file for file in site.rglob("*") if file.is_file()]
    search = [file for file in found if file.parent.name == "search"]
    size = sum(file.stat().st_size for file in search) / 1e6
    names = ("whole release", "unchanged", "one claim decided")
    rows = [
        (
            f"publish, 100,000 claims: {name}",
            f"{cost.wall:.1f} s, {cost.cpu:.1f} s CPU, {cost.tree:.0f} MB",
        )
        for name, cost in zip(names, costs, strict=True)
    ]
    return [
        *rows,
        ("files of the release", f"{len(found):,}"),
        ("files of its search index", f"{len(search)}, {size:.0f} MB"),
        *queries(site, folder),
    ]


QUERIES = (
    "killed", "office 37", "civilians", "613", "A17B3", "were taken captive", "off",
    "Office 37 civilians displaced", "said entry 1200", "Event", "nothing of the kind",
)  # fmt: skip
ANSWERED = "document.getElementById('found').dataset.ms !== undefined"


def queries(site: Path, folder: Path) -> list[tuple[str, str]]:
    """Milliseconds from word to results on file:// in Chromium, asked first and asked again."""
    if shutil.which("chromium") is None:
        return [("search on file:// in Chromium", "no chromium here")]
    sys.path.insert(0, str(HERE.parent))
    from tests.publish.chromium import Tab

    slowest = []
    with Tab(folder / "profile") as tab:
        tab.open(site / "search.html")
        tab.wait(ANSWERED)
        for _ in range(2):
            slowest.append(max(answered(tab, query) for query in QUERIES))
    first, again = slowest
    return [
        (f"search on file:// in Chromium, slowest of {len(QUERIES)} queries, first", f"{first} ms"),
        ("the same queries again", f"{again} ms"),
    ]


def answered(tab: Any, query: str) -> int:
    """What one query took, as the page measures it, files it loads for the first time included."""
    tab.run(
        "(() => { delete document.getElementById('found').dataset.ms;"
        " const q = document.getElementById('q'); q.value = " + json.dumps(query) + ";"
        " q.dispatchEvent(new Event('input')); })()"
    )
    tab.wait(ANSWERED)
    return int(tab.run("document.getElementById('found').dataset.ms"))


def breaking(folder: Path) -> list[tuple[str, str]]:
    """The suite's own tests of flipped bits and killed programs, run as often as the issue asks."""
    del folder
    tests = str(HERE.parent / "tests" / "archive")
    pytest = [sys.executable, "-m", "pytest", "-q", "-x"]
    flips = run([*pytest, f"{tests}/test_inspection.py", "-k", "flipped"], ONRECORD_FLIPS="2000")
    kills = run([*pytest, f"{tests}/test_crash.py", "-k", "acknowledged"], ONRECORD_KILLS="67")
    return [
        ("2,000 flipped bits: changes of content unnoticed", verdict(flips)),
        ("201 times kill -9: acknowledged things lost", verdict(kills)),
    ]


def verdict(cost: Cost) -> str:
    return "0" if cost.code == 0 else "SOME, see:\n" + cost.output


BENCHMARKS: dict[str, Callable[[Path], list[tuple[str, str]]]] = {
    "help": help_starts,
    "reading": reading,
    "verifying": verifying,
    "importing": importing,
    "publishing": publishing,
    "breaking": breaking,
}


def main() -> None:
    """Run the named benchmarks, or all, and print one table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help=f"of {', '.join(BENCHMARKS)}; none: all")
    wanted = parser.parse_args().names or list(BENCHMARKS)
    versions = [
        f"{name} {importlib.metadata.version(name)}" for name in ("onrecord", "spacy", "django")
    ]
    print(f"Python {platform.python_version()}, {', '.join(versions)}, {os.cpu_count()} cores\n")
    print("| what | figure |\n|---|---|", flush=True)
    for name in wanted:
        with tempfile.TemporaryDirectory(prefix="onrecord-bench-") as folder:
            for what, figure in BENCHMARKS[name](Path(folder)):
                print(f"| {what} | {figure} |", flush=True)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\n(the benchmark itself held {peak:.0f} MB)")


if __name__ == "__main__":
    main()
