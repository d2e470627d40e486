"""Which rows of the registers a note tells: teams with their cities, meetings and missions as visits."""

from dataclasses import replace
from datetime import date

from strandreport.report.notes.chosen import Chosen
from strandreport.report.notes.facts import facts
from strandreport.report.notes.subjects import country
from strandreport.report.notes.teams import teams_table

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
