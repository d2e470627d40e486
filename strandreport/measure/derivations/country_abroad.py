"""The other country of a stay: where somebody who comes was before, and where somebody who leaves goes."""

import pandas as pd

from strandreport.measure.computed import Task
from strandreport.measure.derivations.derivation import Cells, Derivation, Frames, is_void


def country_abroad(frames: Frames, task: Task) -> Cells:
    """The country, blank if it is not stated; unresolved where its cell was voided."""
    rows = frames["people_flows"]
    comes, goes = ((rows["direction"] == way).fillna(value=False).to_numpy(dtype=bool) for way in ("in", "out"))
    value = rows["previous_country"].where(comes, rows["destination_country"].where(goes))
    lost = (comes & is_void(rows, "previous_country")) | (goes & is_void(rows, "destination_country"))
    return Cells(pd.Series(value.array, index=rows.index, dtype="string"), lost)


SQL = """
SELECT
    row_id,
    CASE direction WHEN 'in' THEN previous_country WHEN 'out' THEN destination_country END AS value,
    coalesce(direction = 'in' AND is_void(voided, 'previous_country'), false)
        OR coalesce(direction = 'out' AND is_void(voided, 'destination_country'), false) AS unresolved
FROM read.people_flows
"""

DERIVATION = Derivation("people_flows", "country_abroad", country_abroad, SQL)
