"""Versions of targets that were handed in: which one holds, and what can't be used and why."""

from datetime import date
from fractions import Fraction

import pytest

from strandreport.model.target_history import (
    Version,
    differing,
    disordered,
    is_usable,
    merge_versions,
    without_path,
)
from strandreport.model.targets import parse_targets

NAME = "T01.emerging_powers"
WORDS = {"en": "words", "fr": "mots"}
LANGUAGES = ("en", "fr")
STATED = parse_targets(
    {
        "targets": {
            NAME: {
                "baseline": {"period": 2016, "numerator": 3},
                "year": 2020,
                "value": "10",
                "path": "table",
                "waypoints": [{"year": 2018, "value": "4"}],
                "tolerance": "1",
                "standing": "official",
                "source": WORDS,
            }
        }
    }
)


def version(number=1, value="10", valid_from="2016-01-01", **more):
    given = {
        "target_id": NAME,
        "version": number,
        "baseline_period": "2016",
        "baseline_value": None,
        "target_year": 2020,
        "value": int(Fraction(value) * 10**6),
        "standing": "official",
        "decided_by": "Board",
        "decided_on": valid_from,
        "valid_from": valid_from,
        "reason": "Because.",
        "replaces": number - 1 or None,
    }
    return Version(**{**given, **more})


SECOND = version(2, "7", "2018-07-01")


def merged(versions, targets=STATED, kind="count"):
    found, withheld = merge_versions(targets, versions, {NAME: kind}, LANGUAGES)
    assert withheld == []
    return found[NAME]


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2016-01-01", (1, "10")), ("2018-06-30", (1, "10")), ("2018-07-01", (2, "7")), ("2021-01-01", (2, "7"))],
)
def test_the_version_that_holds_on_the_cut_off_date_counts(day, expected):
    found = merged([SECOND, version()]).in_force(date.fromisoformat(day))
    assert (found.version, found.value) == expected


def test_no_version_holds_before_the_first_one():
    assert merged([version()]).in_force(date(2015, 12, 31)) is None


def test_a_version_keeps_tolerance_and_source_of_the_target_as_first_set_but_not_a_path_to_another_end():
    first = merged([version(), SECOND])
    assert (first.path, [point.value for point in first.waypoints], first.tolerance) == ("table", ["4"], "1")
    (second,) = first.history
    assert (second.path, second.waypoints, second.tolerance, second.source) == ("straight", (), "1", WORDS)
    assert second.baseline.numerator == 3


def test_later_versions_follow_the_target_as_first_set_where_the_first_was_not_handed_in():
    first = merged([SECOND])
    assert (first.decision, first.value, [item.version for item in first.history]) == (None, "10", [2])
    assert disordered([SECOND], STATED[NAME]) == []


def test_a_target_of_the_register_alone_is_straight_and_names_who_decided():
    found = merged([version(baseline_value=2_500_000)], targets={}, kind="money")
    assert (found.path, found.tolerance, found.source["fr"], found.baseline.numerator) == (
        "straight",
        None,
        "Board",
        250,
    )


def test_the_baseline_of_a_rate_is_a_share():
    found = merged([version(value="0.25", baseline_value=180_000)], targets={}, kind="ratio")
    assert (found.value, Fraction(found.baseline.numerator, found.baseline.denominator)) == ("0.25", Fraction(9, 50))


def test_a_target_of_an_unknown_indicator_is_not_used():
    assert merge_versions({}, [version()], {}, LANGUAGES) == ({}, [])


@pytest.mark.parametrize(
    "versions",
    [
        [version(), version(2, "7", "2016-01-01")],
        [version(), version(2, "7", "2015-12-31")],
        [version(is_whole=False)],
        [version(baseline_period="before")],
        [version(target_year=2016)],
    ],
)
def test_a_target_whose_versions_contradict_each_other_is_not_judged(versions):
    found, withheld = merge_versions(STATED, versions, {NAME: "count"}, LANGUAGES)
    assert (found, withheld) == ({}, [NAME])
    assert not is_usable(versions, STATED[NAME])


@pytest.mark.parametrize(
    ("versions", "wrong"),
    [
        ([version(), SECOND], []),
        ([version(), version(3, "7", "2018-07-01", replaces=2)], [3]),
        ([version(), version(2, "7", "2018-07-01", replaces=None)], [2]),
        ([version(), version(2, "7", "2016-01-01")], [2]),
        ([version(replaces=4)], [1]),
    ],
)
def test_versions_that_do_not_follow_each_other_are_named(versions, wrong):
    assert [item.version for item in disordered(versions, None)] == wrong


def test_a_first_version_that_is_missing_is_named_unless_it_was_set_elsewhere():
    assert disordered([SECOND], None) == [SECOND]


def test_a_version_without_a_year_of_the_baseline_has_no_path():
    versions = [version(), version(2, "7", "2018-07-01", baseline_period="2016-2018")]
    assert without_path(versions, None) == versions[1:]


@pytest.mark.parametrize(
    ("changed", "differs"),
    [
        ({}, False),
        ({"value": 10_000_001}, True),
        ({"target_year": 2021}, True),
        ({"baseline_period": "2015"}, True),
        ({"baseline_period": ""}, False),
        ({"standing": "illustrative"}, True),
    ],
)
def test_a_first_version_that_disagrees_with_the_configuration_is_named(changed, differs):
    assert bool(differing([version(**changed)], STATED[NAME])) is differs
    assert differing([SECOND], STATED[NAME]) == []
