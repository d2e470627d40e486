"""The last day of the year in which an action was done: it counts as at work in that whole year. Blank if it is not."""

import pandas as pd

from strandreport.measure.computed import Task
from strandreport.measure.derivations.derivation import Cells, Derivation, Frames, is_void


def active_until(frames: Frames, task: Task) -> Cells:
    """31 December of the year of completion; unresolved where that day was voided."""
    rows = frames["actions"]
    ends = rows["done_date"] + pd.offsets.YearEnd(0)
    return Cells(ends.astype("datetime64[s]"), is_void(rows, "done_date"))


SQL = """
SELECT row_id, make_date(year(done_date), 12, 31) AS value, is_void(voided, 'done_date') AS unresolved
FROM read.actions
"""

DERIVATION = Derivation("actions", "active_until", active_until, SQL)
