"""The same indicators for peers, France, the EU and all participants, where the extraction holds all projects."""

import csv

import pytest

from strandreport.measure.explain import UnknownFigureError, explain
from strandreport.measure.peer_groups import peer_groups
from strandreport.measure.table import from_parquet
from strandreport.measure.task import make_task
from strandreport.model.files import read_json
from strandreport.report.open_data import write_open_data
from tests.report.project_folder import OTHER, SELF, TEMPLATES, Folder, participation, project

CNRS, UCL = "999997930", "999975620"
COUNTRIES = {SELF: "FR", CNRS: "FR", OTHER: "DE", UCL: "UK"}
# project: coordinator first
WHOLE = {"1": (CNRS, SELF), "2": (SELF,), "3": (CNRS, UCL), "4": (UCL,), "5": (OTHER, CNRS, UCL), "6": (UCL, OTHER)}
RESEARCHERS = {"Staff of the institute": 2000, "France": 10000, "CNRS": 15000, "European Union": 60000}
SUBSET = {"1": (CNRS, SELF), "2": (SELF,), "3": (SELF, UCL)}


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    return tmp_path_factory.mktemp("store")


def institute(path, store, members):
    folder = Folder(path / "folder", store)
    rows = [
        participation(
            number, "coordinator" if i == 0 else "participant",
            organisationID=org, name=f"Organisation {org}", country=COUNTRIES[org],
        )
        for number, orgs in members.items()
        for i, org in enumerate(orgs)
    ]  # fmt: skip
    folder.cordis([project(number, 2019) for number in members], rows)
    folder.agreements()
    folder.csv(
        "context.csv", ("Year", "Measure", "Scope", "Number"),
        [{"Year": 2019, "Measure": "Researchers (headcount)", "Scope": scope, "Number": number}
         for scope, number in RESEARCHERS.items()],
    )  # fmt: skip
    path_of_settings = folder.path / "config" / "config.yaml"
    text = path_of_settings.read_text(encoding="utf-8")
    required = "required_registers: [agreements, projects, participations]"
    path_of_settings.write_text(text.replace(required, "required_registers: [projects]"), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def whole(tmp_path_factory, store):
    folder = institute(tmp_path_factory.mktemp("whole"), store, WHOLE)
    folder.build()
    return folder


@pytest.fixture(scope="module")
def subset(tmp_path_factory, store):
    folder = institute(tmp_path_factory.mktemp("subset"), store, SUBSET)
    folder.build()
    return folder


def numbers(folder, indicator):
    rows = read_json(folder.outputs / "measure" / "peers.json")["figures"]
    chosen = [row for row in rows if (row["indicator"], row["period"]) == (indicator, "total")]
    return {row["group"]: row["numerator"] for row in chosen}


def test_each_group_is_counted_by_the_same_declaration_and_projects_once(whole):
    # P04 counts projects: three French participations in two projects of 1 and 3 are no more than those projects
    expected = {"self": 2, "cnrs": 3, "institut_pasteur": 0, "cea": 0, "france": 4, "eu": 6, "all": 6}
    assert numbers(whole, "P04") == expected
    assert numbers(whole, "P06") == expected | {"self": 1, "cnrs": 2, "france": 3}


@pytest.mark.parametrize(("day", "has_left"), [("2020-01-31", False), ("2020-02-01", True)])
def test_the_union_has_the_members_of_the_cut_off_day_and_no_others(whole, day, has_left):
    project = whole.project(as_of=day)
    found = peer_groups(project, make_task(project), whole.outputs / "register").organisations
    assert (UCL in found["eu"], UCL in found["all"]) == (not has_left, True)
    assert {SELF, CNRS, OTHER} <= set(found["eu"])


def test_figures_of_our_own_are_those_of_the_reports(whole):
    figure = whole.context("european_programmes")["key_figures"][0]
    assert figure["code"] == "P04"
    assert numbers(whole, "P04")["self"] == 2


def peers_of(folder, language="en"):
    titles = ("Other institutions", "Autres établissements")
    [part] = [part for part in folder.context("european_programmes", language)["compared"] if part["title"] in titles]
    return part


def test_the_report_has_a_table_of_all_groups(whole):
    table = peers_of(whole)["table"]
    heads = [head["text"] for head in table["heads"]]
    union = "European Union (members on 31\u00a0December\u00a02019)"
    assert heads == ["Indicator", "Inserm", "CNRS", "Institut Pasteur", "CEA", "France", union, "All participants"]
    rows = {row["cells"][0]: row["cells"][1:] for row in table["rows"]}
    assert len(rows) == len(table["rows"])
    assert rows["Projects of 2019 per 1,000 researchers"] == ["1.0", "0.2", "–", "–", "0.4", "0.1", "–"]
    assert rows["Projects"] == ["2", "3", "0", "0", "4", "6", "6"]
    [names] = [line for line in peers_of(whole)["lines"] if "@" in line]
    assert "P04@self.european_programmes.total" in names


def test_an_extraction_of_our_own_projects_compares_with_nobody_and_says_so(subset):
    assert read_json(subset.outputs / "measure" / "peers.json")["own_only"] == ["H2020"]
    assert numbers(subset, "P04") == {}
    assert peers_of(subset)["table"] is None
    assert "only our own projects (H2020)" in peers_of(subset)["warning"]
    assert "que nos propres projets" in peers_of(subset, "fr")["warning"]


def peer_figures(folder):
    rows = from_parquet((folder.outputs / "measure" / "peer_figures.parquet").read_bytes())
    return {figure.figure_id: figure for figure in rows}


def test_the_data_hold_every_figure_of_every_group_under_a_name_of_its_own(whole):
    found = peer_figures(whole)
    assert found["P04@cnrs.european_programmes.total"].numerator == 3
    assert found["P04@france.european_programmes.2019"].numerator == 4
    assert found["P04@eu.european_programmes.2019"].numerator == 6
    rate = found["P04@france.european_programmes.2019.per_1000_researchers"]
    assert (rate.kind, rate.numerator, rate.denominator) == ("number", 4000, 10000)
    assert not [name for name in found if "@cea" in name and name.endswith("per_1000_researchers")]


def test_the_open_data_have_a_table_of_them_that_is_described(whole):
    write_open_data(whole.project(), TEMPLATES, whole.outputs)
    data = whole.outputs / "report" / "data"
    with (data / "peer_figures.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["figure_id"]: row for row in csv.DictReader(file)}
    assert set(rows) == set(peer_figures(whole))
    row = rows["P04@france.european_programmes.2019.per_1000_researchers"]
    assert (row["value"], row["peer"], row["peer_fr"], row["is_per_researcher"]) == ("0.4", "france", "France", "true")
    [resource] = [r for r in read_json(data / "datapackage.json")["resources"] if r["name"] == "peer_figures"]
    assert [field["name"] for field in resource["schema"]["fields"]] == list(row)


def test_where_nothing_is_compared_the_open_data_have_no_such_table(subset):
    write_open_data(subset.project(), TEMPLATES, subset.outputs)
    assert not (subset.outputs / "report" / "data" / "peer_figures.csv").exists()


def test_our_own_figures_are_the_same_under_both_names(whole):
    own = from_parquet((whole.outputs / "measure" / "figures.parquet").read_bytes())
    by_name = {figure.figure_id: figure for figure in own}
    for name, figure in peer_figures(whole).items():
        if "@self." in name and not name.endswith("researchers"):
            ours = by_name[name.replace("@self", "")]
            parts = ("numerator", "denominator", "n_rows", "evidence_digest", "state")
            assert [getattr(figure, part) for part in parts] == [getattr(ours, part) for part in parts]


@pytest.mark.parametrize(
    ("group", "rows"), [("cnrs", {"1", "3", "5"}), ("france", {"1", "2", "3", "5"}), ("eu", set("123456"))]
)
def test_a_figure_of_others_is_followed_to_its_cells(whole, group, rows):
    text = explain(whole.project(), whole.outputs, f"P04@{group}.european_programmes.total", "en")
    assert f"\n{len(rows)} (projects)\n" in text
    counted = text.partition("Rows counted")[2].partition("\nSpreadsheets")[0]
    assert {line.split(" Project ")[1].split()[0] for line in counted.splitlines() if " Project " in line} == rows
    assert "organization.csv" in text
    assert "Both computations agree with each other and with the last build" in text


def test_a_figure_per_researcher_names_the_cell_of_the_researchers_in_both_languages(whole):
    name = "P04@france.european_programmes.2019.per_1000_researchers"
    text = explain(whole.project(), whole.outputs, name, "en")
    assert text.startswith(name)
    assert "4 for 10000 researchers" in text
    assert "Researchers: context.csv, row 3, cell D3" in text
    french = explain(whole.project(), whole.outputs, name, "fr")
    assert "Chercheurs : context.csv, ligne 3, cellule D3" in french
    assert f"Concerne : France ({SELF}, {CNRS})" in french


def test_a_misspelt_figure_of_others_names_the_nearest(whole):
    with pytest.raises(UnknownFigureError, match="P04@cnrs.european_programmes.2019"):
        explain(whole.project(), whole.outputs, "P04@cnr.european_programmes.2019", "en")
