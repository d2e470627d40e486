"""True for a retained proposal whose project was the first that its unit saw signed."""

from strandreport.measure.computed import Task
from strandreport.measure.derivations.derivation import Cells, Derivation, Frames, look_up


def is_unit_first(frames: Frames, task: Task) -> Cells:
    """Whether it was; unresolved for a retained proposal without a unit. One without a signed project is not."""
    rows = frames["proposals"]
    signed = look_up(rows["project_id"], frames["projects"], "project_id", "signature_date")
    retained = (rows["outcome"] == "retained").fillna(value=False).astype(bool)
    dated = signed.where(retained & rows["unit_code"].notna())
    first = dated.groupby(rows["unit_code"]).transform("min")
    is_first = (dated == first).fillna(value=False).astype(bool) & dated.notna()
    unresolved = (retained & rows["unit_code"].isna() & signed.notna()).to_numpy(dtype=bool)
    return Cells(is_first.astype("boolean").where(~unresolved), unresolved)


SQL = """
WITH signed AS (
    SELECT r.row_id, r.unit_code, j.signature_date AS day
    FROM read.proposals AS r JOIN read.projects AS j ON j.project_id = r.project_id
    WHERE r.outcome = 'retained' AND j.signature_date IS NOT NULL
), firsts AS (
    SELECT unit_code, min(day) AS day FROM signed WHERE unit_code IS NOT NULL GROUP BY unit_code
)
SELECT
    r.row_id,
    s.row_id IS NOT NULL AND s.unit_code IS NULL AS unresolved,
    CASE WHEN NOT unresolved THEN coalesce(s.day = f.day, false) END AS value
FROM read.proposals AS r
LEFT JOIN signed AS s ON s.row_id = r.row_id
LEFT JOIN firsts AS f ON f.unit_code = s.unit_code
"""

DERIVATION = Derivation("proposals", "is_unit_first", is_unit_first, SQL)
