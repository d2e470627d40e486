"""Figures made of others show nothing that is held back: no part, wherever it stands, and no small overlap."""

from dataclasses import replace

import pytest

from strandreport.measure.crowds import crowds_of
from strandreport.measure.peers import only_of_organisations
from strandreport.measure.small_cells import hold_back
from strandreport.measure.table import list_figures
from strandreport.model.figures import SUPPRESSED, VALUE
from tests.measure.builder import REGISTERS, make_register, make_task

PEOPLE = make_register(
    "people_flows", "people_flow", "flow_id",
    flow_id="id", year="integer", programme="code", sex="code", months="decimal",
)  # fmt: skip
REGISTERS_OF_PEOPLE = {**REGISTERS, "people_flows": replace(PEOPLE, small_cells=5)}
FLOW = {"of": "people_flows", "date": "year", "kind": "flow", "measure": {"count": "rows"}}
ALL = {**FLOW, "by": ["programme"]}
WOMEN = {**FLOW, "where": {"sex": "F"}, "by": ["programme"]}
PHD = {**FLOW, "where": {"programme": "PHD"}}


@pytest.fixture
def published(compute):
    """The published figures over rows of (year, programme, sex, how many): a function of place and indicator."""

    def run(declared, *groups):
        persons = [
            {"year": year, "programme": programme, "sex": sex, "months": 100 + i}
            for year, programme, sex, count in groups
            for i in range(count)
        ]
        rows = {"people_flows": [{"flow_id": f"f{i}", **person} for i, person in enumerate(persons)]}
        found = compute(rows, declared, registers=REGISTERS_OF_PEOPLE)
        task = make_task(declared, registers=REGISTERS_OF_PEOPLE)
        figures = hold_back(list_figures(found.results, task), task, crowds_of(task, found.files))
        named = {figure.figure_id: figure for figure in figures}
        return lambda indicator, place: named[f"{indicator}.european_programmes.{place}"]

    return run


def test_growth_from_a_first_year_that_is_held_back_is_held_back_in_every_year(published):
    figure = published(
        {"HA": ALL, "HG": {"measure": {"growth": "HA"}, "by": ["programme"]}},
        (2016, "PHD", "M", 3), (2016, "VISITOR", "M", 9), (2017, "PHD", "M", 6), (2018, "PHD", "M", 20),
    )  # fmt: skip
    assert figure("HA", "2016.PHD").state == SUPPRESSED
    assert [figure("HA", f"{year}.PHD").numerator for year in (2018,)] == [20]
    for year in (2017, 2018, 2019):
        held = figure("HG", f"{year}.PHD")
        assert (held.state, held.numerator, held.denominator) == (SUPPRESSED, None, None)


def test_growth_between_years_that_are_told_is_told(published):
    figure = published(
        {"HA": FLOW, "HG": {"measure": {"growth": "HA"}}}, (2016, "PHD", "M", 10), (2018, "PHD", "M", 20)
    )
    assert (figure("HG", "2018").numerator, figure("HG", "2018").denominator) == (20, 10)


def test_the_share_of_a_group_goes_with_the_group(published):
    figure = published(
        {"HA": ALL, "HS": {"measure": {"share": "HA"}, "by": ["programme"]}},
        (2018, "PHD", "M", 6), (2018, "VISITOR", "M", 3),
    )  # fmt: skip
    assert figure("HA", "2018").state == VALUE
    assert [figure("HS", f"2018.{group}").state for group in ("PHD", "VISITOR")] == [SUPPRESSED] * 2


def test_no_share_tells_the_whole_that_is_held_back(published):
    # all but 2 of the people are in HA, which is held back with one of its groups; the other group is told
    declared = {
        "HA": {**FLOW, "where": {"programme": ["PHD", "POSTDOC"]}, "by": ["sex"]},
        "HB": FLOW,
        "HS": {"measure": {"share": "HA"}, "by": ["sex"]},
    }
    figure = published(declared, (2018, "PHD", "M", 10), (2018, "POSTDOC", "F", 12), (2018, "VISITOR", "M", 2))
    assert [figure("HA", place).state for place in ("2018", "2018.M", "2018.F")] == [SUPPRESSED, SUPPRESSED, VALUE]
    assert [figure("HS", f"2018.{sex}").state for sex in "MF"] == [SUPPRESSED] * 2


