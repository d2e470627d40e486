"""True for a grant of the ERC that our own institute signed as host, whoever won it and whoever hosts it now."""

from strandreport.measure.computed import Task
from strandreport.measure.derivations.derivation import Cells, Derivation, Frames


def is_self_at_signature(frames: Frames, task: Task) -> Cells:
    """Whether the host at signature is one of ours; unresolved where it is not known."""
    host = frames["erc_grants"]["host_at_signature"]
    known = host.notna()
    return Cells(host.isin(task.self_organisations).astype("boolean").where(known), ~known.to_numpy(dtype=bool))


SQL = """
SELECT
    g.row_id,
    CASE WHEN g.host_at_signature IS NOT NULL
        THEN EXISTS (SELECT 1 FROM self_organisations AS s WHERE s.org_id = g.host_at_signature) END AS value,
    g.host_at_signature IS NULL AS unresolved
FROM read.erc_grants AS g
"""

DERIVATION = Derivation("erc_grants", "is_self_at_signature", is_self_at_signature, SQL)
