"""True for a project of a framework programme's part on health, by how CORDIS spells the legal basis.

FP7: HEALTH; Horizon 2020: societal challenge 1 (EU.3.1); Horizon Europe: cluster 1 (2.1).
"""

from strandreport.measure.computed import Task
from strandreport.measure.derivations.derivation import Cells, Derivation, Frames

PARTS = ("FP7-HEALTH", "H2020-EU.3.1.", "H2020-EC.3.1.", "HORIZON.2.1.")


def is_health(frames: Frames, task: Task) -> Cells:
    """Whether it is; unresolved without a legal basis."""
    basis = frames["projects"]["legal_basis"]
    known = basis.notna()
    # a full stop ends the number, so that 3.1 is not 3.10
    dotted = basis.fillna("").str.upper().str.rstrip(".") + "."
    value = dotted.str.startswith(PARTS).astype("boolean")
    return Cells(value.where(known), ~known.to_numpy(dtype=bool))


SQL = r"""
SELECT
    row_id,
    regexp_matches(upper(legal_basis), '^(FP7-HEALTH|H2020-E[UC]\.3\.1(\.|$)|HORIZON\.2\.1(\.|$))') AS value,
    legal_basis IS NULL AS unresolved
FROM read.projects
"""

DERIVATION = Derivation("projects", "is_health", is_health, SQL)
