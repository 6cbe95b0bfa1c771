"""Figures side by side: grouped by what they count, quoted, sorted, nothing merged."""

from tests.count.saying import figure, said

from onrecord.count.figures import set_aside, side_by_side
from onrecord.count.shown import filed
from onrecord.record.claims.population import Population
from onrecord.record.review import Standing

# statements.jsonl F007, F018, F001, F029, F003 (Khojaly 1992)
EXAMINED = figure(
    181, "Azerbaijani state forensic service", "Memorial", unit="bodies", measure="bodies",
    basis="examined", as_of="1992",
)  # fmt: skip
CERTIFIED = figure(184, "Azerbaijani forensic department", "a press report", basis="certified")
OP_ED = figure(613, "Vasif Huseynov", population="Azerbaijani civilians", as_of="2025-02-20")
MINISTRY = figure(613, "Azerbaijani Ministry of Foreign Affairs", population="civilians")
OFFICIALS = figure(
    800, "Azerbaijani officials (unnamed)", "Human Rights Watch", qualifier="about",
    anchor="eight hundred", as_of="1993",
)  # fmt: skip
MAYOR = figure(1000, "Elmar Mamedov", "Boston Globe", as_of="1992-03-02", anchor="1,000")
ALL = (EXAMINED, CERTIFIED, OP_ED, MINISTRY, OFFICIALS, MAYOR)


def test_units_bases_and_populations_are_never_in_one_group() -> None:
    assert [group.label for group in side_by_side(ALL, {})] == [
        "persons killed",
        "persons killed, Azerbaijani civilians",
        "persons killed, civilians",
        "persons killed, certified",
        "bodies examined",
    ]


def test_rows_keep_the_number_as_quoted_with_who_and_through_whom() -> None:
    (row,) = side_by_side([OFFICIALS], {})[0].rows
    assert (row.claim, row.quoted, row.low, row.high) == (OFFICIALS.id, "eight hundred", 800, 800)
    assert (row.qualifier, row.speaker, row.as_of) == ("about", OFFICIALS.speaker, "1993")
    assert row.chain == ("Azerbaijani officials (unnamed)", "Human Rights Watch")
    assert (row.modality, row.standing, row.part_of) == ("asserted", "suggested", "")


def test_rows_are_sorted_by_time_with_no_stated_time_last_then_by_speaker() -> None:
    rows = side_by_side(
        [
            figure(3, "The Zebra Times"),
            figure(2, "the alpha post"),
            figure(5, "Memorial", as_of="1993"),
            figure(4, "Memorial", as_of="1992-06"),
        ],
        {},
    )[0].rows
    assert [row.quoted for row in rows] == ["4", "5", "2", "3"]


def test_order_of_claims_does_not_change_the_order_of_rows() -> None:
    assert side_by_side(ALL, {}) == side_by_side(ALL[::-1], {})


def test_rejected_corrected_and_deprecated_figures_are_only_listed_as_set_aside() -> None:
    claims = {standing: figure(100 + i, f"speaker {i}") for i, standing in enumerate(Standing)}
    standings = {claim.id: standing for standing, claim in claims.items()}
    shown = {r.standing for g in side_by_side(list(claims.values()), standings) for r in g.rows}
    aside = {a.standing for a in set_aside(filed(list(claims.values())), standings)}
    assert aside == {"rejected", "corrected", "deprecated"}
    assert shown == {s.value for s in Standing} - aside


def test_residents_of_different_places_are_different_groups() -> None:
    # statements.jsonl F056 and F203
    khojaly = said(Population(7000, 7000, "about", "Khojaly"), "the ministry", anchor="7,000")
    maraga = said(Population(4660, 4660, "exact", "Maraga", date="1989"), "census", anchor="4,660")
    groups = side_by_side([khojaly, maraga], {})
    assert [(g.label, g.rows[0].as_of) for g in groups] == [
        ("residents, in Khojaly", ""),
        ("residents, in Maraga", "1989"),
    ]


def test_claims_keyed_by_id_need_no_new_ids() -> None:
    (group,) = side_by_side({"an id": MAYOR}, {"an id": Standing.ACCEPTED})
    assert (group.rows[0].claim, group.rows[0].standing) == ("an id", "accepted")
