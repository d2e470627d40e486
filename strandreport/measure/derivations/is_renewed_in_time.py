"""True for an agreement that another one renews within six months of its end; blank for one without an end.

A renewal counts once it has started by the cut-off date; one under negotiation does not.
"""

import numpy as np
import pandas as pd

from strandreport.measure.computed import Task
from strandreport.measure.derivations import end_date_effective, start_date_effective
from strandreport.measure.derivations.derivation import Cells, Derivation, Frames

MONTHS = 6


def is_renewed_in_time(frames: Frames, task: Task) -> Cells:
    """Whether it is; unresolved where its own end or name, or the start of what renews it, can't be known."""
    rows = frames["agreements"]
    end = end_date_effective.end_date_effective(frames, task)
    start = start_date_effective.start_date_effective(frames, task)
    renewals = pd.DataFrame({"name": rows["renewed_from"], "start": start.column, "status": rows["status"]})
    renewals = renewals[renewals["name"].notna() & (renewals["status"] != "negotiation").fillna(value=True)]
    lost = renewals[renewals["start"].isna()]
    first = renewals[renewals["start"] <= pd.Timestamp(task.as_of)].groupby("name")["start"].min()
    earliest = pd.Series(first.reindex(rows["agreement_id"]).array, index=rows.index)
    in_time = (earliest <= end.column + pd.DateOffset(months=MONTHS)).to_numpy(dtype=bool)
    unsure = ~in_time & rows["agreement_id"].isin(lost["name"]).to_numpy(dtype=bool)
    unresolved = np.asarray(end.unresolved | rows["agreement_id"].isna().to_numpy(dtype=bool) | unsure, dtype=bool)
    has_end = end.column.notna().to_numpy(dtype=bool)
    value = pd.Series(in_time, index=rows.index, dtype="boolean").where(has_end & ~unresolved)
    return Cells(value, np.asarray(unresolved & (has_end | end.unresolved), dtype=bool))


SQL = f"""
WITH ends AS ({end_date_effective.SQL}), starts AS ({start_date_effective.SQL}),
renewals AS (
    SELECT a.renewed_from AS name, s.value AS start
    FROM read.agreements AS a JOIN starts AS s ON s.row_id = a.row_id
    WHERE a.renewed_from IS NOT NULL AND a.status IS DISTINCT FROM 'negotiation'
), judged AS (
    SELECT a.row_id, a.agreement_id, e.value AS ends, e.unresolved AS end_lost,
        EXISTS (
            SELECT 1 FROM renewals AS r WHERE r.name = a.agreement_id
                AND r.start <= (SELECT last_day FROM periods WHERE is_total)
                AND r.start <= CAST(e.value + INTERVAL {MONTHS} MONTH AS DATE)
        ) AS in_time,
        EXISTS (SELECT 1 FROM renewals AS r WHERE r.name = a.agreement_id AND r.start IS NULL) AS unsure
    FROM read.agreements AS a JOIN ends AS e ON e.row_id = a.row_id
)
SELECT
    row_id,
    end_lost OR (ends IS NOT NULL AND (agreement_id IS NULL OR (unsure AND NOT in_time))) AS unresolved,
    CASE WHEN ends IS NOT NULL AND NOT unresolved THEN in_time END AS value
FROM judged
"""

DERIVATION = Derivation("agreements", "is_renewed_in_time", is_renewed_in_time, SQL)
