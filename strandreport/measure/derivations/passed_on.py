"""What a participant passes on to third parties: gross less net contribution; blank unless both are known.

A third party has more net than gross: it passes nothing on, and what it receives is set off against nobody's payments.
"""

from strandreport.measure.computed import Task
from strandreport.measure.derivations.derivation import Cells, Derivation, Frames, is_void


def passed_on(frames: Frames, task: Task) -> Cells:
    """The difference, nothing where it is negative; unresolved where one of the two was voided."""
    rows = frames["participations"]
    lost = is_void(rows, "ec_contribution") | is_void(rows, "net_ec_contribution")
    return Cells((rows["ec_contribution"] - rows["net_ec_contribution"]).clip(lower=0), lost)


SQL = """
SELECT
    row_id,
    CASE WHEN ec_contribution < net_ec_contribution THEN 0 ELSE ec_contribution - net_ec_contribution END AS value,
    is_void(voided, 'ec_contribution') OR is_void(voided, 'net_ec_contribution') AS unresolved
FROM read.participations
"""

DERIVATION = Derivation("participations", "passed_on", passed_on, SQL)
