"""Reading a table of patterns, and every way in which it can be wrong."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import BadPatterns
from onrecord.estimate.patterns import MOST_LISTS, Patterns
from onrecord.estimate.reference import FOLDER as DATA

WRONG = {
    "a mark that is no 0 or 1": ("A,B\n2,0,4\n", "row 2: column 'A' holds '2', not 0 or 1"),
    "a name for a mark": ("A,B\nyes,0,4\n", "row 2: column 'A' holds 'yes', not 0 or 1"),
    "a negative count": ("A,B\n1,0,-4\n", "row 2: count '-4' is not a whole number of people"),
    "a fraction": ("A,B\n1,0,4\n1,1,2.5\n", "row 3: count '2.5' is not a whole number"),
    "no count": ("A,B\n1,0,\n", "row 2: count '' is not a whole number"),
    "a pattern twice": ("A,B\n1,0,4\n0,1,2\n1,0,3\n", "row 4: the pattern of row 2 again"),
    "twice, once with 0": ("A,B\n1,0,4\n0,1,2\n1,0,0\n", "row 4: the pattern of row 2 again"),
    "people on no list": ("A,B\n1,1,4\n0,0,9\n", "row 3: a count for people on no list"),
    "a cell missing": ("A,B\n1,4\n", "row 2: 2 cells; 2 lists and a count make 3"),
    "an empty list": ("A,B,C\n1,1,0,4\n1,0,0,4\n", "nobody is on ['C']: leave an empty list out"),
    "an empty list by zeros": ("A,B\n1,0,4\n1,1,0\n", "nobody is on ['B']"),
    "only zeros": ("A,B\n1,0,0\n", "nobody is on any list"),
    "no rows": ("A,B\n", "nobody is on any list"),
    "a name twice": ("A,A\n1,0,4\n0,1,3\n", "lists named twice: ['A']"),
    "a name missing": ("A,\n1,0,4\n0,1,3\n", "list 2 has no name"),
    "beyond belief": ("A,B\n1,0,4\n1,1,2000000000\n", "row 3: count 2000000000: 1,000,000"),
}


def test_columns_that_divide_the_people_are_one_sentence() -> None:
    with pytest.raises(BadPatterns) as raised:
        Patterns.from_text("sex,year,A,B,count\nf,1999,1,0,3\nm,1999,0,1,4\nm,2000,1,1,2\n")
    assert raised.value.faults == (
        (1, "column 'sex' holds 'f'; column 'year' holds '1999', not 0 or 1; if it divides the "
            "people give --strata sex,year"),
    )  # fmt: skip


@pytest.mark.parametrize(("table", "says"), WRONG.values(), ids=WRONG)
def test_a_wrong_table_is_refused_with_its_row(table: str, says: str) -> None:
    with pytest.raises(BadPatterns) as raised:
        Patterns.from_text(table.replace("\n", ",count\n", 1))
    assert says in str(raised.value)


def test_every_fault_is_named_at_once() -> None:
    with pytest.raises(BadPatterns) as raised:
        Patterns.from_text("A,B,count\n1,2,3\n1,0,x\n0,0,1\n")
    assert [row for row, _ in raised.value.faults] == [2, 3, 4]


def test_the_last_column_is_the_count() -> None:
    with pytest.raises(BadPatterns, match="the last column must be 'count', not 'B'"):
        Patterns.from_text("A,B\n1,0\n")


@pytest.mark.parametrize("bytes_", [b"", b"\xff\xfe\x00A"], ids=["empty", "not UTF-8"])
def test_a_file_that_is_no_table(tmp_path: Path, bytes_: bytes) -> None:
    (tmp_path / "t.csv").write_bytes(bytes_)
    with pytest.raises(BadPatterns):
        Patterns.from_csv(tmp_path / "t.csv")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BadPatterns, match="cannot be read"):
        Patterns.from_csv(tmp_path / "nothing.csv")


def test_more_lists_than_can_be_read() -> None:
    names = ",".join(f"L{i}" for i in range(MOST_LISTS + 1))
    marks = ",".join("1" for _ in range(MOST_LISTS + 1))
    with pytest.raises(BadPatterns, match="25 lists; from 1 to 24"):
        Patterns.from_text(f"{names},count\n{marks},5\n")


def test_counts_in_the_millions_are_refused_whichever_way_they_come() -> None:
    with pytest.raises(BadPatterns, match="count 2500000: 1,000,000 people or more"):
        Patterns.from_counts(["A", "B"], {1: 2_500_000, 3: 4})
    table = Patterns.from_text("A,B,count\n1,0,999999\n1,1,999999\n")
    assert (table.documented, table.sizes) == (1_999_998, (1_999_998, 999_999))


def test_rows_and_a_file_give_the_same_table() -> None:
    kosovo = Patterns.from_csv(DATA / "kosovo.csv")
    assert Patterns.from_rows(kosovo.lists, kosovo.as_rows()) == kosovo
    assert (kosovo.documented, kosovo.sizes) == (4400, (1910, 1528, 1786, 685))


@given(st.permutations([("1,0", 5), ("0,1", 7), ("1,1", 2)]), st.booleans())
def test_neither_order_nor_blanks_nor_line_ends_change_the_hash(
    rows: list[tuple[str, int]], windows: bool
) -> None:
    end = "\r\n" if windows else "\n"
    text = end.join(["A,B,count", *(f" {cells} , {n}" for cells, n in rows), ""])
    plain = Patterns.from_text("A,B,count\n1,0,5\n0,1,7\n1,1,2\n")
    assert Patterns.from_text(text).table_sha256 == plain.table_sha256


def test_contained_and_equal_lists_are_found() -> None:
    # C is within A; D equals A.
    table = Patterns.from_counts(["A", "B", "C", "D"], {0b1001: 9, 0b0010: 5, 0b1101: 2, 0b1011: 1})
    assert table.contained() == ((0, 3), (2, 0), (2, 3), (3, 0))
    assert table.usable() == (0, 1)


def test_seen_through_fewer_lists_some_people_drop_out() -> None:
    table = Patterns.from_counts(["A", "B", "C"], {1: 5, 2: 6, 3: 1, 5: 2, 4: 8})
    assert table.only([0, 1]) == Patterns.from_counts(["A", "B"], {1: 7, 2: 6, 3: 1})
