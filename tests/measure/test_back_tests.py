"""Published figures, recomputed from published inputs: spreadsheets go through all stages, numbers through the printer.

Two computations can't catch a wrong declaration, which agrees with itself; figures that others printed can.
"""

import json
import shutil

import pytest

from strandreport.measure.table import from_parquet
from strandreport.model.files import read_json
from strandreport.report.formatting import percent
from tests.conftest import ROOT
from tests.report.project_folder import Folder

YEARS = ("2009", "2010", "2011", "2012", "2013")
PARTICIPATIONS = ((114, 7_166), (157, 10_182), (208, 13_952), (193, 13_211), (299, 14_232))
COORDINATIONS = ((24, 1_184), (40, 1_708), (61, 2_586), (55, 2_387), (83, 2_644))
# as printed in the report on performance of 2013
PRINTED = {
    "PART": ("1.59%", "1.54%", "1.49%", "1.46%", "2.10%"),
    "COOR": ("2.03%", "2.36%", "2.36%", "2.30%", "3.14%"),
}
CONTEXT = ("Year", "Measure", "Scope", "Number")
PUBLISHED = (
    *("Code", "Label in English", "Label in French", "Number", "Out of", "Share printed (%)", "Decimals of the share"),
    *("Share of", "Source in English", "Source in French"),
)
WORDS = "{en: Rate, fr: Taux}"
COUNT = """
{name}:
  label: {words}
  definition: {words}
  strands: [european_programmes]
  measure: {{sum: count}}
  of: denominators
  where: {{measure: {measure}, scope: {scope}}}
  date: year
  kind: flow
  unit: {words}
  better: context
  standing: annex
"""
RATIO = """
{name}:
  label: {words}
  definition: {words}
  strands: [european_programmes]
  measure: {{ratio: {{numerator: {name}N, denominator: {name}D}}}}
  unit: {words}
  better: higher
  standing: annex
  decimals: 2
"""
OF_PARTICIPATIONS = """
{name}:
  label: {words}
  definition: {words}
  strands: [european_programmes]
  measure: {measure}
  of: participations
  where: {where}
  date: project.start_date
  kind: flow
  by: {by}
  unit: {words}
  better: higher
  standing: annex
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    return tmp_path_factory.mktemp("store")


@pytest.fixture(scope="module")
def operators(tmp_path_factory, store):
    """The denominators and the printed shares of the report of 2013, handed in as spreadsheets."""
    folder = Folder(tmp_path_factory.mktemp("operators") / "folder", store)
    declared = "".join(
        COUNT.format(name=f"{name}N", measure=part, scope="operators", words=WORDS)
        + COUNT.format(name=f"{name}D", measure=whole, scope="world", words=WORDS)
        + RATIO.format(name=name, words=WORDS)
        for name, part, whole in (
            ("PART", "programme_participations", "programme_participations"),
            ("COOR", "programme_coordinations", "programme_projects"),
        )
    )
    (folder.path / "config" / "indicators" / "back.yaml").write_text(declared, encoding="utf-8")
    folder.csv("context.csv", CONTEXT, context())
    folder.csv("published.csv", PUBLISHED, printed())
    figures_of(folder, first_year="2009", last_year="2013", as_of="2014-06-30", required_registers=())
    return folder


def context():
    for year, part, coordinated in zip(YEARS, PARTICIPATIONS, COORDINATIONS, strict=True):
        for words, scope, count in (
            ("Participations in the framework programme", "operators", part[0]),
            ("Participations in the framework programme", "world", part[1]),
            ("Coordinations in the framework programme", "operators", coordinated[0]),
            ("Projects of the framework programme", "world", coordinated[1]),
        ):
            yield dict(zip(CONTEXT, (year, words, scope, count), strict=True))


def printed():
    for name, pairs in (("PART", PARTICIPATIONS), ("COOR", COORDINATIONS)):
        for year, (part, whole), text in zip(YEARS, pairs, PRINTED[name], strict=True):
            row = (f"{name}-{year}", "Rate", "Taux", part, whole, text.rstrip("%"), 2, "", "report", "rapport")
            yield dict(zip(PUBLISHED, row, strict=True))
    for name, number, share in (("world", "8880", "52"), ("eu", "5502", "32")):
        row = (name, "Co-publications", "Copublications", number, "", share, 0, "publications", "site", "site")
        yield dict(zip(PUBLISHED, row, strict=True))


def figures_of(folder, required_registers=None, **settings):
    path = folder.path / "config" / "config.yaml"
    text = path.read_text(encoding="utf-8")
    if required_registers is not None:
        text = text.replace("required_registers: [agreements, projects, participations]", "required_registers: []")
    path.write_text(text, encoding="utf-8")
    folder.figures(**settings)


def figures(folder):
    return {
        figure.figure_id: figure for figure in from_parquet((folder.outputs / "measure/figures.parquet").read_bytes())
    }


def findings(folder, code):
    found = read_json(folder.outputs / "register" / "findings.json")["findings"]
    return [finding for finding in found if finding["code"] == code]


@pytest.mark.parametrize("name", ["PART", "COOR"])
def test_printed_rates_of_the_operators_are_recomputed_but_for_the_one_printed_error(operators, name):
    found = figures(operators)
    rates = [found[f"{name}.european_programmes.{year}"] for year in YEARS]
    ours = tuple(percent(rate.numerator, rate.denominator, "en", 2) for rate in rates)
    differing = {year: (a, b) for year, a, b in zip(YEARS, ours, PRINTED[name], strict=True) if a != b}
    assert differing == ({"2010": ("2.34%", "2.36%")} if name == "COOR" else {})


def test_the_printed_error_is_a_finding_at_its_cell(operators):
    [found] = findings(operators, "PUBLISHED_SHARE")
    assert (found["cells"], found["value"]) == (["F8"], "2.36")


def test_8880_of_52_per_cent_and_5502_of_32_per_cent_contradict_nothing(operators):
    assert findings(operators, "PUBLISHED_SHARES_DIFFER") == []


@pytest.fixture(scope="module")
def cordis(tmp_path_factory, store):
    """Every participation of the institute in projects that began in 2007, 2014 and 2022, with all partners."""
    folder = Folder(tmp_path_factory.mktemp("cordis") / "folder", store)
    declared = (
        ("GROSS", "{sum: ec_contribution}", "{is_self: true}", "[project.framework, project.funding_scheme]"),
        ("JOINT", "{count_distinct: project_id}", "{is_partner: true}", "[country]"),
    )
    text = "".join(
        OF_PARTICIPATIONS.format(name=name, measure=measure, where=where, by=by, words=WORDS)
        for name, measure, where, by in declared
    )
    (folder.path / "config" / "indicators" / "back.yaml").write_text(text, encoding="utf-8")
    source = ROOT.parent / "shared" / "data" / "cordis" / "inserm" / "participations"
    for path in sorted(source.iterdir()):
        shutil.copyfile(path, folder.inputs / path.name)
    figures_of(folder, first_year="2007", last_year="2022", as_of="2022-12-31", required_registers=())
    return figures(folder)


@pytest.fixture
def oracle(shared_data):
    return json.loads((shared_data / "cordis/inserm/oracle.json").read_text(encoding="utf-8"))["participations"]


@pytest.mark.shared
@pytest.mark.parametrize("year", ["2007", "2014", "2022"])
def test_contributions_by_year_of_start_are_those_of_the_oracle(cordis, oracle, year):
    truth = oracle[f"projects_starting_{year}"]
    gross = cordis[f"GROSS.european_programmes.{year}"]
    assert (gross.numerator, gross.n_rows) == (
        round(truth["ec_contribution"] * 100),
        truth["rows"] - truth["missing_amounts"],
    )
    parts = {
        figure.breakdown_value: figure.numerator
        for figure in cordis.values()
        if (figure.indicator, figure.period, figure.breakdown) == ("GROSS", year, "project.funding_scheme")
    }
    assert {scheme: cents for scheme, cents in parts.items() if cents} == {
        scheme.upper(): round(part["ec_contribution"] * 100) for scheme, part in truth["by_funding_scheme"].items()
    }


@pytest.mark.shared
@pytest.mark.parametrize(("year", "differing"), [("2007", {}), ("2014", {"FR": (11, 12)})])
def test_projects_shared_with_each_country_are_those_of_the_oracle(cordis, oracle, year, differing):
    # In EBOVAC1 two third parties are in France by one row and in "NA" by another, which may be Namibia.
    truth = {row["country"]: row["joint_projects"] for row in oracle[f"projects_starting_{year}"]["all_countries"]}
    truth.pop("(missing)", None)
    found = {
        {"GB": "UK", "GR": "EL"}.get(figure.breakdown_value, figure.breakdown_value): figure
        for figure in cordis.values()
        if (figure.indicator, figure.period, figure.breakdown) == ("JOINT", year, "country")
    }
    numbers = {country: (found[country].numerator, number) for country, number in truth.items()}
    assert {country: pair for country, pair in numbers.items() if pair[0] != pair[1]} == differing
    assert {country for country, figure in found.items() if figure.numerator} - {""} <= set(truth)
    assert ("" in found and found[""].n_rows > 0) == bool(differing)
