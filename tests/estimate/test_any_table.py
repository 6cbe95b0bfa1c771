"""Whatever the table, a method answers with a number that holds the documented, or refuses."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import BadPatterns
from onrecord.estimate import Patterns, chao, independence, stepwise
from onrecord.estimate.caution import cautions
from onrecord.estimate.describe import describe
from onrecord.estimate.stepwise import Settings
from onrecord.record.estimate import Estimate

COUNTS = st.one_of(st.just(0), st.integers(0, 3), st.integers(0, 60), st.integers(0, 3_000_000))


@settings(deadline=None, max_examples=80)
@given(st.integers(3, 5).flatmap(lambda k: st.lists(COUNTS, min_size=2**k - 1, max_size=2**k - 1)))
def test_a_number_or_a_refusal(counts: list[int]) -> None:
    names = [f"L{i}" for i in range(len(counts).bit_length())]
    try:
        table = Patterns.from_counts(names, dict(enumerate(counts, start=1)))
    except BadPatterns:
        return
    describe(table)
    for found in (
        stepwise(table, settings=Settings(resamples=10)),
        chao(table),
        independence(table),
    ):
        assert json.loads(json.dumps(found.to_json(), allow_nan=False))["documented"] == sum(counts)
        if isinstance(found, Estimate):
            assert found.median >= table.documented - 1e-6 * table.documented
            assert found.low >= table.documented - 1e-6 * table.documented
            assert cautions(table, found)["expansion_factor"]["low"] >= 1 - 1e-6
        else:
            assert found.reason != ""
