"""Exact values over small registers written by hand; every call computes twice and compares."""

from dataclasses import replace
from datetime import date

import pytest

from strandreport.model.errors import BuildError
from tests.measure.builder import REGISTERS, SELF, make_register

PARTICIPATIONS = {"of": "participations", "date": "project.start_date", "kind": "flow"}
P04 = {**PARTICIPATIONS, "measure": {"count_distinct": "project_id"}, "where": {"is_self": True}}
P05 = {**PARTICIPATIONS, "measure": {"count": "rows"}, "where": {"is_self": True}}
FRENCH = {**PARTICIPATIONS, "where": {"country": "FR"}}
PROJECTS = {"of": "projects", "date": "start_date", "kind": "flow", "measure": {"count": "rows"}}


def project(project_id, day=date(2017, 5, 1), scheme="RIA", **more):
    return {"project_id": project_id, "framework": "H2020", "funding_scheme": scheme, "start_date": day, **more}


def test_three_french_partners_of_one_project_are_one_project_and_three_participations(compute):
    partners = [{"project_id": "p1", "org_id": f"o{i}", "country": "FR"} for i in range(3)]
    rows = {"projects": [project("p1", ec_contribution=1_000_000)], "participations": partners}
    answers = compute(
        rows,
        {
            "P04": {**FRENCH, "measure": {"count_distinct": "project_id"}},
            "P05": {**FRENCH, "measure": {"count": "rows"}},
        },
    )
    assert (answers.number("P04"), answers.number("P05")) == (1, 3)


def test_money_of_a_project_is_not_multiplied_by_its_participations(compute):
    partners = [{"project_id": "p1", "org_id": f"o{i}", "ec_contribution": 100 + i} for i in range(3)]
    rows = {"projects": [project("p1", ec_contribution=1_000_000)], "participations": partners}
    money = {
        "M1": {**PROJECTS, "measure": {"sum": "ec_contribution"}},
        "M2": {**PARTICIPATIONS, "measure": {"sum": "ec_contribution"}, "where": {"project.framework": "H2020"}},
    }
    answers = compute(rows, money)
    assert (answers.number("M1"), answers.number("M2")) == (1_000_000, 303)


def test_a_key_that_stands_twice_in_a_linked_register_stops_the_build(compute):
    rows = {"projects": [project("p1"), project("p1")], "participations": [{"project_id": "p1", "org_id": SELF}]}
    with pytest.raises(BuildError, match="holds the project_id 'p1' twice"):
        compute(rows, {"P05": P05})


def test_a_number_that_two_projects_share_is_no_obstacle(compute):
    # two grants stand twice in the H2020 export of 2016, under another rcn: the register stage reports and keeps both
    shared = replace(REGISTERS["projects"], unique=("funding_scheme",))
    rows = {"projects": [project("p1"), project("p2")]}
    assert compute(rows, {"PX": PROJECTS}, registers={**REGISTERS, "projects": shared}).number("PX") == 2


def test_sums_beyond_sixty_four_bits_are_exact(compute):
    rows = {"projects": [project("p1", ec_contribution=2**62), project("p2", ec_contribution=2**62)]}
    assert compute(rows, {"M1": {**PROJECTS, "measure": {"sum": "ec_contribution"}}}).number("M1") == 2**63


def test_a_flow_counts_a_row_in_its_own_year_and_in_the_total(compute):
    days = [date(2015, 12, 31), date(2016, 1, 1), date(2016, 12, 31), date(2017, 1, 1), date(2020, 1, 1)]
    answers = compute({"projects": [project(f"p{i}", day) for i, day in enumerate(days)]}, {"PX": PROJECTS})
    assert [answers.number("PX", year) for year in ("2016", "2017", "2018", "2019", "total")] == [2, 1, 0, 0, 4]


def test_a_row_without_a_date_counts_in_the_total_alone_and_is_reported_everywhere(compute):
    answers = compute({"projects": [project("p1"), project("p2", None)]}, {"PX": PROJECTS})
    total, year = answers.figure("PX"), answers.figure("PX", "2017")
    assert (total.numerator, total.n_undated) == (2, 1)
    assert (year.numerator, year.n_undated) == (1, 1)


