"""How many different countries the addresses of a publication lie in; blank if none is known."""

import pandas as pd

from strandreport.measure.computed import Task
from strandreport.measure.derivations.derivation import Cells, Derivation, Frames


def n_countries_known(frames: Frames, task: Task) -> Cells:
    """The number; unresolved without the publication's identifier."""
    rows, places = frames["publications"], frames["publication_countries"]
    known = places.dropna(subset=["publication_id", "country"])
    counts = known.groupby("publication_id")["country"].nunique()
    found = pd.Series(rows["publication_id"].map(counts).array, index=rows.index, dtype="Int64")
    return Cells(found, rows["publication_id"].isna().to_numpy(dtype=bool))


SQL = """
SELECT u.row_id, nullif(count(DISTINCT c.country), 0) AS value, u.publication_id IS NULL AS unresolved
FROM read.publications AS u LEFT JOIN read.publication_countries AS c ON c.publication_id = u.publication_id
GROUP BY u.row_id, u.publication_id
"""

DERIVATION = Derivation("publications", "n_countries_known", n_countries_known, SQL)
