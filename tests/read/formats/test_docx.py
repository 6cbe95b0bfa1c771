"""Word documents: paragraphs, rows, boxes and notes in the order a reader meets them."""

import io
import random
import zipfile
from collections.abc import Callable

import docx as word
import pytest

from onrecord.errors import Unreadable
from onrecord.quantity import values
from onrecord.read.formats import Extracted, docx
from onrecord.text import paragraphs

Read = Callable[[bytes, str], Extracted]
PARAGRAPH = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)


def _bytes(document: word.document.Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _replaced(data: bytes, parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in [*old.namelist(), *(name for name in parts if name not in old.namelist())]:
            new.writestr(name, parts[name] if name in parts else old.read(name))
    return out.getvalue()


def _of_xml(body: str) -> bytes:
    xml = f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
    return _replaced(_bytes(word.Document()), {"word/document.xml": xml.encode()})


@pytest.fixture
def report() -> word.document.Document:
    document = word.Document()
    document.core_properties.title = "A  report"
    document.core_properties.author = "Jane Doe"
    document.core_properties.language = "az"
    document.add_heading("Report on the town", 1)
    document.add_paragraph("At least 161 people were killed in Xocalı şəhəri 😀, خوجالي.")
    table = document.add_table(2, 2)
    for place, words in enumerate(("Side", "Dead", "A", "12")):
        table.cell(place // 2, place % 2).text = words
    document.add_paragraph("")
    document.add_paragraph("After the table.\nOn a line of its own.", style="List Bullet")
    return document


def test_blocks_come_in_order_with_tables_row_by_row(
    read: Read, report: word.document.Document
) -> None:
    made = read(_bytes(report), "a.docx")
    assert [block.exact for block in paragraphs(made.text)] == [
        "Report on the town",
        "At least 161 people were killed in Xocalı şəhəri 😀, خوجالي.",
        "Side\tDead",
        "A\t12",
        "After the table.\nOn a line of its own.",
    ]
    assert (made.title, made.author, made.language, made.date) == ("A report", "Jane Doe", "az", "")
    assert made.tool.startswith("python-docx ")
    assert "when its words were written it does not say" in made.notes[0]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (PARAGRAPH.format("one") + PARAGRAPH.format("two"), "one\n\ntwo"),
        (f"<w:sdt><w:sdtContent>{PARAGRAPH.format('in a control')}</w:sdtContent></w:sdt>",
         "in a control"),
        ("<w:p><w:ins><w:r><w:t>added</w:t></w:r></w:ins><w:del><w:r><w:delText>gone</w:delText></w:r>"
         "</w:del><w:r><w:t> stays</w:t></w:r></w:p>", "added stays"),
        ("<w:p><w:hyperlink><w:r><w:t>linked</w:t></w:r></w:hyperlink></w:p>", "linked"),
        ("<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/></w:r></w:p>",
         "a\tb\nc\u2011"),
        ("<w:p><w:r><w:t>613</w:t></w:r><w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr>"
         "<w:t>2</w:t></w:r><w:r><w:t> people</w:t></w:r></w:p>", "613 ² people"),
        ("<w:p><w:r><w:t>19</w:t></w:r><w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr>"
         "<w:t>th</w:t></w:r></w:p>", "19th"),
        ("<w:p><w:r><w:t>beside</w:t></w:r><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>"
         + PARAGRAPH.format("boxed") + "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>"
         + PARAGRAPH.format("boxed") + "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>"
         "</w:p>", "beside\n\nboxed"),
        ("<w:tbl><w:tr><w:tc>" + PARAGRAPH.format("a") + "<w:tbl><w:tr><w:tc>"
         + PARAGRAPH.format("in") + "</w:tc></w:tr></w:tbl></w:tc><w:tc>"
         + PARAGRAPH.format("b") + PARAGRAPH.format("c") + "</w:tc></w:tr></w:tbl>",
         "a\tb\nc\n\nin"),
        ("<w:p><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:t>x</w:t></w:r></w:p>", "x"),
    ],
    ids=["paragraphs", "control", "tracked", "link", "spaces", "note mark", "ordinal", "box",
         "table in table", "field"],
)  # fmt: skip
def test_every_word_a_reader_sees_is_there_once(read: Read, body: str, text: str) -> None:
    assert read(_of_xml(body), "a.docx").text == text


def test_tracked_changes_are_told(read: Read) -> None:
    body = "<w:p><w:ins><w:r><w:t>added</w:t></w:r></w:ins><w:del/></w:p>"
    assert read(_of_xml(body), "a.docx").notes[0] == (
        "the file holds tracked changes (1 insertions, 1 deletions); "
        "its text is read as if all were accepted"
    )


def test_footnotes_come_last_without_their_separators(
    read: Read, report: word.document.Document
) -> None:
    data = _bytes(report)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        rels = archive.read("word/_rels/document.xml.rels").decode()
        types = archive.read("[Content_Types].xml").decode()
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    notes = (
        f'<w:footnotes {NAMESPACES}><w:footnote w:type="separator">{PARAGRAPH.format("----")}'
        f'</w:footnote><w:footnote w:id="2">{PARAGRAPH.format("Report of 1993, p. 12.")}'
        "</w:footnote></w:footnotes>"
    )
    relation = f'<Relationship Id="rId99" Type="{office}/footnotes" Target="footnotes.xml"/>'
    made = read(
        _replaced(
            data,
            {
                "word/footnotes.xml": notes.encode(),
                "word/_rels/document.xml.rels": rels.replace(
                    "</Relationships>", f"{relation}</Relationships>"
                ).encode(),
                "[Content_Types].xml": types.encode(),
            },
        ),
        "a.docx",
    )
    assert made.text.endswith("On a line of its own.\n\nReport of 1993, p. 12.")
    assert "----" not in made.text


def test_a_footnote_mark_never_becomes_part_of_a_number(read: Read) -> None:
    document = word.Document()
    paragraph = document.add_paragraph("613")
    paragraph.add_run("2").font.superscript = True
    paragraph.add_run(" people")
    assert values(read(_bytes(document), "a.docx").text) == {613}


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04 and no more",
        b"not even that \x00",
        _replaced(_bytes(word.Document()), {"word/document.xml": b"<"}),
    ],
)
def test_a_broken_file_says_what_would_be_right(read: Read, data: bytes) -> None:
    with pytest.raises(Unreadable, match=r"a\.docx is not a whole Word document .* right would be"):
        read(data, "a.docx")