def test_a_cumulative_indicator_adds_up_the_years_before_it(compute):
    days = [date(2012, 1, 1), date(2016, 6, 1), date(2018, 6, 1), None]
    rows = {"projects": [project(f"p{i}", day) for i, day in enumerate(days)]}
    answers = compute(rows, {"PX": {**PROJECTS, "kind": "cumulative"}})
    assert [answers.number("PX", year) for year in ("2016", "2017", "2018", "2019", "total")] == [2, 2, 3, 3, 4]


def test_the_year_of_the_cut_off_is_counted_up_to_the_cut_off(compute):
    rows = {"projects": [project("p1", date(2019, 6, 30)), project("p2", date(2019, 7, 1))]}
    answers = compute(rows, {"PX": PROJECTS}, as_of=date(2019, 6, 30))
    assert (answers.number("PX", "2019"), answers.number("PX")) == (1, 1)


def test_a_year_that_has_not_begun_has_no_data(compute):
    answers = compute({"projects": [project("p1")]}, {"PX": PROJECTS}, as_of=date(2017, 12, 31))
    assert answers.figure("PX", "2018").has_data is False
    assert answers.number("PX", "2018") is None


def test_an_empty_register_is_no_data_but_a_register_without_a_match_is_zero(compute):
    nothing = compute({}, {"PX": PROJECTS}).figure("PX")
    none = compute({"projects": [project("p1")]}, {"PX": {**PROJECTS, "where": {"framework": "HORIZON"}}}).figure("PX")
    assert (nothing.has_data, nothing.numerator) == (False, None)
    assert (none.has_data, none.numerator) == (True, 0)


def test_a_sum_over_amounts_that_nobody_stated_is_no_data(compute):
    answers = compute({"projects": [project("p1")]}, {"M1": {**PROJECTS, "measure": {"sum": "ec_contribution"}}})
    assert answers.figure("M1").has_data is False


def test_a_row_without_an_amount_is_not_behind_a_sum(compute):
    rows = {"projects": [project("p1", ec_contribution=5), project("p2")]}
    figure = compute(rows, {"M1": {**PROJECTS, "measure": {"sum": "ec_contribution"}}}).figure("M1")
    assert (figure.numerator, figure.n_rows) == (5, 1)


def test_a_voided_amount_leaves_its_row_unresolved(compute):
    rows = {"projects": [project("p1", ec_contribution=5), project("p2", voided="title,ec_contribution")]}
    figure = compute(rows, {"M1": {**PROJECTS, "measure": {"sum": "ec_contribution"}}}).figure("M1")
    assert (figure.numerator, figure.n_rows, figure.n_unresolved) == (5, 1, 1)


def test_rows_without_an_identifier_are_not_counted_as_one_thing(compute):
    rows = {"participations": [{"org_id": SELF, "country": "FR"}, {"org_id": SELF, "country": "FR"}]}
    figure = compute(rows, {"P04": {**FRENCH, "measure": {"count_distinct": "project_id"}}}).figure("P04")
    assert (figure.numerator, figure.n_unresolved) == (0, 2)


@pytest.mark.parametrize(
    ("wanted", "counted"),
    [
        (10, 1),
        ([10, 20], 2),
        ({"lt": 20}, 1),
        ({"le": 20}, 2),
        ({"gt": 20}, 1),
        ({"ge": 20}, 2),
        ({"ne": 20}, 2),
        ({"ge": 10, "lt": 30}, 2),
        ({"known": True}, 3),
        ({"known": False}, 1),
    ],
)
def test_a_comparison_never_holds_for_a_blank_and_never_judges_a_voided_cell(compute, wanted, counted):
    numbers = [10, 20, 30, None]
    rows = [project(f"p{i}", n_organisations=number) for i, number in enumerate(numbers)]
    rows.append(project("p9", voided="n_organisations"))
    figure = compute({"projects": rows}, {"PX": {**PROJECTS, "where": {"n_organisations": wanted}}}).figure("PX")
    assert (figure.numerator, figure.n_unresolved) == (counted, 1)


