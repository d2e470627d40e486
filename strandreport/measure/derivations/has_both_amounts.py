"""True for a proposal whose amounts can be compared: requested is known and, if it was retained, obtained too."""

import numpy as np

from strandreport.measure.computed import Task
from strandreport.measure.derivations.derivation import Cells, Derivation, Frames, is_void


def has_both_amounts(frames: Frames, task: Task) -> Cells:
    """Whether they are; unresolved where an amount that is needed was voided, or whether it was retained."""
    rows = frames["proposals"]
    retained = (rows["outcome"] == "retained").fillna(value=False).to_numpy(dtype=bool)
    obtained = rows["obtained"].notna().to_numpy(dtype=bool)
    lost = is_void(rows, "requested") | is_void(rows, "outcome") | (retained & is_void(rows, "obtained"))
    value = rows["requested"].notna() & (obtained | ~retained)
    return Cells(value.astype("boolean").where(~lost), np.asarray(lost, dtype=bool))


SQL = """
SELECT
    row_id,
    is_void(voided, 'requested') OR is_void(voided, 'outcome')
        OR (coalesce(outcome = 'retained', false) AND is_void(voided, 'obtained')) AS unresolved,
    CASE WHEN NOT unresolved
        THEN requested IS NOT NULL AND (outcome IS DISTINCT FROM 'retained' OR obtained IS NOT NULL) END AS value
FROM read.proposals
"""

DERIVATION = Derivation("proposals", "has_both_amounts", has_both_amounts, SQL)
