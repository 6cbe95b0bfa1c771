"""Hierarchical models: how many there are, and how they are written."""

import pytest

from onrecord.estimate.hierarchical import all_models, named, parse, written


@pytest.mark.parametrize(
    ("lists", "order", "count"), [(3, 2, 8), (3, 3, 9), (4, 2, 64), (4, 3, 113), (5, 3, 6212)]
)
def test_every_model_is_there_once(lists: int, order: int, count: int) -> None:
    models = all_models(lists, order)
    assert len(models) == len({frozenset(model) for model in models}) == count


def test_every_model_holds_the_parts_of_its_terms() -> None:
    for model in all_models(4, 3):
        assert all(term & ~(1 << i) in model for term in model for i in range(4))


@pytest.mark.parametrize("model", ["[1,2,3,4]", "[123,14,34]", "[12,3,4]", "[123,124,134,234]"])
def test_what_is_written_can_be_read(model: str) -> None:
    assert written(parse(4, model)) == model


def test_more_than_nine_lists_are_written_with_dots() -> None:
    model = (0, *(1 << i for i in range(10)), 1 | 1 << 9)
    assert written(model) == "[1.10,2,3,4,5,6,7,8,9]"
    assert set(parse(10, written(model))) == set(model)


@pytest.mark.parametrize("wrong", ["[15]", "[ab]", "[0]"])
def test_a_list_that_is_not_there_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="is no model of 4 lists"):
        parse(4, wrong)


def test_associations_in_words() -> None:
    assert named(parse(3, "[12,23]"), ("EXH", "ABA", "HRW")) == "EXH x ABA, ABA x HRW"
    assert named(parse(3, "[1,2,3]"), ("EXH", "ABA", "HRW")) == "none"
