"""Write the annex of every language: the cover, the figures, the inputs and the public rows of the registers."""

from collections.abc import Sequence
from pathlib import Path

from strandreport.model.catalogue import load_catalogue
from strandreport.model.files import write_atomically
from strandreport.model.project import Project
from strandreport.report.annex.figures import figures_sheet, indicators_sheet, scorecard_sheet
from strandreport.report.annex.registers import register_sheets
from strandreport.report.annex.revisions import revisions_sheets
from strandreport.report.annex.sheet import Column, Kind, Sheet
from strandreport.report.annex.sources import files_sheet, findings_sheet, ledger_sheet, left_out_sheet
from strandreport.report.annex.workbook import Facts, sheet_names, workbook_bytes
from strandreport.report.context.handover import Handover, read_handover
from strandreport.report.context.kinds import OVERALL
from strandreport.report.context.reports import Report, list_reports
from strandreport.report.context.standing import notice, standing
from strandreport.report.context.words import Words


def write_annexes(project: Project, templates: Path, outputs: Path) -> None:
    """Write ``outputs/report/annex.<language>.xlsx`` for every language of the project."""
    handover = read_handover(project, outputs)
    overall = next(report for report in list_reports(project, handover) if report.id == OVERALL)
    for language in project.settings.languages:
        words = Words(load_catalogue(templates, language))
        sheets = _sheets(overall, project, handover, outputs / "register", words)
        strip = notice(overall.feed, project, words)
        title = words.text("annex.cover.title", edition=project.settings.edition)
        facts = Facts(title, project.settings.institute[language], project.settings.as_of, strip)
        cover = _cover(sheets, overall, project, words)
        data = workbook_bytes([cover, *sheets], facts)
        write_atomically(outputs / "report" / f"annex.{language}.xlsx", data)


def _sheets(overall: Report, project: Project, handover: Handover, register_folder: Path, words: Words) -> list[Sheet]:
    feed = overall.feed
    return [
        scorecard_sheet(overall.headline, words, project),
        figures_sheet(handover, project, words),
        indicators_sheet(project, words),
        files_sheet(feed, words),
        ledger_sheet(feed, handover, project, words),
        left_out_sheet(handover, project, words),
        findings_sheet(feed, handover, project, words),
        *revisions_sheets(handover, project, words),
        *register_sheets(project, handover, register_folder, words),
    ]


def _cover(sheets: Sequence[Sheet], overall: Report, project: Project, words: Words) -> Sheet:
    """What the workbook is, how far it can be relied on, and what its sheets hold."""
    name = words.text("annex.cover.name")
    facts = [(item["term"], item["text"]) for item in standing(overall.feed, project, words)]
    strip = notice(overall.feed, project, words)
    named = zip(sheet_names([name, *(sheet.name for sheet in sheets)])[1:], sheets, strict=True)
    rows = [
        (words.text("annex.cover.institute"), project.settings.institute[words.language]),
        (words.text("annex.cover.strategy"), project.strategy.title[words.language]),
        *([(words.text("annex.cover.notice"), strip)] if strip else []),
        *facts,
        *((sheet_name, sheet.title) for sheet_name, sheet in named),
    ]
    heads = (Column(words.text("annex.head.about")), Column(words.text("annex.head.what"), Kind.LONG))
    title = words.text("annex.cover.title", edition=project.settings.edition)
    return Sheet(name, title, words.text("annex.cover.instruction"), heads, rows, is_filtered=False)
