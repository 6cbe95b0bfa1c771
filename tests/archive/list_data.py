"""Small lists of invented people for the archive's tests."""

from pathlib import Path
from typing import Any

from tests.archive.data import NOW

from onrecord.archive.lists import Imported, Wanted, import_list
from onrecord.archive.store import Archive

POLICE = """id,given,father,family,sex,age,birth,place,status
1,Anna,Ivan,Holm,F,34,,Town,killed
2,Boris,Ivan,Holm,M,31,,Town,killed
3,Clara,Oto,Reed,F,,1950,Hill,missing
4,Dan,Oto,Reed,M,60,,Hill,killed
5,Edda,Jan,Falk,F,22,,Town,killed
"""
GRAVES = """id,name,sex,age,place,status
g1,Anna Holm,F,34,Town,killed
g2,Klara Reed,F,42,Hill,missing
g3,Gustav Berg,M,70,Mill,killed
"""


def list_file(folder: Path, text: str, name: str) -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def add_list(
    archive: Archive, folder: Path, text: str = POLICE, file: str = "police.csv", **wanted: Any
) -> Imported:
    """Import `text` as a list named as its file, without its ending."""
    given = {"event": "Town, 1992", "by": "Ana", **wanted}
    return import_list(archive, list_file(folder, text, file), Wanted(**given), now=NOW)
