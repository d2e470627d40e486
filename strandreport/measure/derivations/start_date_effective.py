"""The day from which an agreement binds: the later of signature and start, or the one of the two that is stated."""

import numpy as np

from strandreport.measure.computed import Task
from strandreport.measure.derivations.derivation import Cells, Derivation, Frames, is_void


def start_date_effective(frames: Frames, task: Task) -> Cells:
    """The effective first day; unresolved if either date was voided, blank if neither is stated."""
    rows = frames["agreements"]
    unresolved = np.logical_or(is_void(rows, "signature_date"), is_void(rows, "start_date"))
    latest = rows[["signature_date", "start_date"]].max(axis="columns")
    return Cells(latest.where(~unresolved), unresolved)


SQL = """
SELECT
    row_id,
    is_void(voided, 'signature_date') OR is_void(voided, 'start_date') AS unresolved,
    CASE WHEN NOT unresolved THEN greatest(signature_date, start_date) END AS value
FROM read.agreements
"""

DERIVATION = Derivation("agreements", "start_date_effective", start_date_effective, SQL)
