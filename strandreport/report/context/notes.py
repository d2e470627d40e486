"""The data notes of a report: its sources, what became of every row, what is to be mended, what could not be read."""

from collections import Counter
from typing import Any

from strandreport.model.ledger import RowClass
from strandreport.model.project import Project
from strandreport.report.context.commentary import texts_listed
from strandreport.report.context.dated import dated
from strandreport.report.context.feeds import Feed, Sheet, accepted_rows
from strandreport.report.context.finding_groups import grouped
from strandreport.report.context.findings import Shown, message, shown_findings
from strandreport.report.context.handover import Handover
from strandreport.report.context.kinds import QUALITY_ID
from strandreport.report.context.samples import sample_of_file
from strandreport.report.context.words import Words

SHORT = 12
BLOCKS = "blocks"


def notes(feed: Feed, words: Words, handover: Handover, project: Project, *, everything: bool) -> dict[str, Any]:
    """Everything that a reader may know of the data behind a report; ``everything`` names every place of a finding."""
    found = shown_findings(feed.findings, handover, project)
    ledger = ledger_counts(feed.sheets, handover)
    return {
        "heading": _heading(feed, ledger, words),
        "sources": [
            {"number": number, **_source(file, feed, handover, project, words)}
            for number, file in enumerate(feed.listed, 1)
        ],
        "texts": texts_listed(feed.files, handover, words),
        "ledger": [
            {"label": words.text(f"ledger.{name}"), "count": ledger[name]}
            for name in map(str, RowClass)
            if ledger[name]
        ],
        "ledger_total": sum(ledger.values()),
        "findings": grouped(found, words, handover, project, everything=everything),
        "all_findings": f"{QUALITY_ID}.{words.language}.html",
        "blocked": [_blocked(item, words, handover, project) for item in found if item.finding.severity == BLOCKS],
    }


def ledger_counts(sheets: tuple[Sheet, ...], handover: Handover) -> Counter[str]:
    """Rows by class, without those that the audience may not know of."""
    counts: Counter[str] = Counter()
    for sheet in sheets:
        counts.update(sheet["classes"])
        hidden = handover.withheld_count(sheet)
        for name in (RowClass.ACCEPTED, RowClass.CORRECTED, RowClass.VOIDED):
            taken = min(hidden, int(sheet["classes"][str(name)]))
            counts[str(name)] -= taken
            hidden -= taken
    return counts


def _heading(feed: Feed, ledger: Counter[str], words: Words) -> str:
    lost = ledger[str(RowClass.QUARANTINED)]
    kept = ledger[str(RowClass.ACCEPTED)] + ledger[str(RowClass.CORRECTED)] + ledger[str(RowClass.VOIDED)]
    if not kept and not lost:
        sentence = words.text("notes.nothing")
    elif lost:
        sentence = words.counted("notes.left_out", lost, total=words.number(kept + lost))
    else:
        sentence = words.counted("notes.all_counted", kept)
    return sentence + (words.counted("notes.blocked", len(feed.blocking)) if feed.blocking else "")


def _source(file: Any, feed: Feed, handover: Handover, project: Project, words: Words) -> dict[str, Any]:
    sheets = tuple(sheet for sheet in feed.sheets if sheet["content"] == file["content"])
    return {
        "id": file["content"],
        "name": handover.names(file["content"]),
        "rows": sum(ledger_counts(sheets, handover).values()),
        "accepted": sum(accepted_rows(sheet, handover) for sheet in sheets),
        "invented": file["invented"],
        "sample": sample_of_file(file["names"], project, words),
        "dated": dated(file, handover, words),
        "sha256": file["sha256"][:SHORT],
    }


def _blocked(item: Shown, words: Words, handover: Handover, project: Project) -> dict[str, str]:
    finding = item.finding
    file = handover.names(finding.content) if finding.content else finding.value
    known = {"file": file, "sheet": finding.sheet}
    return {
        "file": words.text("evidence.place", **known) if finding.sheet else file,
        "why": message(item, words, project),
    }
