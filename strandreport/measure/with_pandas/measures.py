"""The number that the counted rows of a population make: whole numbers, with a denominator where it is no count."""

from fractions import Fraction
from typing import NamedTuple

import numpy as np
import pandas as pd

from strandreport.measure.computed import Task
from strandreport.measure.with_pandas.members import Population
from strandreport.model.declarations import FRACTIONAL, PARTS
from strandreport.model.lookups import scale_of
from strandreport.model.periods import Period

SAFE = 2**62


class Value(NamedTuple):
    """A whole number, over another one if the measure has a denominator of its own."""

    numerator: int
    denominator: int | None = None


def measure(of: Population, counted: np.ndarray, period: Period, task: Task) -> Value:
    """Count, add up, or find the mean or median of the rows at some positions."""
    kind = of.indicator.measure.kind
    if of.measured is None:
        return Value(len(counted))
    values = of.measured.iloc[counted]
    if kind == "distinct":
        return Value(int(values.nunique()))
    if kind == "coverage":
        return Value(int(values.nunique()), _asked_for(of, period))
    amounts = values.to_numpy(dtype="int64")
    if kind == FRACTIONAL:
        return Value(*Fraction(_total(amounts), PARTS).as_integer_ratio())
    scale = scale_of(of.indicator, task.registers)
    if kind == "median":
        return _median(np.sort(amounts), scale)
    total = _total(amounts)
    if kind == "mean":
        return Value(total, len(amounts) * scale)
    return Value(total, scale if scale > 1 else None)


def _median(ordered: np.ndarray, scale: int) -> Value:
    """The two middle values over two; they are the same one of an odd number."""
    if not len(ordered):
        return Value(0, 0)
    middle = int(ordered[(len(ordered) - 1) // 2]) + int(ordered[len(ordered) // 2])
    return Value(middle, 2 * scale)


def _total(amounts: np.ndarray) -> int:
    largest = int(np.abs(amounts).max(initial=0))
    return int(amounts.sum()) if largest * len(amounts) < SAFE else sum(amounts.tolist())


def _asked_for(of: Population, period: Period) -> int:
    """How many countries the groups have on the last day of the period."""
    return of.asked.count_on(pd.Timestamp(period.last_day)) if of.asked else 0
