"""Tables of people: every cell as it came, every fault with its row."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from onrecord.errors import BadImport
from onrecord.read import sheets
from onrecord.read.tables import Table, separator, table


def csv(folder: Path, content: str | bytes, name: str = "list.csv") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


def xlsx(folder: Path, *sheets: tuple[str, Sequence[Sequence[Any]]]) -> Path:
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, lines in sheets:
        sheet = book.create_sheet(title)
        for line in lines:
            sheet.append(list(line))
    path = folder / "list.xlsx"
    book.save(path)
    return path


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_cells_stay_to_the_letter_whatever_parts_them(tmp_path: Path, sign: str, end: str) -> None:
    lines = [f"id{sign} name ", f'1{sign}" Anna{sign} ""B"""', sign, f"2{sign}Əli"]
    assert table(csv(tmp_path, end.join(lines) + end)) == Table(
        ("id", "name"), ((2, ("1", f' Anna{sign} "B"')), (4, ("2", "Əli")))
    )


@pytest.mark.parametrize(
    ("encoding", "notes"), [("utf-8-sig", 0), ("utf-16", 0), ("cp1251", 1), ("utf-8", 0)]
)
def test_old_encodings_are_read_and_a_guess_says_so(
    tmp_path: Path, encoding: str, notes: int
) -> None:
    words = "Иванов Пётр Сергеевич, деревня Малая, погиб весной во время обстрела дороги"
    text = "номер;имя\n" + "".join(f"{n};{words}\n" for n in range(30))
    found = table(csv(tmp_path, text.encode(encoding)))
    assert found.columns == ("номер", "имя")
    assert found.rows[0] == (2, ("0", words))
    assert len(found.notes) == notes


def test_a_cell_that_is_too_long_is_told_as_such(tmp_path: Path) -> None:
    path = csv(tmp_path, f"id,name\n1,b\n2,{'x' * 131_073}\n")
    with pytest.raises(BadImport) as caught:
        table(path)
    ((row, why),) = caught.value.faults
    assert row == 3
    assert why.startswith("a cell is longer than 131,072 signs")


def test_a_line_break_inside_a_cell_is_kept_and_rows_keep_their_numbers(tmp_path: Path) -> None:
    path = csv(tmp_path, 'id,name\r\n1,"one\r\ntwo"\r\n2,b\r\n')
    assert table(path).rows == ((2, ("1", "one\r\ntwo")), (3, ("2", "b")))


def test_a_spreadsheet_gives_the_rows_of_its_first_sheet_and_names_the_others(
    tmp_path: Path,
) -> None:
    first = [["id", "name", "age", None], [None], [1, "Anna", 30.0], ["2", "Əli", None]]
    path = xlsx(tmp_path, ("people", first), ("notes", [["x"], ["y"]]))
    found = table(path)
    assert found.columns == ("id", "name", "age")
    assert found.rows == ((3, ("1", "Anna", "30")), (4, ("2", "Əli", "")))
    assert "only the sheet 'people' is read, not 'notes'" in found.notes[0]
    by_title = table(path, sheet="notes")
    assert (by_title.rows, by_title.sheet, by_title.notes) == (((2, ("y",)),), "notes", ())
    assert table(path, sheet="2") == by_title
    assert table(path, sheet="1").sheet == "people"
    for wrong in ("more", "3", "0"):
        with pytest.raises(BadImport, match=f"^list.xlsx has no sheet '{wrong}'; it has 'people'"):
            table(path, sheet=wrong)


@pytest.mark.parametrize(
    ("content", "faults"),
    [
        ("", ((None, "is empty"),)),
        ("\n,\n", ((None, "is empty"),)),
        ("id,name\n", ((2, "has a header and no row"),)),
        ("id,name,id\n1,a,2\n", ((1, "column 'id' stands twice"),)),
        ("id,,name\n1,a,b\n", ((1, "column 2 has no name"),)),
        ("id,name\n1\n2,b\n3,c,d\n", ((2, "1 cell under 2 columns"), (4, "3 cells under 2"))),
        ('id,name\n1,a\n2,"b\n3,c\n', ((3, "not CSV"),)),
        (
            "List of victims,,\nid,name,age\n1,a,3\n",
            ((1, "the first row has 1 heading ('List of"),),
        ),
        ("id,name,\n1,a,b\n2,c,d\n", ((1, "above rows of up to 3 cells; right: a heading"),)),
        (b"id,name\n1,\x00\x01\x02\x03\n", ((None, "not text"),)),
    ],
)
def test_every_fault_is_told_with_its_row(
    tmp_path: Path, content: str | bytes, faults: tuple[tuple[int | None, str], ...]
) -> None:
    with pytest.raises(BadImport) as refused:
        table(csv(tmp_path, content))
    assert [row for row, _ in refused.value.faults] == [row for row, _ in faults]
    for (_, said), (_, wanted) in zip(refused.value.faults, faults, strict=True):
        assert wanted in said


