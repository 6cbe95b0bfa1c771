"""PDF: the text layer page by page, and what is refused where there is none."""

import io
import random
from collections.abc import Callable

import pytest
from pypdf import PdfReader, PdfWriter

from onrecord.errors import Unreadable
from onrecord.quantity import values
from onrecord.read.formats import Extracted, pdf
from onrecord.record import Rendition
from onrecord.text import paragraphs

Read = Callable[[bytes, str], Extracted]
MakePdf = Callable[..., bytes]

FIRST = "At least 161 people\nwere killed in Xocalı şəhəri 😀."
INFO = "/Title (A  report) /Author (Jane Doe) /CreationDate (D:19930304101112Z)"


def test_pages_are_parted_by_a_blank_line_and_line_breaks_stay(
    read: Read, make_pdf: MakePdf
) -> None:
    made = read(make_pdf(FIRST, "Page two."), "a.pdf")
    assert made.text == f"{FIRST}\n\nPage two."
    assert [p.exact for p in paragraphs(made.text)] == [FIRST, "Page two."]
    assert made.tool.startswith("pypdf ")
    assert made.notes == ()


def test_an_offset_leads_back_to_its_page(read: Read, make_pdf: MakePdf) -> None:
    made = read(make_pdf("One.", "", "Three."), "a.pdf")
    rendition = Rendition("d", "text", "r", len(made.text), made.tool, pages=made.pages)
    assert made.pages == (0, 6, 8)
    assert rendition.page_of(made.text.index("One")) == 1
    assert rendition.page_of(made.text.index("Three")) == 3
    assert made.notes == ("1 of 3 pages have no text layer: 2; scans need OCR",)


def test_what_the_file_says_of_itself_is_a_hint(read: Read, make_pdf: MakePdf) -> None:
    made = read(make_pdf("Words.", info=INFO), "a.pdf")
    assert (made.title, made.author, made.language, made.date) == ("A report", "Jane Doe", "en", "")
    assert made.notes == (
        "the file says it was made on 1993-03-04; when its words were written it does not say",
    )


@pytest.mark.parametrize(
    ("mark", "text"),
    [
        ("7 Tf 18 4 Td", "613 ² people"),
        ("7 Tf 18 0 Td", "613 ² people"),
        ("7 Tf 40 4 Td", "613 ² people"),
        ("12 Tf 18 0 Td", "6132 people"),
        ("7 Tf 40 0 Td", "613 2 people"),
        ("7 Tf 18 -3 Td", "6132 people"),
        ("3 Tf 18 0 Td", "6132 people"),
    ],
    ids=[
        "raised", "raised by Ts", "raised, with a gap", "same size", "on the line", "lowered",
        "after a drop capital",
    ],
)  # fmt: skip
def test_a_small_figure_above_the_line_is_no_part_of_a_number(
    read: Read, make_pdf: MakePdf, mark: str, text: str
) -> None:
    whole = make_pdf("6132 people")
    show = PdfReader(io.BytesIO(whole)).pages[0].get_contents()
    assert show is not None
    shown = show.get_data().decode().split("<")[1].split(">")[0]
    parts = [shown[:6], shown[6:8], shown[8:]]
    content = (
        f"BT /F 12 Tf 50 700 Td <{parts[0]}> Tj /F {mark} <{parts[1]}> Tj "
        f"/F 12 Tf 1 0 0 1 75 700 Tm <{parts[2]}> Tj ET"
    )
    made = read(_with_content(whole, content.encode()), "a.pdf")
    assert " ".join(made.text.split()) == text
    assert (613 in values(made.text)) == ("613 " in text)


def _with_content(whole: bytes, content: bytes) -> bytes:
    writer = PdfWriter(clone_from=io.BytesIO(whole))
    contents = writer.pages[0].get_contents()
    assert contents is not None
    contents.set_data(content)
    writer.pages[0].replace_contents(contents)
    return _bytes(writer)


def _bytes(writer: PdfWriter) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _locked(whole: bytes, user: str, algorithm: str) -> bytes:
    writer = PdfWriter(clone_from=io.BytesIO(whole))
    writer.encrypt(user_password=user, owner_password="owner", algorithm=algorithm)
    return _bytes(writer)


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-256"])
def test_a_password_to_open_is_refused_and_one_to_edit_is_none_of_our_business(
    read: Read, make_pdf: MakePdf, algorithm: str
) -> None:
    whole = make_pdf("At least 161.")
    with pytest.raises(Unreadable, match=r"a\.pdf is protected by a password; add a copy"):
        read(_locked(whole, "secret", algorithm), "a.pdf")
    assert read(_locked(whole, "", algorithm), "a.pdf").text == "At least 161."


def test_a_scan_is_told_how_to_get_its_words_read(read: Read, make_pdf: MakePdf) -> None:
    with pytest.raises(Unreadable) as refused:
        read(make_pdf("", ""), "scan.pdf")
    for words in ("scan.pdf has 2 pages and no text layer", "ocrmypdf", "another document"):
        assert words in str(refused.value)


def test_a_text_layer_that_names_no_letters_is_refused(read: Read, make_pdf: MakePdf) -> None:
    with pytest.raises(Unreadable, match=r"whose letters cannot be told.*--force-ocr"):
        read(make_pdf("At least 161 people were killed", letters=False), "a.pdf")


def test_too_many_pages_or_words_are_refused(
    read: Read, make_pdf: MakePdf, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = make_pdf("One.", "Two.", "Three.")
    monkeypatch.setattr(pdf, "MAX_PAGES", 2)
    with pytest.raises(Unreadable, match=r"a\.pdf has 3 pages; up to 2 are read: split it"):
        read(whole, "a.pdf")
    monkeypatch.setattr(pdf, "MAX_PAGES", 3)
    monkeypatch.setattr(pdf, "MAX_TEXT", 5)
    with pytest.raises(Unreadable, match=r"more than 5 characters of text: split it"):
        read(whole, "a.pdf")


@pytest.mark.parametrize("data", [b"%PDF-1.4", b"%PDF-1.4\nno more\n%%EOF", b"\x00 no PDF at all"])
def test_a_broken_file_says_what_would_be_right(read: Read, data: bytes) -> None:
    with pytest.raises(Unreadable, match=r"a\.pdf is not a whole PDF .* right would be a copy"):
        read(data, "a.pdf")


def test_a_mended_file_is_read_with_a_note(read: Read, make_pdf: MakePdf) -> None:
    whole = make_pdf("At least 161.").replace(b"startxref\n", b"startxref\n9")
    made = read(whole, "a.pdf")
    assert made.text == "At least 161."
    assert made.notes[0].startswith("the file is not quite as its format wants it")


def test_any_damage_gives_text_or_a_refusal(read: Read, make_pdf: MakePdf) -> None:
    plain = make_pdf(FIRST, "", "Page three.", info=INFO)
    kinds = (plain, _locked(plain, "", "AES-256"))
    rng = random.Random(1992)
    for turn in range(300):
        data = bytearray(kinds[turn % 2])
        for _ in range(rng.choice((1, 3, 30))):
            data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
        if turn % 3 == 0:
            del data[rng.randrange(len(data)) :]
        try:
            made = read(bytes(data) or b"%PDF-", "a.pdf")
        except Unreadable as refused:
            assert "a.pdf" in str(refused)
        else:
            made.text.encode("utf-8")
