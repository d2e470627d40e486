"""The kinds of reports: the whole strategy, an axis, a strand."""

from strandreport.model.project import Project

OVERALL, AXIS, STRAND = "overall", "axis", "strand"


def kind_of(report_id: str, project: Project) -> str:
    """The kind of a report by its id; an axis without strands has no report of its own."""
    if report_id == OVERALL:
        return OVERALL
    return AXIS if report_id in project.strategy.reported_axes else STRAND
