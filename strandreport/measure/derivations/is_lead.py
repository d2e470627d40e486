"""True for a country of a publication's first, last or corresponding author; blank if none of this is said."""

import numpy as np
import pandas as pd

from strandreport.measure.computed import Task
from strandreport.measure.derivations.derivation import Cells, Derivation, Frames, is_void

COLUMNS = ("is_first_author", "is_last_author", "is_corresponding")


def is_lead(frames: Frames, task: Task) -> Cells:
    """Whether one of the three is said to be so; unresolved where none is and a cell was voided."""
    rows = frames["publication_countries"]
    flags = [rows[name] for name in COLUMNS]
    any_true = np.logical_or.reduce([flag.fillna(value=False).to_numpy(dtype=bool) for flag in flags])
    said = np.logical_or.reduce([flag.notna().to_numpy(dtype=bool) for flag in flags])
    lost = np.logical_or.reduce([is_void(rows, name) for name in COLUMNS]) & ~any_true
    value = pd.Series(any_true, index=rows.index, dtype="boolean").where(said & ~lost)
    return Cells(value, np.asarray(lost, dtype=bool))


SQL = """
SELECT
    row_id,
    NOT coalesce(is_first_author OR is_last_author OR is_corresponding, false)
        AND (is_void(voided, 'is_first_author') OR is_void(voided, 'is_last_author')
            OR is_void(voided, 'is_corresponding')) AS unresolved,
    CASE WHEN NOT unresolved AND coalesce(is_first_author, is_last_author, is_corresponding) IS NOT NULL
        THEN coalesce(is_first_author, false) OR coalesce(is_last_author, false)
            OR coalesce(is_corresponding, false) END AS value
FROM read.publication_countries
"""

DERIVATION = Derivation("publication_countries", "is_lead", is_lead, SQL)
