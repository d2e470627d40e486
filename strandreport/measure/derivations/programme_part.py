"""ERC, MSCA (Marie Skłodowska-Curie) or other: the part of a framework programme, by how CORDIS spells its schemes."""

from strandreport.measure.computed import Task
from strandreport.measure.derivations.derivation import Cells, Derivation, Frames

PREFIXES = {"ERC": ("ERC", "HORIZON-ERC"), "MSCA": ("MC-", "MSCA", "HORIZON-MSCA", "HORIZON-TMA-MSCA")}


def programme_part(frames: Frames, task: Task) -> Cells:
    """The part that the scheme belongs to; unresolved without a scheme."""
    scheme = frames["projects"]["funding_scheme"]
    part = scheme.mask(scheme.notna(), "other")
    for name, prefixes in PREFIXES.items():
        part = part.mask(scheme.fillna("").str.startswith(prefixes).astype(bool), name)
    return Cells(part, scheme.isna().to_numpy(dtype=bool))


SQL = """
SELECT
    row_id,
    CASE
        WHEN regexp_matches(funding_scheme, '^(HORIZON-)?ERC') THEN 'ERC'
        WHEN regexp_matches(funding_scheme, '^(MC-|(HORIZON-(TMA-)?)?MSCA)') THEN 'MSCA'
        WHEN funding_scheme IS NOT NULL THEN 'other'
    END AS value,
    funding_scheme IS NULL AS unresolved
FROM read.projects
"""

DERIVATION = Derivation("projects", "programme_part", programme_part, SQL)
