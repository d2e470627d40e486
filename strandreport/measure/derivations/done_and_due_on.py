"""The day from which an action is both done and due: the later of the two days; blank unless both are stated."""

import numpy as np

from strandreport.measure.computed import Task
from strandreport.measure.derivations.derivation import Cells, Derivation, Frames, is_void


def done_and_due_on(frames: Frames, task: Task) -> Cells:
    """The later day; unresolved where one of the two was voided."""
    days = frames["actions"][["done_date", "due_date"]]
    lost = np.logical_or(is_void(frames["actions"], "done_date"), is_void(frames["actions"], "due_date"))
    return Cells(days.max(axis="columns").where(days.notna().all(axis="columns")), lost)


SQL = """
SELECT
    row_id,
    CASE WHEN done_date IS NOT NULL AND due_date IS NOT NULL THEN greatest(done_date, due_date) END AS value,
    is_void(voided, 'done_date') OR is_void(voided, 'due_date') AS unresolved
FROM read.actions
"""

DERIVATION = Derivation("actions", "done_and_due_on", done_and_due_on, SQL)
