"""What a check exits with."""

import pytest

from onrecord.preserve.finding import Finding, exit_code

ALTERED = Finding("claim 1", "altered", "claim 1 is not what leaf 3 was made from")
WRITABLE = Finding("0" * 64, "writable", "may be written to")
STRAY = Finding("x", "stray", "no document names it")


@pytest.mark.parametrize(
    ("findings", "anchored", "code"),
    [
        ([], True, 0),
        ([], False, 3),
        ([WRITABLE, STRAY], True, 0),
        ([WRITABLE, STRAY], False, 3),
        ([WRITABLE, ALTERED], True, 1),
        ([ALTERED], False, 1),
    ],
)
def test_exit_codes(findings: list[Finding], anchored: bool, code: int) -> None:
    assert exit_code(findings, anchored=anchored) == code


def test_only_what_leaves_the_record_unchanged_is_mild() -> None:
    assert [finding.mild for finding in (ALTERED, WRITABLE, STRAY)] == [False, True, True]
