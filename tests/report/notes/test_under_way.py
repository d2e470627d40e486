"""A project is under way where the registers show that it goes on and that both sides are still in it."""

from datetime import date

import pytest

from strandreport.report.notes.chosen import Chosen
from strandreport.report.notes.projects import projects_part, running
from strandreport.report.notes.subjects import country
from strandreport.report.notes.under_way import goes_on, is_unclear, takes_part

DAY = date(2019, 12, 31)
BEFORE, LATER = date(2018, 1, 1), date(2021, 1, 1)


def project(**cells):
    plain = {"project_id": "P", "status": "signed", "start_date": BEFORE, "end_date": LATER, "voided": ""}
    return {**plain, **cells}


def participation(**cells):
    return {"project_id": "P", "ended": False, "end_date": None, "voided": "", **cells}


def chosen(row, theirs, ours):
    return Chosen((), (), (), (row,), tuple(theirs), tuple(ours), ())


@pytest.mark.parametrize(
    "cells",
    [
        {},
        {"status": None},
        {"end_date": None},
        {"end_date": DAY},
        {"status": "closed"},
    ],
)
def test_a_project_goes_on_up_to_its_last_day_whatever_was_returned_later(cells):
    assert goes_on(project(**cells), DAY)


@pytest.mark.parametrize(
    "cells",
    [
        {"status": "terminated"},
        {"status": "suspended"},
        {"status": "under_preparation"},
        {"status": "closed", "end_date": None},
        {"end_date": date(2019, 12, 30)},
        {"start_date": None},
        {"start_date": LATER},
        {"voided": "acronym,end_date", "end_date": None},
    ],
)
def test_a_project_stopped_over_or_not_known_to_go_on_is_not_under_way(cells):
    assert not goes_on(project(**cells), DAY)


def test_only_a_cell_that_decides_leaves_a_project_unclear():
    assert is_unclear(project(voided="status"))
    assert not is_unclear(project(voided="total_cost"))


@pytest.mark.parametrize(
    ("cells", "is_in"),
    [
        ({}, True),
        ({"ended": True}, False),
        ({"end_date": DAY}, False),
        ({"end_date": LATER, "ended": True}, True),
        ({"voided": "ended", "ended": None}, False),
    ],
)
def test_whoever_left_by_the_day_is_no_longer_in_the_project(cells, is_in):
    assert takes_part(participation(**cells), DAY) is is_in


def test_a_project_that_we_or_all_of_theirs_left_is_no_longer_together():
    in_it, left = participation(), participation(ended=True)
    assert running(chosen(project(), [in_it, left], [in_it]), DAY)
    assert not running(chosen(project(), [left], [in_it]), DAY)
    assert not running(chosen(project(), [in_it], [left]), DAY)


def test_where_all_go_on_nobody_reads_two_of_two(material, all_words):
    subject, words = country("BR", material), all_words["en"]
    rows = [material.rows["projects"][0] | {"end_date": LATER, "status": "signed"}]
    both = [participation(project_id=rows[0]["project_id"], org_name="USP", role="participant")]
    part = projects_part(subject, chosen(rows[0], both, both), 5, material, words)
    assert part["note"] == "The only project together was under way on 31\u00a0December\u00a02019."


def test_projects_that_are_to_begin_and_those_that_nobody_can_judge_are_counted(material, all_words):
    rows = (project(), project(start_date=LATER), project(voided="status"))
    told = projects_part(
        country("BR", material),
        Chosen((), (), (), rows, (participation(),), (participation(),), ()),
        0,
        material,
        all_words["en"],
    )
    assert told["note"] == (
        "1 of the 2 projects together was under way on 31\u00a0December\u00a02019. "
        "1 could not be judged: its days or its status can't be read. 1 begins after 31\u00a0December\u00a02019."
    )


def test_a_theme_has_no_projects_to_tell_and_is_not_said_to_have_none(note):
    assert note("theme=CAN", told=[])["note"]["projects"]["note"].startswith("The registers of projects name no themes")
