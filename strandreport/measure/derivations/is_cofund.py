"""True for a project that cofunds programmes of others, by how CORDIS spells its scheme: money passes through it."""

from strandreport.measure.computed import Task
from strandreport.measure.derivations.derivation import Cells, Derivation, Frames

WORD = "COFUND"


def is_cofund(frames: Frames, task: Task) -> Cells:
    """Whether its scheme is a cofund; unresolved without a scheme."""
    scheme = frames["projects"]["funding_scheme"]
    known = scheme.notna()
    value = scheme.fillna("").str.upper().str.contains(WORD, regex=False).astype("boolean")
    return Cells(value.where(known), ~known.to_numpy(dtype=bool))


SQL = """
SELECT row_id, contains(upper(funding_scheme), 'COFUND') AS value, funding_scheme IS NULL AS unresolved
FROM read.projects
"""

DERIVATION = Derivation("projects", "is_cofund", is_cofund, SQL)
