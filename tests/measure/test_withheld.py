"""An amount that rests on no row that may be shown is held back where rows that may be secret could belong to it."""

from datetime import date

import pytest

from strandreport.measure.table import list_figures
from strandreport.measure.withheld import withhold
from strandreport.model.figures import NO_DATA, VALUE, WITHHELD
from tests.measure.builder import SELF, make_task

MONEY = {"of": "participations", "date": "project.signature_date", "kind": "flow"}
DECLARED = {
    "MA": {**MONEY, "measure": {"sum": "ec_contribution"}, "by": ["role"]},
    "MB": {**MONEY, "measure": {"sum": "ec_contribution"}, "where": {"role": "coordinator"}, "by": ["role"]},
    "MC": {**MONEY, "measure": {"count_distinct": "project_id"}},
    "MR": {"measure": {"ratio": {"numerator": "MB", "denominator": "MA"}}, "by": ["role"]},
    "MM": {**MONEY, "measure": {"median": "ec_contribution"}},
    "MG": {"measure": {"growth": "MA"}},
    "MP": {"of": "projects", "date": "signature_date", "kind": "flow", "measure": {"count_distinct": "project_id"}},
}
YEARS = (2016, 2020)


def rows(*given):
    """Participations from (year, role, amount)."""
    projects = [{"project_id": f"p{i}", "signature_date": date(year, 3, 1)} for i, (year, _, _) in enumerate(given)]
    shares = [
        {"project_id": f"p{i}", "org_id": SELF, "role": role, "ec_contribution": amount}
        for i, (_, role, amount) in enumerate(given)
    ]
    return {"projects": projects, "participations": shares}


@pytest.fixture
def published(compute):
    def run(found, held_back=("participations",), audience="public"):
        task = make_task(DECLARED, years=YEARS, audience=audience)
        results = compute(found, DECLARED, years=YEARS, audience=audience).results
        return {figure.figure_id: figure for figure in withhold(list_figures(results, task), task, held_back)}

    return run


def state(figures, indicator, place):
    return figures[f"{indicator}.european_programmes.{place}"].state


THREE = rows((2016, "coordinator", 5), (2016, "participant", 5), (2018, "participant", 7))


@pytest.mark.parametrize("indicator", ["MA", "MB", "MM"])
def test_an_amount_without_a_row_is_held_back_and_one_with_rows_stands(published, indicator):
    figures = published(THREE)
    assert [state(figures, indicator, year) for year in (2016, 2017)] == [VALUE, WITHHELD]
    empty = figures[f"{indicator}.european_programmes.2017"]
    assert (empty.numerator, empty.denominator, empty.value) == (None, None, None)


def test_a_count_stands_because_its_page_says_by_how_many_rows_it_can_be_wrong(published):
    figures = published(THREE)
    assert (state(figures, "MC", 2017), figures["MC.european_programmes.2017"].numerator) == (VALUE, 0)


def test_groups_are_held_back_like_wholes(published):
    figures = published(THREE)
    assert [state(figures, "MA", f"2018.{role}") for role in ("coordinator", "participant")] == [WITHHELD, VALUE]


def test_a_rate_goes_with_either_part(published):
    figures = published(THREE)
    # 2018 has no coordinator: 0 of 7 would say so; 2017 has nothing at all
    assert [state(figures, "MR", year) for year in (2016, 2017, 2018)] == [VALUE, WITHHELD, WITHHELD]


def test_growth_from_or_to_nothing_is_held_back_and_where_none_is_due_there_is_none(published):
    figures = published(THREE)
    assert [state(figures, "MG", year) for year in (2016, 2017, 2018)] == [NO_DATA, WITHHELD, VALUE]


def test_years_to_come_stay_without_data(published):
    assert state(published(THREE), "MA", 2020) == NO_DATA


def test_a_register_without_a_row_to_show_is_not_said_to_have_sent_nothing(published):
    assert state(published({}), "MA", 2018) == WITHHELD


@pytest.mark.parametrize(
    "options", [{"held_back": ()}, {"held_back": ("publications",)}, {"audience": "internal"}], ids=str
)
def test_zero_is_zero_where_nothing_is_held_back_of_its_register(published, options):
    figures = published(THREE, **options)
    assert (state(figures, "MA", 2017), figures["MA.european_programmes.2017"].numerator) == (VALUE, 0)


def test_figures_of_other_registers_stay(published):
    assert state(published(THREE), "MP", 2017) == VALUE
