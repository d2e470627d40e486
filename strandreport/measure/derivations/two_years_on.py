"""The day on which an agreement is two years old, from which it can be judged idle."""

import pandas as pd

from strandreport.measure.computed import Task
from strandreport.measure.derivations import start_date_effective
from strandreport.measure.derivations.derivation import Cells, Derivation, Frames

YEARS = 2


def two_years_on(frames: Frames, task: Task) -> Cells:
    """Two years after the effective start; unresolved or blank as that is."""
    start = start_date_effective.start_date_effective(frames, task)
    return Cells((start.column + pd.DateOffset(years=YEARS)).astype("datetime64[s]"), start.unresolved)


SQL = f"""
WITH starts AS ({start_date_effective.SQL})
SELECT row_id, unresolved, CAST(value + INTERVAL {YEARS} YEAR AS DATE) AS value FROM starts
"""

DERIVATION = Derivation("agreements", "two_years_on", two_years_on, SQL)
