"""The report: one page, interval first, whole numbers, nothing from elsewhere, refusals shown."""

import re
from html.parser import HTMLParser

import pytest

from onrecord.estimate import BY_NAME, Patterns, run
from onrecord.estimate.page import Named
from onrecord.estimate.reference import FOLDER as DATA
from onrecord.estimate.registry import ESTIMATORS
from onrecord.estimate.report import report
from onrecord.estimate.traces import traces
from onrecord.record.estimate import Refusal

QUICK = ("stepwise", "chapman", "chao", "independence", "lincoln-petersen")


def page(patterns: Patterns, title: str = "Kosovo, 1999") -> str:
    """Methods that take long are replaced by refusals, which the page must show as well."""
    found = {
        each.name: run(each.name, patterns, seed=4, clock=lambda: 0.0)
        if each.name in QUICK
        else Refusal("not asked in this test", patterns.documented, each.name, "It assumes.")
        for each in ESTIMATORS
    }
    return report(patterns, found, named=Named(title), seed=4)


@pytest.fixture(scope="module")
def kosovo() -> str:
    return page(Patterns.from_csv(DATA / "kosovo.csv"))


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.links += [value or "" for name, value in attrs if name in ("src", "href")]
        if tag not in ("meta", "circle", "line", "rect", "polyline"):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del tag, attrs

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_page_is_whole_and_asks_for_nothing_else(kosovo: str) -> None:
    tags = Tags()
    tags.feed(kosovo)
    assert (tags.open, tags.links) == ([], [])
    assert "<script" not in kosovo
    assert "http" not in kosovo


def test_the_interval_comes_first_and_without_decimals(kosovo: str) -> None:
    found = re.search(
        r"<b>([\d,]+) to ([\d,]+)</b> estimated undocumented deaths\s*\(95 per cent", kosovo
    )
    assert found is not None
    assert int(found[1].replace(",", "")) < 9942 < int(found[2].replace(",", ""))
    assert "conditional on the assumption below" in kosovo
    assert "never averaged" in kosovo


def test_every_method_is_there_and_refusals_are_no_zero(kosovo: str) -> None:
    for estimator in ESTIMATORS:
        assert estimator.title.replace("'", "&#39;") in kosovo
    assert "<b>Refused:</b> not asked in this test." in " ".join(kosovo.split())
    assert "not an estimate of none missing" in " ".join(kosovo.split())


def test_the_same_seed_gives_the_same_bytes(kosovo: str) -> None:
    assert page(Patterns.from_csv(DATA / "kosovo.csv")) == kosovo


def test_names_of_lists_are_escaped() -> None:
    table = Patterns.from_counts(
        ["<script>", "B", "C"], {1: 40, 2: 30, 4: 20, 3: 8, 5: 6, 6: 4, 7: 2}
    )
    assert "<script>" not in page(table, "<b>&")


@pytest.mark.parametrize("name", ["artificial_3", "co_recruit_male1999_r1"])
def test_sparse_and_wide_tables_have_a_page_too(name: str) -> None:
    made = page(Patterns.from_csv(DATA / f"{name}.csv"))
    assert "Refused" in made


def test_chains_are_drawn_on_one_scale() -> None:
    result = Refusal("not converged", 9, diagnostics={"traces": [[10.0, 20.0], [15.0, 40.0]]})
    assert traces(result).count("<polyline") == 4
    assert traces(Refusal("no chains", 9)) == ""
    assert "stepwise" in BY_NAME
