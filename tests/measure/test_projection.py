"""A series carried on to the target year, with the range that its past variation supports."""

from fractions import Fraction

import pytest

from strandreport.measure.projection import project

SHARE = Fraction(1)


def run(values, target_year=2021, breaks=(), ceiling=None):
    known = {year: Fraction(value) for year, value in values.items()}
    return project(known, max(known), target_year, breaks, ceiling)


def test_a_steady_series_goes_on_as_before_and_has_no_width():
    found = run({2016: 10, 2017: 12, 2018: 14, 2019: 16})
    assert (found.value, found.low, found.high, found.n_changes, found.year) == (20, 20, 20, 3, 2021)


def test_the_range_grows_with_past_variation_and_with_the_years_ahead():
    near = run({2016: 10, 2017: 14, 2018: 14, 2019: 16}, 2020)
    far = run({2016: 10, 2017: 14, 2018: 14, 2019: 16}, 2021)
    assert (near.value, far.value) == (18, 20)
    # changes 4, 0, 2: variance 4; one year ahead 4 * 1 * (1 + 1/3), two years ahead 4 * 2 * (1 + 2/3)
    assert float(near.high - near.value) == pytest.approx(2 * (16 / 3) ** 0.5, abs=1e-5)
    assert float(far.value - far.low) == pytest.approx(2 * (40 / 3) ** 0.5, abs=1e-5)


def test_too_few_years_give_no_range():
    found = run({2017: 10, 2018: 12, 2019: 15})
    assert (found.value, found.low, found.high, found.n_changes) == (20, None, None, 2)


def test_a_single_year_or_a_gap_gives_nothing():
    assert run({2019: 10}) is None
    assert run({2017: 10, 2019: 10}) is None


def test_there_is_nothing_to_project_from_the_due_year_on():
    assert run({2019: 10, 2020: 11}, 2020) is None


def test_changes_across_a_break_do_not_count():
    assert run({2016: 100, 2017: 10, 2018: 11, 2019: 12}, breaks=(2017,)).value == 14


def test_a_share_stays_between_nothing_and_all():
    found = run({2016: "0.1", 2017: "0.9", 2018: "0.2", 2019: "0.95"}, ceiling=SHARE)
    assert (found.value, found.low, found.high) == (1, 0, 1)


def test_amounts_may_fall_below_zero_only_if_they_did():
    assert run({2016: 9, 2017: 6, 2018: 3, 2019: 0}).value == 0
    assert run({2016: 9, 2017: 6, 2018: 0, 2019: -3}).value < -3
