"""Well-known names that sound alike are told apart, however they are spelt."""

import pytest

from onrecord.link.names import read_name, well_known


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("Həsən", "Hüseyn", True),
        ("محمد", "محمود", True),
        ("Muhammad", "محمود", True),
        ("Mohamed", "محمد", False),
        ("Armen", "Արմինե", True),
        ("Hassan", "حسن", False),
    ],
)
def test_names_that_sound_alike(one: str, other: str, differ: bool) -> None:
    names = [well_known(read_name(name, role="given").parts[0].latin) for name in (one, other)]
    assert "" not in names
    assert (names[0] != names[1]) is differ


def test_any_other_name_is_not_known() -> None:
    assert well_known("leyla") == ""
