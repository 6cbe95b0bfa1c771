"""Lists, judgements and people are inspected whatever stands there: findings, never exceptions."""

import copy
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.archive.data import NOW
from tests.archive.link_data import entries, linked, two_lists

from onrecord.archive.founding import create
from onrecord.archive.inspection import inspect
from onrecord.archive.judging import Word, judge
from onrecord.archive.list_bodies import put_bytes
from onrecord.archive.list_inspection import Bodies, check_lists
from onrecord.archive.listings import Listings, leaves
from onrecord.archive.people import people
from onrecord.archive.store import Archive, open_archive
from onrecord.errors import ArchiveRefused

TEXTS = (("list", "rows"), ("list", "entries"), ("people", "changes"))
MALFORMED = {
    "no value": b"[]\n",
    "no list": b"5\n",
    "values of other kinds": b'["founded","x",null,"r",""]\n',
    "a kind that cannot be looked up": b'[["founded"],"x",[],"r",""]\n',
    "deeper than can be read": b"[" * 100_000 + b"\n",
    "longer than can be read": b"[" + b"1" * 10_000 + b"]\n",
    "no text": b"\xff\xfe\n",
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    folder = tmp_path_factory.mktemp("lists")
    made = create(folder / "archive", origin="example.org/ledger", now=NOW)
    two_lists(made, folder)
    linked(made)
    ids = entries(made)
    judge(made, ids["police:3"], ids["graves:g2"], Word("same", "Bo", "one day"), now=NOW)
    yield made
    made.close()


def bodies_of(archive: Archive) -> Bodies:
    kinds = ("document", "list", "link", "linkage", "people")
    return {
        number: (kind, copy.deepcopy(body))
        for kind in kinds
        for number, body in leaves(archive, kind)
    }


def first_of(bodies: Bodies, kind: str) -> int:
    return next(number for number, (its, _) in bodies.items() if its == kind)


def test_what_is_whole_gives_no_finding(archive: Archive) -> None:
    assert list(check_lists(archive, bodies_of(archive))) == []


@pytest.mark.parametrize(("kind", "name"), TEXTS)
@pytest.mark.parametrize("line", MALFORMED)
def test_a_line_of_another_form_is_told_and_the_rest_is_checked(
    archive: Archive, kind: str, name: str, line: str
) -> None:
    bodies = bodies_of(archive)
    number = first_of(bodies, kind)
    fields = bodies[number][1]
    text = archive.texts.path(fields[name]).read_bytes()
    fields[name] = put_bytes(archive, text + MALFORMED[line])
    (found,) = check_lists(archive, bodies)
    assert found.item == f"{kind} {fields['id']}"
    assert f"its text has {fields['count']} good lines" in found.message


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=5,
)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_bodies_of_any_shape_are_no_exception(archive: Archive, data: st.DataObject) -> None:
    bodies = bodies_of(archive)
    for _ in range(data.draw(st.integers(1, 4))):
        _, fields = bodies[data.draw(st.sampled_from(sorted(bodies)))]
        name = data.draw(st.sampled_from(sorted(fields)))
        fields[name] = data.draw(VALUES)
    assert all(found.kind == "altered" for found in check_lists(archive, bodies))


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_texts_of_any_lines_are_told(archive: Archive, data: st.DataObject) -> None:
    bodies = bodies_of(archive)
    kind, name = data.draw(st.sampled_from(TEXTS))
    _, fields = bodies[first_of(bodies, kind)]
    lines = archive.texts.path(fields[name]).read_bytes().splitlines()
    place = data.draw(st.integers(1 if name == "rows" else 0, len(lines) - 1))
    line = json.dumps(data.draw(VALUES.filter(lambda value: not isinstance(value, list))))
    lines[place] = data.draw(st.sampled_from([line.encode(), lines[place][:-1], b"[[]]"]))
    fields[name] = put_bytes(archive, b"\n".join(lines) + b"\n")
    assert len(list(check_lists(archive, bodies))) == 1


def shortened(text: bytes) -> bytes:
    return text.splitlines(keepends=True)[0]


ALTERED: dict[str, Callable[[bytes], bytes]] = {
    "another name": lambda text: text.replace(b"Anna", b"Anns").replace(b"founded", b"foundex"),
    "shortened": shortened,
    "a line more": lambda text: text + b"[]\n",
}


@pytest.mark.parametrize("change", ALTERED)
@pytest.mark.parametrize(("kind", "name"), [TEXTS[0], TEXTS[2]])
def test_an_altered_text_is_named_and_never_read(
    tmp_path: Path, kind: str, name: str, change: str
) -> None:
    archive = create(tmp_path / "archive", origin="example.org/ledger", now=NOW)
    two_lists(archive, tmp_path)
    linked(archive)
    (_, body), *_ = leaves(archive, kind)
    path = archive.texts.path(body[name])
    archive.close()
    path.chmod(0o644)
    path.write_bytes(ALTERED[change](path.read_bytes()))
    path.chmod(0o444)
    found = inspect(archive.root)
    assert (found.exit_code, [f.item for f in found.findings]) == (1, [body[name]])
    again = open_archive(archive.root)
    with pytest.raises(ArchiveRefused, match=f"{body[name]} is not what was stored"):
        if kind == "list":
            assert len(Listings(again).entries) > 0
        else:
            people(again)
    again.close()