def test_a_difference_of_rates_goes_with_any_of_its_four_parts(published):
    declared = {
        "HA": FLOW,
        "HW": {**FLOW, "where": {"sex": "F"}},
        "HP": PHD,
        "HQ": {**FLOW, "where": {"sex": "F", "programme": "PHD"}},
        "HR": {"measure": {"ratio": {"numerator": "HW", "denominator": "HA"}}},
        "HT": {"measure": {"ratio": {"numerator": "HQ", "denominator": "HP"}}},
        "HD": {"measure": {"difference": {"of": "HR", "less": "HT"}}, "min_denominator": 5},
    }
    enough = published(declared, *((2018, programme, sex, 10) for programme in ("PHD", "VISITOR") for sex in "FM"))
    assert enough("HD", "2018").state == VALUE
    few = published(
        declared, (2018, "PHD", "F", 3), (2018, "PHD", "M", 30), (2018, "VISITOR", "F", 20), (2018, "VISITOR", "M", 20)
    )
    assert (few("HQ", "2018").state, few("HT", "2018").state, few("HD", "2018").state) == (SUPPRESSED,) * 3


def test_what_two_years_of_a_running_total_differ_by_is_not_told(published):
    running = {"HC": {**FLOW, "kind": "cumulative"}}
    figure = published(running, (2016, "PHD", "M", 10), (2017, "PHD", "M", 2), (2018, "PHD", "M", 12))
    assert figure("HC", "2016").state == SUPPRESSED
    assert (figure("HC", "2017").numerator, figure("HC", "2018").numerator) == (12, 24)


def test_a_mean_over_too_few_known_values_is_held_back_and_is_not_made_of_others(published):
    mean = {**FLOW, "measure": {"mean": "months"}, "by": ["programme"]}
    total = {**FLOW, "measure": {"sum": "months"}, "by": ["programme"]}
    figure = published(
        {"HM": mean, "HN": total, "HA": ALL},
        (2018, "PHD", "M", 2), (2018, "VISITOR", "M", 8), (2018, "POSTDOC", "M", 20),
    )  # fmt: skip
    for indicator in ("HM", "HN", "HA"):
        states = [figure(indicator, f"2018.{group}").state for group in ("PHD", "VISITOR", "POSTDOC")]
        assert states == [SUPPRESSED, SUPPRESSED, VALUE], indicator


@pytest.mark.parametrize(
    ("groups", "told"),
    [
        ([(2018, "PHD", "M", 20), (2018, "PHD", "F", 2), (2018, "VISITOR", "F", 18)], (22, 20)),
        ([(2018, "PHD", "M", 20), (2018, "PHD", "F", 18), (2018, "VISITOR", "F", 2)], (38, 20)),
        ([(2018, "PHD", "M", 2), (2018, "PHD", "F", 20), (2018, "VISITOR", "F", 18)], (22, 38)),
    ],
    ids=["few behind both", "few behind the base alone", "few behind the count alone"],
)
def test_a_rate_whose_rows_tell_how_few_stand_behind_both_parts_is_held_back(published, groups, told):
    declared = {
        "HP": PHD,
        "HW": {**FLOW, "where": {"sex": "F"}},
        "HR": {"measure": {"ratio": {"numerator": "HP", "denominator": "HW"}}},
    }
    figure = published(declared, *groups)
    assert (figure("HP", "2018").numerator, figure("HW", "2018").numerator) == told
    assert (figure("HR", "2018").state, figure("HR", "2018").n_rows) == (SUPPRESSED, 0)


def test_two_groups_of_different_people_of_nearly_one_size_are_told_with_their_rate(published):
    declared = {
        "HW": {**FLOW, "where": {"sex": "F"}},
        "HM": {**FLOW, "where": {"sex": "M"}},
        "HR": {"measure": {"ratio": {"numerator": "HM", "denominator": "HW"}}},
    }
    figure = published(declared, (2018, "PHD", "F", 20), (2018, "PHD", "M", 18))
    assert [figure(name, "2018").numerator for name in ("HW", "HM", "HR")] == [20, 18, 18]


@pytest.mark.parametrize(("small_cells", "compared"), [(0, {"P05"}), (5, set())])
def test_figures_of_persons_are_not_compared_with_those_of_peers(small_cells, compared):
    # their figures are not held against each other, so that nothing could be held back among them
    participations = replace(REGISTERS["participations"], small_cells=small_cells)
    declared = {"of": "participations", "date": "project.start_date", "kind": "flow", "measure": {"count": "rows"}}
    own = {"P05": {**declared, "where": {"is_self": True}}}
    task = make_task(own, registers={**REGISTERS, "participations": participations})
    assert set(only_of_organisations(task).indicators) == compared
