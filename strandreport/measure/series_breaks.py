"""Years from which on a series can't be compared with the years before: declared, or because a group has other members.

An indicator of "countries of the European Union, as on the day" counts other countries from 2021 on than in 2019: its
numbers are right for each year, and no trend may be drawn across. What is added up from the beginning is left alone.
"""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from strandreport.measure.computed import Task
from strandreport.measure.with_pandas.group_days import GroupDays
from strandreport.model.declarations import IN_GROUP, Condition, Indicator, SeriesBreak
from strandreport.model.indicators import parts_of
from strandreport.model.lookups import type_of
from strandreport.model.periods import Period

Composition = tuple[frozenset[str], ...]


def breaks_of(indicator: Indicator, task: Task) -> tuple[SeriesBreak, ...]:
    """The breaks of a declaration that is filled in for its strand, in order, one for each year."""
    parts = (indicator, *parts_of(indicator, task.indicators))
    found = [*(item for part in parts for item in part.breaks), *(item for part in parts for item in _new(part, task))]
    return tuple({item.year: item for item in sorted(found, key=lambda item: (item.year, not item.groups))}.values())


def all_breaks(task: Task) -> dict[tuple[str, str], tuple[SeriesBreak, ...]]:
    """The breaks of every indicator in every strand."""
    return {(one.id, strand): breaks_of(one, task) for one in task.indicators.values() for strand in one.strands}


def _new(part: Indicator, task: Task) -> Iterator[SeriesBreak]:
    """A break for every year in which a group that a part asks for has other members than the year before."""
    years = [period for period in task.periods if period.has_begun and not period.is_total]
    for condition in part.where if part.kind != "cumulative" else ():
        if condition.operator != IN_GROUP:
            continue
        members = [_members(condition, part, period, task) for period in years]
        for (_, before), (period, now) in pairwise(zip(years, members, strict=True)):
            if before != now:
                yield SeriesBreak(int(period.name), None, tuple(map(str, condition.wanted)))


def _members(condition: Condition, part: Indicator, period: Period, task: Task) -> Composition:
    """Who is a member on the days of a period that count, each composition once, in order."""
    spans = GroupDays.of(condition.wanted, task.groups)
    first, last = np.datetime64(str(period.start)), np.datetime64(str(period.last_day))
    if part.kind == "stock":
        first = last
    elif part.date and type_of(part.date, task.registers[part.of], task.registers) == "integer":
        last = first
    since, until = (int(np.searchsorted(spans.first_days, day, side="right")) - 1 for day in (first, last))
    return tuple(dict.fromkeys(spans.members[since : until + 1]))
