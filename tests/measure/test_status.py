"""The table of statuses, case by case, and the numbers that go with it."""

from fractions import Fraction

import pytest

from strandreport.measure.status import Goal, Series, assess


def status(values, start, value, year=2020, start_year=2016, better="higher", count=False, **goal):
    series = Series({year: Fraction(v) for year, v in values.items()}, count, better)
    parsed = {key: Fraction(v) if key == "tolerance" else v for key, v in goal.items()}
    if "waypoints" in parsed:
        parsed["waypoints"] = tuple((year, Fraction(v)) for year, v in parsed["waypoints"])
    return assess(series, Goal(start_year, None if start is None else Fraction(start), year, Fraction(value), **parsed))


CASES = {
    "half the time, half the way": ({2018: 150}, 100, 200, {}, "ontrack"),
    "just on track": ({2018: "147.5"}, 100, 200, {}, "ontrack"),
    "just not on track": ({2018: "147.4"}, 100, 200, {}, "atrisk"),
    "just at risk": ({2018: 130}, 100, 200, {}, "atrisk"),
    "just off track": ({2018: "129.9"}, 100, 200, {}, "offtrack"),
    "not moved": ({2018: 100}, 100, 200, {}, "offtrack"),
    "moved back": ({2018: 99}, 100, 200, {}, "reversing"),
    "reached before time": ({2018: 200}, 100, 200, {}, "reached"),
    "overshot before time": ({2018: 300}, 100, 200, {}, "reached"),
    "reached in the first year": ({2017: 200}, 100, 200, {}, "reached"),
    "first year": ({2017: 101}, 100, 200, {}, "notdue"),
    "year of the baseline": ({2016: 100}, 100, 200, {}, "notdue"),
    "before the baseline": ({2015: 90}, 100, 200, {}, "notdue"),
    "achieved when due": ({2020: 200}, 100, 200, {}, "achieved"),
    "overshot when due": ({2020: 250}, 100, 200, {}, "achieved"),
    "narrowly missed": ({2020: 195}, 100, 200, {}, "narrowly"),
    "missed": ({2020: "194.9"}, 100, 200, {}, "missed"),
    "judged at the due date, not later": ({2020: 150, 2021: 300}, 100, 200, {}, "missed"),
    "kept after the due date or not": ({2020: 200, 2021: 50}, 100, 200, {}, "achieved"),
    "no value in the due year": ({2019: 150, 2021: 201}, 100, 200, {}, "achieved"),
    "baseline zero, one of twenty": ({2018: 1}, 0, 20, {}, "offtrack"),
    "baseline zero, ten of twenty": ({2018: 10}, 0, 20, {}, "ontrack"),
    "target zero, falling": ({2018: 5}, 10, 0, {"better": "lower"}, "ontrack"),
    "target zero, reached": ({2018: 0}, 10, 0, {"better": "lower"}, "reached"),
    "falling too slowly": ({2018: 7}, 10, 0, {"better": "lower"}, "atrisk"),
    "rising though it should fall": ({2018: 11}, 10, 0, {"better": "lower"}, "reversing"),
    "falling, narrowly missed": ({2020: "0.5"}, 10, 0, {"better": "lower"}, "narrowly"),
    "direction from the target": ({2018: 5}, 10, 0, {"better": "context"}, "ontrack"),
    "keep, within": ({2018: 104}, 100, 100, {"better": "keep", "tolerance": 5}, "ontrack"),
    "keep, below within": ({2018: 95}, 100, 100, {"better": "keep", "tolerance": 5}, "ontrack"),
    "keep, at risk": ({2018: 110}, 100, 100, {"better": "keep", "tolerance": 5}, "atrisk"),
    "keep, off track": ({2018: 111}, 100, 100, {"better": "keep", "tolerance": 5}, "offtrack"),
    "keep, first year": ({2017: 100}, 100, 100, {"better": "keep", "tolerance": 5}, "notdue"),
    "keep, due and kept": ({2020: 105}, 100, 100, {"better": "keep", "tolerance": 5}, "achieved"),
    "keep, due and nearly kept": ({2020: 90}, 100, 100, {"better": "keep", "tolerance": 5}, "narrowly"),
    "keep, due and lost": ({2020: 89}, 100, 100, {"better": "keep", "tolerance": 5}, "missed"),
    "not to fall, risen": ({2018: 101}, 100, 100, {}, "reached"),
    "not to fall, fallen": ({2018: 99}, 100, 100, {}, "offtrack"),
    "not to fall, fallen a little": ({2018: 99}, 100, 100, {"tolerance": 1}, "ontrack"),
    "one less is no alarm": ({2018: 5}, 0, 12, {"count": True, "tolerance": 1}, "ontrack"),
    "two less is one": ({2018: 4}, 0, 12, {"count": True, "tolerance": 1}, "atrisk"),
    "tolerance does not reach a target": ({2019: 11}, 0, 12, {"count": True, "tolerance": 1}, "ontrack"),
    "tolerance when due is narrow": ({2020: 11}, 0, 12, {"count": True, "tolerance": 1}, "narrowly"),
    "tolerance stops a reversal": ({2018: 9}, 10, 20, {"tolerance": 1}, "offtrack"),
    "small counts as a mean of years": ({2017: 4, 2018: 7, 2019: 7}, 0, 12, {"count": True}, "ontrack"),
    "small counts, a year alone": ({2019: 7}, 0, 12, {"count": True}, "atrisk"),
    "large counts are not smoothed": ({2017: 40, 2018: 70, 2019: 70}, 0, 120, {"count": True}, "atrisk"),
    "rates are not smoothed": ({2017: 4, 2018: 7, 2019: 7}, 0, 12, {}, "atrisk"),
    "no value at all": ({}, 100, 200, {}, "nodata"),
    "no baseline": ({2018: 150}, None, 200, {}, "nodata"),
    "no baseline, reached": ({2018: 200}, None, 200, {}, "reached"),
    "no baseline, achieved": ({2020: 200}, None, 200, {}, "achieved"),
    "no baseline, missed": ({2020: 199}, None, 200, {}, "missed"),
    "no baseline, short by a tolerance": ({2018: 196}, None, 200, {"tolerance": 5}, "nodata"),
    "no baseline, kept within": ({2018: 104}, None, 100, {"better": "keep", "tolerance": 5}, "reached"),
    "no baseline, direction from the target": ({2018: 1}, None, 2, {"better": "context"}, "nodata"),
    "no baseline, a target of one": ({2018: 2}, None, 1, {"better": "context"}, "reached"),
    "a rate, direction from the target": ({2018: "0.25"}, "0.2", "0.3", {"better": "context"}, "ontrack"),
    "a rate that falls to its target": ({2018: "0.25"}, "0.3", "0.2", {"better": "context"}, "ontrack"),
    "suspended": ({2018: 200}, 100, 200, {"is_suspended": True}, "suspended"),
    "suspended without data": ({}, 100, 200, {"is_suspended": True}, "suspended"),
    "series broken after the baseline": ({2018: 150}, 100, 200, {"breaks": (2018,)}, "break"),
    "series broken in the baseline year": ({2018: 150}, 100, 200, {"breaks": (2016,)}, "ontrack"),
    "series to break later": ({2018: 150}, 100, 200, {"breaks": (2019,)}, "ontrack"),
    "a late start is allowed by a table": ({2018: 110}, 100, 200, {"waypoints": ((2018, 110),)}, "ontrack"),
    "and asks more later": ({2019: 120}, 100, 200, {"waypoints": ((2018, 110),)}, "offtrack"),
    "straight between two waypoints": ({2019: 155}, 100, 200, {"waypoints": ((2018, 110),)}, "ontrack"),
    "before the first waypoint": ({2018: 105}, 100, 200, {"waypoints": ((2019, 115),)}, "offtrack"),
    "a fall that the path plans": ({2018: 90}, 100, 120, {"waypoints": ((2018, 90),)}, "ontrack"),
    "less of a fall than planned": ({2018: 92}, 100, 120, {"waypoints": ((2018, 90),)}, "ontrack"),
    "more of a fall than planned": ({2018: 89}, 100, 120, {"waypoints": ((2018, 90),)}, "reversing"),
    "in steps nothing is due before": (
        {2018: 100},
        100,
        200,
        {"waypoints": ((2019, 150),), "has_steps": True},
        "ontrack",
    ),
    "in steps going back is told": (
        {2018: 99},
        100,
        200,
        {"waypoints": ((2019, 150),), "has_steps": True},
        "reversing",
    ),
    "a step is due": ({2019: 120}, 100, 200, {"waypoints": ((2019, 150),), "has_steps": True}, "offtrack"),
    "steps do not move the end": ({2020: 150}, 100, 200, {"waypoints": ((2019, 150),), "has_steps": True}, "missed"),
}


