"""Dates in the words of lists: months, seasons and nights, and years of two digits."""

import pytest

from onrecord.errors import BadDate
from onrecord.link.rows.ages import read_when
from onrecord.link.rows.cell_words import plain
from onrecord.link.rows.columns import understand
from onrecord.link.rows.standardise import standardise
from onrecord.link.rows.worded_dates import MONTHS, Years, full_year, worded
from onrecord.vocab import load


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("Feb-92", "1992-02"),
        ("26-Feb-92", "1992-02-26"),
        ("winter 1992", "1992-24"),
        ("Winter 1991/92", "1991-12/1992-02"),
        ("Jan-Feb 1992", "1992-01/1992-02"),
        ("1991-1992", "1991/1992"),
        ("c. 1992", "1992~"),
        ("февраль 1992", "1992-02"),
        ("зима 1992", "1992-24"),
        ("26 февраля 1992 г.", "1992-02-26"),
        ("25-26 февраля 1992", "1992-02-25/1992-02-26"),
        ("25 февраля - 3 марта 1992", "1992-02-25/1992-03-03"),
        ("в ночь на 26.02.92", "1992-02-25/1992-02-26"),
        ("ночью 26 февраля 1992", "1992-02-25/1992-02-27"),
        ("до 1992", "../1992"),
        ("fevral 1992", "1992-02"),
        ("26 fevral 1992-ci il", "1992-02-26"),
        ("qış 1992", "1992-24"),
        ("ocak 1992", "1992-01"),
        ("Agustos 2013", "2013-08"),
        ("21 أغسطس 2013", "2013-08-21"),
        ("٢١ آب ٢٠١٣", "2013-08-21"),
        ("كانون الثاني 2013", "2013-01"),
        ("شتاء 2013", "2013-24"),
        ("21/8/2013م", "2013-08-21"),
        ("փետրվար 1992", "1992-02"),
        ("1992թ. փետրվարի 26", "1992-02-26"),
        ("juni 1992", "1992-06"),
        ("15. juna 1992. godine", "1992-06-15"),
        ("јун 1992", "1992-06"),
        ("zima 1992", "1992-24"),
        ("26 de febrero de 1992", "1992-02-26"),
        ("février 1992", "1992-02"),
    ],
)
def test_dates_in_words(written: str, edtf: str) -> None:
    assert read_when(written).edtf == edtf
    assert read_when(written).written == written


@pytest.mark.parametrize(
    "written",
    [
        "February 12", "31 февраля 1992", "yaz 1992", "summer 1991/92", "winter 1991/95",
        "26 февраля", "февраль или март 1992", "1412 ه", "зима",
    ],
)  # fmt: skip
def test_what_could_be_several_dates_or_none_is_refused(written: str) -> None:
    with pytest.raises(BadDate):
        worded(written)


@pytest.mark.parametrize(
    ("digits", "years", "year"),
    [
        ("1992", None, 1992),
        ("92", None, 1992),
        ("31", None, 1931),
        ("12", (2011, 2014), 2012),
        ("12", (1905, 1920), 1912),
        ("12", (1905, 2014), None),
        ("12", (1960, 1970), None),
        ("12", None, None),
        ("199", None, None),
    ],
)
def test_the_century_of_two_digits_is_told_or_refused(
    digits: str, years: Years, year: int | None
) -> None:
    if year is None:
        with pytest.raises(BadDate):
            full_year(digits, years)
    else:
        assert full_year(digits, years) == year


def test_full_years_of_a_column_tell_the_century_of_its_other_cells() -> None:
    rows = [{"name": "A B", "event_date": each} for each in ("21/8/13", "22/8/2013")]
    found = standardise(rows, list="L", columns=understand(("name", "event_date")))
    assert [r.event_date.edtf for r in found if r.event_date] == ["2013-08-21", "2013-08-22"]


@pytest.mark.parametrize("vocabulary", ["age_words", "date_words"])
def test_no_plain_spelling_means_two_things(vocabulary: str) -> None:
    meant: dict[str, set[str]] = {}
    for spelling, term in load(vocabulary).by_spelling.items():
        meant.setdefault(plain(spelling), set()).add(term)
    assert [spelling for spelling, terms in meant.items() if len(terms) > 1] == []


def test_months_are_in_order() -> None:
    assert (MONTHS["january"], MONTHS["february"], MONTHS["december"]) == (1, 2, 12)
