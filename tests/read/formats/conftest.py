"""Small PDFs and Word documents, written by hand."""

from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.read.formats import Extracted, extract

Write = Callable[[bytes, str], Extracted]


@pytest.fixture
def read(tmp_path: Path) -> Write:
    """The text of bytes that were handed over under a name."""

    def read_bytes(data: bytes, name: str) -> Extracted:
        path = tmp_path / "original"
        path.write_bytes(data)
        return extract(path, name)

    return read_bytes


@pytest.fixture(scope="session")
def make_pdf() -> Callable[..., bytes]:
    """A PDF of one page a text, in a font that says which letters it draws."""
    return pdf_of


def pdf_of(*pages: str, info: str = "", letters: bool = True) -> bytes:
    """letters: whether the font has its map to Unicode; without it the text cannot be told."""
    used = sorted({char for page in pages for char in page if char != "\n"}) or ["x"]
    codes = {char: number for number, char in enumerate(used, start=1)}
    pairs = "\n".join(
        f"<{code:02x}> <{char.encode('utf-16-be').hex()}>" for char, code in codes.items()
    )
    cmap = (
        "/CIDInit /ProcSet findresource begin begincmap\n"
        "1 begincodespacerange <00> <ff> endcodespacerange\n"
        f"{len(codes)} beginbfchar\n{pairs}\nendbfchar\nendcmap end"
    )
    differences = " ".join(f"/g{code}" for code in codes.values())
    font = (
        "<< /Type /Font /Subtype /Type1 /BaseFont /Own /FirstChar 1 "
        f"/LastChar {len(codes)} /Widths [{' '.join(['500'] * len(codes))}] "
        f"/Encoding << /Type /Encoding /Differences [1 {differences}] >> "
        + ("/ToUnicode 4 0 R >>" if letters else ">>")
    )
    kids = " ".join(f"{6 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R /Lang (en) >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        font,
        _stream(cmap),
        f"<< {info} >>",
    ]
    for number, page in enumerate(pages):
        shown = " T* ".join(
            f"<{''.join(f'{codes[char]:02x}' for char in line)}> Tj" for line in page.split("\n")
        )
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] "
            f"/Resources << /Font << /F 3 0 R >> >> /Contents {7 + 2 * number} 0 R >>"
        )
        objects.append(_stream(f"BT /F 12 Tf 14 TL 50 700 Td {shown} ET" if page != "" else "q Q"))
    return _file(objects)


def _stream(content: str) -> str:
    return f"<< /Length {len(content)} >>\nstream\n{content}\nendstream"


def _file(objects: list[str]) -> bytes:
    data, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(data))
        data += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    trailer = f"<< /Size {len(objects) + 1} /Root 1 0 R /Info 5 0 R >>"
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n{trailer}\n"
    return data + f"{end}startxref\n{len(data)}\n%%EOF\n".encode()
