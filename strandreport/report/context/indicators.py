"""One indicator as a block: finding, verdict, chart, table, what limits it, definition and evidence."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from strandreport.model.commentary import Commentary
from strandreport.model.project import Project
from strandreport.report.context.allowances import judged_status
from strandreport.report.context.balance import parts_go_left
from strandreport.report.context.breakdowns import breakdowns
from strandreport.report.context.brief import is_brief, is_tight, places_of, shape_of
from strandreport.report.context.commentary import whose
from strandreport.report.context.evidence import evidence, quality
from strandreport.report.context.families import families, family_block
from strandreport.report.context.feeds import Feed
from strandreport.report.context.handover import Handover
from strandreport.report.context.rate_parts import with_parts_behind
from strandreport.report.context.samples import definition_words, sample_words, unit_words
from strandreport.report.context.sentences import finding, period_words
from strandreport.report.context.series import Series
from strandreport.report.context.tables import chart, empty_words, table
from strandreport.report.context.verdicts import open_direction, verdict
from strandreport.report.context.words import Words
from strandreport.report.context.written import plain_words


def indicator_block(series: Series, words: Words, project: Project, handover: Handover, feed: Feed) -> dict[str, Any]:
    """The block of an indicator in a strand."""
    drawn = chart(series, words)
    language, indicator = words.language, series.indicator
    block: dict[str, Any] = {
        "code": indicator.id,
        "place": series.place,
        "strands": [],
        "name": indicator.label[language],
        "unit": unit_words(indicator, words),
        "finding": finding(series, words),
        "status": judged_status(series, words),
        "verdict": _verdict(series, words),
        "axis_words": words.text(f"axis.{indicator.kind}", name=indicator.label[language]),
        "chart": drawn,
        "empty": "" if drawn else empty_words(series, words),
        "table": table(series, words, project),
        "breakdowns": breakdowns(series, project, handover, words),
        "breakdown_period": period_words(series, words),
        "quality": quality(series, words, project, handover, feed),
        # a sample is told in the line under the finding, once
        "definition": definition_words(replace(indicator, sample=None), words),
        "illustrative": _illustrative(series, words),
        "evidence": evidence(series, words, project, handover, feed),
    }
    return {**block, "parts_left": parts_go_left(block), **_in_few_lines(block, series)}


def indicator_blocks(
    shown: Sequence[Series],
    words: Words,
    project: Project,
    handover: Handover,
    feed: Feed,
    text: Commentary | None = None,
) -> list[dict[str, Any]]:
    """One block for each indicator: of one strand in full, of several strands side by side.

    A finding that somebody wrote takes the place of the composed one, and is marked as theirs.
    """
    blocks = [
        family_block(group, words, project)
        if len(group) > 1
        else indicator_block(group[0], words, project, handover, feed)
        for group in families(shown)
    ]
    told = [{**block, **_finding(block, text, project, handover, words)} for block in blocks]
    return with_parts_behind(told, {one.indicator.id: [part.id for part in one.parts] for one in shown})


def _finding(
    block: dict[str, Any], text: Commentary | None, project: Project, handover: Handover, words: Words
) -> dict[str, str]:
    spans = text.findings.get(block["code"]) if text else None
    if text is None or not spans:
        return {"finding_by": ""}
    return {"finding": plain_words(spans, project, handover, words), "finding_by": whose(text, words)}


def _in_few_lines(block: Mapping[str, Any], series: Series) -> dict[str, Any]:
    """Whether an indicator is told in few lines, and how those are set."""
    if not is_brief(series):
        return {"is_brief": False}
    set_as = {"shape": shape_of(block["table"]), "is_tight": is_tight(block["table"])}
    return {"is_brief": True, "told_by": "", "places": places_of(block), **set_as}


def _verdict(series: Series, words: Words) -> str:
    """What follows the word of the status; that the indicators told in few lines have no target is said once."""
    is_said_once = is_brief(series) and series.latest is not None
    said = "" if is_said_once else verdict(series, words)
    parts = (sample_words(series.indicator, words), said, open_direction(series, words))
    return " ".join(part for part in parts if part)


def _illustrative(series: Series, words: Words) -> str:
    if not series.target or series.target["standing"] == "official":
        return ""
    source = series.target["source"][words.language]
    return words.text(f"target_standing.{series.target['standing']}", source=source)
