"""True for a project that somebody coordinates: not an individual grant, by framework and funding scheme.

The exclusions stand in ``config/reference/coordination_exclusions.yaml``; whether ERC Synergy is one is stated there.
"""

import pandas as pd

from strandreport.measure.computed import Task
from strandreport.measure.derivations.derivation import Cells, Derivation, Frames


def is_coordination_eligible(frames: Frames, task: Task) -> Cells:
    """Whether no exclusion applies; unresolved without a scheme, or in a framework that has no list."""
    rows = frames["projects"]
    scheme, framework = rows["funding_scheme"], rows["framework"]
    known = (scheme.notna() & framework.isin(tuple(task.coordination_exclusions))).to_numpy(dtype=bool)
    excluded = pd.Series(data=False, index=rows.index)
    for name, prefixes in task.coordination_exclusions.items():
        of_framework = (framework == name).fillna(value=False).astype(bool)
        excluded |= of_framework & scheme.fillna("").str.startswith(tuple(prefixes)).astype(bool)
    return Cells((~excluded).astype("boolean").where(known), ~known)


SQL = """
SELECT
    p.row_id,
    CASE WHEN known THEN NOT EXISTS (
        SELECT 1 FROM coordination_exclusions AS e
        WHERE e.framework = p.framework AND starts_with(p.funding_scheme, e.prefix)
    ) END AS value,
    NOT known AS unresolved
FROM (
    SELECT *, funding_scheme IS NOT NULL
        AND coalesce(framework IN (SELECT e.framework FROM coordination_exclusions AS e), false) AS known
    FROM read.projects
) AS p
"""

DERIVATION = Derivation("projects", "is_coordination_eligible", is_coordination_eligible, SQL)
