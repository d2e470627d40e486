"""The chapter that holds figures against others: those of earlier editions, and those published elsewhere."""

from collections.abc import Sequence
from typing import Any

from strandreport.model.project import Project
from strandreport.report.context.feeds import Feed
from strandreport.report.context.handover import Handover
from strandreport.report.context.kinds import OVERALL, QUALITY_ID, STRAND, kind_of
from strandreport.report.context.peers import peers_block
from strandreport.report.context.published_elsewhere import published_block
from strandreport.report.context.revised import revisions_block
from strandreport.report.context.words import Words


def compared(
    report_id: str, strands: Sequence[str], feed: Feed, project: Project, handover: Handover, words: Words
) -> list[dict[str, Any]]:
    """The blocks of a report that have anything to say; the report on data quality has the revisions of all strands."""
    about = list(project.strategy.strands) if report_id == QUALITY_ID else list(dict.fromkeys(strands))
    blocks = [revisions_block(about, project, handover, words)]
    if report_id != QUALITY_ID:
        is_all, is_invented = report_id == OVERALL, feed.is_invented
        blocks.append(published_block(about, project, handover, words, everything=is_all, is_invented=is_invented))
    if kind_of(report_id, project) == STRAND:
        blocks.append(peers_block(about, project, handover, words))
    return [block for block in blocks if block]
