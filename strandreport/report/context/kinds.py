"""The kinds of reports: the whole strategy, an axis, a strand, the quality of all data, and the methodology."""

from strandreport.model.project import Project

OVERALL, AXIS, STRAND, QUALITY, METHODOLOGY = "overall", "axis", "strand", "quality", "methodology"
QUALITY_ID = "data_quality"


def kind_of(report_id: str, project: Project) -> str:
    """The kind of a report by its id; an axis without strands has no report of its own."""
    if report_id == OVERALL:
        return OVERALL
    if report_id == QUALITY_ID:
        return QUALITY
    if report_id == METHODOLOGY:
        return METHODOLOGY
    return AXIS if report_id in project.strategy.reported_axes else STRAND


def is_told_overall(report_id: str, project: Project) -> bool:
    """Whether an axis has no report of its own and is told in the overall report."""
    return any(axis.id == report_id for axis in project.strategy.axes if axis.is_overall)
