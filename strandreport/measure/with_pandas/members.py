"""Which rows belong to an indicator in each period: counted, not to be judged, or without a date."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import pandas as pd

from strandreport.measure.computed import Task
from strandreport.measure.derivations.derivation import Cells
from strandreport.measure.with_pandas.conditions import Verdict, all_of, compare, judge
from strandreport.measure.with_pandas.group_days import GroupDays
from strandreport.measure.with_pandas.shares import share_out
from strandreport.measure.with_pandas.tables import read_cells
from strandreport.model.declarations import FRACTIONAL, IN_GROUP, ON_DAY, ColumnReference, Condition, Indicator
from strandreport.model.periods import Period


@dataclass(frozen=True)
class Membership:
    """Per row and for one period: is it counted, can it not be judged, has it no date, is it counted by a rule."""

    counted: np.ndarray
    unresolved: np.ndarray
    undated: np.ndarray
    derived: np.ndarray


@dataclass(frozen=True)
class Population:
    """The rows of an indicator: its filter, its dates, what is measured, the breakdowns, and who counts when.

    ``places`` are the countries that have to be in a group on the day of the figure;
    ``asked`` are the groups that a coverage is of; ``days`` are lists of days that the last one must be among.
    """

    indicator: Indicator
    rows: pd.DataFrame
    filtered: Verdict
    dates: Mapping[str, Cells]
    measured: pd.Series | None
    groups: Mapping[str, pd.Series]
    places: tuple[tuple[Cells, GroupDays], ...]
    has_data: bool
    memberships: Mapping[str, Membership]
    asked: GroupDays | None = None
    days: tuple[Cells, ...] = ()


def population(indicator: Indicator, frames: Mapping[str, pd.DataFrame], task: Task) -> Population:
    """Judge everything about the rows of an indicator that does not depend on the period."""
    register, rows = task.registers[indicator.of], frames[indicator.of]

    def read(reference: ColumnReference) -> Cells:
        return read_cells(reference, register, frames, task.registers)

    plain, placed, listed = (_of_kind(indicator, kind) for kind in ("", IN_GROUP, ON_DAY))
    verdicts = [judge(condition, read(condition.reference)) for condition in plain]
    measured, has_data = None, len(rows) > 0
    if indicator.measure.column is not None:
        cells = read(indicator.measure.column)
        measured = share_out(cells.column) if indicator.measure.kind == FRACTIONAL else cells.column
        verdicts.append(_measurable(indicator, cells))
        has_data = bool(verdicts[-1].may_hold.any())
    groups = {str(reference): _as_text(read(reference).column) for reference in indicator.by}
    places = tuple((read(item.reference), GroupDays.of(item.wanted, task.groups)) for item in placed)
    dates = _dates(indicator, read)
    if indicator.kind != "stock":
        verdicts += [group.judge_each(cells, dates["date"].column) for cells, group in places]
    asked = next((group for (_, group), item in zip(places, placed, strict=True) if _is_covered(indicator, item)), None)
    days = tuple(read(item.reference) for item in listed)
    filtered = all_of(verdicts, len(rows))
    found = Population(indicator, rows, filtered, dates, measured, groups, places, has_data, {}, asked, days)
    return replace(found, memberships={period.name: _membership(found, period) for period in task.periods})


def _is_covered(indicator: Indicator, condition: Condition) -> bool:
    return indicator.measure.kind == "coverage" and condition.reference == indicator.measure.column


def _membership(of: Population, period: Period) -> Membership:
    if not period.has_begun:
        nothing = np.zeros(len(of.rows), dtype=bool)
        return Membership(nothing, nothing, nothing, nothing)
    if of.indicator.kind == "stock":
        return _in_force(of, pd.Timestamp(period.last_day))
    return _dated_in(of, period)


def _measurable(indicator: Indicator, cells: Cells) -> Verdict:
    """A blank amount adds nothing; a blank identifier can't be told from others, so its row is unresolved."""
    known = cells.column.notna().to_numpy(dtype=bool)
    return Verdict(known, ~known if indicator.measure.identifies else cells.unresolved)


def _dates(indicator: Indicator, read: Callable[[ColumnReference], Cells]) -> dict[str, Cells]:
    stock = indicator.stock
    found = {"date": indicator.date}
    if stock:
        found = {"start": stock.start, "until": stock.until, "ended": stock.ended}
    return {name: _as_days(read(reference)) for name, reference in found.items() if reference is not None}


def _as_days(cells: Cells) -> Cells:
    """Dates as they are, years as their first day."""
    if not pd.api.types.is_integer_dtype(cells.column.dtype):
        return cells
    years = cells.column.where(cells.column.between(date.min.year, date.max.year))
    known = years.notna().to_numpy(dtype=bool)
    days = np.full(len(years), np.datetime64("NaT", "s"))
    days[known] = (years[known].to_numpy(dtype="int64") - 1970).astype("datetime64[Y]").astype("datetime64[s]")
    return Cells(pd.Series(days, index=years.index), cells.unresolved, cells.by_rule)


def _dated_in(of: Population, period: Period) -> Membership:
    days = of.dates["date"].column
    undated = days.isna().to_numpy(dtype=bool)
    inside = compare(days, "le", pd.Timestamp(period.last_day))
    if of.indicator.kind == "flow" and period.start is not None:
        inside &= compare(days, "ge", pd.Timestamp(period.start))
    if period.is_total:
        inside |= undated
    return Membership(
        counted=of.filtered.holds & inside,
        unresolved=of.filtered.unresolved & (inside | undated),
        undated=of.filtered.holds & undated,
        derived=of.filtered.holds & inside & _by_rule(of),
    )


def _in_force(of: Population, day: pd.Timestamp) -> Membership:
    verdicts = [of.filtered, *(group.judge_on(cells, day) for cells, group in of.places)]
    verdicts += [Verdict(_listed(cells, day), cells.unresolved) for cells in of.days]
    for name, operator in (("until", "ge"), ("ended", "gt")):
        if cells := of.dates.get(name):
            open_end = cells.column.isna().to_numpy(dtype=bool) & ~cells.unresolved
            verdicts.append(Verdict(open_end | compare(cells.column, operator, day), cells.unresolved))
    rest = all_of(verdicts, len(of.rows))
    start = of.dates["start"]
    blank = start.column.isna().to_numpy(dtype=bool) & ~start.unresolved
    both = all_of([rest, Verdict(compare(start.column, "le", day), start.unresolved)], len(of.rows))
    return Membership(both.holds, both.unresolved, rest.holds & blank, both.holds & _by_rule(of))


def _by_rule(of: Population) -> np.ndarray:
    """Rows that have a date which no source states."""
    flags = [cells.by_rule for cells in of.dates.values() if cells.by_rule is not None]
    return np.logical_or.reduce([np.zeros(len(of.rows), dtype=bool), *flags])


def _listed(cells: Cells, day: pd.Timestamp) -> np.ndarray:
    """Where a day is among the days of a cell."""
    wanted = day.date().isoformat()
    return np.array([not pd.isna(text) and wanted in str(text).split(",") for text in cells.column], dtype=bool)


def _of_kind(indicator: Indicator, kind: str) -> list[Condition]:
    """The conditions on a country or on days, which depend on the day of the figure; empty: all others."""
    if kind:
        return [condition for condition in indicator.where if condition.operator == kind]
    return [condition for condition in indicator.where if condition.operator not in (IN_GROUP, ON_DAY)]


def _as_text(values: pd.Series) -> pd.Series:
    if pd.api.types.is_bool_dtype(values.dtype):
        return values.map({True: "true", False: "false"}).astype("string")
    return values.astype("string")
