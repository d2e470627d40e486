"""The last day on which an agreement binds.

The stated end; without one, the end by the rule of the instrument (a laboratory of four years signed on 1 June 2016
ends on 31 May 2020), counted from the effective start. Blank means open. A termination is another column, and earlier.
"""

import numpy as np
import pandas as pd

from strandreport.measure.computed import Task
from strandreport.measure.derivations.derivation import Cells, Derivation, Frames, is_void
from strandreport.measure.derivations.start_date_effective import start_date_effective

# An agreement with one of these has an end, known or not: without a date it can't be called open.
OVER = ("expired", "renewed", "terminated")


def end_date_effective(frames: Frames, task: Task) -> Cells:
    """The effective last day; unresolved if it can't be known, blank if there is none."""
    rows = frames["agreements"]
    start = start_date_effective(frames, task)
    years = rows["instrument"].map(task.instrument_years)
    ruled = _add_years(start.column, years)
    stated = rows["end_date"].notna().to_numpy(dtype=bool)
    terminated = rows["termination_date"].notna().to_numpy(dtype=bool)
    by_rule = years.notna().to_numpy(dtype=bool)
    value = rows["end_date"].where(stated, ruled)
    lost = is_void(rows, "end_date") | (~stated & (is_void(rows, "instrument") | (by_rule & start.unresolved)))
    over = rows["status"].isin(OVER).to_numpy(dtype=bool) & ~terminated & value.isna().to_numpy(dtype=bool)
    known = value.where(~(lost | over))
    return Cells(known, np.asarray(lost | over, dtype=bool), known.notna().to_numpy(dtype=bool) & ~stated)


def _add_years(start: pd.Series, years: pd.Series) -> pd.Series:
    result = pd.Series(pd.NaT, index=start.index, dtype="datetime64[s]")
    for number in sorted(set(years.dropna())):
        chosen = (years == number).fillna(value=False).astype(bool)
        ends = start[chosen] + pd.DateOffset(years=int(number)) - pd.DateOffset(days=1)
        result = result.where(~chosen, ends)
    return result


SQL = """
WITH started AS (
    SELECT *, is_void(voided, 'signature_date') OR is_void(voided, 'start_date') AS start_lost,
        CASE WHEN NOT start_lost THEN greatest(signature_date, start_date) END AS start
    FROM read.agreements
), ended AS (
    SELECT s.*, y.years IS NOT NULL AS by_rule,
        coalesce(s.end_date, CAST(s.start + to_years(y.years) - INTERVAL 1 DAY AS DATE)) AS stated_or_ruled
    FROM started AS s LEFT JOIN instrument_years AS y ON y.instrument = s.instrument
)
SELECT
    row_id,
    is_void(voided, 'end_date')
        OR (end_date IS NULL AND (is_void(voided, 'instrument') OR (by_rule AND start_lost)))
        OR (coalesce(status IN ('expired', 'renewed', 'terminated'), false)
            AND termination_date IS NULL AND stated_or_ruled IS NULL) AS unresolved,
    CASE WHEN NOT unresolved THEN stated_or_ruled END AS value,
    value IS NOT NULL AND end_date IS NULL AS by_rule
FROM ended
"""

DERIVATION = Derivation("agreements", "end_date_effective", end_date_effective, SQL, has_rule=True)
