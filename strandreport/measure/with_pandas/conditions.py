"""Conditions over the rows of a register, in three values: holds, does not hold, can't be judged."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from strandreport.measure.derivations.derivation import Cells
from strandreport.model.declarations import Condition, Scalar

COMPARE: dict[str, Callable[[pd.Series, object], pd.Series]] = {
    "eq": lambda values, wanted: values == wanted,
    "ne": lambda values, wanted: values != wanted,
    "lt": lambda values, wanted: values < wanted,
    "le": lambda values, wanted: values <= wanted,
    "gt": lambda values, wanted: values > wanted,
    "ge": lambda values, wanted: values >= wanted,
}


@dataclass(frozen=True)
class Verdict:
    """Per row: whether it holds, and whether it can't be judged (never both)."""

    holds: np.ndarray
    unresolved: np.ndarray

    @property
    def may_hold(self) -> np.ndarray:
        """Rows that are not ruled out."""
        return self.holds | self.unresolved


def everything(length: int) -> Verdict:
    """The verdict of no condition at all."""
    return Verdict(np.ones(length, dtype=bool), np.zeros(length, dtype=bool))


def all_of(verdicts: Iterable[Verdict], length: int) -> Verdict:
    """One condition that fails rules a row out; otherwise one that can't be judged leaves it unresolved."""
    total = everything(length)
    for verdict in verdicts:
        may_hold = total.may_hold & verdict.may_hold
        holds = total.holds & verdict.holds
        total = Verdict(holds, may_hold & ~holds)
    return total


def judge(condition: Condition, cells: Cells) -> Verdict:
    """The verdict of one condition; a comparison with a blank does not hold."""
    known = cells.column.notna().to_numpy(dtype=bool)
    if condition.operator == "known":
        holds = known if condition.wanted[0] else ~known & ~cells.unresolved
    elif condition.operator == "in":
        wanted = [_typed(value, cells.column) for value in condition.wanted]
        blank = condition.or_blank & ~known & ~cells.unresolved
        holds = blank | (known & cells.column.isin(wanted).to_numpy(dtype=bool))
    else:
        holds = compare(cells.column, condition.operator, _typed(condition.wanted[0], cells.column))
    return Verdict(holds, cells.unresolved)


def compare(values: pd.Series, operator: str, wanted: object) -> np.ndarray:
    """Where the comparison holds; never on a blank, unlike numpy, to which NaT differs from everything."""
    answer = COMPARE[operator](values, wanted).fillna(value=False).to_numpy(dtype=bool)
    return answer & values.notna().to_numpy(dtype=bool)


def _typed(value: Scalar, values: pd.Series) -> object:
    is_date = pd.api.types.is_datetime64_dtype(values.dtype)
    return pd.Timestamp(date.fromisoformat(str(value))) if is_date else value
