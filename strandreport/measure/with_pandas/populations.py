"""The populations of indicators, made when they are asked for and let go after their last use.

A population holds a few numbers for every row of a register: of all indicators at once they would fill the memory.
"""

from collections import Counter
from collections.abc import Mapping

import pandas as pd

from strandreport.measure.computed import Task
from strandreport.measure.with_pandas.members import Population, population
from strandreport.model.indicators import parts_of


class Populations:
    """The population of each part of the indicators of a task, as often as the indicators need it."""

    def __init__(self, frames: Mapping[str, pd.DataFrame], task: Task) -> None:
        self._frames, self._task = frames, task
        self._known: dict[str, Population] = {}
        self._left = Counter(part.key for one in task.indicators.values() for part in parts_of(one, task.indicators))

    def __getitem__(self, key: str) -> Population:
        found = self._known.pop(key, None) or population(self._task.indicators[key], self._frames, self._task)
        self._left[key] -= 1
        if self._left[key] > 0:
            self._known[key] = found
        return found
