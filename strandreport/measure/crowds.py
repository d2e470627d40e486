"""Who stands behind which figure of a register of persons: figures of several indicators are about the same people.

The rows of a register fall into atoms: rows that stand behind the same figures. A figure is a sum of atoms, and what
follows from several figures together is a matter of these sums.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd

from strandreport.measure.computed import Task
from strandreport.measure.references import derived_columns
from strandreport.measure.with_pandas.figures import rows_of
from strandreport.measure.with_pandas.members import Population, population
from strandreport.measure.with_pandas.tables import add_derived, read_frames
from strandreport.model.indicators import Indicator

_CHUNK = 40


class Place(NamedTuple):
    """A figure, whatever its strand: the key of its declaration, breakdown and value, period."""

    indicator: str
    breakdown: str
    value: str
    period: str


@dataclass(frozen=True)
class Crowd:
    """The figures of one register of persons that have rows: which atoms each is made of, and how many rows these are.

    ``member`` has a line for each place and a column for each atom; ``thresholds`` say how few rows of a place are too
    few.
    """

    places: tuple[Place, ...]
    member: np.ndarray
    sizes: np.ndarray
    thresholds: np.ndarray

    @property
    def n_rows(self) -> np.ndarray:
        """How many rows stand behind each place."""
        return self.member @ self.sizes


def threshold_of(indicator: Indicator, task: Task) -> int:
    """How many rows a figure needs; 0 if its rows are not of persons, or these were announced publicly."""
    if indicator.small_cells is not None:
        return indicator.small_cells
    return task.registers[indicator.of].small_cells if indicator.of else 0


def crowds_of(task: Task, files: Mapping[str, Path]) -> list[Crowd]:
    """A crowd for each register of persons whose figures are published."""
    guarded = {key: one for key, one in task.indicators.items() if not one.is_ratio and threshold_of(one, task)}
    if not guarded:
        return []
    frames = add_derived(read_frames(files, task), derived_columns(task), task)
    registers = sorted({one.of for one in guarded.values()})
    return [
        _crowd({key: population(one, frames, task) for key, one in guarded.items() if one.of == name}, task)
        for name in registers
    ]


def _crowd(populations: Mapping[str, Population], task: Task) -> Crowd:
    """All figures of some populations of one register, whose rows stand at the same positions."""
    found: dict[Place, np.ndarray] = {}
    limits: dict[Place, int] = {}
    for key, of in populations.items():
        for period in task.periods:
            for breakdown, group in (("", None), *_groups(of)):
                rows = rows_of(of, period, breakdown, group).counted
                if len(rows):
                    place = Place(key, breakdown, group or "", period.name)
                    found[place] = rows
                    limits[place] = threshold_of(of.indicator, task)
    places = tuple(sorted(found))
    return crowd([found[place] for place in places], places, [limits[place] for place in places])


def crowd(rows: Sequence[np.ndarray], places: tuple[Place, ...], thresholds: Sequence[int]) -> Crowd:
    """The atoms of some sets of rows, each an array of positions."""
    n_rows = max((int(found.max()) + 1 for found in rows), default=0)
    code = np.zeros(n_rows, dtype=np.int64)
    for start in range(0, len(rows), _CHUNK):
        for found in rows[start : start + _CHUNK]:
            bits = np.zeros(n_rows, dtype=np.int64)
            bits[found] = 1
            code = code * 2 + bits
        code = np.unique(code, return_inverse=True)[1]
    _, first, sizes = np.unique(code, return_index=True, return_counts=True)
    member = np.array([np.isin(first, found) for found in rows], dtype=np.int64).reshape(len(rows), len(first))
    return Crowd(places, member, sizes, np.array(thresholds, dtype=np.int64))


def _groups(of: Population) -> list[tuple[str, str | None]]:
    return sorted(
        {
            (breakdown, None if pd.isna(value) else str(value))
            for breakdown, values in of.groups.items()
            for value in values.unique()
        },
        key=lambda pair: (pair[0], pair[1] or ""),
    )
