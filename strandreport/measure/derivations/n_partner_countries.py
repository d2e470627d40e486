"""How many different countries the foreign partners of an agreement are in; blank if none is known.

The money of an agreement is not shared out among them: it is attributed whole to the country of the main partner.
"""

from strandreport.measure.computed import Task
from strandreport.measure.derivations.derivation import Cells, Derivation, Frames, different_countries


def n_partner_countries(frames: Frames, task: Task) -> Cells:
    """The number; unresolved without the agreement's identifier, or where a partner was left out."""
    partners = frames["agreement_partners"]
    foreign = partners[(partners["side"] == "foreign").fillna(value=False).to_numpy(dtype=bool)]
    return different_countries(frames["agreements"], foreign, "agreement_id", LOST)


LOST = "agreement_partners"
SQL = f"""
SELECT
    a.row_id,
    CASE WHEN NOT is_void(a.voided, '{LOST}') THEN nullif(count(DISTINCT p.country), 0) END AS value,
    a.agreement_id IS NULL OR is_void(a.voided, '{LOST}') AS unresolved
FROM read.agreements AS a
LEFT JOIN read.agreement_partners AS p ON p.agreement_id = a.agreement_id AND p.side = 'foreign'
GROUP BY a.row_id, a.agreement_id, a.voided
"""

DERIVATION = Derivation("agreements", "n_partner_countries", n_partner_countries, SQL)