def test_a_voided_cell_leaves_a_row_unresolved_only_if_nothing_else_rules_it_out(compute):
    rows = {
        "projects": [
            project("p1", scheme="CSA", voided="n_organisations"),
            project("p2", scheme="RIA", voided="n_organisations"),
        ]
    }
    where = {"funding_scheme": "RIA", "n_organisations": {"gt": 1}}
    figure = compute(rows, {"PX": {**PROJECTS, "where": where}}).figure("PX")
    assert (figure.numerator, figure.n_unresolved) == (0, 1)


def test_dates_compare_as_days(compute):
    rows = {"projects": [project("p1", date(2017, 1, 1)), project("p2", date(2017, 1, 2))]}
    answers = compute(rows, {"PX": {**PROJECTS, "where": {"start_date": {"gt": "2017-01-01"}}}})
    assert answers.number("PX") == 1


@pytest.mark.parametrize(
    ("row", "counted", "unresolved"),
    [
        ({"project_id": "p1"}, 1, 0),
        ({"project_id": "nowhere"}, 0, 1),
        ({"project_id": None}, 0, 0),
        ({"project_id": None, "voided": "project_id"}, 0, 1),
        ({"project_id": "p2"}, 0, 1),
        ({"project_id": "p3"}, 0, 0),
    ],
)
def test_a_look_up_can_not_be_judged_where_its_row_or_its_cell_is_missing(compute, row, counted, unresolved):
    projects = [
        project("p1"),
        {"project_id": "p2", "voided": "funding_scheme", "start_date": date(2017, 1, 1)},
        {"project_id": "p3", "start_date": date(2017, 1, 1)},
    ]
    where = {"project.funding_scheme": "RIA"}
    rows = {"projects": projects, "participations": [row]}
    indicator = {**PARTICIPATIONS, "measure": {"count": "rows"}, "where": where}
    figure = compute(rows, {"PX": indicator}).figure("PX")
    assert (figure.numerator, figure.n_unresolved) == (counted, unresolved)


def test_the_group_of_rows_without_a_value_is_a_group_like_the_others(compute):
    rows = {"projects": [project("p1"), project("p2", scheme="CSA"), project("p3", scheme=None)]}
    answers = compute(rows, {"PX": {**PROJECTS, "by": ["funding_scheme"]}})
    assert answers.groups("PX") == {"RIA": 1, "CSA": 1, None: 1}
    assert sum(answers.groups("PX").values()) == answers.number("PX")


def test_a_group_that_exists_in_one_year_is_zero_in_the_others(compute):
    answers = compute({"projects": [project("p1")]}, {"PX": {**PROJECTS, "by": ["funding_scheme"]}})
    assert answers.groups("PX", "2016") == {"RIA": 0}


def test_a_ratio_keeps_both_parts_and_counts_rows_behind_either_once(compute):
    rows = {"projects": [project("p1"), project("p2"), project("p3", scheme="CSA")]}
    indicators = {
        "PA": {**PROJECTS, "where": {"funding_scheme": "CSA"}},
        "PB": PROJECTS,
        "PR": {"measure": {"ratio": {"numerator": "PA", "denominator": "PB"}}},
    }
    figure = compute(rows, indicators).figure("PR")
    assert (figure.numerator, figure.denominator, figure.n_rows) == (1, 3, 3)


def test_a_ratio_is_broken_down_from_its_parts_and_never_averaged(compute):
    rows = {
        "projects": [
            project("p1", n_organisations=1),
            project("p2"),
            project("p3", scheme="CSA"),
            project("p4", scheme="CSA", n_organisations=1),
            project("p5", scheme="CSA"),
        ]
    }
    by = {"by": ["funding_scheme"]}
    indicators = {
        "PA": {**PROJECTS, **by, "where": {"n_organisations": 1}},
        "PB": {**PROJECTS, **by},
        "PR": {"measure": {"ratio": {"numerator": "PA", "denominator": "PB"}}, **by},
    }
    answers = compute(rows, indicators)
    parts = {
        group: (
            answers.figure("PR", "total", "funding_scheme", group).numerator,
            answers.figure("PR", "total", "funding_scheme", group).denominator,
        )
        for group in ("RIA", "CSA")
    }
    assert parts == {"RIA": (1, 2), "CSA": (1, 3)}


