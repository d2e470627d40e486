"""Which rows of the registers a note tells: teams with their cities, meetings and missions as visits."""

from dataclasses import replace
from datetime import date

from strandreport.report.notes.chosen import Chosen
from strandreport.report.notes.facts import facts
from strandreport.report.notes.subjects import country
from strandreport.report.notes.teams import teams_table
from strandreport.report.notes.told import Told
from tests.report.notes.test_breaks import figure

NOTHING = Chosen((), (), (), (), (), (), ())
NOT_WRITTEN = {"visits": (), "contact": ()}


def collaboration(partner, org_id=None, year=2019):
    return {"unit_code": "U1", "partner_name": partner, "org_id": org_id, "year": year}


def event(kind, day, title):
    known = {"event_id": title, "type": kind, "start_date": day, "title": title, "counterpart": None}
    return {**known, "country": "BR", "agreement_id": None}


def test_teams_stand_with_the_cities_that_registers_know(material, all_words):
    rows = {
        **material.rows,
        "units": ({"unit_code": "U1", "city": "Lyon", "name": None},),
        "organisations": ({"org_id": "9", "city": "Salvador"},),
    }
    known = replace(material, rows=rows)
    chosen = replace(NOTHING, collaborations=(collaboration("Fiocruz", "9"), collaboration("Nowhere known", "8", 2018)))
    table, rest = teams_table(chosen, 5, known, all_words["en"])
    assert [row["cells"][:2] for row in table["rows"]] == [
        ["U1, Lyon", "Fiocruz, Salvador"],
        ["U1, Lyon", "Nowhere known"],
    ]
    assert rest == ""


def test_a_seat_or_a_position_paper_is_no_visit(material, all_words):
    events = (
        event("MEETING", date(2019, 3, 1), "Talks"),
        event("SEAT", date(2019, 11, 1), "Board"),
        event("POSITION", date(2020, 2, 1), "Reply"),
        event("MISSION", date(2020, 5, 1), "Journey"),
    )
    chosen = replace(NOTHING, events=events)
    told = facts(country("BR", material), chosen, [], NOT_WRITTEN, material, all_words["en"])
    visits = next(part for part in told if part["title"] == "Visits and meetings")["lines"]
    assert [line.split(":")[0] for line in visits] == ["Last", "Next"]
    assert "Talks" in visits[0]
    assert "Journey" in visits[1]


def people(material, words, kind):
    """What a note says of 30 people, as a public edition may tell them."""
    total = figure(2019, 30, period="total", period_start=None)
    indicator = replace(material.project.indicators["T01"], of="people_flows", kind=kind)
    known = replace(material, rows={**material.rows, "people_flows": ({"previous_country": "BR"},)})
    told = [Told(indicator, {"total": total})]
    parts = facts(country("BR", material), NOTHING, told, NOT_WRITTEN, known, words)
    return next(part for part in parts if part["key"] == "people")["lines"]


def test_a_stock_of_people_is_told_on_a_day_and_a_flow_over_all_dates(material, all_words):
    assert people(material, all_words["en"], "stock")[0].endswith(": 30 on 31\u00a0December\u00a02019")
    assert people(material, all_words["fr"], "stock")[0].endswith(" : 30 au 31\u00a0décembre\u00a02019")
    assert people(material, all_words["en"], "flow")[0].endswith(": 30, all dates up to 31\u00a0December\u00a02019")


def test_a_public_edition_calls_withheld_only_what_it_leaves_out(material, all_words):
    assert material.project.settings.audience == "public"
    for language, first in (("en", "How many laureates"), ("fr", "Le nombre de lauréats")):
        assert people(material, all_words[language], "flow")[-1].startswith(first)
