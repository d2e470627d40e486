"""Which reports there are and what each shows: the whole strategy, and every strand."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from strandreport.model.files import sha256_of, to_json
from strandreport.model.project import Project
from strandreport.report.context.feeds import Feed, feed_of
from strandreport.report.context.handover import Handover
from strandreport.report.context.headings import judged_heading, status_counts, strand_heading
from strandreport.report.context.indicators import indicator_block
from strandreport.report.context.key_figures import key_figures
from strandreport.report.context.notes import notes
from strandreport.report.context.scorecard import scorecard
from strandreport.report.context.series import Series, read_series
from strandreport.report.context.standing import method, report_head, standing
from strandreport.report.context.words import Words

OVERALL = "overall"
ID_LENGTH = 12


@dataclass(frozen=True)
class Report:
    """A report in no language yet: its series, headline first, and what feeds it."""

    id: str
    series: tuple[Series, ...]
    feed: Feed

    @property
    def headline(self) -> tuple[Series, ...]:
        """The series of headline indicators."""
        return tuple(series for series in self.series if series.indicator.standing == "headline")


def list_reports(project: Project, handover: Handover) -> list[Report]:
    """The overall report, then the strands in the order of the strategy."""
    strands = [_report(strand, [strand], project, handover) for strand in project.strategy.strands]
    return [_report(OVERALL, list(project.strategy.strands), project, handover), *strands]


def compose(
    report: Report, reports: Sequence[Report], project: Project, handover: Handover, words: Words
) -> dict[str, Any]:
    """The context of a report in one language, but for what names the other languages and its own content id."""
    is_overall = report.id == OVERALL
    headline = report.headline
    heading = judged_heading(headline, words) if is_overall else strand_heading(headline, words)
    shown = headline if is_overall else report.series
    head = report_head(report.id, title_of(report.id, project, words), report.feed, project, words)
    return {
        "report": head,
        **_place(report.id, project, words.language),
        "standing": standing(report.feed, project, words),
        "heading": {"text": heading, "drafted": True},
        "key_figures": key_figures(headline, words),
        "scorecard": scorecard(headline, words, project),
        "indicators": [indicator_block(series, words, project, handover, report.feed) for series in shown],
        "strands": [_strand(of, project, words) for of in reports if of.id != OVERALL] if is_overall else [],
        "notes": notes(report.feed, words, handover, project),
        "method": method(words, project),
    }


def with_content_id(context: dict[str, Any]) -> dict[str, Any]:
    """The context with the sum of all the rest of it as its id."""
    content_id = sha256_of(to_json(context).encode("utf-8"))[:ID_LENGTH]
    return {**context, "report": {**context["report"], "content_id": content_id}}


def title_of(report_id: str, project: Project, words: Words) -> str:
    """The title of a report."""
    edition = project.settings.edition
    if report_id == OVERALL:
        return words.text("title.overall", edition=edition)
    strand = project.strategy.strands[report_id]
    return words.text("title.strand", code=strand.code, label=strand.label[words.language], edition=edition)


def _report(report_id: str, strands: list[str], project: Project, handover: Handover) -> Report:
    found = [
        read_series(project, handover, indicator, strand)
        for strand in strands
        for indicator in sorted(project.indicators.values(), key=lambda item: (item.standing != "headline", item.id))
        if strand in indicator.strands
    ]
    indicators = [series.indicator for series in found]
    feed = feed_of(indicators, handover, project, everything=report_id == OVERALL)
    return Report(report_id, tuple(found), feed)


def _place(report_id: str, project: Project, language: str) -> dict[str, Any]:
    """Axis and strand of a report, or neither."""
    if report_id == OVERALL:
        return {"axis": None, "strand": None}
    strand, axis = project.strategy.strands[report_id], project.strategy.axis_of(report_id)
    objective = strand.objective
    return {
        "axis": {"code": axis.code, "label": axis.label[language]},
        "strand": {
            "code": strand.code,
            "label": strand.label[language],
            "objective": {
                "quote": objective.quote[language],
                "source": objective.source[language],
                "stated": objective.stated,
                "note": objective.note[language] if objective.note else "",
            },
        },
    }


def _strand(report: Report, project: Project, words: Words) -> dict[str, Any]:
    strand = project.strategy.strands[report.id]
    return {
        "code": strand.code,
        "label": strand.label[words.language],
        "href": f"{report.id}.{words.language}.html",
        "sentence": strand_heading(report.headline, words),
        "status_counts": status_counts(report.headline, words),
    }
