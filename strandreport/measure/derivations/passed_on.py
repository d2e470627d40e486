"""What a participant passes on to third parties: gross less net contribution; blank unless both are known."""

from strandreport.measure.computed import Task
from strandreport.measure.derivations.derivation import Cells, Derivation, Frames, is_void


def passed_on(frames: Frames, task: Task) -> Cells:
    """The difference; unresolved where one of the two was voided."""
    rows = frames["participations"]
    lost = is_void(rows, "ec_contribution") | is_void(rows, "net_ec_contribution")
    return Cells(rows["ec_contribution"] - rows["net_ec_contribution"], lost)


SQL = """
SELECT
    row_id,
    ec_contribution - net_ec_contribution AS value,
    is_void(voided, 'ec_contribution') OR is_void(voided, 'net_ec_contribution') AS unresolved
FROM read.participations
"""

DERIVATION = Derivation("participations", "passed_on", passed_on, SQL)
