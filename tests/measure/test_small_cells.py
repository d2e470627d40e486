"""Figures that would tell how few people stand behind them are held back, and none can be found by subtraction."""

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strandreport.measure.crowds import crowds_of
from strandreport.measure.small_cells import Cells, complete, hold_back
from strandreport.measure.table import list_figures
from strandreport.model.figures import SUPPRESSED, VALUE
from tests.measure.builder import REGISTERS, make_register, make_task

LEAST = 5
PEOPLE = replace(
    make_register("people_flows", "people_flow", "flow_id", flow_id="id", year="integer", programme="code", sex="code"),
    small_cells=LEAST,
)
REGISTERS_OF_PEOPLE = {**REGISTERS, "people_flows": PEOPLE}
FLOW = {"of": "people_flows", "date": "year", "kind": "flow", "measure": {"count": "rows"}}
DECLARED = {
    "HA": {**FLOW, "by": ["programme"]},
    "HB": {**FLOW, "where": {"sex": "F"}, "by": ["programme"]},
    "HR": {"measure": {"ratio": {"numerator": "HB", "denominator": "HA"}}, "by": ["programme"]},
    "HZ": {**FLOW, "small_cells": 0},
}


def people(*groups):
    """Rows from (year, programme, sex, how many)."""
    rows = [(year, programme, sex) for year, programme, sex, count in groups for _ in range(count)]
    return {
        "people_flows": [
            {"flow_id": f"f{i}", "year": year, "programme": programme, "sex": sex}
            for i, (year, programme, sex) in enumerate(rows)
        ]
    }


@pytest.fixture
def published(compute):
    def run(rows, audience="public"):
        found = compute(rows, DECLARED, registers=REGISTERS_OF_PEOPLE, audience=audience)
        task = make_task(DECLARED, registers=REGISTERS_OF_PEOPLE, audience=audience)
        crowds = crowds_of(task, found.files)
        return {figure.figure_id: figure for figure in hold_back(list_figures(found.results, task), task, crowds)}

    return run


def numbers(figures, indicator, *places):
    names = [f"{indicator}.european_programmes.{place}" for place in places]
    return [figures[name].numerator if figures[name].state == VALUE else None for name in names]


def test_a_small_cell_is_held_back_whole_and_zero_is_told(published):
    figures = published(people((2018, "PHD", "M", 3), (2019, "PHD", "M", 9), (2019, "VISITOR", "M", 8)))
    held = figures["HA.european_programmes.2018"]
    assert (held.state, held.numerator, held.n_rows, held.evidence_digest) == (SUPPRESSED, None, 0, "")
    assert (held.n_unresolved, held.n_undated, held.n_derived, held.denominator) == (0, 0, 0, None)
    assert numbers(figures, "HA", "2017") == [0]


def test_just_enough_people_are_told(published):
    figures = published(people((2018, "PHD", "M", LEAST), (2019, "PHD", "M", LEAST - 1), (2017, "PHD", "M", 9)))
    assert numbers(figures, "HA", "2017", "2018", "2019") == [9, None, None]
    assert numbers(published(people((2018, "PHD", "M", LEAST))), "HA", "2018", "2018.PHD") == [LEAST, LEAST]


def test_one_group_alone_is_never_held_back_nor_found_by_subtraction(published):
    figures = published(people((2018, "PHD", "M", 2), (2018, "VISITOR", "M", 8), (2018, "POSTDOC", "M", 20)))
    assert numbers(figures, "HA", "2018", "2018.PHD", "2018.VISITOR", "2018.POSTDOC") == [30, None, None, 20]


def test_two_groups_that_are_too_few_together_take_a_third_with_them(published):
    figures = published(people((2018, "PHD", "M", 1), (2018, "VISITOR", "M", 2), (2018, "POSTDOC", "M", 20)))
    assert numbers(figures, "HA", "2018.PHD", "2018.VISITOR", "2018.POSTDOC") == [None, None, None]


def test_a_year_can_not_be_found_from_all_dates(published):
    figures = published(people((2017, "PHD", "M", 6), (2018, "PHD", "M", 3), (2019, "PHD", "M", 9)))
    assert numbers(figures, "HA", "2017", "2018", "2019", "total") == [None, None, 9, 18]


def test_where_nothing_else_is_left_the_whole_goes_too(published):
    figures = published(people((2018, "PHD", "M", 3)))
    assert numbers(figures, "HA", "2018", "2018.PHD", "total") == [None, None, None]


def test_a_rest_that_is_too_small_holds_the_part_and_the_rate_back(published):
    figures = published(
        people((2018, "PHD", "F", 18), (2018, "PHD", "M", 2), (2019, "PHD", "F", 9), (2019, "PHD", "M", 9))
    )
    assert numbers(figures, "HB", "2018") == [None]
    assert figures["HR.european_programmes.2018"].state == SUPPRESSED
    assert numbers(figures, "HA", "2018") == [20]


def test_a_rate_goes_with_its_parts(published):
    figures = published(people((2018, "PHD", "F", 3), (2018, "PHD", "M", 9)))
    assert figures["HR.european_programmes.2018"].state == SUPPRESSED


def test_persons_who_were_announced_publicly_are_counted(published):
    assert numbers(published(people((2018, "PHD", "F", 3))), "HZ", "2018") == [3]


def test_readers_inside_the_institute_see_everything(published):
    assert numbers(published(people((2018, "PHD", "F", 3)), audience="internal"), "HA", "2018") == [3]


GROUPS = st.dictionaries(
    st.tuples(st.sampled_from("abc"), st.sampled_from(["2018", "2019"])), st.integers(0, 12), min_size=1
)


@given(GROUPS)
def test_no_line_holds_back_one_figure_alone_or_too_few_people(groups):
    counts = {("by", *place): count for place, count in groups.items()}
    for year in ("2018", "2019"):
        counts["", "", year] = sum(count for (_, at), count in groups.items() if at == year)
    for name in "abc":
        counts["by", name, "total"] = sum(count for (at, _), count in groups.items() if at == name)
    counts["", "", "total"] = sum(groups.values())
    of = Cells(counts, LEAST, is_flow=True)
    hidden = complete(of, of.small())
    for whole, parts in of.lines():
        lost = [cell for cell in (*parts, whole) if cell in hidden and counts.get(cell)]
        told = whole not in hidden
        assert len(lost) != 1, (whole, counts, hidden)
        assert not told or not lost or sum(counts[cell] for cell in lost) >= LEAST
    assert not any(counts[one] and counts[one] < LEAST and one not in hidden for one, _ in combinations(counts, 2))
