"""What a colleague would ask about rows: retained for how much? two coordinators? and a register that asks wrongly."""

from dataclasses import replace

import pytest

from strandreport.model.expectations import Expected
from strandreport.model.project import load_project
from strandreport.model.register_checks import check_registers
from tests.faults.fixture import ROOT, Fixture
from tests.faults.run import run_fixture

PROPOSALS = [
    "Proposition",
    "Programme-cadre",
    "Clôture de l'appel",
    "Issue",
    "Demandé par l'institut",
    "Obtenu par l'institut",
]
MEMBERS = ["Projet", "Organisme", "Nom", "Pays", "Rôle"]
PROJECTS = [["Projet", "Programme-cadre"], ["P1", "H2020"], ["P2", "H2020"]]


def told(code, **files):
    outcome = run_fixture(
        Fixture("x", {name.replace("_", "."): rows for name, rows in files.items()}, (), (), {}, {}, (), ())
    )
    return [(f.value, f.cells, f.count) for f in outcome.findings if f.code == code]


def test_a_proposal_that_was_retained_for_no_amount_is_told_at_its_outcome():
    rows = [["R1", "retenue", "9000", None], ["R2", "retenue", "9000", "8000"], ["R3", "non retenue", "9000", None]]
    sheet = [PROPOSALS, *([number, "H2020", "01/03/2018", *rest] for number, *rest in rows)]
    [(_, cells, count)] = told("STATUS_AGAINST_DATES", proposals_csv=sheet)
    assert (cells, count) == (("D2",), 1)


def test_a_coordinator_of_each_project_is_right_and_two_of_one_are_told():
    own = ["999997833", "INSERM", "FR"]
    other = ["999999999", "Fiocruz", "BR"]
    right = [MEMBERS, ["P1", *own, "coordinateur"], ["P2", *own, "coordinateur"], ["P2", *other, "participant"]]
    assert told("MORE_THAN_ONE", projects_csv=PROJECTS, members_csv=right) == []
    wrong = [*right[:3], ["P2", *other, "coordinateur"]]
    found = told("MORE_THAN_ONE", projects_csv=PROJECTS, members_csv=wrong)
    assert found == [("Coordinator / Coordinateur", ("E3", "E4"), 2)]


@pytest.fixture(scope="module")
def calls():
    return load_project(ROOT).registers["calls"]


@pytest.mark.parametrize(
    ("bounds", "said"),
    [({"least": 5, "most": 2}, "least is larger than most"), ({"type": "text", "most": 2}, "no number")],
)
def test_bounds_that_make_no_sense_are_refused(calls, bounds, said):
    column = replace(calls.columns[-1], **{"type": "integer"} | bounds)
    problems = check_registers({"calls": replace(calls, columns=(*calls.columns[:-1], column))})
    assert [message for _, _, message in problems if said in message]


def test_a_code_that_stands_once_needs_its_columns(calls):
    wrong = replace(calls, expected=Expected(only_one=(("nothing", "x", "year"),)))
    assert [message for _, place, message in check_registers({"calls": wrong}) if place == ("only_one", 0)]
