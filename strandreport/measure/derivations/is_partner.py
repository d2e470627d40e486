"""True for a participation of another organisation in a project in which our own institute takes part."""

from strandreport.measure.computed import Task
from strandreport.measure.derivations.derivation import Cells, Derivation, Frames


def is_partner(frames: Frames, task: Task) -> Cells:
    """Whether it is a partner's; unresolved without an identifier of the project or the organisation."""
    rows = frames["participations"]
    own = rows["org_id"].isin(task.self_organisations)
    known = (rows["org_id"].notna() & rows["project_id"].notna()).to_numpy(dtype=bool)
    ours = rows["project_id"].isin(rows.loc[own, "project_id"].dropna().unique())
    return Cells((ours & ~own).astype("boolean").where(known), ~known)


SQL = """
WITH ours AS (
    SELECT DISTINCT p.project_id FROM read.participations AS p JOIN self_organisations AS s ON s.org_id = p.org_id
)
SELECT
    p.row_id,
    CASE WHEN p.org_id IS NOT NULL AND p.project_id IS NOT NULL
        THEN s.org_id IS NULL AND o.project_id IS NOT NULL END AS value,
    value IS NULL AS unresolved
FROM read.participations AS p
LEFT JOIN ours AS o ON o.project_id = p.project_id
LEFT JOIN self_organisations AS s ON s.org_id = p.org_id
"""

DERIVATION = Derivation("participations", "is_partner", is_partner, SQL)
