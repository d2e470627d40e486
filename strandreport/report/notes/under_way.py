"""Which projects are under way on a day: as the registers of projects and participations tell it, and in one place.

The status is that of the last return, as for agreements: where it and the days allow both, the days decide. What was
stopped before its planned end, or closed on a day that nobody states, is not counted as under way.
"""

from collections.abc import Iterable
from datetime import date

from strandreport.report.notes.material import Row

STOPPED = frozenset({"terminated", "suspended", "under_preparation"})
CLOSED = "closed"
OF_PROJECT, OF_PARTICIPATION = frozenset({"start_date", "end_date", "status"}), frozenset({"end_date", "ended"})


def has_begun(project: Row, day: date) -> bool:
    """Whether a project has begun by a day, or does not say when it begins."""
    return project["start_date"] is None or bool(project["start_date"] <= day)


def is_unclear(project: Row) -> bool:
    """Whether something stood in a cell that decides, and could not be read."""
    return _is_lost(project, OF_PROJECT)


def goes_on(project: Row, day: date) -> bool:
    """Whether a project is known to have begun by a day and to go on."""
    start, end = project["start_date"], project["end_date"]
    if start is None or start > day or project["status"] in STOPPED or is_unclear(project):
        return False
    return project["status"] != CLOSED if end is None else bool(end >= day)


def takes_part(participation: Row, day: date) -> bool:
    """Whether a participant is known to be still in a project on a day."""
    if _is_lost(participation, OF_PARTICIPATION):
        return False
    left = participation["end_date"]
    return not participation["ended"] if left is None else bool(left > day)


def remaining(participations: Iterable[Row], day: date) -> frozenset[str]:
    """The projects in which at least one of some participations goes on."""
    return frozenset(row["project_id"] for row in participations if takes_part(row, day))


def _is_lost(row: Row, columns: frozenset[str]) -> bool:
    return bool(columns & set((row["voided"] or "").split(",")))
