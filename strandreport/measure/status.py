"""How far a target has come: the share of the way done against the share of time gone, in exact fractions.

The table of statuses is that of ``docs/`` and of the design: before the due date reached, ontrack, atrisk, offtrack or
reversing; from the due date on achieved, narrowly or missed; otherwise suspended, notarget, nodata, break or notdue.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from strandreport.measure.paces import Path, pace_last, pace_required, still_missing
from strandreport.measure.projection import Projection, project

ON_TRACK = Fraction(95, 100)
AT_RISK = Fraction(60, 100)
SMALL = 20
MEAN_YEARS = 3


@dataclass(frozen=True)
class Series:
    """The values of complete years, and how they are to be read."""

    values: Mapping[int, Fraction]
    is_count: bool
    better: str
    ceiling: Fraction | None = None


@dataclass(frozen=True)
class Goal:
    """A target in numbers; ``start`` None is a baseline without a value."""

    start_year: int
    start: Fraction | None
    year: int
    value: Fraction
    tolerance: Fraction | None = None
    is_suspended: bool = False
    breaks: tuple[int, ...] = ()
    waypoints: tuple[tuple[int, Fraction], ...] = ()
    has_steps: bool = False


@dataclass(frozen=True)
class Assessment:
    """A status and everything that led to it; ``year`` is the one judged, ``method`` names how."""

    status: str
    year: int | None = None
    way_done: Fraction | None = None
    time_gone: Fraction | None = None
    required: Fraction | None = None
    last: Fraction | None = None
    method: str = "none"
    expected: Fraction | None = None
    missing: Fraction | None = None
    projection: Projection | None = None


def assess(series: Series, goal: Goal | None) -> Assessment:
    """The status of a goal after the last complete year of a series.

    From the due year on, that year is judged, if it has a value: what came later is another matter.
    """
    if goal is None:
        return Assessment("notarget")
    year = _judged_year(series, goal)
    if goal.is_suspended:
        return Assessment("suspended", year)
    if year is None:
        return Assessment("nodata")
    if any(goal.start_year < first <= year for first in goal.breaks):
        return Assessment("break", year)
    if goal.start is None:
        return _without_baseline(series, goal, year)
    return _assess_path(series, goal, _path(series, goal, goal.start), year)


def _assess_path(series: Series, goal: Goal, path: Path, year: int) -> Assessment:
    value = series.values[year]
    status, method = _status(series, goal, path, year)
    return Assessment(
        status=status,
        year=year,
        way_done=path.way_done(value),
        time_gone=path.time_gone(year),
        required=pace_required(path, year, value),
        last=pace_last(series.values, year),
        method=method,
        expected=path.expected(year),
        missing=still_missing(path, value),
        projection=project(series.values, year, goal.year, goal.breaks, series.ceiling),
    )


def _judged_year(series: Series, goal: Goal) -> int | None:
    last = max(series.values, default=None)
    return goal.year if last is not None and last > goal.year and goal.year in series.values else last


def _path(series: Series, goal: Goal, start: Fraction) -> Path:
    """The way from baseline to target; a baseline that already lies beyond its target has no way to go but to stay."""
    sign = _sign(series, goal)
    is_beyond = (goal.value - start) * sign < 0
    way = () if is_beyond else goal.waypoints
    return Path(goal.start_year, goal.value if is_beyond else start, goal.year, goal.value, sign, way, goal.has_steps)


def _sign(series: Series, goal: Goal) -> int:
    stated = {"higher": 1, "lower": -1, "keep": 0}
    if series.better in stated:
        return stated[series.better]
    way = goal.value - (goal.start or 0)
    return (way > 0) - (way < 0)


def _without_baseline(series: Series, goal: Goal, year: int) -> Assessment:
    """Without a baseline there is no path, but a target may still be seen to be reached or missed."""
    path = Path(goal.start_year, goal.value, goal.year, goal.value, _sign(series, goal))
    beyond = path.shortfall(series.values[year]) <= _keep_tolerance(series, goal)
    if year >= goal.year:
        return Assessment("achieved" if beyond else "missed", year, method="no_baseline")
    return Assessment("reached" if beyond else "nodata", year, method="no_baseline")


def _status(series: Series, goal: Goal, path: Path, year: int) -> tuple[str, str]:
    if year <= goal.start_year:
        return "notdue", "straight"
    value = series.values[year]
    if not path.length or not path.sign:
        return _kept(goal, path, value, year)
    if year >= goal.year:
        return _due(goal, path, value), "straight_tolerance" if goal.tolerance else "straight"
    if not path.shortfall(value):
        return "reached", "straight"
    if year == goal.start_year + 1:
        return "notdue", "straight"
    ratio, method = _ratio(series, goal, path, year)
    return _compare(ratio), method


def _kept(goal: Goal, path: Path, value: Fraction, year: int) -> tuple[str, str]:
    """A value that is to stay where it is, on both sides or at least on the right one."""
    short, tolerance, is_due = path.shortfall(value), goal.tolerance or Fraction(0), year >= goal.year
    if path.sign and not short:
        return ("achieved" if is_due else "reached"), "keep"
    if year == goal.start_year + 1 and not is_due:
        return "notdue", "keep"
    if short <= tolerance:
        return ("achieved" if is_due else "ontrack"), "keep"
    if short <= 2 * tolerance:
        return ("narrowly" if is_due else "atrisk"), "keep"
    return ("missed" if is_due else "offtrack"), "keep"


def _keep_tolerance(series: Series, goal: Goal) -> Fraction:
    return goal.tolerance or Fraction(0) if series.better == "keep" else Fraction(0)


def _due(goal: Goal, path: Path, value: Fraction) -> str:
    if not path.shortfall(value):
        return "achieved"
    within = goal.tolerance is not None and not path.shortfall(path.nearer(value, goal.tolerance))
    done = path.way_done(value)
    return "narrowly" if within or (done is not None and done >= ON_TRACK) else "missed"


def _ratio(series: Series, goal: Goal, path: Path, year: int) -> tuple[Fraction, str]:
    """Way done over way expected; small counts within the tolerance, or as the mean of up to three years."""
    if goal.tolerance is not None:
        done = path.way_done(path.nearer(series.values[year], goal.tolerance)) or Fraction(0)
        return _against(done, path.expected(year)), "straight_tolerance"
    if not _is_small(series, path, year):
        return _against(path.way_done(series.values[year]) or Fraction(0), path.expected(year)), "straight"
    years = sorted(y for y in series.values if goal.start_year < y <= year)[-MEAN_YEARS:]
    done = sum((path.way_done(series.values[y]) or Fraction(0) for y in years), Fraction(0))
    return _against(done, sum((path.expected(y) for y in years), Fraction(0))), "straight_mean"


def _against(done: Fraction, expected: Fraction) -> Fraction:
    """Way done over way expected; where nothing or a fall is expected yet, only what lies below that counts."""
    return done / expected if expected > 0 else Fraction(1 if done >= expected else -1)


def _is_small(series: Series, path: Path, year: int) -> bool:
    return series.is_count and max(path.start, path.target, series.values[year]) < SMALL


def _compare(ratio: Fraction) -> str:
    if ratio >= ON_TRACK:
        return "ontrack"
    if ratio >= AT_RISK:
        return "atrisk"
    return "offtrack" if ratio >= 0 else "reversing"
