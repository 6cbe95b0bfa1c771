"""What was asked can be kept and asked again; versions must be of the same lists."""

import pytest

from onrecord.errors import BadPatterns
from onrecord.estimate.asked import Asked, answer, asked_again, plain
from onrecord.estimate.dga import Settings
from onrecord.estimate.strata import Strata
from onrecord.record.estimate import Estimate

TABLE = "A,B,C,count\n1,0,0,40\n0,1,0,30\n0,0,1,20\n1,1,0,8\n1,0,1,6\n0,1,1,4\n1,1,1,2\n"


def again(asked: Asked) -> Asked:
    return asked_again(
        asked.method, asked.tables, asked.strata, seed=asked.seed, settings=asked.settings_text()
    )


@pytest.mark.parametrize(
    "asked",
    [
        Asked(tables=(TABLE,), method="stepwise", seed=7),
        Asked(tables=(TABLE,), method="dga", settings=Settings(delta=1.0, prior=(13.0, 55.0))),
        Asked(tables=(TABLE, TABLE), method="stepwise", pooled=True),
    ],
    ids=["as it comes", "with settings", "versions"],
)
def test_asked_again_the_answer_is_the_same(asked: Asked) -> None:
    assert plain(answer(again(asked))) == plain(answer(asked))
    assert again(asked).settings_text() == asked.settings_text()


def test_strata_have_an_answer_each_and_a_total() -> None:
    rows = TABLE.splitlines()
    text = "\n".join(["sex," + rows[0], *(f"{s},{row}" for s in "fm" for row in rows[1:])])
    found = answer(Asked(tables=(text, text), strata=("sex",), method="stepwise"))
    assert isinstance(found, Strata)
    assert list(found.results) == [("f",), ("m",)]
    assert isinstance(found.total, Estimate)
    assert found.total.documented == 220
    assert "seconds" not in str(plain(found).keys())


def test_versions_with_other_lists_are_refused() -> None:
    with pytest.raises(BadPatterns, match="version 2 has the columns 'A,B,D,count'"):
        answer(Asked(tables=(TABLE, TABLE.replace("C", "D")), method="stepwise"))


def test_settings_of_another_version_are_not_guessed() -> None:
    with pytest.raises(TypeError):
        asked_again("chao", (TABLE,), (), seed=1, settings='{"level": 95, "magic": 1}')
