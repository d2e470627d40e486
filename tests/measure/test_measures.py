"""Means, medians, decimals, coverage, shares, growth and differences, on rows small enough to do in the head."""

from datetime import date
from fractions import Fraction

import jsonschema
import pytest

from strandreport.measure.table import list_figures
from strandreport.model.figures import NO_DATA, VALUE
from strandreport.model.files import read_json
from tests.conftest import ROOT
from tests.measure.builder import DEFAULTS, SELF, make_task

PROJECTS = {"of": "projects", "date": "start_date", "kind": "flow"}
FLOW = {"of": "participations", "date": "project.start_date", "kind": "flow"}


def project(number, year, **more):
    return {"project_id": f"p{number}", "start_date": date(year, 5, 1), "framework": "H2020", **more}


def amounts(*values, year=2017):
    return {"projects": [project(i, year, ec_contribution=value) for i, value in enumerate(values)]}


def parts(figure):
    return figure.numerator, figure.denominator


@pytest.mark.parametrize(
    ("values", "mean", "median"),
    [
        ((5, 1, 3), (9, 3), (6, 2)),
        ((9, 1, 2, 4), (16, 4), (6, 2)),
        ((7,), (7, 1), (14, 2)),
        ((5, None, 1), (6, 2), (6, 2)),
        ((0, None, 0), (0, 2), (0, 2)),
        ((10**15, 10**15 + 1), (2 * 10**15 + 1, 2), (2 * 10**15 + 1, 2)),
    ],
)
def test_mean_and_median_are_over_known_values(compute, values, mean, median):
    declared = {
        kind: {**PROJECTS, "measure": {name: "ec_contribution"}} for kind, name in (("MA", "mean"), ("MB", "median"))
    }
    found = compute(amounts(*values), declared)
    assert (parts(found.figure("MA", "2017")), parts(found.figure("MB", "2017"))) == (mean, median)


def test_a_mean_of_nothing_is_no_data(compute):
    declared = {"MA": {**PROJECTS, "measure": {"mean": "ec_contribution"}}}
    found = compute(amounts(5), declared)
    assert parts(found.figure("MA", "2018")) == (0, 0)
    states = {figure.period: figure.state for figure in list_figures(found.results, make_task(declared))}
    assert (states["2018"], states["2017"]) == (NO_DATA, VALUE)


def test_a_voided_value_is_unresolved_in_a_mean(compute):
    rows = amounts(5, None)
    rows["projects"][1]["voided"] = "ec_contribution"
    found = compute(rows, {"MA": {**PROJECTS, "measure": {"mean": "ec_contribution"}}}).figure("MA", "2017")
    assert (found.numerator, found.denominator, found.n_unresolved) == (5, 1, 1)


def test_decimals_are_added_up_in_their_parts(compute):
    weights = (15_000, 2_500, None)
    rows = {
        "projects": [project(0, 2017)],
        "participations": [{"project_id": "p0", "org_id": f"o{i}", "weight": w} for i, w in enumerate(weights)],
    }
    declared = {
        "MD": {**FLOW, "measure": {"sum": "weight"}},
        "ME": {**FLOW, "measure": {"median": "weight"}},
    }
    found = compute(rows, declared)
    assert parts(found.figure("MD", "2017")) == (17_500, 10_000)
    assert parts(found.figure("ME", "2017")) == (17_500, 20_000)
    figures = [figure for figure in list_figures(found.results, make_task(declared)) if figure.period == "2017"]
    assert [(figure.kind, float(figure.value)) for figure in figures] == [("number", 1.75), ("number", 0.875)]


def test_coverage_is_over_the_countries_of_the_group_on_the_last_day(compute):
    # "old" is DE always, FR until June 2017, NA in 2016 and again from 2018
    rows = {
        "projects": [project(i, year) for i, year in enumerate((2016, 2016, 2017, 2018))],
        "participations": [
            {"project_id": f"p{i}", "org_id": "o1", "country": country}
            for i, country in enumerate(("FR", "DE", "FR", "NA"))
        ],
    }
    declared = {"MF": {**FLOW, "measure": {"coverage": "country"}, "where": {"country": {"in_group": "old"}}}}
    found = compute(rows, declared)
    assert [parts(found.figure("MF", year)) for year in ("2016", "2017", "2018")] == [(2, 3), (1, 1), (1, 2)]


def test_a_share_is_of_the_whole_not_of_the_group(compute):
    rows = {
        "projects": [project(0, 2017)],
        "participations": [
            {"project_id": "p0", "org_id": f"o{i}", "country": country}
            for i, country in enumerate(("FR", "FR", "DE", None))
        ],
    }
    declared = {
        "PC": {**FLOW, "measure": {"count": "rows"}, "by": ["country"]},
        "MH": {"measure": {"share": "PC"}, "by": ["country"]},
    }
    found = compute(rows, declared)
    assert parts(found.figure("MH", "2017")) == (4, 4)
    groups = {group: parts(found.figure("MH", "2017", "country", group)) for group in ("FR", "DE", None)}
    assert groups == {"FR": (2, 4), "DE": (1, 4), None: (1, 4)}


def test_growth_is_from_the_first_year_and_never_into_a_year_that_is_not_over(compute):
    rows = amounts(*[0] * 2, year=2016)
    rows["projects"] += [project(10 + i, 2018) for i in range(8)] + [project(20, 2019)]
    declared = {"PC": {**PROJECTS, "measure": {"count": "rows"}}, "MI": {"measure": {"growth": "PC"}}}
    found = compute(rows, declared, as_of=date(2019, 6, 30))
    assert parts(found.figure("MI", "2018")) == (8, 2)
    assert [found.figure("MI", period).has_data for period in ("2016", "2017", "2018", "2019", "total")] == [
        False,
        True,
        True,
        False,
        False,
    ]
    task = make_task(declared, as_of=date(2019, 6, 30))
    figure = next(item for item in list_figures(found.results, task) if (item.indicator, item.period) == ("MI", "2018"))
    assert (figure.kind, figure.n_years, figure.value) == ("growth", 2, 1)


