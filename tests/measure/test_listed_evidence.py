"""Rows are listed for the figures that are published and not of persons, and they are the rows that were counted."""

from dataclasses import replace
from datetime import date

import pyarrow.parquet as pq
import pytest

from strandreport.measure.listed_evidence import list_evidence
from strandreport.measure.small_cells import hold_back
from strandreport.measure.table import list_figures
from strandreport.model import figures as figures_module
from tests.measure.builder import REGISTERS, SELF, make_task, write_registers
from tests.measure.test_small_cells import DECLARED, REGISTERS_OF_PEOPLE, people

PROJECTS = {
    "P04": {"of": "participations", "date": "project.signature_date", "kind": "flow", "by": ["role"]},
    "P06": {"of": "participations", "date": "project.signature_date", "kind": "flow", "where": {"role": "coordinator"}},
}
DAY = date(2018, 5, 1)
SIGNED = {"of": "agreements", "date": "signature_date", "kind": "flow", "measure": {"count": "rows"}}
RATE = {"P07": {"measure": {"ratio": {"numerator": "P06", "denominator": "P04"}}}}


@pytest.fixture
def listed(compute, tmp_path):
    def run(rows, declared, **options):
        results = compute(rows, declared, **options).results
        task = make_task(declared, **options)
        figures = hold_back(list_figures(results, task), task, ())
        write_registers(tmp_path / "again", rows, task.registers)
        found = list_evidence(figures, task, tmp_path / "again")
        lists, places = (pq.read_table(_file(tmp_path, data)).to_pylist() for data in found)
        return {figure.figure_id: figure for figure in figures}, lists, {row["id"]: row["places"] for row in places}

    return run


def _file(folder, data):
    path = folder / "one.parquet"
    path.write_bytes(data)
    return path


def projects():
    measured = {name: {**of, "measure": {"count_distinct": "project_id"}} for name, of in PROJECTS.items()}
    signed = [{"project_id": f"p{i}", "signature_date": date(2016 + i, 3, 1)} for i in range(4)]
    ours = [{"project_id": f"p{i}", "org_id": SELF, "role": "coordinator" if i else "participant"} for i in range(4)]
    return {"projects": signed, "participations": ours}, {**measured, **RATE}


def test_the_rows_of_a_figure_are_as_many_as_were_counted(listed):
    figures, lists, places = listed(*projects())
    counted = {}
    for one in lists:
        if one["kind"] == "counted":
            counted.setdefault(one["figure_id"], {})[one["part"]] = len(one["rows"])
    for name in ("P04", "P06"):
        for period in ("2016", "2017", "2018", "2019", "total"):
            figure = figures[f"{name}.european_programmes.{period}"]
            assert counted.get(figure.figure_id, {}).get("numerator", 0) == figure.n_rows
    assert counted["P07.european_programmes.total"] == {"numerator": 3, "denominator": 4}
    assert {row for one in lists for row in one["rows"]} == set(places)


def test_groups_of_breakdowns_are_not_listed(listed):
    figures, lists, _ = listed(*projects())
    assert any(figure.breakdown for figure in figures.values())
    assert {one["figure_id"] for one in lists} <= {name for name, figure in figures.items() if not figure.breakdown}


def test_a_row_is_followed_by_the_row_that_it_leads_to(listed):
    _, _, places = listed(*projects())
    assert all([place["register"] for place in row][:2] == ["participations", "projects"] for row in places.values())


def test_rows_of_persons_are_never_listed_even_where_their_number_is_told(listed):
    rows = people((2018, "PHD", "M", 9), (2018, "PHD", "F", 8))
    figures, lists, places = listed(rows, DECLARED, registers=REGISTERS_OF_PEOPLE)
    assert figures["HA.european_programmes.2018"].numerator == 17
    assert figures["HZ.european_programmes.2018"].numerator == 17
    assert (lists, places) == ([], {})


def with_internal_status():
    agreements = REGISTERS["agreements"]
    columns = tuple(
        replace(column, disclosure="internal") if column.name == "status" else column for column in agreements.columns
    )
    return {**REGISTERS, "agreements": replace(agreements, columns=columns)}


@pytest.mark.parametrize(
    ("chosen_by", "audience", "is_listed"),
    [
        ({"where": {"status": "active"}}, "public", False),
        ({"by": ["status"]}, "public", False),
        ({"where": {"status": "active"}}, "internal", True),
        ({"where": {"instrument": "LEA"}}, "public", True),
    ],
)
def test_rows_chosen_by_a_column_that_the_audience_may_not_see_are_not_listed(listed, chosen_by, audience, is_listed):
    declared = {"T01": {**SIGNED, **chosen_by}}
    rows = {"agreements": [{"agreement_id": "A1", "instrument": "LEA", "status": "active", "signature_date": DAY}]}
    figures, lists, places = listed(rows, declared, registers=with_internal_status(), audience=audience)
    assert figures["T01.european_programmes.2018"].numerator == 1
    assert ("T01.european_programmes.2018" in {one["figure_id"] for one in lists}) is is_listed
    assert bool(places) is is_listed


def test_a_rate_one_part_of_which_may_not_be_listed_lists_neither(listed):
    declared = {
        "T01": {**SIGNED, "where": {"status": "active"}},
        "T02": SIGNED,
        "T03": {"measure": {"ratio": {"numerator": "T01", "denominator": "T02"}}},
    }
    rows = {"agreements": [{"agreement_id": "A1", "status": "active", "signature_date": DAY}]}
    _, lists, _ = listed(rows, declared, registers=with_internal_status())
    assert {one["figure_id"].partition(".")[0] for one in lists} == {"T02"}


def test_figures_of_very_many_rows_list_none_and_those_of_fewer_do(listed, monkeypatch):
    monkeypatch.setattr(figures_module, "MOST_LISTED", 3)
    _, lists, places = listed(*projects())
    assert {one["figure_id"] for one in lists if "P04" in one["figure_id"]} == {
        f"P04.european_programmes.{year}" for year in range(2016, 2020)
    }
    assert len(places) == 7  # four rows of P04, three of P06
