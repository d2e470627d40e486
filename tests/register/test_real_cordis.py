"""The truths of the real CORDIS exports, through the same code as any office's spreadsheet."""

import json
from collections import Counter

import pandas as pd
import pytest

pytestmark = pytest.mark.shared
SELF = "999997833"


def tables(built):
    return {name: built.table(name) for name in ("projects", "participations", "organisations")}


def copy(source, target):
    target.mkdir(parents=True)
    for path in [source] if source.is_file() else sorted(source.iterdir()):
        (target / path.name).write_bytes(path.read_bytes())
    return target


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_h2020_of_2016_gives_the_known_participations_and_totals(build, shared_data, tmp_path, form):
    folder = shared_data / "cordis" / "inserm"
    built = build(copy(folder / "h2020-2016" if form == "csv" else folder / "h2020-2016.xlsx", tmp_path / "real"))
    truth = json.loads((folder / "oracle.json").read_text(encoding="utf-8"))["h2020_2016"]
    frames = tables(built)
    ours = frames["participations"].query("org_id == @SELF")
    assert len(ours) == truth["participations"] == 79
    projects = frames["projects"].set_index("project_id").loc[ours["project_id"]]
    years = Counter("unknown" if pd.isna(day) else str(day.year) for day in projects["start_date"])
    assert dict(years) == truth["participations_by_start_year"]
    assert int(projects["ec_contribution"].sum()) == round(
        truth["project_ecMaxContribution_sum_all_inserm_projects"] * 100
    )
    [own] = frames["organisations"].query("org_id == @SELF").to_dict("records")
    assert own["total_contribution"] == 5_484_972_830
    assert set(frames["organisations"]["country"].dropna()).isdisjoint({"UK", "EL"})


def test_fp7_ids_with_blanks_around_them_still_join(build, shared_data, tmp_path):
    built = build(copy(shared_data / "cordis" / "inserm" / "fp7-2016", tmp_path / "real"))
    assert len(built.table("participations").query("org_id == @SELF")) == 247
    assert built.finding("PADDED_ID")["count"] == 1260
    assert built.finding("MIXED_SPELLINGS")["value"] == "GR, EL"
    organisations = built.table("organisations")
    assert organisations["org_id"].is_unique
    assert len(organisations) == 1015


def test_both_real_discrepancies_of_the_whole_export_are_findings(build, shared_data, tmp_path):
    source = shared_data / "cordis" / "h2020-2016"
    target = tmp_path / "real"
    target.mkdir()
    for name in ("projects.csv", "edges.csv", "unique_org.csv"):
        (target / name).write_bytes((source / name).read_bytes())
    built = build(target)
    assert [len(built.table(name)) for name in ("projects", "participations", "organisations")] == [7574, 31868, 12326]
    sums = built.finding("SUMS_DIFFER")["expected"]
    assert (sums["here"], sums["there"]) == ("12998237515.97", "13001854814.93")
    twice = built.finding("REPEATED_VALUE")
    assert (twice["count"], twice["value"]) == (4, "656579")
