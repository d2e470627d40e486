"""How far an entry of the register of revisions reaches, without a build: the slow tests take it through one."""

from fractions import Fraction

import pytest

from strandreport.measure.moved import Move
from strandreport.measure.revisions import Entry
from strandreport.model.figures import VALUE
from strandreport.model.frozen import FrozenFigure

NAME = "P04.european_programmes.2018"


def move(old, new, name=NAME):
    sides = [
        None if number is None else FrozenFigure("count", number, None, None, VALUE, False, "2018-01-01", "2018-12-31")
        for number in (old, new)
    ]
    return Move(name, *sides)


def entry(scope, tolerance=Fraction(1, 10)):
    return Entry("R1", scope, "2020-01", tolerance, {"en": "late rows"}, "2020-02-01")


@pytest.mark.parametrize(
    ("old", "new", "covered"),
    [(100, 110, True), (100, 111, False), (100, 90, True), (100, 89, False), (0, 1, False), (None, 1, False)],
)
def test_an_entry_for_a_register_reaches_as_far_as_its_tolerance(old, new, covered):
    assert entry("participations").covers(move(old, new), {"P04", "participations"}) == covered


def test_an_entry_for_one_figure_reaches_any_distance_and_its_groups_and_no_other():
    assert entry(NAME, Fraction(0)).covers(move(100, 500), {"P04"})
    assert entry(NAME, Fraction(0)).covers(move(100, 500, f"{NAME}.H2020"), {"P04"})
    assert not entry(NAME, Fraction(1)).covers(move(100, 101, "P04.european_programmes.2019"), {"P04"})


def test_an_entry_for_something_else_explains_nothing():
    assert not entry("agreements").covers(move(100, 101), {"P04", "participations"})
