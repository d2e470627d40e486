"""True for the participation of a project's coordinator.

The role decides where the source states it. Where it does not (CORDIS exports of 2016), the participation is the
coordinator's if the organisation bears the name that the project gives for its coordinator, letter by letter.
"""

from strandreport.measure.computed import Task
from strandreport.measure.derivations.derivation import Cells, Derivation, Frames, is_void, look_up


def is_coordinator(frames: Frames, task: Task) -> Cells:
    """Whether the row is the coordinator's; unresolved where neither role nor both names are known."""
    rows = frames["participations"]
    stated = rows["role"].notna().to_numpy(dtype=bool)
    role_void = is_void(rows, "role")
    of_project = look_up(rows["project_id"], frames["projects"], "project_id", "coordinator_name")
    of_organisation = look_up(rows["org_id"], frames["organisations"], "org_id", "name")
    by_name = (of_project == of_organisation).astype("boolean")
    known = stated | (~role_void & by_name.notna().to_numpy(dtype=bool))
    value = (rows["role"] == "coordinator").astype("boolean").where(stated, by_name)
    return Cells(value.where(known), ~known)


SQL = """
SELECT
    p.row_id,
    CASE
        WHEN p.role IS NOT NULL THEN p.role = 'coordinator'
        WHEN is_void(p.voided, 'role') THEN NULL
        ELSE j.coordinator_name = o.name
    END AS value,
    value IS NULL AS unresolved
FROM read.participations AS p
LEFT JOIN read.projects AS j ON j.project_id = p.project_id
LEFT JOIN read.organisations AS o ON o.org_id = p.org_id
"""

DERIVATION = Derivation("participations", "is_coordinator", is_coordinator, SQL)
