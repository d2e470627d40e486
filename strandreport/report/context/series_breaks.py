"""Years from which on a series can't be compared with the years before, and why, in words."""

from collections.abc import Mapping
from typing import Any

from strandreport.model.project import Project
from strandreport.report.context.series import Series
from strandreport.report.context.values import has_value
from strandreport.report.context.words import Words


def break_reason(item: Mapping[str, Any], words: Words) -> str:
    """Why a series breaks: as it was declared, or because a group of countries has other members."""
    if item["reason"]:
        return str(item["reason"][words.language])
    return words.text("series_break.members")


def break_notes(series: Series, project: Project, words: Words) -> list[dict[str, str]]:
    """A note for every break among the years that have a value; a group that changed is named."""
    years = [int(figure.period) for figure in series.years if has_value(figure)]
    return [
        {"count": words.text("series_break.from", year=item["year"]), "text": _why(item, project, words)}
        for item in series.judgement["breaks"]
        if years and years[0] < item["year"] <= years[-1]
    ]


def _why(item: Mapping[str, Any], project: Project, words: Words) -> str:
    if not item["groups"]:
        return break_reason(item, words)
    labels = ", ".join(project.groups.groups[name].label[words.language] for name in item["groups"])
    return words.text("series_break.members_of", groups=labels)
