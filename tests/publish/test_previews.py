"""Pictures for shared links show names and no figure, and hold nothing but pixels."""

import io
import struct
from pathlib import Path

import pytest
from PIL import Image
from tests.publish.reading import tree

from onrecord.publish.previews import SIZE, may_be_drawn, preview

NAME = "Alder Bridge, 3 May 1950"
LARGEST = 40_000
"""Bytes: a picture is small beside the page it stands for."""


def chunks(png: bytes) -> list[bytes]:
    kinds, at = [], 8
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        kinds.append(png[at + 4 : at + 8])
        at += length + 12
    return kinds


def test_it_is_a_picture_of_the_size_that_is_shared() -> None:
    with Image.open(io.BytesIO(preview(NAME))) as image:
        image.load()
        assert (image.format, image.size, image.info.keys() - {"transparency"}) == (
            "PNG",
            SIZE,
            set(),
        )


def test_it_holds_nothing_but_pixels() -> None:
    made = preview(NAME)
    assert set(chunks(made)) == {b"IHDR", b"PLTE", b"IDAT", b"IEND"}
    assert len(made) < LARGEST


def test_the_same_name_gives_the_same_bytes_and_another_gives_others() -> None:
    assert preview(NAME) == preview(NAME) != preview("Elder Bridge, 3 May 1950")


NAMES = [
    ("Alder Bridge", True),
    ("Alder Bridge, 3 May 1950", True),
    ("Night of 25-26 February 1992", True),
    ("May 3, 1950", True),
    ("1992-94", True),
    ("The 161 of Alder Bridge", False),
    ("161", False),
    ("613 dead, 1992", False),
    ("٦١٣", False),
    ("Alder Bridge ½", False),
    ("Մարաղա", False),
    ("جسر الحور", False),
    ("", False),
    (" ", False),
]


@pytest.mark.parametrize(("name", "drawn"), NAMES)
def test_a_name_with_a_number_or_a_letter_that_the_font_lacks_is_left_out(
    name: str, drawn: bool
) -> None:
    assert may_be_drawn(name) is drawn
    assert (preview(name) != preview("")) is drawn


def test_a_dash_that_the_font_lacks_is_drawn_as_a_hyphen() -> None:
    assert preview("Khojaly, 25–26 February 1992") == preview("Khojaly, 25-26 February 1992")


def test_a_long_name_stays_inside() -> None:
    with Image.open(io.BytesIO(preview("Alder Bridge and " * 40))) as image:
        right = image.convert("RGB").crop((SIZE[0] - 40, 0, *SIZE))
        assert len(right.getcolors(SIZE[0] * SIZE[1]) or []) == 1


def test_front_and_events_have_one_and_no_other_page(release: Path, pages: dict[str, str]) -> None:
    wanted = set()
    for path, page in pages.items():
        for image in tree(page).xpath("//meta[@property='og:image']/@content"):
            wanted.add(image.removeprefix("../"))
            assert path == "index.html" or path.startswith("events/")
    found = {f"previews/{file.name}" for file in (release / "previews").iterdir()}
    assert found == wanted
    assert len(found) == 3
