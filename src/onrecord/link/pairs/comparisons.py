"""What is compared between two rows, level by level, with a sentence for the reviewer each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from onrecord.link.pairs.table import Shape


@dataclass(frozen=True, slots=True)
class Level:
    """One degree of likeness.

    when: SQL over columns with `_l` and `_r`, functions in braces; "" for everything else.
    says: the sentence, with {l} and {r} for what the two rows write.
    same, other: how often pairs of one person, and of two, look so; stated, replaced by training
        (guesses of the order of magnitude; with fewer than some 50 rows they stand as they are).
    rare: the column whose rare values weigh more, or "".
    """

    when: str
    says: str
    same: float
    other: float
    rare: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """name: of the column Splink makes; shown: the column with what the row wrote.

    absent: SQL that is true where one of the two rows says nothing.
    shared: which of `CLASSES` share this as if they were one person.
    """

    name: str
    label: str
    shown: str
    absent: str
    levels: tuple[Level, ...]
    shared: frozenset[str] = frozenset()


SIBLING, COUSIN, NEIGHBOUR = "sibling", "cousin", "neighbour"
CLASSES = (SIBLING, COUSIN, NEIGHBOUR)
"""Who is mistaken for one person: those who share father, family and home; family and home; or only
the place and what happened there."""
KIN = frozenset({SIBLING, COUSIN})
ALL = frozenset(CLASSES)


SAME, SOUND, PART, INITIAL, SHORT, NEARLY, AT_ODDS, EXCHANGED, SOMEWHAT, PARENT = range(10)
"""Levels of the comparisons of names, up to the last one, another name; `PARENT` only of given
names: with other parts the last level takes its number."""
YEARS_APART, FAR_APART = 6, 8
"""Levels of births and ages: from "up to three years apart" on, and from far apart on."""


def _name(part: str, label: str, *, shared: frozenset[str]) -> Comparison:
    """A part of a name, from the same to another; `SAME` and what follows are its levels."""
    l, r = f"r_{part}_l", f"r_{part}_r"  # noqa: E741
    kl, kr = f"r_{part}_k_l", f"r_{part}_k_r"
    wl, wr = f"r_{part}_w_l", f"r_{part}_w_r"
    near = f"{{jaro_winkler}}({l}, {r})"
    common = f"{{size}}({{intersect}}(r_{part}_t_l, r_{part}_t_r))"
    sizes = f"{{size}}(r_{part}_t_l), {{size}}(r_{part}_t_r)"
    unlike = f"coalesce(r_{part}_u_l <> r_{part}_u_r, false)"
    # Of several words some are equal, and the rest is not: Peter James, Peter George.
    odd_word = f"({common} > 0 AND least({sizes}) > 1 AND {near} < 0.95)"
    all_but_one = f"(least({sizes}) > 1 AND {common} = greatest({sizes}) - 1)"
    el, er = f"r_{part}_e_l", f"r_{part}_e_r"
    slip = (
        f"(least(length({el}), length({er})) >= 3 AND abs(length({el}) - length({er})) <= 1 "
        f"AND {{edits}}({el}, {er}) <= 1)"
    )
    return Comparison(
        name=f"c_{part}",
        label=label,
        shown=f"r_{part}_w",
        absent=f"{l} IS NULL OR {r} IS NULL",
        shared=shared,
        levels=(
            Level(f"{l} = {r}", f"{label} is the same: {{l}}", 0.70, 0.01, f"r_{part}"),
            Level(
                f"NOT {unlike} AND {kl} = {kr} AND (length({kl}) >= 3 OR {near} >= 0.75)",
                f"{label} sounds the same: {{l}}, {{r}}", 0.12, 0.004, f"r_{part}_k",
            ),
            Level(
                f"{common} = least({sizes}) AND greatest({sizes}) > 1",
                f"one of the two leaves out a part of the {label}: {{l}}, {{r}}", 0.06, 0.008,
            ),
            Level(
                f"(length({wl}) = 1 OR length({wr}) = 1 OR {all_but_one}) AND "
                f"(starts_with({l}, {r}) OR starts_with({r}, {l}))",
                f"{label} and an initial that fits: {{l}}, {{r}}", 0.02, 0.0015,
            ),
            Level(
                _short(part, kl, kr),
                f"{label} may be a short form of the other: {{l}}, {{r}}", 0.02, 0.0015,
            ),
            Level(
                f"NOT {unlike} AND ({near} >= 0.9 AND NOT {odd_word} OR {slip})",
                f"{label} is nearly the same: {{l}}, {{r}}", 0.08, 0.006,
            ),
            Level(
                f"{common} > 0 AND least({sizes}) > 1",
                f"one part of the {label} is the same, another is not: {{l}}, {{r}}", 0.02, 0.01,
            ),
            Level(
                _exchanged(part, kl, kr),
                f"{label} stands elsewhere in the other name: {{l}}, {{r}}", 0.03, 0.004,
            ),
            Level(
                f"NOT {unlike} AND {near} >= 0.78",
                f"{label} is somewhat alike: {{l}}, {{r}}", 0.03, 0.03,
            ),
            *_parents(part, label),
            Level("", f"{label} is another: {{l}}, {{r}}", 0.03, 0.935),
        ),
    )  # fmt: skip


def _short(part: str, kl: str, kr: str) -> str:
    """Whether one may be a short form of the other, or both of a third name; no family is."""
    if part == "family":
        return "false"
    fl, fr = f"r_{part}_f_l", f"r_{part}_f_r"
    left = f"{{has}}({fl}, {kr}) OR {{has}}({fl}, r_{part}_r)"
    right = f"{{has}}({fr}, {kl}) OR {{has}}({fr}, r_{part}_l)"
    return f"{left} OR {right} OR {{overlap}}({fl}, {fr})"


def _exchanged(part: str, kl: str, kr: str) -> str:
    """Whether two rows have the same words in other places.

    Of given names only where each stands in the other name: a father's given name stands in the
    names of his children. Of other parts one is enough, if it is no given name there.
    """
    at_right, at_left = f"{{has}}(r_tokens_r, {kl})", f"{{has}}(r_tokens_l, {kr})"
    both = f"({kl} <> {kr} AND {at_right} AND {at_left})"
    if part == "given":
        return both
    return (
        f"{both} OR ({at_right} AND {kl} <> coalesce(r_given_k_r, '')) "
        f"OR ({at_left} AND {kr} <> coalesce(r_given_k_l, ''))"
    )


def _parents(part: str, label: str) -> tuple[Level, ...]:
    """Of given names: the one of the father of the other, who has another given name."""
    if part != "given":
        return ()
    same = "r_given_k_l = r_father_k_r OR r_given_k_r = r_father_k_l"
    says = f"{label} is that of the father of the other: {{l}}, {{r}}"
    return (Level(f"coalesce({same}, false)", says, 0.001, 0.02),)


WIDE = 10
"""Years from the least to the most of an age, above which it agrees with many by chance."""


def given(shape: Shape) -> Sequence[Comparison]:
    del shape
    return (_name("given", "given name", shared=frozenset()),)


def father(shape: Shape) -> Sequence[Comparison]:
    del shape
    return (_name("father", "father's name", shared=frozenset({SIBLING})),)


def grandfather(shape: Shape) -> Sequence[Comparison]:
    del shape
    return (_name("grandfather", "grandfather's name", shared=KIN),)


def family(shape: Shape) -> Sequence[Comparison]:
    del shape
    return (_name("family", "family name", shared=KIN),)


def born(shape: Shape) -> Sequence[Comparison]:
    """Birth and age together, for they say one thing twice; ages only where nothing dates them."""
    del shape
    dated = "r_born_lo_l IS NOT NULL AND r_born_lo_r IS NOT NULL"
    aged = "r_age_lo_l IS NOT NULL AND r_age_lo_r IS NOT NULL"
    written = "r_birth_l IS NOT NULL AND r_birth_r IS NOT NULL"

    def within(years: float) -> str:
        days = round(years * 365.25)
        return (
            f"CASE WHEN {dated} THEN greatest(r_born_lo_l - r_born_hi_r, "
            f"r_born_lo_r - r_born_hi_l) <= {days} "
            f"ELSE {aged} AND greatest(r_age_lo_l - r_age_hi_r, r_age_lo_r - r_age_hi_l) "
            f"<= {int(years)} END"
        )

    wide = (
        f"CASE WHEN {dated} THEN greatest(r_born_hi_l - r_born_lo_l, r_born_hi_r - r_born_lo_r) "
        f"> {round((WIDE + 1) * 365.25)} "
        f"ELSE {aged} AND greatest(r_age_hi_l - r_age_lo_l, r_age_hi_r - r_age_lo_r) > {WIDE} END"
    )
    overlap = within(0)

    swapped = (
        f"{written} AND length(r_birth_l) = 8 AND length(r_birth_r) = 8 AND "
        "substr(r_birth_l, 1, 4) = substr(r_birth_r, 1, 4) AND "
        "substr(r_birth_l, 5, 2) = substr(r_birth_r, 7, 2) AND "
        "substr(r_birth_l, 7, 2) = substr(r_birth_r, 5, 2)"
    )
    spans = ((1, 4), (5, 2), (7, 2))
    equal = " + ".join(
        f"CASE WHEN substr(r_birth_l, {at}, {n}) = substr(r_birth_r, {at}, {n}) THEN 1 ELSE 0 END"
        for at, n in spans
    )
    two = f"{written} AND length(r_birth_l) = 8 AND length(r_birth_r) = 8 AND {equal} >= 2"
    return (
        Comparison(
            name="c_born",
            label="birth or age",
            shown="r_born_w",
            absent=f"NOT (({dated}) OR ({aged}) OR ({written}))",
            levels=(
                Level("r_birth_l = r_birth_r", "born on the same day: {l}", 0.55, 0.0002),
                Level(
                    f"({written} AND {{edits}}(r_birth_l, r_birth_r) <= 1) OR ({swapped})",
                    "dates of birth differ by one slip of the pen: {l}, {r}", 0.08, 0.002,
                ),
                Level(two, "two of year, month and day of birth are equal: {l}, {r}", 0.03, 0.005),
                Level(
                    f"NOT ({wide}) AND ({overlap})",
                    "birth or age may be the same: {l}, {r}", 0.2, 0.025,
                ),
                Level(
                    f"NOT ({overlap}) AND ({within(1)})",
                    "birth or age is one year apart: {l}, {r}", 0.08, 0.045,
                ),
                # Hardly evidence: most people are adults, and a good part of them about 40.
                Level(overlap, "birth or age may be the same: {l}, {r}", 0.02, 0.018),
                Level(within(3), "birth or age is up to three years apart: {l}, {r}", 0.07, 0.08),
                Level(within(8), "birth or age is up to eight years apart: {l}, {r}", 0.02, 0.15),
                Level(within(20), "birth or age is far apart: {l}, {r}", 0.009, 0.3),
                Level("", "birth or age is a generation apart: {l}, {r}", 0.003, 0.4),
            ),
        ),
    )  # fmt: skip


def event(shape: Shape) -> Sequence[Comparison]:
    del shape

    def within(days: int) -> str:
        return f"greatest(r_event_lo_l - r_event_hi_r, r_event_lo_r - r_event_hi_l) <= {days}"

    return (
        Comparison(
            name="c_event",
            label="date of the event",
            shown="r_event_w",
            absent="r_event_lo_l IS NULL OR r_event_lo_r IS NULL",
            shared=ALL,
            levels=(
                Level(
                    "r_event_l = r_event_r",
                    "the event is of the same day: {l}",
                    0.6,
                    0.01,
                    "r_event",
                ),
                Level(within(0), "the dates of the event overlap: {l}, {r}", 0.15, 0.05),
                Level(within(3), "the event is up to three days apart: {l}, {r}", 0.1, 0.03),
                Level(within(31), "the event is up to a month apart: {l}, {r}", 0.07, 0.11),
                Level(within(366), "the event is up to a year apart: {l}, {r}", 0.05, 0.3),
                Level("", "the event is more than a year apart: {l}, {r}", 0.03, 0.5),
            ),
        ),
    )


def place(shape: Shape) -> Sequence[Comparison]:
    del shape
    return (
        Comparison(
            name="c_place",
            label="place",
            shown="r_place_w",
            absent="r_place_l IS NULL OR r_place_r IS NULL",
            shared=ALL,
            levels=(
                Level("r_place_l = r_place_r", "the same place: {l}", 0.6, 0.03, "r_place"),
                Level(
                    "r_place_k_l = r_place_k_r OR {jaro_winkler}(r_place_l, r_place_r) >= 0.9",
                    "places are spelt nearly the same: {l}, {r}", 0.1, 0.01,
                ),
                Level(
                    "{has}(r_places_l, r_place_k_r) OR {has}(r_places_r, r_place_k_l)",
                    "one place lies within the other: {l}, {r}", 0.1, 0.04,
                ),
                Level(
                    "{overlap}(r_places_l, r_places_r)",
                    "both places lie within one: {l}, {r}", 0.08, 0.1,
                ),
                Level("", "other places: {l}, {r}", 0.12, 0.82),
            ),
        ),
    )  # fmt: skip


def sex(shape: Shape) -> Sequence[Comparison]:
    del shape
    return (
        Comparison(
            name="c_sex",
            label="sex",
            shown="r_sex_w",
            absent="r_sex_l IS NULL OR r_sex_r IS NULL",
            levels=(
                Level("r_sex_l = r_sex_r", "the same sex: {l}", 0.98, 0.55),
                Level("", "sex differs: {l}, {r}", 0.02, 0.45),
            ),
        ),
    )


def identifiers(shape: Shape) -> Sequence[Comparison]:
    return tuple(
        Comparison(
            name=f"c_i{n}",
            label=kind,
            shown=f"r_i{n}",
            absent=f"r_i{n}_l IS NULL OR r_i{n}_r IS NULL",
            levels=(
                Level(f"r_i{n}_l = r_i{n}_r", f"{kind} is the same: {{l}}", 0.95, 0.00001),
                Level(
                    f"length(r_i{n}_l) >= 5 AND {{edits}}(r_i{n}_l, r_i{n}_r) <= 1",
                    f"{kind} differs by one slip of the pen: {{l}}, {{r}}", 0.03, 0.00005,
                ),
                Level("", f"{kind} is another: {{l}}, {{r}}", 0.02, 0.99994),
            ),
        )
        for n, kind in enumerate(shape.identifiers)
    )  # fmt: skip


def details(shape: Shape) -> Sequence[Comparison]:
    """Any further column, compared as it stands."""
    return tuple(
        Comparison(
            name=f"c_d{n}",
            label=kind,
            shown=f"r_d{n}",
            absent=f"r_d{n}_l IS NULL OR r_d{n}_r IS NULL",
            shared=ALL,
            levels=(
                Level(f"r_d{n}_l = r_d{n}_r", f"{kind} is the same: {{l}}", 0.7, 0.01, f"r_d{n}"),
                Level(
                    f"{{jaro_winkler}}(r_d{n}_l, r_d{n}_r) >= 0.9 OR "
                    f"{{edits}}(r_d{n}_l, r_d{n}_r) <= 1",
                    f"{kind} is nearly the same: {{l}}, {{r}}", 0.15, 0.03,
                ),
                Level("", f"{kind} is another: {{l}}, {{r}}", 0.15, 0.96),
            ),
        )
        for n, kind in enumerate(shape.details)
    )  # fmt: skip


COMPARISONS: tuple[Callable[[Shape], Sequence[Comparison]], ...] = (
    given, father, grandfather, family, born, event, place, sex, identifiers, details,
)  # fmt: skip
"""Every comparison there is. To add one: a function above, its line here, a row of the test."""


def comparisons(shape: Shape) -> tuple[Comparison, ...]:
    """Those for which the rows say enough, in order."""
    made = (each for make in COMPARISONS for each in make(shape))
    return tuple(each for each in made if each.shown.removesuffix("_w") in shape.filled)


def with_parameters(
    comparison: Comparison, same: Sequence[float], other: Sequence[float]
) -> Comparison:
    """The comparison with what training found, level by level."""
    return replace(
        comparison,
        levels=tuple(
            replace(level, same=float(m), other=float(u))
            for level, m, u in zip(comparison.levels, same, other, strict=True)
        ),
    )