def test_many_faults_of_one_file_are_counted_after_twenty(tmp_path: Path) -> None:
    with pytest.raises(BadImport) as refused:
        table(csv(tmp_path, "id,name\n" + "1\n" * 1000))
    assert len(refused.value.faults) == 21
    assert refused.value.faults[-1] == (22, "and 980 more rows like these")


def test_other_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadImport, match=r"ends in '.pdf'; right: .csv, .tsv, .xlsx"):
        table(csv(tmp_path, "x", "list.pdf"))
    with pytest.raises(BadImport, match="is no .xlsx spreadsheet"):
        table(csv(tmp_path, "id,name\n1,a\n", "list.xlsx"))


CELLS = st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1, max_size=8)


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=5), st.sampled_from(",;\t|"))
def test_a_quoted_table_comes_back_whatever_its_cells(
    rows: list[tuple[str, str, str]], sign: str
) -> None:
    from csv import QUOTE_ALL, writer
    from io import StringIO

    out = StringIO()
    made = writer(out, delimiter=sign, quoting=QUOTE_ALL)
    made.writerow(["a", "b", "c"])
    made.writerows(rows)
    assert separator(out.getvalue()) == sign


def test_one_cell_far_away_costs_no_time_and_is_named(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["id", "name"])
    sheet.append([1, "Anna"])
    sheet.cell(1_048_576, 16_384, "x")
    book.save(tmp_path / "far.xlsx")
    with pytest.raises(BadImport, match="row 1048576: 16,384 cells under 2 columns"):
        table(tmp_path / "far.xlsx")


def test_a_spreadsheet_has_a_bound_of_cells(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = xlsx(tmp_path, ("a", [["id", "name"], [1, "Anna"], [], [2, None], [3, "Boris"]]))
    monkeypatch.setattr(sheets, "MAX_CELLS", 8)
    assert [number for number, _ in table(path).rows] == [2, 4, 5]
    monkeypatch.setattr(sheets, "MAX_CELLS", 6)
    with pytest.raises(BadImport, match="row 5: list.xlsx has more than 6 cells"):
        table(path)


def test_a_formula_without_its_value_is_refused_by_its_cell(tmp_path: Path) -> None:
    path = xlsx(tmp_path, ("a", [["id", "name"], [1, '=CONCATENATE("Holm"," Anna")'], [2, "Dan"]]))
    with pytest.raises(BadImport) as refused:
        table(path)
    assert refused.value.faults == (
        (2, "cell B2 holds a formula and no value; open the file in a spreadsheet program and "
            "save it"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("cell", "value"),
    [('t="str"', "<v>Holm Anna</v>"), ('t="str"', "<v></v>"), ("", "<v>7</v>")],
)
def test_a_formula_with_its_value_is_read_as_the_value(
    tmp_path: Path, cell: str, value: str
) -> None:
    made = xlsx(tmp_path, ("a", [["id", "name"], [1, "=A1"]]))
    path = tmp_path / "saved.xlsx"
    with ZipFile(made) as old, ZipFile(path, "w") as new:
        for part in old.namelist():
            text = old.read(part)
            if part.endswith("sheet1.xml"):
                text = re.sub(
                    rb'<c r="B2"[^>]*>(<f>.*?</f>)<v ?/?>(</v>)?</c>',
                    rf'<c r="B2" {cell}>\1{value}</c>'.encode(),
                    text,
                )
                assert value.encode() in text
            new.writestr(part, text)
    said = value.removeprefix("<v>").removesuffix("</v>")
    assert table(path).rows == ((2, ("1", said)),)
