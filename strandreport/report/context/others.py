"""The annex of the overall report: the indicators that its chapters do not show, strand by strand."""

from collections.abc import Sequence
from typing import Any

from strandreport.model.project import Project
from strandreport.report.context.allowances import judged_status
from strandreport.report.context.samples import unit_words
from strandreport.report.context.series import Series
from strandreport.report.context.values import has_value
from strandreport.report.context.words import Words


def others(series: Sequence[Series], project: Project, words: Words) -> list[dict[str, Any]]:
    """One table for each strand, with the complete years of every indicator that is not a headline."""
    strands = dict.fromkeys(one.strand for one in series)
    groups = [
        (strand, [one for one in series if one.strand == strand and one.indicator.standing != "headline"])
        for strand in strands
    ]
    return [_table(strand, group, project, words) for strand, group in groups if group]


def _table(strand_id: str, group: Sequence[Series], project: Project, words: Words) -> dict[str, Any]:
    strand = project.strategy.strands[strand_id]
    is_told_here = project.strategy.axis_of(strand_id).is_overall
    return {
        "caption": f"{strand.code} {strand.label[words.language]}",
        "href": "" if is_told_here else f"{strand_id}.{words.language}.html",
        "years": [figure.period for figure in group[0].years if not figure.is_partial],
        "rows": [_row(series, words) for series in group],
    }


def _row(series: Series, words: Words) -> dict[str, Any]:
    years = [figure for figure in series.years if not figure.is_partial]
    return {
        "code": series.indicator.id,
        "name": series.indicator.label[words.language],
        "unit": unit_words(series.indicator, words),
        "years": [series.value(figure) if has_value(figure) else None for figure in years],
        "status": judged_status(series, words) if series.target else None,
    }
