"""Voices: one origin is one voice, however often it is repeated."""

from tests.count.saying import figure

from onrecord.count.chains import shared_links, voices
from onrecord.count.names import origin
from onrecord.count.shown import filed


def test_claims_with_one_origin_are_one_voice_with_its_repeaters_under_it() -> None:
    # statements.jsonl F007 and F008: the forensic service, read through three others
    claims = (
        figure(181, "Azerbaijani state forensic service", "Memorial Human Rights Centre",
               "Svoboda newspaper", unit="bodies", basis="examined", measure="bodies"),
        figure(151, "The Azerbaijani State Forensic Service", "Memorial Human Rights Centre",
               "justiceforkhojaly.org", unit="bodies", measure="bodies", population="gunshot"),
    )  # fmt: skip
    (voice,) = voices(claims)
    assert voice.origin == "azerbaijani state forensic service"
    assert voice.names == (
        "Azerbaijani state forensic service",
        "The Azerbaijani State Forensic Service",
    )
    assert voice.claims == tuple(claim.id for claim in claims)
    assert [(r.name, len(r.claims)) for r in voice.repeaters] == [
        ("Memorial Human Rights Centre", 2),
        ("Svoboda newspaper", 1),
        ("justiceforkhojaly.org", 1),
    ]


def test_two_origins_read_in_one_report_stay_two_voices_and_share_the_link() -> None:
    # statements.jsonl F009 to F013: all from one endnote
    claims = (
        figure(213, "Namig Aliev", "Helsinki Watch", "de Waal, Black Garden", unit="burials"),
        figure(477, "Imam of Aghdam", "Thomas Goltz", "de Waal, Black Garden", unit="names"),
        figure(636, "Ordu", "Arif Yunusov letter", unit="names"),
    )
    found = {voice.origin: voice.shares for voice in voices(claims)}
    assert found == {
        "namig aliev": ("de Waal, Black Garden",),
        "imam of aghdam": ("de Waal, Black Garden",),
        "ordu": (),
    }
    (link,) = shared_links(filed(claims))
    assert (link.name, link.origins) == (
        "de Waal, Black Garden",
        ("imam of aghdam", "namig aliev"),
    )


def test_one_origin_with_two_numbers_for_the_dead_is_shown_with_both() -> None:
    # statements.jsonl F012 and F016: the imam of Aghdam
    names = figure(477, "Imam of Aghdam", "Thomas Goltz", unit="names", as_of="1992")
    bodies = figure(
        580, "The imam of Aghdam", "a press report", unit="bodies", measure="bodies",
        population="mostly civilians", as_of="1992-06",
    )  # fmt: skip
    (voice,) = voices([names, bodies])
    (several,) = voice.several
    assert [line.claims for line in several.said] == [(names.id,), (bodies.id,)]
    assert several.sentence == (
        "Imam of Aghdam is one origin with different numbers for the dead: "
        "477 names killed, as of 1992, 580 bodies (mostly civilians), as of 1992-06"
    )


def test_numbers_of_people_in_other_words_are_listed_with_a_caution() -> None:
    # statements.jsonl F002 and F005: one organisation, civilians and Azeri civilians
    claims = (
        figure(161, "Human Rights Watch", qualifier="at_least", population="civilians"),
        figure(200, "Human Rights Watch", population="Azeri civilians", document="1994"),
    )
    (voice,) = voices(claims)
    assert [several.sentence for several in voice.several] == [
        "Human Rights Watch is one origin with different numbers for the dead: at least 161 "
        "persons killed (civilians), 200 persons killed (Azeri civilians); they may count "
        "different people"
    ]


def test_parts_other_people_and_sentences_are_not_several_numbers() -> None:
    killed = figure(613, "Khalafov")
    others = (
        figure(106, "Khalafov", population="women", part_of=killed.id),
        figure(63, "Khalafov", population="children"),
        figure(487, "Khalafov", measure="injured"),
        figure(613, "Khalafov", document="another"),
        figure(600, "Khalafov", modality="negated"),
        figure(15, "Khalafov", measure="sentenced", unit="years"),
        figure(20, "Khalafov", measure="sentenced", unit="years"),
    )
    (voice,) = voices([killed, *others])
    assert voice.several == ()


def test_a_voice_that_documents_do_not_name_says_so() -> None:
    (unnamed,) = voices([figure(800, "Azerbaijani officials (unnamed)", "Human Rights Watch")])
    (named,) = voices([figure(1000, "Elmar Mamedov", "Boston Globe")])
    assert (unnamed.unnamed, named.unnamed) == (True, False)


def test_an_author_who_reports_themselves_is_no_repeater() -> None:
    (voice,) = voices([figure(613, "Vasif Huseynov", "Vasif Huseynov")])
    assert voice.repeaters == ()
    assert voice.shares == ()


def test_the_origin_is_the_first_link() -> None:
    assert origin(figure(600, "Aydin Rasulov (investigation head)", "LA Times")) == "aydin rasulov"
