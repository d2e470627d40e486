"""True for an agreement that was followed by a European project of the same unit with one of the same partners.

The project was signed during the life of the agreement or within two years of its end. "Followed", not "brought about".
"""

import numpy as np
import pandas as pd

from strandreport.measure.computed import Task
from strandreport.measure.derivations import end_date_effective, start_date_effective
from strandreport.measure.derivations.derivation import Cells, Derivation, Frames

YEARS = 2


def is_followed_by_project(frames: Frames, task: Task) -> Cells:
    """Whether it was; unresolved without a unit, a partner with an identifier, a start, or a known end."""
    rows = frames["agreements"]
    start = start_date_effective.start_date_effective(frames, task)
    end = end_date_effective.end_date_effective(frames, task)
    partners = frames["agreement_partners"]
    foreign = partners[(partners["side"] == "foreign").fillna(value=False).to_numpy(dtype=bool)]
    foreign = foreign.dropna(subset=["agreement_id", "org_id"])
    lives = pd.DataFrame({
        "agreement_id": rows["agreement_id"], "unit_code": rows["own_unit"], "start": start.column,
        "last": (end.column + pd.DateOffset(years=YEARS)).fillna(pd.Timestamp(task.as_of)),
    })  # fmt: skip
    met = lives.merge(foreign[["agreement_id", "org_id"]], on="agreement_id").merge(
        _joint_projects(frames), on=["unit_code", "org_id"]
    )
    met = met[(met["start"] <= met["signed"]) & (met["signed"] <= met["last"])]
    value = rows["agreement_id"].isin(met["agreement_id"].dropna().unique())
    known = lives[["agreement_id", "unit_code", "start"]].notna().all(axis="columns").to_numpy(dtype=bool)
    known = known & rows["agreement_id"].isin(foreign["agreement_id"]).to_numpy(dtype=bool) & ~end.unresolved
    return Cells(value.astype("boolean").where(known), np.asarray(~known, dtype=bool))


def _joint_projects(frames: Frames) -> pd.DataFrame:
    """Unit, organisation and day of signature of every project that a retained proposal of the unit led to."""
    proposals, projects, parts = frames["proposals"], frames["projects"], frames["participations"]
    kept = proposals[(proposals["outcome"] == "retained").fillna(value=False).to_numpy(dtype=bool)]
    led = kept.dropna(subset=["unit_code", "project_id"])[["unit_code", "project_id"]]
    signed = projects.dropna(subset=["project_id", "signature_date"])[["project_id", "signature_date"]]
    both = led.merge(signed.rename(columns={"signature_date": "signed"}), on="project_id")
    return both.merge(parts.dropna(subset=["project_id", "org_id"])[["project_id", "org_id"]], on="project_id")


SQL = f"""
WITH starts AS ({start_date_effective.SQL}), ends AS ({end_date_effective.SQL}), lives AS (
    SELECT a.row_id, a.agreement_id, a.own_unit, s.value AS start, e.unresolved AS end_lost,
        coalesce(CAST(e.value + INTERVAL {YEARS} YEAR AS DATE), (SELECT last_day FROM periods WHERE is_total)) AS last
    FROM read.agreements AS a JOIN starts AS s ON s.row_id = a.row_id JOIN ends AS e ON e.row_id = a.row_id
)
SELECT row_id, value, value IS NULL AS unresolved
FROM (SELECT
    l.row_id,
    CASE WHEN l.agreement_id IS NOT NULL AND l.own_unit IS NOT NULL AND l.start IS NOT NULL AND NOT l.end_lost
            AND EXISTS (
                SELECT 1 FROM read.agreement_partners AS f
                WHERE f.agreement_id = l.agreement_id AND f.side = 'foreign' AND f.org_id IS NOT NULL
            )
        THEN EXISTS (
            SELECT 1 FROM read.proposals AS r
            JOIN read.projects AS j ON j.project_id = r.project_id
            JOIN read.participations AS x ON x.project_id = j.project_id
            JOIN read.agreement_partners AS f ON f.org_id = x.org_id
            WHERE r.outcome = 'retained' AND r.unit_code = l.own_unit AND f.agreement_id = l.agreement_id
                AND f.side = 'foreign' AND j.signature_date BETWEEN l.start AND l.last
        ) END AS value
FROM lives AS l)
"""

DERIVATION = Derivation("agreements", "is_followed_by_project", is_followed_by_project, SQL)
