"""Actions and milestones stand as they were on the day of the cut-off, and only those that the audience may see."""

from datetime import date

import pytest

from strandreport.report.context.plans import state_of
from strandreport.report.rendering import render_page
from tests.report.project_folder import TEMPLATES

AS_OF = date(2019, 12, 31)
BEGUN = {"start_date": date(2018, 1, 1), "due_date": date(2020, 6, 30), "done_date": None, "status": "in_progress"}
STATES = [
    ({}, "running"),
    ({"done_date": date(2019, 12, 31)}, "met"),
    ({"done_date": date(2020, 1, 1), "status": "done"}, "running"),
    ({"done_date": None, "status": "done"}, "met"),
    ({"due_date": AS_OF}, "late"),
    ({"due_date": AS_OF, "status": "cancelled"}, "dropped"),
    ({"start_date": date(2020, 1, 1)}, "ahead"),
    ({"start_date": None}, "ahead"),
]
ACTION = ("N° d'action", "Volet", "Plan", "Action", "Début prévu", "Échéance", "Réalisée le", "Avancement", "Diffusion")
STEP = ("N° de jalon", "N° d'action", "Jalon", "Attendu le", "Atteint le")


def action(number, due, done="", **cells):
    row = dict(zip(ACTION, (number, "european_programmes", "stratégie", f"Faire {number}", "01/02/2017"), strict=False))
    return {**row, "Échéance": due, "Réalisée le": done, "Avancement": "Réalisée" if done else "En cours", **cells}


@pytest.fixture
def planned(folder):
    rows = [
        action("S-2", "31/12/2018"),
        action("S-1", "30/06/2018", "12/06/2018"),
        action("S-3", "31/12/2019", "15/01/2020", Diffusion="restreint"),
    ]
    folder.csv("examples/actions.csv", ACTION, rows)
    steps = [("J-1", "S-1", "Half way", "01/09/2017", "02/09/2017"), ("J-2", "S-2", "Half way", "01/09/2017", "")]
    folder.csv("examples/jalons.csv", STEP, [dict(zip(STEP, step, strict=True)) for step in steps])
    folder.build()
    return folder


@pytest.mark.parametrize(("change", "state"), STATES)
def test_state_is_that_of_the_day(change, state):
    assert state_of({**BEGUN, **change}, AS_OF) == state


def test_plan_of_a_strand_counts_and_lists_its_actions_by_due_date(planned):
    plan = planned.context("european_programmes")["plan"]
    assert plan["heading"] == "2 actions: 1 done, 1 late"
    assert [(row["code"], row["state"], row["is_late"]) for row in plan["actions"]] == [
        ("S-1", "done", False),
        ("S-2", "late", True),
    ]
    assert [row["milestones"] for row in plan["actions"]] == [
        ["Half way: reached on 2\xa0September\xa02017"],
        ["Half way: due on 1\xa0September\xa02017, late"],
    ]
    assert [row["state"] for row in plan["chart"]["rows"]] == ["met", "late"]
    assert (
        0 <= plan["chart"]["rows"][0]["start"] < plan["chart"]["rows"][0]["end"] < plan["chart"]["cut_off"]["at"] <= 1
    )


def test_action_in_the_other_language_says_which(planned):
    [first, _] = planned.context("european_programmes")["plan"]["actions"]
    assert (first["label"], first["language"]) == ("Faire S-1", "fr")
    assert '<td lang="fr">Faire S-1</td>' in render_page(planned.context("european_programmes"), TEMPLATES)


def test_page_that_lists_an_invented_action_says_so_and_names_its_file(planned):
    shown, other = planned.context("european_programmes"), planned.context("bilateral_cooperation")
    assert shown["report"]["invented"] is True
    assert "examples/actions.csv" in [source["name"] for source in shown["notes"]["sources"]]
    assert (other["plan"], other["report"]["invented"]) == (None, False)


def test_late_actions_are_a_concern_of_the_first_page(planned):
    assert (
        planned.context("overall")["first"]["concerns"]["drafted"][1] == "1 action late on 31\xa0December\xa02019: S-2"
    )