def test_growth_from_nothing_is_no_data(compute):
    declared = {"PC": {**PROJECTS, "measure": {"count": "rows"}}, "MI": {"measure": {"growth": "PC"}}}
    found = compute(amounts(1, 2, year=2018), declared)
    states = {f.period: f.state for f in list_figures(found.results, make_task(declared)) if f.indicator == "MI"}
    assert states == dict.fromkeys(("2016", "2017", "2018", "2019", "total"), NO_DATA)


def addresses(**countries):
    named = {name: listed.split() for name, listed in countries.items()}
    return {
        "publications": [{"publication_id": name, "day": date(2017, 5, 1)} for name in named],
        "publication_countries": [
            {"publication_id": name, "country": country} for name, listed in named.items() for country in listed
        ],
    }


def counted(compute, counting, rows):
    declared = {
        "PF": {
            "of": "publication_countries",
            "date": "publication.day",
            "kind": "flow",
            "measure": {"count_distinct": "publication_id"},
            "counting": counting,
            "where": {"country": {"ne": "FR"}},
            "by": ["country"],
        }
    }
    found = compute(rows, declared)
    return {
        group: Fraction(*(part or 1 for part in parts(found.figure("PF", "2017", "country" if group else "", group))))
        for group in (None, *sorted({row["country"] for row in rows["publication_countries"]} - {"FR"}))
    }


def test_whole_counting_counts_a_publication_once_in_each_country_and_fractional_shares_it_out(compute):
    rows = addresses(u0="FR DE NA", u1="FR DE", u2="FR")
    assert counted(compute, "whole", rows) == {None: 2, "DE": 2, "NA": 1}
    third, half = Fraction(1, 3), Fraction(1, 2)
    assert counted(compute, "fractional", rows) == {None: 2 * third + half, "DE": third + half, "NA": third}


def test_parts_in_fractional_counting_add_up_to_the_whole(compute):
    found = counted(compute, "fractional", addresses(u0="DE NA BR", u1="DE NA", u2="BR"))
    assert found.pop(None) == sum(found.values()) == 3


def test_a_publication_of_more_countries_than_share_it_without_a_rest_is_shared_to_ten_decimals(compute):
    names = [f"{letter}X" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcde"]
    found = counted(compute, "fractional", addresses(u0=" ".join(names)))
    assert found["AX"] != Fraction(1, 31)
    assert abs(found["AX"] - Fraction(1, 31)) < Fraction(1, 10**10)


def test_only_different_things_are_counted_whole_or_in_fractions():
    schema = read_json(ROOT / "config" / "schemas" / "indicators.json")
    declared = {**DEFAULTS, **FLOW, "measure": {"count_distinct": "project_id"}, "counting": "fractional"}
    jsonschema.validate({"PF": declared}, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"PF": {**declared, "measure": {"count": "rows"}}}, schema)


def rates(*counts):
    """Proposals of 2017 that were retained and rejected, by unit."""
    return {
        "proposals": [
            {"proposal_id": f"{unit}{i}", "unit_code": unit, "call_deadline": date(2017, 4, 1), "outcome": outcome}
            for unit, retained, rejected in counts
            for i, outcome in enumerate(["retained"] * retained + ["rejected"] * rejected)
        ]
    }


PROPOSALS = {"of": "proposals", "date": "call_deadline", "kind": "flow", "measure": {"count": "rows"}}
RATES = {
    **{
        f"P{unit}{part}": {**PROPOSALS, "where": {"unit_code": f"U{unit}", **where}, "by": ["outcome"]}
        for unit in (1, 2)
        for part, where in (("N", {"outcome": "retained"}), ("D", {}))
    },
    "PR1": {"measure": {"ratio": {"numerator": "P1N", "denominator": "P1D"}}},
    "PR2": {"measure": {"ratio": {"numerator": "P2N", "denominator": "P2D"}}},
    "PX": {"measure": {"difference": {"of": "PR1", "less": "PR2"}}, "by": ["outcome"]},
}


def test_a_difference_of_two_rates_is_exact_and_may_be_negative(compute):
    found = compute(rates(("U1", 1, 10), ("U2", 5, 8)), RATES)
    figure = found.figure("PX", "2017")
    assert parts(figure) == (1 * 13 - 5 * 11, 11 * 13)
    assert figure.n_rows == 24
    [shown] = [f for f in list_figures(found.results, make_task(RATES)) if f.figure_id == "PX.european_programmes.2017"]
    assert (shown.kind, shown.value) == ("points", Fraction(1, 11) - Fraction(5, 13))


@pytest.mark.parametrize("counts", [(("U1", 1, 8), ("U2", 5, 8)), (("U1", 5, 8), ("U2", 1, 8)), (("U1", 5, 8),)])
def test_there_is_no_difference_where_one_of_the_rates_is_over_too_few(compute, counts):
    found = compute(rates(*counts), RATES)
    assert (found.figure("PX", "2017").has_data, *parts(found.figure("PX", "2017"))) == (False, None, None)


def test_a_sum_over_a_link_never_multiplies_money(compute):
    rows = {
        "projects": [project(0, 2017, ec_contribution=7)],
        "participations": [{"project_id": "p0", "org_id": name} for name in (SELF, "o1", "o2")],
    }
    assert compute(rows, {"PD": {**PROJECTS, "measure": {"sum": "ec_contribution"}}}).number("PD", "2017") == 7
