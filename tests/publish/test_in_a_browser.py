"""Every page as a reader's browser has it: usable by everybody, quiet, and within its window."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import axe_playwright_python
import pytest
from tests.publish.building import RELEASED, build
from tests.publish.chromium import Tab

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
ASK = """
axe.run(document, {resultTypes: ['violations']}).then(found => found.violations.map(v =>
    v.id + ': ' + v.nodes.map(n => n.target.join(' ')).slice(0, 3).join(', ')))
"""
LOOKS = ("light", "dark", "phone", "arabic")


@pytest.fixture(scope="module")
def sites(release: Path, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """The release that each look is taken at; Arabic is a draft that only tests publish."""
    arabic = tmp_path_factory.mktemp("arabic") / "site"
    build(arabic, released=replace(RELEASED, language="ar", draft=True))
    return dict.fromkeys(LOOKS, release) | {"arabic": arabic}


@pytest.fixture(scope="module")
def tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    with Tab(tmp_path_factory.mktemp("profile")) as made:
        yield made


def dress(tab: Tab, look: str) -> None:
    """The window and the colours that a look is taken in."""
    scheme = "dark" if look == "dark" else "light"
    feature = {"name": "prefers-color-scheme", "value": scheme}
    tab.call("Emulation.setEmulatedMedia", features=[feature])
    width = 360 if look in ("phone", "arabic") else 1280
    tab.call(
        "Emulation.setDeviceMetricsOverride",
        width=width, height=800, deviceScaleFactor=1, mobile=False,
    )  # fmt: skip


def faults(tab: Tab, page: Path) -> list[str]:
    """What is wrong with one page, in words; none where nothing is."""
    tab.open(page)
    found = []
    overflow = tab.run("document.documentElement.scrollWidth - innerWidth")
    if overflow > 0:
        found.append(f"{overflow} px wider than the window")
    found += [f"asks for {url}" for url in tab.requests() if not url.startswith(("file:", "data:"))]
    for event in tab.events:
        if event.get("method") in ("Runtime.exceptionThrown", "Runtime.consoleAPICalled"):
            found.append(f"the console says {event['params']}")
        if event.get("method") == "Log.entryAdded":
            found.append(f"the log says {event['params']['entry']['text']}")
    tab.run(AXE)
    return found + tab.run(ASK)


@pytest.mark.parametrize("look", LOOKS)
def test_no_page_has_a_fault(tab: Tab, sites: Mapping[str, Path], look: str) -> None:
    dress(tab, look)
    pages = sorted(sites[look].rglob("*.html"))
    assert len(pages) > 10
    found = {page.relative_to(sites[look]).as_posix(): faults(tab, page) for page in pages}
    assert {path: wrong for path, wrong in found.items() if wrong} == {}


def test_text_twice_as_large_stays_within_the_window(tab: Tab, sites: Mapping[str, Path]) -> None:
    dress(tab, "light")
    tab.call("Page.setFontSizes", fontSizes={"standard": 32, "fixed": 26})
    wider = {}
    for page in sorted(sites["light"].rglob("*.html")):
        tab.open(page)
        over = tab.run("document.documentElement.scrollWidth - innerWidth")
        if over > 0:
            wider[page.relative_to(sites["light"]).as_posix()] = over
    size = tab.run("getComputedStyle(document.body).fontSize")
    tab.call("Page.setFontSizes", fontSizes={"standard": 16, "fixed": 13})
    assert wider == {}
    assert float(size.removesuffix("px")) >= 32


def test_a_page_with_faults_is_found_out(tab: Tab, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        "<!doctype html><title>x</title><img src='http://127.0.0.1:9/x.png'>"
        "<div style='width: 3000px'>wide</div><script>nothing()</script>"
    )
    dress(tab, "phone")
    found = " ".join(faults(tab, page))
    for wrong in ("px wider", "asks for http://127.0.0.1:9", "image-alt", "the console says"):
        assert wrong in found
