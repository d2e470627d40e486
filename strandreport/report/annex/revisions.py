"""The sheet of revisions; there is none as long as no edition was frozen."""

from strandreport.model.project import Project
from strandreport.report.annex.sheet import Column, Kind, Sheet
from strandreport.report.context.handover import Handover
from strandreport.report.context.revised import old_and_new, period_of, reason_of
from strandreport.report.context.words import Words

HEADS = ("indicator", "figure", "period", "old", "new", "why")


def revisions_sheets(handover: Handover, project: Project, words: Words) -> list[Sheet]:
    """Every figure and part that moved, with both values and the reason."""
    if handover.revisions["frozen"] is None:
        return []
    columns = tuple(
        Column(words.text(f"compared.head.{key}"), Kind.LONG if key == "why" else Kind.TEXT) for key in HEADS
    )
    rows = [
        (
            project.indicators[row["indicator"]].label[words.language],
            row["figure"],
            period_of(row, words),
            *old_and_new(row, project, words),
            reason_of(row, handover, words),
        )
        for row in handover.revisions["moved"]
    ]
    name, title, instruction = (words.text(f"annex.revisions.{part}") for part in ("name", "title", "instruction"))
    return [Sheet(name, title, instruction, columns, rows)]
