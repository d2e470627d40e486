"""The database of the second computation: sealed once loaded, and deaf to what configuration and cells say."""

from datetime import date

import duckdb
import pytest

from strandreport.measure.with_duckdb.database import open_database
from strandreport.measure.with_duckdb.identifiers import quoted
from tests.measure.builder import make_task, write_registers

PROJECTS = {"of": "projects", "date": "start_date", "kind": "flow", "measure": {"count": "rows"}}
HOSTILE = ["' OR true --", '"; DROP TABLE projects; --', "$v0", "{name}", "%s", "a,b", "~", ".", "="]


@pytest.fixture
def database(tmp_path):
    task = make_task({"PX": PROJECTS})
    files = write_registers(tmp_path / "register", {"projects": [{"project_id": "p1"}]})
    with open_database(files, [], task) as opened:
        yield opened


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM read_parquet('{register}')",
        "SELECT * FROM read_text('{register}')",
        "COPY read.projects TO '{register}.csv'",
        "ATTACH '{register}.db'",
        "SET enable_external_access = true",
    ],
)
def test_once_loaded_it_can_reach_no_file_and_not_be_opened_again(database, tmp_path, statement):
    with pytest.raises(duckdb.Error, match=r"disabled by configuration|locked|external access"):
        database.execute(statement.format(register=tmp_path / "register" / "projects.parquet"))


@pytest.mark.parametrize("value", HOSTILE)
def test_a_value_is_compared_and_never_read_as_code(compute, value):
    rows = {"projects": [{"project_id": "p1", "framework": value}, {"project_id": "p2", "framework": "H2020"}]}
    assert compute(rows, {"PX": {**PROJECTS, "where": {"framework": value}}}).number("PX") == 1
    assert compute(rows, {"PX": {**PROJECTS, "where": {"framework": [value, "H2020"]}}}).number("PX") == 2


def test_any_value_can_be_a_group(compute):
    rows = {"projects": [{"project_id": f"p{i}", "framework": value} for i, value in enumerate(HOSTILE)]}
    assert compute(rows, {"PX": {**PROJECTS, "by": ["framework"]}}).groups("PX") == dict.fromkeys(HOSTILE, 1)


def test_texts_are_compared_letter_by_letter(compute):
    names = ["h2020", "H2020 ", "H2020", "\u00e9", "e\u0301"]
    rows = {"projects": [{"project_id": f"p{i}", "framework": name} for i, name in enumerate(names)]}
    answers = compute(rows, {"PX": {**PROJECTS, "by": ["framework"], "measure": {"count_distinct": "framework"}}})
    assert answers.number("PX") == len(names)
    assert answers.groups("PX") == dict.fromkeys(names, 1)


def test_days_of_leap_years_and_far_years_are_the_same_days(compute):
    days = [date(2016, 2, 29), date(1950, 1, 1), date(2100, 12, 31), date(2019, 12, 31)]
    rows = {"projects": [{"project_id": f"p{i}", "start_date": day} for i, day in enumerate(days)]}
    assert [compute(rows, {"PX": PROJECTS}).number("PX", period) for period in ("2016", "2019", "total")] == [1, 1, 3]


@pytest.mark.parametrize("name", ['a"b', "a b", "", "1a", "a;b", "a'b"])
def test_a_name_that_is_no_name_is_refused(name):
    with pytest.raises(ValueError, match="can't be the name"):
        quoted(name)