def test_an_archive_of_other_things_is_no_word_document(read: Read) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("photo.txt", "words")
    with pytest.raises(Unreadable, match="is not a whole Word document"):
        read(out.getvalue(), "a.docx")


def test_a_document_without_words_is_refused(read: Read) -> None:
    with pytest.raises(Unreadable, match=r"a\.docx is a Word document without any words"):
        read(_bytes(word.Document()), "a.docx")


def test_an_archive_that_unpacks_too_far_is_refused(
    read: Read, report: word.document.Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(docx, "MAX_PART", 1000)
    with pytest.raises(Unreadable, match=r"a\.docx unpacks to \d+ bytes.*split the document"):
        read(_bytes(report), "a.docx")


def test_any_damage_gives_text_or_a_refusal(read: Read, report: word.document.Document) -> None:
    data = _bytes(report)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    rng = random.Random(1992)
    for turn in range(200):
        damaged = bytearray(data)
        damaged[rng.randrange(len(damaged))] ^= 1 << rng.randrange(8)
        if turn % 2 == 0:
            name = rng.choice(sorted(parts))
            part = bytearray(parts[name])
            part[rng.randrange(len(part))] ^= 1 << rng.randrange(8)
            damaged = bytearray(_replaced(data, {name: bytes(part)}))
        if turn % 5 == 0:
            del damaged[rng.randrange(1, len(damaged)) :]
        try:
            read(bytes(damaged), "a.docx").text.encode("utf-8")
        except Unreadable as refused:
            assert "a.docx" in str(refused)
