"""Which reports there are and what each shows: the whole strategy, every axis and every strand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from strandreport.model.commentary import Commentary
from strandreport.model.files import sha256_of, to_json
from strandreport.model.project import Project
from strandreport.report.context.commentary import commentary, contents_about, text_about, texts_about, written_heading
from strandreport.report.context.compared import compared
from strandreport.report.context.feeds import Feed, feed_of
from strandreport.report.context.first_page import first_page
from strandreport.report.context.glossary import glossary
from strandreport.report.context.handover import LISTED, Handover
from strandreport.report.context.headings import judged_heading, status_counts, strand_heading
from strandreport.report.context.indicators import indicator_blocks
from strandreport.report.context.key_figures import key_figures
from strandreport.report.context.kinds import AXIS, METHODOLOGY, OVERALL, QUALITY_ID, STRAND, is_told_overall, kind_of
from strandreport.report.context.methodology import methodology
from strandreport.report.context.names import names_of
from strandreport.report.context.notes import notes
from strandreport.report.context.others import others
from strandreport.report.context.places import place
from strandreport.report.context.plans import actions_of, plan
from strandreport.report.context.programme_status import status_method
from strandreport.report.context.scorecard import scorecard
from strandreport.report.context.series import Series, read_series
from strandreport.report.context.standing import method, report_head, standing
from strandreport.report.context.statements import statement
from strandreport.report.context.titles import title_of
from strandreport.report.context.words import Words

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
    """The overall report, each axis with its strands as in the strategy, the quality of all data, the methodology."""
    reports = [_report(OVERALL, list(project.strategy.strands), project, handover)]
    for axis in project.strategy.reported_axes.values():
        strands = [strand.id for strand in axis.strands]
        reports.append(_report(axis.id, strands, project, handover))
        reports += [_report(strand, [strand], project, handover) for strand in strands]
    return [*reports, *(_report(name, [], project, handover) for name in (QUALITY_ID, METHODOLOGY))]


def compose(
    report: Report, reports: Sequence[Report], project: Project, handover: Handover, words: Words
) -> dict[str, Any]:
    """The context of a report in one language, but for what names the other languages and its own content id."""
    known = notes(report.feed, words, handover, project, everything=report.id == QUALITY_ID)
    text = text_about(report.id, words.language, handover)
    is_strand = kind_of(report.id, project) == STRAND
    context = {
        "report": report_head(report.id, title_of(report.id, project, words), report.feed, project, words),
        **place(report.id, project, words),
        "plan": plan(report.id, project, handover, words) if is_strand else None,
        "standing": standing(report.feed, project, words),
        "heading": _heading(report, known, text, project, handover, words),
        "written": commentary(report.id, project, handover, words),
        **_figures(report, text, project, handover, words),
        "strands": [listed(of, project, handover, words) for of in _listed_in(report, reports, project)],
        "compared": compared(report.id, [one.strand for one in report.series], report.feed, project, handover, words),
        "notes": known,
        **({"catalogue": methodology(project, words)} if report.id == METHODOLOGY else {}),
        "method": _method(report, project, words),
    }
    return {**context, "glossary": glossary(context, project, words)}


def _figures(
    report: Report, text: Commentary | None, project: Project, handover: Handover, words: Words
) -> dict[str, Any]:
    """The parts of a report that show figures: the first page, the scorecard, the indicators and all others."""
    headline, names = report.headline, names_of(report.headline, words, project)
    is_strand = kind_of(report.id, project) == STRAND
    axes = {series.strand: project.strategy.axis_of(series.strand).id for series in headline}
    weakest_of = report.series if is_strand else ()
    return {
        "first": first_page(headline, names, report.feed, text, project, handover, words, weakest_of=weakest_of),
        "key_figures": key_figures(headline, names, words, axes),
        "scorecard": scorecard(headline, names, words, project),
        "indicators": indicator_blocks(
            report.series if is_strand else headline, words, project, handover, report.feed, text
        ),
        "others": others(report.series, project, words) if report.id == OVERALL else [],
    }


def _heading(
    report: Report,
    known: Mapping[str, Any],
    text: Commentary | None,
    project: Project,
    handover: Handover,
    words: Words,
) -> dict[str, Any]:
    """The one sentence over a report: the one that somebody wrote, else the composed one, which is called so."""
    written = written_heading(text, project, handover, words)
    return written or {"text": _composed(report, known, project, words), "drafted": True, "by": ""}


def _composed(report: Report, known: Mapping[str, Any], project: Project, words: Words) -> str:
    """A sentence of the statuses, of the quality of the data, or how many indicators there are."""
    if report.id == QUALITY_ID:
        return str(known["heading"])
    if report.id == METHODOLOGY:
        return words.counted("methodology.heading", len(project.indicators))
    heading = strand_heading if kind_of(report.id, project) == STRAND else judged_heading
    return heading(report.headline, words)


def _method(report: Report, project: Project, words: Words) -> list[dict[str, str]]:
    return [*method(words, project), *status_method([series.indicator for series in report.series], project, words)]


def with_content_id(context: dict[str, Any]) -> dict[str, Any]:
    """The context with the sum of all the rest of it as its id."""
    content_id = sha256_of(to_json(context).encode("utf-8"))[:ID_LENGTH]
    return {**context, "report": {**context["report"], "content_id": content_id}}


def _report(report_id: str, strands: list[str], project: Project, handover: Handover) -> Report:
    found = [
        read_series(project, handover, indicator, strand)
        for strand in strands
        for indicator in sorted(project.indicators.values(), key=lambda item: (item.standing != "headline", item.id))
        if strand in indicator.strands
    ]
    indicators = [series.indicator for series in found]
    has_plan = kind_of(report_id, project) == STRAND and bool(actions_of(report_id, project, handover))
    listed = frozenset(LISTED) if has_plan else frozenset[str]()
    texts, everything = contents_about(report_id, handover), report_id in (OVERALL, QUALITY_ID)
    feed = feed_of(indicators, handover, project, listed=listed, texts=texts, everything=everything)
    return Report(report_id, tuple(found), replace(feed, commentary=texts_about(report_id, handover)))


def _listed_in(report: Report, reports: Sequence[Report], project: Project) -> list[Report]:
    """The parts that a report tells of: all others and the axes told in it, or the strands of an axis."""
    kind = kind_of(report.id, project)
    if kind == OVERALL:
        told = [_part_of(report, axis.id) for axis in project.strategy.axes if axis.is_overall]
        return [*told, *(of for of in reports if of.id not in (OVERALL, QUALITY_ID, METHODOLOGY))]
    if kind == AXIS:
        strands = {strand.id for strand in project.strategy.reported_axes[report.id].strands}
        return [of for of in reports if of.id in strands]
    return []


def _part_of(report: Report, strand: str) -> Report:
    """What stands in a report of a strand without a report of its own."""
    return Report(strand, tuple(series for series in report.series if series.strand == strand), report.feed)


def listed(report: Report, project: Project, handover: Handover, words: Words) -> dict[str, Any]:
    """A strand or an axis as the reports above it list it."""
    strategy, is_axis = project.strategy, kind_of(report.id, project) == AXIS
    part = strategy.reported_axes[report.id] if is_axis else strategy.strands[report.id]
    heading = judged_heading if is_axis else strand_heading
    is_told_here = is_told_overall(report.id, project)
    written = written_heading(text_about(report.id, words.language, handover), project, handover, words)
    return {
        "id": report.id,
        "code": part.code,
        "label": part.label[words.language],
        "is_axis": is_axis,
        "href": "" if is_told_here else f"{report.id}.{words.language}.html",
        "told_here": words.text("strands.told_here") if is_told_here else "",
        "objective": statement(part.objective, strategy, words) if is_axis or is_told_here else None,
        "sentence": written["text"] if written else heading(report.headline, words),
        "by": written["by"] if written else "",
        "status_counts": [] if is_axis else status_counts(report.headline, words),
    }