@pytest.mark.parametrize(("values", "start", "value", "options", "expected"), CASES.values(), ids=CASES.keys())
def test_status(values, start, value, options, expected):
    assert status(values, start, value, **options).status == expected


def test_an_indicator_without_a_target_has_no_status_but_says_so():
    assert assess(Series({2018: Fraction(1)}, True, "higher"), None).status == "notarget"


def test_the_worked_example_of_the_method_gives_its_published_ratio():
    found = status({2016: "50.0"}, "47.4", 55, start_year=2012)
    assert found.status == "atrisk"
    assert found.way_done / found.time_gone == Fraction(26, 38)


def test_time_gone_never_exceeds_one():
    assert status({2023: 150}, 100, 200).time_gone == 1


def test_the_required_pace_spreads_what_is_left_over_the_years_left():
    found = status({2017: 120, 2018: 130}, 100, 200)
    assert (found.required, found.last) == (35, 10)


def test_there_is_no_required_pace_once_the_target_is_reached_or_due():
    assert status({2018: 200}, 100, 200).required is None
    assert status({2020: 150}, 100, 200).required is None


def test_the_method_is_named():
    assert status({2018: 150}, 100, 200).method == "straight"
    assert status({2018: 5}, 0, 12, count=True, tolerance=1).method == "straight_tolerance"
    assert status({2018: 5}, 0, 12, count=True).method == "straight_mean"
    assert status({2020: 195}, 100, 200, tolerance=5).method == "straight_tolerance"
    assert status({2020: 195}, 100, 200).method == "straight"


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({2016: "0.6", 2018: "0.30"}, "reached"),
        ({2016: "0.6", 2018: "0"}, "offtrack"),
        ({2016: "0.6", 2020: "0.1"}, "missed"),
    ],
)
def test_a_baseline_beyond_its_target_asks_to_stay_there_and_falling_below_is_no_progress(values, expected):
    found = status(values, "0.6", "0.25")
    assert (found.status, found.way_done) == (expected, None)


def test_at_least_forty_cases_stand_in_the_table():
    assert len(CASES) >= 40


@pytest.mark.parametrize(("value", "missing"), [(130, 70), (200, None), (210, None)])
def test_what_is_still_missing_is_told_until_the_target_is_reached(value, missing):
    assert status({2018: value}, 100, 200).missing == missing


def test_a_falling_target_misses_a_negative_amount():
    assert status({2018: 7}, 10, 0, better="lower").missing == -7
