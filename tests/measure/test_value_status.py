"""A figure that rests on an estimated or semi-final value says so; one of final values says nothing."""

import pytest

from strandreport.measure.compute import compute_figures
from strandreport.measure.table import from_parquet
from strandreport.model.project import load_project
from tests.conftest import ROOT
from tests.measure.builder import write_registers

RESOURCES = {2016: "final", 2017: None, 2018: "semi_final", 2019: "estimated"}


@pytest.fixture(scope="module")
def figures(tmp_path_factory):
    folder = tmp_path_factory.mktemp("status")
    project = load_project(ROOT, {"as_of": "2019-12-31"})
    rows = [
        {"year": year, "measure": measure, "scope": "institute", "amount": amount, "status": status}
        for year, resources in RESOURCES.items()
        for measure, amount, status in (
            ("external_resources", 900, resources),
            ("eu_receipts", 90, "provisional" if year == 2019 else "final"),
        )
    ]
    # an estimate of another scope, and one without an amount, are behind none of these figures
    rows += [
        {"year": 2016, "measure": "external_resources", "scope": "units", "amount": 1, "status": "estimated"},
        {"year": 2016, "measure": "vacancies", "scope": "institute", "amount": 1, "status": "estimated"},
    ]
    write_registers(folder / "register", {"denominators": rows}, project.registers)
    compute_figures(project, folder / "register", folder / "measure")
    found = from_parquet((folder / "measure" / "figures.parquet").read_bytes())
    return {figure.figure_id: figure for figure in found}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("P14D.european_programmes.2016", ""),
        ("P14D.european_programmes.2017", ""),
        ("P14D.european_programmes.2018", "semi_final"),
        ("P14D.european_programmes.2019", "estimated"),
        ("P14N.european_programmes.2018", ""),
        # a rate is no more final than either of its parts
        ("P14.european_programmes.2018", "semi_final"),
        ("P14.european_programmes.2019", "estimated,provisional"),
        ("H07D.hrs4r.2016", ""),
    ],
)
def test_a_figure_names_the_statuses_of_the_values_behind_it(figures, name, expected):
    assert figures[name].value_status == expected


def test_what_is_counted_for_the_marks_alone_is_no_figure(figures):
    assert not [name for name in figures if "not_final" in name]
    rate = figures["P14.european_programmes.2018"]
    assert (rate.numerator, rate.denominator) == (90, 900)
