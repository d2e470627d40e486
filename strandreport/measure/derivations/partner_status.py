"""The status of a participant's country in the framework programme when the grant was signed.

Member State, associated, partly associated or third country, by ``config/reference/programme_status.yaml``. This is not
membership of the European Union: the United Kingdom was treated as a Member State in Horizon 2020 to its end.
"""

from datetime import date

import numpy as np
import pandas as pd

from strandreport.measure.computed import Task
from strandreport.measure.derivations.derivation import Cells, Derivation, Frames, look_up


def partner_status(frames: Frames, task: Task) -> Cells:
    """The status; unresolved without country, day of signature, or a framework whose statuses are known."""
    rows = frames["participations"]
    places = pd.DataFrame({
        "country": rows["country"],
        "framework": look_up(rows["project_id"], frames["projects"], "project_id", "framework"),
        "day": look_up(rows["project_id"], frames["projects"], "project_id", "signature_date"),
    })  # fmt: skip
    known = places.notna().all(axis="columns").to_numpy(dtype=bool)
    answers = {
        place: task.programme_status.status(str(place[0]), str(place[1]), _day(place[2])) or None
        for place in set(places[known].itertuples(index=False, name=None))
    }
    found = [answers.get(place) for place in places.itertuples(index=False, name=None)]
    values = pd.Series(found, index=rows.index, dtype="string")
    return Cells(values, values.isna().to_numpy(dtype=bool))


def _day(value: object) -> date:
    return np.datetime64(str(value), "D").astype(date)


SQL = """
WITH placed AS (
    SELECT p.row_id, p.country, j.framework, j.signature_date
    FROM read.participations AS p LEFT JOIN read.projects AS j ON j.project_id = p.project_id
)
SELECT row_id, value, value IS NULL AS unresolved
FROM (SELECT
    p.row_id,
    CASE WHEN p.country IS NOT NULL AND p.signature_date IS NOT NULL
            AND p.framework IN (SELECT f.framework FROM programme_frameworks AS f)
        THEN coalesce((
            SELECT min(s.status) FROM programme_status AS s
            WHERE s.framework = p.framework AND s.country = p.country
                AND p.signature_date BETWEEN s.first_day AND s.last_day
        ), 'third_country') END AS value
FROM placed AS p)
"""

DERIVATION = Derivation("participations", "partner_status", partner_status, SQL)
