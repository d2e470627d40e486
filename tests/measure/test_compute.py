"""The stage as a whole: the files that it writes and what stops it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from strandreport.measure.compute import compute_figures
from strandreport.measure.table import from_parquet
from strandreport.model.errors import BuildError
from strandreport.model.files import read_json, write_json
from strandreport.model.project import load_project
from tests.conftest import ROOT
from tests.measure.builder import SELF, write_registers

ROWS = {
    "organisations": [{"org_id": SELF, "name": "INSERM"}],
    "projects": [
        {"project_id": "p1", "framework": "H2020", "funding_scheme": "RIA", "signature_date": date(2016, 1, 1)},
        {"project_id": "p2", "framework": "H2020", "funding_scheme": "RIA", "signature_date": date(2018, 1, 1)},
        {"project_id": "p3", "framework": "H2020", "funding_scheme": None, "signature_date": date(2018, 1, 1)},
    ],
    "participations": [
        {"project_id": "p1", "org_id": SELF, "role": "participant"},
        {"project_id": "p2", "org_id": SELF, "role": "coordinator"},
        {"project_id": "p3", "org_id": SELF, "role": "coordinator"},
    ],
}


@pytest.fixture(scope="module")
def project():
    return load_project(ROOT)


@pytest.fixture
def outputs(tmp_path, project) -> Path:
    write_registers(tmp_path / "register", ROWS, project.registers)
    return tmp_path


def build(project, outputs):
    compute_figures(project, outputs / "register", outputs / "measure")
    figures = from_parquet((outputs / "measure" / "figures.parquet").read_bytes())
    return {figure.figure_id: figure for figure in figures}


def test_figures_have_stable_names_in_order(project, outputs):
    names = list(build(project, outputs))
    assert names == sorted(names)
    expected = {
        "P04.european_programmes.2018",
        "P04.european_programmes.total",
        "P04.european_programmes.2018.H2020",
        "P04.european_programmes.2018.project.funding_scheme=RIA",
        "P04.european_programmes.2018.project.funding_scheme=~",
    }
    assert expected <= set(names)


def test_a_rate_keeps_its_parts_and_a_rate_of_nothing_is_no_data(project, outputs):
    figures = build(project, outputs)
    rate, none = (figures[f"P07.european_programmes.{year}"] for year in (2018, 2019))
    assert (rate.kind, rate.numerator, rate.denominator, rate.n_unresolved, rate.state) == ("ratio", 1, 1, 1, "value")
    assert (none.numerator, none.denominator, none.state) == (0, 0, "no_data")


def test_a_register_without_rows_gives_no_data(project, outputs):
    figure = build(project, outputs)["T01.bilateral_cooperation.2018"]
    assert (figure.state, figure.numerator) == ("no_data", None)


def test_periods_carry_their_days(project, outputs):
    figures = build(project, outputs)
    year, total = figures["P04.european_programmes.2018"], figures["P04.european_programmes.total"]
    assert (year.period_start, year.period_end, year.is_partial) == (date(2018, 1, 1), date(2018, 12, 31), False)
    assert (total.period_start, total.period_end, total.is_partial) == (None, project.settings.as_of, False)


def test_a_year_cut_short_is_partial_and_is_not_judged(project, outputs):
    cut = replace(project, settings=replace(project.settings, as_of=date(2018, 6, 30)))
    assert build(cut, outputs)["P07.european_programmes.2018"].is_partial
    judged = {(j["indicator"], j["strand"]): j for j in read_json(outputs / "measure" / "measure.json")["judgements"]}
    assert judged["P07", "european_programmes"]["judged_figure"] == "P07.european_programmes.2016"


def test_every_indicator_of_every_strand_has_a_judgement(project, outputs):
    build(project, outputs)
    measure = read_json(outputs / "measure" / "measure.json")
    pairs = [(judgement["indicator"], judgement["strand"]) for judgement in measure["judgements"]]
    assert pairs == [
        (name, strand) for name in sorted(project.indicators) for strand in project.indicators[name].strands
    ]
    (rate,) = [judgement for judgement in measure["judgements"] if judgement["indicator"] == "P07"]
    assert rate["target"]["baseline"] == {"numerator": 0, "denominator": 1}
    assert (rate["status"], rate["way_done"], rate["time_gone"]) == ("reached", "4/1", "1/2")
    assert rate["target"]["standing"] == "illustrative"


def test_the_same_registers_give_the_same_bytes(project, outputs):
    def files():
        build(project, outputs)
        return [(outputs / "measure" / name).read_bytes() for name in ("figures.parquet", "measure.json")]

    assert files() == files()


def test_the_types_of_the_table_do_not_depend_on_what_is_in_it(project, outputs):
    build(project, outputs)
    types = {field.name: str(field.type) for field in pq.read_schema(outputs / "measure" / "figures.parquet")}
    assert (types["numerator"], types["denominator"], types["period_start"]) == ("int64", "int64", "date32[day]")


def test_a_register_that_is_not_the_one_handed_over_stops_the_stage(project, outputs):
    path = outputs / "register" / "projects.parquet"
    path.write_bytes(path.read_bytes() + b" ")
    with pytest.raises(BuildError, match="is not the file that registers.json describes"):
        build(project, outputs)


def test_a_required_register_without_rows_stops_the_stage_and_names_the_forms_that_would_fill_it(project, outputs):
    path = outputs / "register" / "registers.json"
    write_json(path, {**read_json(path), "missing": {"agreements": ["agreements_office"]}})
    with pytest.raises(BuildError, match=r"'agreements' has no row.*agreements_office"):
        build(project, outputs)


def test_a_register_that_was_not_handed_over_stops_the_stage(project, outputs):
    fewer = {name: register for name, register in project.registers.items() if name != "organisations"}
    write_registers(outputs / "register", ROWS | {"organisations": []}, fewer)
    with pytest.raises(BuildError, match="does not list the register organisations"):
        build(project, outputs)