def test_only_rows_that_the_audience_may_see_count(compute):
    rows = {
        "projects": [
            project("p1"),
            project("p2", visibility="internal"),
            project("p3", visibility="restricted"),
            project("p4", embargo_until=date(2020, 1, 1)),
            project("p5", embargo_until=date(2019, 12, 30)),
        ]
    }
    assert compute(rows, {"PX": PROJECTS}).number("PX") == 2
    assert compute(rows, {"PX": PROJECTS}, audience="internal").number("PX") == 5


def test_a_hidden_project_is_not_looked_up_for_the_public(compute):
    rows = {
        "projects": [project("p1", visibility="internal")],
        "participations": [{"project_id": "p1", "org_id": SELF}],
    }
    indicator = {**P05, "where": {"is_self": True, "project.funding_scheme": "RIA"}}
    public, internal = (
        compute(rows, {"P05": indicator}, audience=name).figure("P05") for name in ("public", "internal")
    )
    assert (public.numerator, public.n_unresolved) == (0, 1)
    assert (internal.numerator, internal.n_unresolved) == (1, 0)


def test_the_digest_names_the_cells_and_not_the_order_of_the_files(compute):
    one = {"projects": [project("p1", source="src-a", row=5), project("p2", source="src-b", row=9)]}
    two = {
        "projects": [
            project("p1", source="src-a", row=5),
            project("p3", source="src-c", row=1, scheme="CSA"),
            project("p2", source="src-b", row=9),
        ]
    }
    indicator = {"PX": {**PROJECTS, "where": {"funding_scheme": "RIA"}}}
    assert compute(one, indicator).figure("PX").digest == compute(two, indicator).figure("PX").digest


NAMIBIA = [("2015-12-31", 0), ("2016-01-01", 1), ("2016-12-31", 1), ("2017-06-01", 0), ("2018-01-01", 1)]
FRANCE = [("2015-01-01", 1), ("2017-06-30", 1), ("2017-07-01", 0), ("2019-01-01", 0)]
WHEN = [*(("NA", *case) for case in NAMIBIA), *(("FR", *case) for case in FRANCE), ("BR", "2016-01-01", 0)]


def in_group(group, column="coordinator_country"):
    return {**PROJECTS, "where": {column: {"in_group": group}}}


@pytest.mark.parametrize(("country", "day", "counted"), WHEN)
def test_a_flow_belongs_to_a_group_on_its_own_day(compute, country, day, counted):
    rows = {"projects": [project("p1", date.fromisoformat(day), coordinator_country=country)]}
    assert compute(rows, {"PX": in_group("old")}).number("PX") == counted


def test_a_stock_belongs_to_a_group_on_the_day_of_the_stock(compute):
    rows = {
        "agreements": [
            {"agreement_id": f"A{i}", "partner_country": country, "start_date": date(2014, 1, 1)}
            for i, country in enumerate(["FR", "NA", "DE", "BR", None])
        ]
    }
    stock = {"of": "agreements", "kind": "stock", "measure": {"count": "rows"}, "stock": {"from": "start_date"}}
    answers = compute(
        rows, {"TX": {**stock, "where": {"partner_country": {"in_group": "old"}}}}, as_of=date(2019, 6, 30)
    )
    assert [answers.number("TX", year) for year in ("2016", "2017", "2018", "2019", "total")] == [3, 1, 2, 2, 2]


def test_groups_overlap_and_a_row_in_two_of_them_counts_once(compute):
    rows = {"projects": [project("p1", date(2018, 1, 1), coordinator_country="DE")]}
    assert compute(rows, {"PX": in_group(["old", "new", "all"])}).number("PX") == 1


def test_a_group_in_a_group_keeps_both_its_own_days_and_those_of_its_members(compute):
    days = {"DE": [date(2015, 12, 31), date(2016, 1, 1)], "NA": [date(2015, 12, 31), date(2018, 1, 1)]}
    rows = {
        "projects": [
            project(f"{country}{day}", day, coordinator_country=country) for country in days for day in days[country]
        ]
    }
    answers = compute(rows, {"PX": {**in_group("all"), "by": ["coordinator_country"]}})
    assert answers.groups("PX") == {"DE": 1, "NA": 1}


