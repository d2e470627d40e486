"""The chain of renewals that an agreement belongs to, named by the smallest identifier in it.

Renewals are followed in both directions: two agreements that renew the same third one are one chain, even if that one
was never handed in.
"""

import pandas as pd

from strandreport.measure.computed import Task
from strandreport.measure.derivations.derivation import Cells, Derivation, Frames, is_void


def chain_id(frames: Frames, task: Task) -> Cells:
    """The chain's name; unresolved where the identifier is missing or what it renews was voided."""
    rows = frames["agreements"]
    parent: dict[str, str] = {}
    known = rows["agreement_id"].notna()
    for own, earlier in zip(rows.loc[known, "agreement_id"], rows.loc[known, "renewed_from"], strict=True):
        first = _root(parent, own)
        second = first if pd.isna(earlier) else _root(parent, earlier)
        parent[max(first, second)] = min(first, second)
    unresolved = is_void(rows, "renewed_from") | ~known.to_numpy(dtype=bool)
    names = rows["agreement_id"].map(lambda own: _root(parent, own), na_action="ignore").astype("string")
    return Cells(names.where(~unresolved), unresolved)


def _root(parent: dict[str, str], name: str) -> str:
    while parent.setdefault(name, name) != name:
        parent[name] = parent[parent[name]]
        name = parent[name]
    return name


SQL = """
WITH RECURSIVE pairs AS (
    SELECT agreement_id AS one, renewed_from AS other FROM read.agreements
    WHERE agreement_id IS NOT NULL AND renewed_from IS NOT NULL
    UNION
    SELECT renewed_from, agreement_id FROM read.agreements
    WHERE agreement_id IS NOT NULL AND renewed_from IS NOT NULL
), reached AS (
    SELECT agreement_id AS origin, agreement_id AS member FROM read.agreements WHERE agreement_id IS NOT NULL
    UNION
    SELECT r.origin, p.other FROM reached AS r JOIN pairs AS p ON p.one = r.member
), chains AS (
    SELECT origin, min(member) AS chain FROM reached GROUP BY origin
)
SELECT
    a.row_id,
    is_void(a.voided, 'renewed_from') OR a.agreement_id IS NULL AS unresolved,
    CASE WHEN NOT unresolved THEN c.chain END AS value
FROM read.agreements AS a LEFT JOIN chains AS c ON c.origin = a.agreement_id
"""

DERIVATION = Derivation("agreements", "chain_id", chain_id, SQL)
