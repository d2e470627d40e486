"""Countries in dated groups, found twice: by spans of days and by a table of memberships."""

from datetime import date, timedelta

import pandas as pd
import pytest

from strandreport.measure.bound import bind, groups_of
from strandreport.measure.comparison import ComputationsDiffer
from strandreport.measure.compute_twice import compute_twice
from strandreport.measure.derivations.derivation import Cells
from strandreport.measure.with_duckdb import database, group_members, members
from strandreport.measure.with_pandas.group_days import GroupDays
from strandreport.model.project import load_project
from tests.conftest import ROOT
from tests.measure.builder import STRANDS, make_task, write_registers

PROJECTS = {"of": "projects", "date": "start_date", "kind": "flow", "measure": {"count": "rows"}}
STOCK = {
    "of": "agreements",
    "kind": "stock",
    "measure": {"count_distinct": "partner_country"},
    "stock": {"from": "start_date_effective", "until": "end_date_effective"},
}
INDICATORS = {
    "PA": {**PROJECTS, "where": {"coordinator_country": {"in_group": "all"}}},
    "PB": {**PROJECTS, "strands": list(STRANDS), "where": {"coordinator_country": {"in_group": "$strand"}}},
    "TA": {**STOCK, "strands": list(STRANDS), "where": {"partner_country": {"in_group": "$strand"}}},
}
BORDERS = [date(2015, 12, 31), date(2016, 12, 31), date(2017, 6, 30), date(2017, 12, 31)]
DAYS = [*(day + timedelta(days=i) for day in BORDERS for i in (0, 1)), None]
ROWS = {
    "projects": [
        {"project_id": f"{country}{i}", "start_date": day, "coordinator_country": country}
        for country in ("DE", "FR", "NA", "BR", None)
        for i, day in enumerate(DAYS)
    ],
    "agreements": [
        {"agreement_id": f"A{country}", "instrument": "UMI", "start_date": date(2015, 1, 1), "partner_country": country}
        for country in ("DE", "FR", "NA", "BR", None)
    ]
    + [{"agreement_id": "A0", "instrument": "AGR", "start_date": date(2015, 1, 1), "partner_country": "DE"}],
}


@pytest.fixture(scope="module")
def project():
    return load_project(ROOT)


def change_rows(change):
    def mutate(monkeypatch):
        rows = group_members.group_rows
        monkeypatch.setattr(database, "group_rows", lambda task: [change(*row) for row in rows(task)])

    return mutate


def leave_nobody_out(monkeypatch):
    monkeypatch.setattr(group_members, "_stays_of", lambda member, groups: [("NA", *DECADE), *STAYS_OF(member, groups)])


def bridge_gaps(monkeypatch):
    joined = group_members._joined

    def bridged(stays):
        found = joined(stays)
        return [(name, min(s[1] for s in found if s[0] == name), last) for name, _, last in found]

    monkeypatch.setattr(group_members, "_joined", bridged)


def count_stated_dates_as_derived(monkeypatch):
    monkeypatch.setattr(members, "STOCK", members.STOCK.replace("counted AND by_rule", "counted"))


def take_the_first_span(monkeypatch):
    monkeypatch.setattr(GroupDays, "judge_each", lambda self, cells, days: self.judge_on(cells, pd.Timestamp(1, 1, 1)))


def judge_stocks_a_year_late(monkeypatch):
    judge_on = GroupDays.judge_on
    monkeypatch.setattr(
        GroupDays, "judge_on", lambda self, cells, day: judge_on(self, cells, day + pd.DateOffset(years=1))
    )


STAYS_OF = group_members._stays_of
DECADE = (date(2010, 1, 1).toordinal(), date(2019, 12, 31).toordinal())
ONE = timedelta(days=1)
FIRST_EVER, LAST_EVER = date.min, date.max
MUTATIONS = {
    "SQL lets members stay a day longer": change_rows(
        lambda name, country, first, last: (name, country, first, last if last == LAST_EVER else last + ONE)
    ),
    "SQL lets members in a day late": change_rows(
        lambda name, country, first, last: (name, country, first if first == FIRST_EVER else first + ONE, last)
    ),
    "SQL forgets one group of a union": change_rows(lambda name, *row: (name.partition("+")[0] + "?", *row)),
    "SQL adds a country": leave_nobody_out,
    "SQL bridges the gaps of a membership": bridge_gaps,
    "SQL marks every row as derived": count_stated_dates_as_derived,
    "pandas takes one composition for all days": take_the_first_span,
    "pandas judges stocks on another day": judge_stocks_a_year_late,
}


@pytest.mark.parametrize("mutate", MUTATIONS.values(), ids=MUTATIONS.keys())
def test_an_error_about_groups_in_one_computation_stops_the_build(mutate, monkeypatch, tmp_path):
    task = make_task(INDICATORS)
    write_registers(tmp_path, ROWS)
    assert compute_twice(task, tmp_path)
    mutate(monkeypatch)
    with pytest.raises(ComputationsDiffer):
        compute_twice(task, tmp_path)


def test_both_find_the_members_of_all_groups_on_both_sides_of_every_border(project):
    groups = project.groups
    stays = {name: group_members._joined(group_members._stays(name, groups)) for name in groups.groups}
    borders = {day for found in stays.values() for _, first, last in found for day in (first, last)}
    days = {
        date.fromordinal(day + i) for day in borders - {group_members.FIRST, group_members.LAST} for i in (-1, 0, 1)
    }
    countries = Cells(pd.Series(sorted(project.reference.countries), dtype="string"), pd.array([False] * 0).to_numpy())
    assert days
    for name in groups.groups:
        spans = GroupDays.of((name,), groups)
        for day in sorted(days):
            by_table = {country for country, first, last in stays[name] if first <= day.toordinal() <= last}
            by_spans = set(countries.column[spans.judge_on(countries, pd.Timestamp(day)).holds])
            assert by_table == by_spans == groups.members(name, day), (name, day)


def test_a_strand_aims_at_the_groups_that_name_it(project):
    found = {strand: groups_of(strand, project.strategy, project.groups) for strand in project.strategy.strands}
    assert found["emerging_powers"] == ("emerging_powers",)
    assert found["southern_countries"] == ("southern_countries", "anrs_sites")
    assert found["european_programmes"] == ()


def test_a_declaration_stands_once_for_each_of_its_strands_only_if_they_differ(project):
    bound = bind(project.indicators, project.strategy, project.groups)
    assert [key for key in bound if key.startswith("P04")] == ["P04", "P04E"]
    assert {key for key in bound if key.startswith("T12")} == {
        f"T12.{name}" for name in project.indicators["T12"].strands
    }
    assert all("$strand" not in condition.wanted for item in bound.values() for condition in item.where)
