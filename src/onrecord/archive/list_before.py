"""What a new edition of a list takes over from the one before: what nobody says of it anew."""

from collections.abc import Mapping, Sequence

from onrecord.record.listing import COUNTS, LEFT_OUT, NAMES, ListEdition

TAKEN = (("maker", "maker"), ("event", "event"), ("status", "measure"), ("language", "language"))
"""What is said of an edition, with the name of the option that says it."""


def taken_over(said: Mapping[str, str], before: ListEdition) -> dict[str, str]:
    """What is empty in `said` and was said of the edition before."""
    found = {name: str(getattr(before, name)) for name, _ in TAKEN}
    return {name: value for name, value in found.items() if said.get(name, "") == "" != value}


def columns_before(
    told: Mapping[str, str],
    headings: Sequence[str],
    before: ListEdition,
    headings_before: Sequence[str],
) -> dict[str, str]:
    """Column to role: what is told, and what the edition before had for the same headings.

    A column that was left out of it stays left out. A role that is told of another column is gone.
    """
    known = {h: before.columns.get(h, LEFT_OUT) for h in headings_before if h in headings}
    given = set(told.values())
    return {h: r for h, r in known.items() if r == LEFT_OUT or r not in given} | dict(told)


def columns_kept(
    told: Mapping[str, str], kept: ListEdition, headings: Sequence[str]
) -> dict[str, str]:
    """Column to role where the same bytes come again: what is told now, else what was kept."""
    if len(told) == 0:
        return {heading: kept.columns.get(heading, LEFT_OUT) for heading in headings}
    given = set(told.values())
    stays = {c: r for c, r in kept.columns.items() if r == LEFT_OUT or r not in given}
    return stays | dict(told)


def hidden_by(published: str, before: ListEdition) -> str:
    """That a list was shown and is not any more, where nobody says of a new edition what is."""
    if published != "" or before.published not in (COUNTS, NAMES):
        return ""
    return (
        f"the edition before is published ({before.published}) and nothing is said of this one, so "
        f"a release hides the whole list; --publish {before.published} of this file shows it again"
    )


def sentence(taken: Mapping[str, str], columns: Mapping[str, str], left_out: Sequence[str]) -> str:
    """What was taken over, for the person who imports; "" for nothing."""
    options = dict(TAKEN)
    said = [f"--{options[name]} {value!r}" for name, value in taken.items()]
    said += ["the meaning of its columns"] if len(columns) > 0 else []
    if len(left_out) > 0:
        said.append(f"not compared: {', '.join(map(repr, left_out))}")
    return f"taken over from the edition before: {'; '.join(said)}" if len(said) > 0 else ""
