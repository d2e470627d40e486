"""The day from which an agreement ends within twelve months: a year before its effective end, or its start if later."""

import pandas as pd

from strandreport.measure.computed import Task
from strandreport.measure.derivations import end_date_effective, start_date_effective
from strandreport.measure.derivations.derivation import Cells, Derivation, Frames


def last_year_from(frames: Frames, task: Task) -> Cells:
    """The day; blank for an agreement without an end, unresolved where start or end can't be known."""
    end = end_date_effective.end_date_effective(frames, task)
    start = start_date_effective.start_date_effective(frames, task)
    before = end.column - pd.DateOffset(years=1)
    later = before.where(~(start.column > before).fillna(value=False).astype(bool), start.column)
    lost = end.unresolved | start.unresolved
    return Cells(later.astype("datetime64[s]").where(~lost), lost)


SQL = f"""
WITH ends AS ({end_date_effective.SQL}), starts AS ({start_date_effective.SQL})
SELECT
    e.row_id,
    e.unresolved OR s.unresolved AS unresolved,
    CASE WHEN NOT (e.unresolved OR s.unresolved) AND e.value IS NOT NULL
        THEN greatest(s.value, CAST(e.value - INTERVAL 1 YEAR AS DATE)) END AS value
FROM ends AS e JOIN starts AS s ON s.row_id = e.row_id
"""

DERIVATION = Derivation("agreements", "last_year_from", last_year_from, SQL)
