"""A group of countries with other members is a break of every series that asks for it: no trend leads across."""

from datetime import date

import pytest

from strandreport.measure.compute import compute_figures
from strandreport.measure.judgements import judge_all
from strandreport.measure.series_breaks import breaks_of
from strandreport.measure.table import from_parquet, list_figures
from strandreport.model.figures import NO_DATA, VALUE
from strandreport.model.files import read_json
from strandreport.model.project import load_project
from strandreport.model.targets import parse_targets
from tests.conftest import ROOT
from tests.measure.builder import WORDS, make_task, write_registers

# "old" is DE always, FR until 30 June 2017, NA in 2016 and again from 2018; "new" is NA until 2015, and DE and FR from
# July 2017 on
DATED = {"of": "projects", "kind": "flow", "date": "start_date", "measure": {"count": "rows"}}
YEARLY = {"of": "publication_countries", "kind": "flow", "date": "publication.year", "measure": {"count": "rows"}}
STOCK = {"of": "agreements", "kind": "stock", "measure": {"count": "rows"}, "stock": {"from": "start_date"}}


def years(declared, name="PA", **options):
    task = make_task(declared, **options)
    return [item.year for item in breaks_of(task.indicators[name], task)]


@pytest.mark.parametrize(
    ("declared", "expected"),
    [
        ({**DATED, "where": {"coordinator_country": {"in_group": "old"}}}, [2017, 2018]),
        # on 1 January FR is still a member in 2017, and no more in 2018, when NA is
        ({**YEARLY, "where": {"country": {"in_group": "old"}}}, [2017, 2018]),
        ({**STOCK, "where": {"partner_country": {"in_group": "old"}}}, [2017, 2018]),
        # both together lose nobody in 2017
        ({**STOCK, "where": {"partner_country": {"in_group": ["old", "new"]}}}, [2017, 2018]),
        ({**DATED, "where": {"coordinator_country": {"in_group": "new"}}}, [2017, 2018]),
        ({**YEARLY, "where": {"country": {"in_group": "new"}}}, [2018]),
        ({**DATED, "kind": "cumulative", "where": {"coordinator_country": {"in_group": "old"}}}, []),
        ({**DATED, "where": {"coordinator_country": ["DE", "FR"]}}, []),
    ],
)
def test_a_series_breaks_where_its_group_has_other_members(declared, expected):
    assert years({"PA": declared}) == expected


def test_a_ratio_breaks_with_its_parts_and_where_it_says_itself():
    ratio = {"measure": {"ratio": {"numerator": "PA", "denominator": "PB"}}}
    parts = {"PA": {**YEARLY, "where": {"country": {"in_group": "new"}}}, "PB": YEARLY}
    assert years({**parts, "PR": ratio}, "PR") == [2018]
    broken = {**ratio, "breaks": [{"year": 2019, "reason": WORDS}]}
    assert years({**parts, "PR": broken}, "PR") == [2018, 2019]


def test_a_year_that_has_not_begun_is_no_break():
    assert years({"PA": {**YEARLY, "where": {"country": {"in_group": "new"}}}}, as_of=date(2017, 12, 31)) == []


GROWING = {
    "PA": {**YEARLY, "where": {"country": {"in_group": "new"}}},
    "MI": {"measure": {"growth": "PA"}},
}


def publications(*counts):
    named = [(f"u{year}{i}", year) for year, count in zip(range(2016, 2020), counts, strict=True) for i in range(count)]
    return {
        "publications": [{"publication_id": name, "year": year} for name, year in named],
        "publication_countries": [{"publication_id": name, "country": "DE"} for name, _ in named],
    }


def test_growth_never_leads_across_a_break(compute):
    declared = {"PA": {**YEARLY, "where": {"country": ["DE"]}}, "MI": {"measure": {"growth": "PA"}}}
    broken = {**declared, "PA": {**declared["PA"], "breaks": [{"year": 2018, "reason": WORDS}]}}
    for indicators, last in ((declared, VALUE), (broken, NO_DATA)):
        found = list_figures(compute(publications(2, 3, 4, 5), indicators).results, make_task(indicators))
        states = {figure.period: figure.state for figure in found if figure.indicator == "MI"}
        assert (states["2017"], states["2018"], states["2019"]) == (VALUE, last, last)


def test_a_target_is_not_judged_across_a_break_of_its_series(compute):
    declared = {"PA": {**YEARLY, "where": {"country": ["DE"]}, "breaks": [{"year": 2018, "reason": WORDS}]}}
    task = make_task(declared)
    figures = list_figures(compute(publications(2, 3, 4, 5), declared).results, task)
    target = {
        "baseline": {"period": 2016}, "year": 2020, "value": "10", "path": "straight", "standing": "official",
        "source": WORDS,
    }  # fmt: skip
    targets = parse_targets({"targets": {"PA.european_programmes": target}})
    breaks = {("PA", "european_programmes"): breaks_of(task.indicators["PA"], task)}
    [free] = judge_all(figures, task.indicators, targets, task.as_of)
    [judged] = judge_all(figures, task.indicators, targets, task.as_of, breaks=breaks)
    assert (free["status"], judged["status"]) == ("offtrack", "break")
    assert [item["year"] for item in judged["breaks"]] == [2018]


def test_the_series_of_the_union_breaks_when_the_united_kingdom_leaves_and_those_of_28_and_27_do_not(tmp_path):
    project = load_project(ROOT, {"as_of": "2022-12-31", "last_year": "2022"})
    rows = [
        {"publication_id": f"{country}{year}", "country": country}
        for year in range(2016, 2023)
        for country in ("GB", "DE")
    ]
    publications = [{"publication_id": row["publication_id"], "year": int(row["publication_id"][2:])} for row in rows]
    write_registers(tmp_path, {"publications": publications, "publication_countries": rows}, project.registers)
    compute_figures(project, tmp_path, tmp_path / "measure")
    figures = {f.figure_id: f.numerator for f in from_parquet((tmp_path / "measure" / "figures.parquet").read_bytes())}
    judged = read_json(tmp_path / "measure" / "measure.json")["judgements"]
    breaks = {
        item["indicator"]: [(one["year"], one["groups"]) for one in item["breaks"]]
        for item in judged
        if item["strand"] == "bilateral_cooperation"
    }
    assert [figures[f"E03.bilateral_cooperation.{year}"] for year in (2020, 2021)] == [2, 1]
    assert [figures[f"E03B.bilateral_cooperation.{year}"] for year in (2020, 2021)] == [2, 2]
    assert breaks["E03"] == breaks["E04"] == [(2021, ["eu"])]
    assert breaks["E03B"] == breaks["E03C"] == []
    assert [figures[f"E03C.bilateral_cooperation.{year}"] for year in (2020, 2021)] == [1, 1]
