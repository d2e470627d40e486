"""The shipped indicators over the real CORDIS export of 2016, against figures that others computed."""

import csv
import json
from dataclasses import replace
from datetime import date

import pytest

from strandreport.measure.compute_twice import compute_twice
from strandreport.measure.computed import FigureKey
from strandreport.measure.task import make_task
from strandreport.model.declarations import ColumnReference
from strandreport.model.project import load_project
from tests.conftest import ROOT
from tests.measure.builder import write_registers

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def results(tmp_path_factory):
    folder = ROOT.parent / "shared" / "data" / "cordis" / "inserm" / "h2020-2016"
    project = load_project(ROOT)
    settings = replace(project.settings, as_of=date(2018, 12, 31), first_year=2014, last_year=2018)
    # this export has no dates of signature: its years, and those of the oracle, are years of start
    task = make_task(
        replace(project, settings=settings, indicators=dict(map(dated_by_start, project.indicators.items())))
    )
    registers = tmp_path_factory.mktemp("real") / "register"
    write_registers(registers, rows_of(folder), task.registers)
    return compute_twice(task, registers)


def dated_by_start(item):
    name, indicator = item
    in_projects = indicator.date == ColumnReference("project", "signature_date")
    return name, replace(indicator, date=ColumnReference("project", "start_date")) if in_projects else indicator


def rows_of(folder):
    return {
        "projects": [
            {
                "project_id": row["rcn"],
                "framework": "H2020",
                "funding_scheme": row["fundingScheme"],
                "coordinator_name": row["coordinator"],
                "start_date": date.fromisoformat(row["startDate"]) if row["startDate"] else None,
            }
            for row in read(folder / "projects.csv")
        ],
        "participations": [
            {"project_id": row["projectRcn"].strip(), "org_id": row["new_org_id"].strip()}
            for row in read(folder / "edges.csv")
        ],
        "organisations": [
            {"org_id": row["new_org_id"].strip(), "name": row["name"]} for row in read(folder / "unique_org.csv")
        ],
    }


def read(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def test_inserm_has_79_participations_in_79_projects(results):
    assert [number(results, name) for name in ("P05", "P04")] == [79, 79]


def test_inserm_coordinates_37_projects_by_role_and_9_of_the_50_that_have_a_coordinator(results):
    assert [number(results, name) for name in ("P06R", "P06", "P04E")] == [37, 9, 50]
    rate = results[FigureKey("P07", "total", "", None)]
    assert (rate.numerator, rate.denominator, rate.n_unresolved) == (9, 50, 0)


def test_participations_by_year_are_those_of_the_oracle(results, shared_data):
    oracle = json.loads((shared_data / "cordis/inserm/oracle.json").read_text(encoding="utf-8"))["h2020_2016"]
    for name, key in (("P05", "participations_by_start_year"), ("P06R", "coordinations_by_start_year")):
        found = {year: number(results, name, year) for year in ("2014", "2015", "2016", "2017")}
        assert found | {"unknown": results[FigureKey(name, "2016", "", None)].n_undated} == oracle[key]


def test_schemes_add_up_to_the_participations(results, shared_data):
    oracle = json.loads((shared_data / "cordis/inserm/oracle.json").read_text(encoding="utf-8"))["h2020_2016"]
    found = {
        key.group: computed.numerator
        for key, computed in results.items()
        if (key.indicator, key.period, key.breakdown) == ("P05", "total", "project.funding_scheme")
    }
    assert found == oracle["by_funding_scheme"]


def number(results, indicator, period="total"):
    return results[FigureKey(indicator, period, "", None)].numerator
