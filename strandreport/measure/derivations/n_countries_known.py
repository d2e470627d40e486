"""How many different countries the addresses of a publication lie in; blank if none is known."""

from strandreport.measure.computed import Task
from strandreport.measure.derivations.derivation import Cells, Derivation, Frames, different_countries


def n_countries_known(frames: Frames, task: Task) -> Cells:
    """The number; unresolved without the publication's identifier, or where a country was left out."""
    return different_countries(frames["publications"], frames["publication_countries"], "publication_id", LOST)


LOST = "publication_countries"
SQL = f"""
SELECT
    u.row_id,
    CASE WHEN NOT is_void(u.voided, '{LOST}') THEN nullif(count(DISTINCT c.country), 0) END AS value,
    u.publication_id IS NULL OR is_void(u.voided, '{LOST}') AS unresolved
FROM read.publications AS u LEFT JOIN read.publication_countries AS c ON c.publication_id = u.publication_id
GROUP BY u.row_id, u.publication_id, u.voided
"""

DERIVATION = Derivation("publications", "n_countries_known", n_countries_known, SQL)
