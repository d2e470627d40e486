"""Real downloads of other shapes: R's tables, the Hop On tool, the present export; workbooks give what CSV gives."""

import json
from collections import Counter

import pandas as pd
import pytest

from tests.register.test_real_cordis import SELF, copy

pytestmark = pytest.mark.shared
REGISTERS = ("projects", "participations", "organisations", "project_topics")
ALIASES = {"UK": "GB", "EL": "GR"}


@pytest.fixture
def truths(shared_data):
    return json.loads((shared_data / "cordis" / "inserm" / "oracle.json").read_text(encoding="utf-8"))


@pytest.fixture
def inserm(shared_data):
    return shared_data / "cordis" / "inserm"


def with_projects(built):
    """Our participations, each with its project's framework and year of start."""
    ours = built.table("participations").query("org_id == @SELF")
    projects = built.table("projects")[["project_id", "framework", "start_date"]]
    joined = ours.merge(projects, on="project_id", how="left", validate="many_to_one")
    return joined.assign(year=[str(day.year) for day in joined["start_date"]])


def summary(rows):
    return {
        "rows": len(rows),
        "distinct_projects": rows["project_id"].nunique(),
        "coordinations": int((rows["role"] == "coordinator").sum()),
        "ec_contribution": int(rows["ec_contribution"].sum()),
        "missing_amounts": int(rows["ec_contribution"].isna().sum()),
    }


def cents(truth):
    return {key: round(value * 100) if key == "ec_contribution" else value for key, value in truth.items()}


def joint_projects(built):
    """Country to the number of our projects in which another organisation of it takes part."""
    rows = built.table("participations")
    ours = set(rows.loc[rows["org_id"] == SELF, "project_id"])
    others = rows[rows["project_id"].isin(ours) & (rows["org_id"] != SELF) & rows["country"].notna()]
    return dict(others.drop_duplicates(["project_id", "country"])["country"].value_counts())


def expected_countries(truth):
    known = [row for row in truth["all_countries"] if row["country"] != "(missing)"]
    return {ALIASES.get(row["country"], row["country"]): row["joint_projects"] for row in known}


def test_participations_made_with_r_give_the_known_figures_by_year_and_framework(build, inserm, truths, tmp_path):
    built = build(copy(inserm / "participations", tmp_path / "real"))
    ours = with_projects(built)
    for year in ("2007", "2014", "2022"):
        truth = truths["participations"][f"projects_starting_{year}"]["by_framework_programme"]
        found = {str(name): summary(rows) for name, rows in ours[ours["year"] == year].groupby("framework")}
        assert found == {name: cents(numbers) for name, numbers in truth.items()}
    assert len(ours) == 51


def test_na_is_no_amount_and_is_never_taken_for_namibia(build, inserm, tmp_path):
    built = build(copy(inserm / "participations", tmp_path / "real"))
    rows = built.table("participations")
    assert "NA" not in set(rows["country"].dropna())
    assert rows["voided"].str.contains("country").sum() == 8
    assert {f["value"] for f in built.findings if f["code"] == "UNCLEAR_VALUE"} == {"NA"}


def test_the_hop_on_tables_give_the_known_figures(build, inserm, truths, tmp_path):
    truth = truths["horizon_europe_hopon"]
    built = build(copy(inserm / "horizon-europe-hopon", tmp_path / "real"))
    ours = with_projects(built)
    assert len(ours) == truth["participations_all_roles"] == 21
    roles = {"participant": "participant", "third_party": "thirdParty", "coordinator": "coordinator"}
    assert {roles[role]: n for role, n in Counter(ours["role"]).items()} == truth["roles"]
    assert int(ours["ec_contribution"].sum()) == round(truth["ec_contribution_total"] * 100)
    assert joint_projects(built) == expected_countries(truth)
    costs = built.table("projects")["total_cost"]
    assert (costs.isna().sum(), 775_534_125 in set(costs.dropna())) == (6, True)


def test_fp7_has_the_known_joint_projects_once_two_codes_for_greece_are_one(build, inserm, truths, tmp_path):
    built = build(copy(inserm / "fp7-2016", tmp_path / "real"))
    countries = built.table("organisations").set_index("org_id")["country"]
    rows = built.table("participations")
    ours = set(rows.loc[rows["org_id"] == SELF, "project_id"])
    others = rows[rows["project_id"].isin(ours) & (rows["org_id"] != SELF)]
    pairs = others.assign(country=others["org_id"].map(countries)).drop_duplicates(["project_id", "country"])
    truth = {
        row["country"]: row["joint_projects"] for row in truths["fp7_2016"]["all_countries_iso_merged_EL_GR_UK_GB"]
    }
    assert dict(pairs["country"].value_counts()) == {code: n for code, n in truth.items() if len(code) == 2}


@pytest.mark.parametrize("name", ["h2020-2016", "fp7-2016", "participations", "horizon-europe-hopon"])
def test_csv_and_xlsx_twins_give_the_same_rows(build, inserm, tmp_path, name):
    one = contents(build(copy(inserm / name, tmp_path / "csv")))
    two = contents(build(copy(inserm / f"{name}.xlsx", tmp_path / "xlsx")))
    assert [name for name in REGISTERS if not one[name].equals(two[name])] == []


def contents(built):
    """Rows of the registers without their places, in the order of their keys."""
    frames = {name: built.table(name).drop(columns=["row_id", "row", "source", "sheet"]) for name in REGISTERS}
    return {name: frame.sort_values(list(frame.columns[:3]), ignore_index=True) for name, frame in frames.items()}


def test_the_first_hundred_rows_of_all_files_of_the_present_export_are_read(build, shared_data, tmp_path):
    built = build(copy(shared_data / "cordis" / "horizon-europe-head100", tmp_path / "real"))
    assert built.classes() == {"header": 5, "accepted": 500}
    assert [len(built.table(name)) for name in ("projects", "participations", "project_topics")] == [100, 100, 300]
    # the first hundred rows of each file do not all belong together, and Inserm is in none of them
    told = {finding["code"] for finding in built.findings}
    assert told <= {"ABSENT_COLUMN", "NO_OWN_ROWS", "UNUSED_ROW", "LOOKALIKE_KEYS"}
    assert {"NO_OWN_ROWS", "UNUSED_ROW"} <= told
    amounts = built.table("participations")["net_ec_contribution"]
    assert (amounts.notna().all(), pd.api.types.is_integer_dtype(amounts.dtype)) == (True, True)


def test_a_derived_network_and_a_reference_list_are_known_and_not_needed(build, shared_data, tmp_path):
    folder = tmp_path / "real"
    folder.mkdir()
    for path in ("cordis/h2020-2016/h2020deathstar.ods", "reference/cordisref-countries.csv"):
        (folder / path.rpartition("/")[2]).write_bytes((shared_data / path).read_bytes())
    built = build(folder)
    assert {finding["code"] for finding in built.findings} == {"SHEET_NOT_NEEDED"}
