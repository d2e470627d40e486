"""`explain` of what is no plain count: a difference of two rates, a fractional count, a rate of two amounts."""

from datetime import date

import pytest

from strandreport.measure.compute import compute_figures
from strandreport.measure.explain import explain
from strandreport.model.files import write_json
from strandreport.model.project import load_project
from tests.conftest import ROOT
from tests.measure.builder import write_registers

AGREE = "Both computations agree with each other and with the last build"


def proposal(name, outcome, support):
    dates = {"framework": "H2020", "call_deadline": date(2018, 4, 1), "stage": "full", "eligible": True}
    return {"proposal_id": name, "outcome": outcome, "support": support, **dates}


ROWS = {
    "proposals": [
        proposal(f"{support}{i}", "retained" if i < retained else "rejected", support)
        for support, retained in (("office", 3), ("none", 2))
        for i in range(10)
    ],
    "denominators": [
        {"year": 2018, "measure": measure, "scope": "institute", "amount": amount}
        for measure, amount in (("eu_receipts", 90_00), ("external_resources", 900_00))
    ],
    "publications": [{"publication_id": "u0", "year": 2018}],
    "publication_countries": [{"publication_id": "u0", "country": country} for country in ("FR", "DE", "IT")],
}


@pytest.fixture(scope="module")
def project():
    return load_project(ROOT)


@pytest.fixture(scope="module")
def outputs(tmp_path_factory, project):
    folder = tmp_path_factory.mktemp("explain")
    write_registers(folder / "register", ROWS, project.registers)
    write_json(folder / "register" / "ledger.json", {"files": [], "sheets": [], "left_out": []})
    write_json(folder / "register" / "findings.json", {"findings": []})
    compute_figures(project, folder / "register", folder / "measure")
    return folder


def test_a_difference_of_rates_shows_the_rows_of_all_four_parts(project, outputs):
    text = explain(project, outputs, "P16X.european_programmes.2018", "en")
    assert AGREE in text
    assert [text.count(f" {code} ") > 0 for code in ("P16N", "P16D", "P16UN", "P16UD")] == [True] * 4
    assert text.count("Rows counted: 10") == 2
    assert "difference of two rates: 10 over 100 of one (points)" in text


def test_a_fractional_count_is_a_fraction_and_says_how_it_is_shared(project, outputs):
    text = explain(project, outputs, "C03F.standing_and_visibility.2018", "en")
    assert AGREE in text
    assert "2 over 3 (publications)" in text
    assert "each shared equally among its rows" in text
    french = explain(project, outputs, "C03F.standing_and_visibility.2018.DE", "fr")
    assert "répartie à parts égales entre ses lignes" in french


def test_the_parts_of_a_rate_of_money_are_amounts(project, outputs):
    text = explain(project, outputs, "P14.european_programmes.2018", "en")
    assert AGREE in text
    assert "90.00 of 900.00" in text
