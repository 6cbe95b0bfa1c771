"""What the sections of an event's pages show, read as a reader's browser has them."""

from collections.abc import Mapping

from lxml import html
from tests.publish import sample
from tests.publish.reading import tree

from onrecord.publish.addresses import Addresses

Pages = Mapping[str, str]


def event(pages: Pages, folder: str = "events/") -> html.HtmlElement:
    (page,) = (p for path, p in pages.items() if path.startswith(folder) and "Alder Bridge" in p)
    return tree(page)


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_every_line_of_a_plot_is_one_link_to_its_claim_with_its_number_in_words(
    pages: Pages,
) -> None:
    lines = event(pages).xpath("//a[@class='line']")
    assert len(lines) > 0
    for line in lines:
        assert "/claims/" in line.get("href")
        assert len(line.xpath(".//bdi[@class='number']")) == 1
        assert len(line.xpath(".//a")) == 0


def test_drawings_of_numbers_are_hidden_where_words_say_the_same(pages: Pages) -> None:
    drawings = event(pages).xpath("//*[local-name()='svg'][not(ancestor::*[local-name()='svg'])]")
    assert len(drawings) > 0
    for drawing in drawings:
        hidden = drawing.xpath("ancestor-or-self::*[@aria-hidden='true']")
        assert hidden or drawing.get("role") == "img"


def test_the_plot_and_the_table_show_the_same_claims(pages: Pages) -> None:
    root = event(pages)
    table = root.xpath("//table[contains(@class, 'figures')]//tbody//th[@scope='row']//@href")
    lines = root.xpath("//a[@class='line']/@href")
    assert set(lines) <= set(table)


def test_marks_run_from_left_to_right_in_any_language(pages: Pages) -> None:
    assert set(event(pages).xpath("//span[@class='strip']/@dir")) == {"ltr"}


def test_every_cell_of_the_strip_leads_to_a_moment_and_names_its_date(pages: Pages) -> None:
    root = event(pages)
    moments = set(root.xpath("//ol[@class='moments']/li/@id"))
    cells = root.xpath("//a[@class='cell']")
    assert len(cells) > 0
    assert {cell.get("href").removeprefix("#") for cell in cells} <= moments
    assert all(cell.get("aria-label") for cell in cells)


def test_a_denial_of_what_is_private_says_that_it_names_nothing_here(pages: Pages) -> None:
    (row,) = event(pages).xpath("//div[@class='beside'][contains(., 'order to fire')][1]")
    assert "The denial names no claim of this release." in words(row)
    assert sample.SECRETS[0].id not in html.tostring(row).decode()


def test_proceedings_and_acts_are_tables_with_the_speaker_of_each_row(pages: Pages) -> None:
    root = event(pages)
    for section in ("proceedings", "recognitions"):
        rows = root.xpath(f"//section[@aria-labelledby='{section}']//tbody/tr")
        assert len(rows) > 0
        assert all(len(row.xpath("td[last()]/bdi[@class='named']")) == 1 for row in rows)


def test_a_label_stands_with_who_uses_it(pages: Pages) -> None:
    labels = event(pages).xpath("//dl[@class='labels']")
    said = words(labels[0])
    assert "“" not in said  # quote marks are drawn by the browser, so that they fit the language
    assert "regime A. Writer" in said


def test_every_voice_on_the_event_page_leads_to_all_it_says(pages: Pages) -> None:
    ids = {f"#{id_}" for id_ in event(pages, "speakers/").xpath("//h2/@id")}
    hrefs = event(pages).xpath("//div[@class='who']/a/@href")
    assert len(hrefs) > 0
    assert {href[href.index("#") :] for href in hrefs} <= ids


def test_the_speakers_page_holds_every_claim_of_the_event(pages: Pages) -> None:
    leads = "".join(event(pages, "speakers/").xpath("//a[@class='claim']/@href"))
    compared = [c for c in sample.CLAIMS if c.id in "".join(pages.values())]
    assert Addresses.claim(sample.WHOLE.id) in leads
    assert sum(c.id in leads for c in compared) > len(compared) / 2