def test_without_a_day_a_country_is_judged_if_it_is_always_or_never_a_member(compute):
    countries = ["DE", "FR", "BR", None]
    rows = {"projects": [project(f"p{i}", None, coordinator_country=name) for i, name in enumerate(countries)]}
    figure = compute(rows, {"PX": in_group("old")}).figure("PX")
    assert (figure.numerator, figure.n_unresolved, figure.n_undated) == (1, 1, 1)


def test_a_country_that_was_not_legible_leaves_its_row_unresolved(compute):
    rows = {"projects": [project("p1", voided="coordinator_country")]}
    figure = compute(rows, {"PX": in_group("old")}).figure("PX")
    assert (figure.numerator, figure.n_unresolved) == (0, 1)


def test_one_declaration_serves_strands_with_different_groups(compute):
    rows = {
        "projects": [
            project(f"p{i}", date(2018, 5, 1), coordinator_country=name)
            for i, name in enumerate(["DE", "FR", "FR", "NA", "BR"])
        ]
    }
    strands = {"strands": ["emerging_powers", "maghreb", "european_programmes"]}
    indicators = {
        "PA": {**in_group("$strand"), **strands},
        "PB": {**PROJECTS, **strands},
        "PR": {"measure": {"ratio": {"numerator": "PA", "denominator": "PB"}}, **strands},
    }
    answers = compute(rows, indicators)
    assert [answers.number(f"PA.{name}") for name in strands["strands"]] == [2, 3, 5]
    ratio = answers.figure("PR.maghreb")
    assert (ratio.numerator, ratio.denominator) == (3, 5)


def test_a_row_in_force_by_a_rule_is_counted_as_derived(compute):
    laboratory = {"instrument": "LEA", "start_date": date(2016, 1, 1), "status": "active"}
    rows = {
        "agreements": [
            {**laboratory, "agreement_id": "A1"},
            {**laboratory, "agreement_id": "A2", "end_date": date(2018, 12, 31)},
            {**laboratory, "agreement_id": "A3", "instrument": "AGR"},
        ]
    }
    stock = {"from": "start_date_effective", "until": "end_date_effective", "ended": "termination_date"}
    indicators = {
        "TA": {"of": "agreements", "kind": "stock", "measure": {"count": "rows"}, "stock": stock},
        "TB": {**PROJECTS, "of": "agreements"},
        "TR": {"measure": {"ratio": {"numerator": "TA", "denominator": "TA"}}},
    }
    answers = compute(rows, indicators)
    found = [(answers.number("TA", year), answers.figure("TA", year).n_derived) for year in ("2018", "2019")]
    assert found == [(3, 1), (2, 1)]
    assert answers.figure("TR", "2018").n_derived == 1
    assert answers.figure("TB", "2016").n_derived == 0


def test_a_list_may_take_blank_cells_in_but_not_what_was_not_legible(compute):
    rows = {
        "projects": [
            project("p1", scheme="RIA"),
            project("p2", scheme=None),
            project("p3", scheme="CSA"),
            project("p4", scheme=None, voided="funding_scheme"),
        ]
    }
    figure = compute(rows, {"PX": {**PROJECTS, "where": {"funding_scheme": ["RIA", None]}}}).figure("PX")
    assert (figure.numerator, figure.n_unresolved) == (2, 1)


def test_a_row_dated_by_its_year_counts_as_of_the_first_of_january(compute):
    yearly = make_register("stays", "stay", "stay_id", stay_id="id", year="integer", country="country")
    years = [2015, 2016, 2017, 2018, 2019, 2020, None, 0, 10**15, 20166]
    rows = {"stays": [{"stay_id": f"s{i}", "year": year, "country": "FR"} for i, year in enumerate(years)]}
    stays = {"of": "stays", "date": "year", "kind": "flow", "measure": {"count": "rows"}}
    indicators = {"SX": stays, "SG": {**stays, "where": {"country": {"in_group": "old"}}}}
    answers = compute(rows, indicators, registers={**REGISTERS, "stays": yearly}, as_of=date(2019, 6, 30))
    assert [answers.number("SX", year) for year in ("2016", "2017", "2018", "2019")] == [1, 1, 1, 1]
    assert answers.figure("SX").n_undated == 4
    assert [answers.number("SG", year) for year in ("2016", "2017", "2018", "2019")] == [1, 1, 0, 0]
