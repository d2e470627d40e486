"""Where a series is heading: its mean yearly change carried on, with the range that its past variation supports.

A random walk with drift: the changes of the past are taken as they are, and what is added up over the years ahead
varies with them. Exact up to the square root of the variance, which is rounded to six decimals.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import isqrt

# Fewer yearly changes say nothing about how much they vary.
FEWEST_CHANGES = 3
# Two standard errors on either side.
WIDTH = 2
SCALE = 10**6


@dataclass(frozen=True)
class Projection:
    """The value expected at the end of a year if things go on as before; ``low`` and ``high`` bound it.

    Both are None where too few years are known to tell how much the series varies. ``n_changes`` yearly changes are
    behind it.
    """

    year: int
    value: Fraction
    low: Fraction | None
    high: Fraction | None
    n_changes: int


def project(
    values: Mapping[int, Fraction], last: int, target_year: int, breaks: Sequence[int], ceiling: Fraction | None
) -> Projection | None:
    """The series carried on from its last year; None if that is the target year or there is no year before.

    Args:
        values: the values of complete years.
        last: the year to go on from.
        target_year: the year to go to.
        breaks: years from which on values can't be compared with earlier ones.
        ceiling: what no value can exceed, such as 1 for a share; none falls below zero unless one did.
    """
    changes = _changes(values, last, breaks)
    ahead = target_year - last
    if not changes or ahead < 1:
        return None
    mean = sum(changes, Fraction(0)) / len(changes)
    value = values[last] + mean * ahead
    floor = Fraction(0) if min(values.values()) >= 0 else None
    if len(changes) < FEWEST_CHANGES:
        return Projection(target_year, _within(value, floor, ceiling), None, None, len(changes))
    reach = WIDTH * _deviation(changes, mean, ahead)
    low, mid, high = (_within(item, floor, ceiling) for item in (value - reach, value, value + reach))
    return Projection(target_year, mid, low, high, len(changes))


def _changes(values: Mapping[int, Fraction], last: int, breaks: Sequence[int]) -> list[Fraction]:
    """The changes of the years without a gap up to the last one, since the last break."""
    found = []
    year = last
    while year - 1 in values and year in values and year not in breaks:
        found.append(values[year] - values[year - 1])
        year -= 1
    return found


def _deviation(changes: Sequence[Fraction], mean: Fraction, ahead: int) -> Fraction:
    """The standard error of a projection: the changes to come vary, and so does the mean of those seen."""
    count = len(changes)
    variance = sum(((change - mean) ** 2 for change in changes), Fraction(0)) / (count - 1)
    square = variance * ahead * (1 + Fraction(ahead, count))
    return Fraction(isqrt(int(square * SCALE**2)), SCALE)


def _within(value: Fraction, floor: Fraction | None, ceiling: Fraction | None) -> Fraction:
    kept = value if floor is None else max(value, floor)
    return kept if ceiling is None else min(kept, ceiling)
