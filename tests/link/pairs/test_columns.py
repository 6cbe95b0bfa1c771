"""Readings as columns: each cell as it is compared."""

from datetime import date

from onrecord.link.pairs.columns import columns
from onrecord.link.rows.standardise import standardise


def test_a_row_as_columns() -> None:
    row = {
        "id": "7", "given": "Leyla", "family": "van der Berg", "age": "34", "sex": "F",
        "event_date": "1992-02-26", "place": "Malibeyli, Shusha", "identifier:card": "A-12",
        "detail:rank": "-",
    }  # fmt: skip
    made = columns(standardise([row, row], list="L", columns={name: name for name in row}))
    first, second = made.to_pylist()
    assert second == first | {"r_entry": "L\t7\t2"}
    assert {name: cell for name, cell in first.items() if cell is not None} == {
        "r_entry": "L\t7", "r_list": "L", "r_sex": "female", "r_sex_w": "female",
        "identifier:card": "a 12",
        "r_tokens": ["fntrbrk", "l"],
        "r_age_lo": 34, "r_age_hi": 34, "r_born_w": "aged 34",
        "r_born_lo": date(1957, 2, 27).toordinal(), "r_born_hi": date(1958, 2, 26).toordinal(),
        "r_given": "leyla", "r_given_k": "l", "r_given_b": "l", "r_given_t": ["l"],
        "r_given_w": "Leyla", "r_given_e": "/(</$",
        "r_family": "vanderberg", "r_family_k": "fntrbrk", "r_family_b": "fntrbrk",
        "r_family_t": ["fntrbrk"], "r_family_w": "van der Berg", "r_family_e": "9$1A'(5A%(5*",
        "r_event": "1992-02-26", "r_event_w": "1992-02-26",
        "r_event_lo": date(1992, 2, 26).toordinal(), "r_event_hi": date(1992, 2, 26).toordinal(),
        "r_place": "malibeyli", "r_place_k": "mlbl", "r_places": ["mlbl", "x"],
        "r_place_w": "Malibeyli, Shusha",
    }  # fmt: skip
