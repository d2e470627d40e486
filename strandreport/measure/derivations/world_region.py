"""The world region, or the sub-region, of a row's country, by ``config/reference/world_regions.yaml`` (M49)."""

from strandreport.measure.computed import Task
from strandreport.measure.derivations.derivation import Cells, Derivation, Frames, is_void

SQL = """
SELECT b.row_id, r.{level} AS value, b.country IS NULL AND is_void(b.voided, 'country') AS unresolved
FROM read.{register} AS b LEFT JOIN world_regions AS r ON r.country = b.country
"""


def _derivation(register: str, level: str) -> Derivation:
    def world_region(frames: Frames, task: Task) -> Cells:
        """Where the country lies; blank for one that lies in no region, unresolved for one that was not legible."""
        rows = frames[register]
        regions = task.world_regions.region if level == "region" else task.world_regions.sub_region
        values = rows["country"].map(regions, na_action="ignore").astype("string")
        return Cells(values, rows["country"].isna().to_numpy(dtype=bool) & is_void(rows, "country"))

    return Derivation(register, f"world_{level}", world_region, SQL.format(level=level, register=register))


DERIVATIONS = tuple(
    _derivation(register, level)
    for register in ("collaborations", "publication_countries")
    for level in ("region", "sub_region")
)
