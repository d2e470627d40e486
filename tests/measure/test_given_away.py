"""What one indicator holds back, no other indicator over the same people gives away, alone or with others."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from strandreport.measure.crowds import Place, crowd, crowds_of
from strandreport.measure.given_away import given_away
from strandreport.measure.small_cells import hold_back
from strandreport.measure.table import list_figures
from strandreport.model.figures import SUPPRESSED, VALUE
from tests.measure.builder import make_task
from tests.measure.test_small_cells import FLOW, LEAST, REGISTERS_OF_PEOPLE, people

BY_PROGRAMME = {**FLOW, "by": ["programme"]}
SCATTERED = people((2018, "PHD", "M", 2), (2018, "VISITOR", "M", 8), (2018, "POSTDOC", "M", 20))


@pytest.fixture
def published(compute):
    def run(rows, declared, audience="public"):
        found = compute(rows, declared, registers=REGISTERS_OF_PEOPLE, audience=audience)
        task = make_task(declared, registers=REGISTERS_OF_PEOPLE, audience=audience)
        figures = hold_back(list_figures(found.results, task), task, crowds_of(task, found.files))
        return {figure.figure_id: figure for figure in figures}

    return run


def number(figures, indicator, place="2018", strand="european_programmes"):
    figure = figures[f"{indicator}.{strand}.{place}"]
    return figure.numerator if figure.state == VALUE else None


def test_a_group_held_back_is_not_told_by_an_indicator_of_its_own(published):
    figures = published(SCATTERED, {"HA": BY_PROGRAMME, "HV": {**FLOW, "where": {"programme": "VISITOR"}}})
    assert number(figures, "HA", "2018.VISITOR") is None
    assert number(figures, "HV") is None
    assert number(figures, "HA") == 30


def test_two_figures_that_differ_by_too_few_people_are_not_told_both(published):
    figures = published(SCATTERED, {"HA": FLOW, "HB": {**FLOW, "where": {"programme": ["VISITOR", "POSTDOC"]}}})
    assert (number(figures, "HA"), number(figures, "HB")) == (30, None)


def test_two_figures_that_differ_by_enough_people_are_told(published):
    rows = people((2018, "PHD", "M", 5), (2018, "VISITOR", "M", 8), (2018, "POSTDOC", "M", 20))
    figures = published(rows, {"HA": FLOW, "HB": {**FLOW, "where": {"programme": ["VISITOR", "POSTDOC"]}}})
    assert (number(figures, "HA"), number(figures, "HB")) == (33, 28)


def test_parts_told_by_two_indicators_do_not_add_up_to_a_figure_held_back(published):
    rows = people(
        (2018, "PHD", "M", 2), (2018, "VISITOR", "F", 6), (2018, "VISITOR", "M", 7), (2018, "POSTDOC", "M", 20)
    )
    women = {**FLOW, "where": {"programme": "VISITOR", "sex": "F"}}
    men = {**FLOW, "where": {"programme": "VISITOR", "sex": "M"}}
    figures = published(rows, {"HA": BY_PROGRAMME, "HF": women, "HM": men})
    assert number(figures, "HA", "2018.VISITOR") is None
    assert (number(figures, "HF"), number(figures, "HM")) == (None, 7)


def test_a_rate_of_what_is_held_back_so_goes_too(published):
    declared = {
        "HA": BY_PROGRAMME,
        "HV": {**FLOW, "where": {"programme": "VISITOR"}},
        "HR": {"measure": {"ratio": {"numerator": "HV", "denominator": "HA"}}},
    }
    figures = published(SCATTERED, declared)
    assert figures["HR.european_programmes.2018"].state == SUPPRESSED


def test_strands_that_show_the_same_figure_hold_it_back_together(published):
    strands = ["european_programmes", "talent"]
    visitors = {**FLOW, "where": {"programme": "VISITOR"}, "strands": strands}
    figures = published(SCATTERED, {"HA": BY_PROGRAMME, "HV": visitors})
    assert [number(figures, "HV", strand=strand) for strand in strands] == [None, None]


def test_inside_the_institute_nothing_is_held_back(published):
    declared = {"HA": BY_PROGRAMME, "HV": {**FLOW, "where": {"programme": "VISITOR"}}}
    assert number(published(SCATTERED, declared, audience="internal"), "HV") == 8


def test_registers_that_are_not_of_persons_make_no_crowd(compute):
    found = compute(
        {}, {"AC": {"of": "agreements", "date": "signature_date", "kind": "flow", "measure": {"count": "rows"}}}
    )
    assert crowds_of(make_task({}), found.files) == []


SETS = st.lists(st.sets(st.integers(0, 17), min_size=1), min_size=2, max_size=9)


@given(SETS)
def test_nothing_follows_from_what_is_told_in_the_end(sets):
    places = tuple(Place(f"H{i}", "", "", "2018") for i in range(len(sets)))
    of = crowd([np.array(sorted(rows)) for rows in sets], places, [LEAST] * len(sets))
    assert [int(n) for n in of.n_rows] == [len(rows) for rows in sets]
    hidden = {place for place, rows in zip(places, sets, strict=True) if len(rows) < LEAST}
    while more := given_away(of, hidden):
        assert more not in hidden
        hidden.add(more)
    told = [rows for place, rows in zip(places, sets, strict=True) if place not in hidden]
    assert not [
        rest
        for one, other in combinations(told, 2)
        if (one < other or other < one) and (rest := one ^ other) and len(rest) < LEAST
    ]
    matrix = np.array([[row in rows for row in range(18)] for rows in told], dtype=float).reshape(len(told), 18)
    for place, rows in zip(places, sets, strict=True):
        if place in hidden and told:
            line = np.array([row in rows for row in range(18)], dtype=float)
            assert np.linalg.matrix_rank(np.vstack([matrix, line])) > np.linalg.matrix_rank(matrix)
