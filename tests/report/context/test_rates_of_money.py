"""The parts of a rate of two amounts are amounts: hundredths of a euro are never printed as if they were euros."""

from dataclasses import replace

from strandreport.model.project import load_project
from strandreport.model.quantities import is_of_money
from strandreport.report.annex.sheet import Kind
from strandreport.report.annex.values import part_cells
from strandreport.report.context.key_figures import key_figures
from strandreport.report.context.sentences import finding
from strandreport.report.context.tables import table
from tests.conftest import ROOT
from tests.report.context.series_of import series_of
from tests.report.context.test_sentences import years

CENTS = years((1_000_00, 10_000_00), (1_000_00, 10_000_00), (1_000_00, 10_000_00), (6_100_000_00, 31_800_000_00))


def test_an_amount_is_printed_in_euros_wherever_the_parts_of_a_rate_stand(words):
    series = replace(series_of(CENTS, of="ratio"), of_money=True)
    said = finding(series, words["en"])
    assert "19.2% (€6,100,000\xa0of\xa0€31,800,000)" in said
    assert "(6\u202f100\u202f000\xa0€\xa0sur\xa031\u202f800\u202f000\xa0€)" in finding(series, words["fr"])
    [key] = key_figures([series], ["X1"], words["en"], {"strand_one": ""})
    assert "€6,100,000\xa0of\xa0€31,800,000" in key["change"]
    rows = {row["cells"][0]: row["cells"][1:3] for row in table(series, words["en"], load_project(ROOT))["rows"]}
    assert rows["2019"] == ["€6,100,000", "€31,800,000"]


def test_the_annex_has_them_as_amounts_too():
    figure = replace(series_of(CENTS, of="ratio").years[-1], kind="ratio")
    cells = part_cells(figure, of_money=True)
    assert [(cell.value, cell.kind) for cell in cells] == [(6_100_000, Kind.MONEY), (31_800_000, Kind.MONEY)]


def test_only_rates_of_two_amounts_are_of_money():
    project = load_project(ROOT)
    found = {
        name
        for name, indicator in project.indicators.items()
        if is_of_money(indicator, project.indicators, project.registers)
    }
    assert found == {"P03", "P10", "P14", "T11"}
