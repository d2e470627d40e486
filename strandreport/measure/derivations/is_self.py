"""True for a participation of our own institute, under any of the identifiers listed in the settings."""

from strandreport.measure.computed import Task
from strandreport.measure.derivations.derivation import Cells, Derivation, Frames


def is_self(frames: Frames, task: Task) -> Cells:
    """Whether the organisation is one of ours; unresolved where it has no identifier."""
    org_id = frames["participations"]["org_id"]
    known = org_id.notna()
    return Cells(org_id.isin(task.self_organisations).astype("boolean").where(known), ~known.to_numpy(dtype=bool))


SQL = """
SELECT
    p.row_id,
    CASE WHEN p.org_id IS NOT NULL THEN EXISTS (SELECT 1 FROM self_organisations AS s WHERE s.org_id = p.org_id) END
        AS value,
    p.org_id IS NULL AS unresolved
FROM read.participations AS p
"""

DERIVATION = Derivation("participations", "is_self", is_self, SQL)
