"""Reasons: what is missing, and what two rows say in two kinds, are told apart."""

from pathlib import Path

from onrecord.link.linking import link
from onrecord.link.rows.standardise import standardise

COLUMNS = {"id": "id", "name": "name", "age": "age", "place": "place", "event": "event_date"}


def row(own: str, name: str) -> dict[str, str]:
    cells = {"id": own, "name": name, "age": "41", "place": "Old Mill", "event": "1992-02-26"}
    return {column: cells[column] for column in COLUMNS}


def reasons(tmp_path: Path, one: str, other: str) -> str:
    """What is said of two rows, each on a list with others that share nothing with them."""
    rest = [row(f"r{n}", f"Basim{n} Haddad{n}") | {"age": str(n + 20)} for n in range(8)]
    lists = {"one": [row("1", one), *rest], "two": [row("2", other), *rest]}
    found = link(
        [
            reading
            for key, rows in lists.items()
            for reading in standardise(rows, list=key, columns=COLUMNS, language="ar")
        ],
        workdir=tmp_path,
    )
    wanted = {"one\t1", "two\t2"}
    said = [pair.reasons for pair in found.pairs if {pair.first, pair.second} == wanted]
    return "; ".join(said[0])


def test_a_kunya_is_no_missing_given_name(tmp_path: Path) -> None:
    told = reasons(tmp_path, "Abu Ali al-Masri", "Samir al-Masri")
    assert "given name cannot be compared: Abu Ali, Samir" in told
    assert "missing" not in told


def test_a_name_without_a_given_name_lacks_one(tmp_path: Path) -> None:
    told = reasons(tmp_path, "al-Masri", "Samir al-Masri")
    assert "given name is missing in one of the two" in told
