"""What two figures prove about the direction between them, with rows left out, unjudged or undated allowed for."""

from enum import StrEnum
from fractions import Fraction

from strandreport.model.figures import Figure
from strandreport.report.context.series import Series
from strandreport.report.context.values import exact


class Direction(StrEnum):
    """How a figure lies to the one before it; ``open`` and ``small`` claim nothing."""

    UP = "up"
    DOWN = "down"
    SAME = "same"
    BOTH_ZERO = "both_zero"
    TO_ZERO = "to_zero"
    OPEN = "open"
    SMALL = "small"
    BREAK = "break"


def direction(series: Series, before: Figure, now: Figure) -> Direction:
    """The direction that two complete years prove.

    A row that was left out, could not be judged, or has no date may belong to either year; it moves a count by one at
    most, and anything else by an unknown amount.
    """
    if series.is_broken(before, now):
        return Direction.BREAK
    bases = (before.denominator or 0, now.denominator or 0)
    if series.kind == "ratio" and min(bases) < series.indicator.min_denominator:
        return Direction.SMALL
    if doubt(series, before) or doubt(series, now):
        return _withindoubt(series, before, now)
    return _plain(series, before, now)


def _plain(series: Series, before: Figure, now: Figure) -> Direction:
    first, last = exact(before), exact(now)
    if series.kind == "count" and not last:
        return Direction.TO_ZERO if first else Direction.BOTH_ZERO
    if first == last:
        return Direction.SAME
    return Direction.UP if last > first else Direction.DOWN


def doubt(series: Series, figure: Figure) -> int:
    """How many rows may or may not belong to a figure."""
    return figure.n_unresolved + figure.n_undated + series.left_out


def doubt_between(series: Series, before: Figure, now: Figure) -> int:
    """How many rows at most may belong to one of two figures: what has no date or was left out may turn either."""
    undated = max(before.n_undated, now.n_undated)
    return before.n_unresolved + now.n_unresolved + undated + series.left_out


def _withindoubt(series: Series, before: Figure, now: Figure) -> Direction:
    if series.kind != "count":
        return Direction.OPEN
    return proven(exact(before), exact(now), doubt(series, before), doubt(series, now))


def proven(before: Fraction | int, now: Fraction | int, doubt_before: int, doubt_now: int) -> Direction:
    """The direction between two counts, each of which may lack some rows.

    >>> proven(20, 10, 0, 9), proven(20, 10, 16, 16)
    (<Direction.DOWN: 'down'>, <Direction.OPEN: 'open'>)
    """
    if now > before + doubt_before:
        return Direction.UP
    return Direction.DOWN if now + doubt_now < before else Direction.OPEN
