"""The chapters that a project declares in ``config/chapters.yaml``, for one report."""

from collections.abc import Mapping
from typing import Any

from strandreport.model.project import Project
from strandreport.report.charts.outlines import Outlines
from strandreport.report.context.geography import geography
from strandreport.report.context.handover import Handover
from strandreport.report.context.programmes import programmes
from strandreport.report.context.words import Words


def declared_chapters(
    report_id: str, project: Project, handover: Handover, words: Words, outlines: Mapping[str, Outlines]
) -> dict[str, Any]:
    """Geography and European programmes; None for a chapter that the report does not have."""
    return {
        "geography": geography(report_id, project, handover, words, outlines),
        "programmes": programmes(report_id, project, handover, words),
    }
