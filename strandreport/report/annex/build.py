"""Write the annex of every language: cover, contents, notes, then one table a sheet."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from strandreport.model.catalogue import load_catalogue
from strandreport.model.files import write_atomically
from strandreport.model.project import Project
from strandreport.report.annex.cover import cover_of
from strandreport.report.annex.figures import figures_sheet, indicators_sheet, titles
from strandreport.report.annex.notes import Method, note_name, notes_sheet
from strandreport.report.annex.registers import register_sheets
from strandreport.report.annex.revisions import revisions_sheets
from strandreport.report.annex.scorecard import progress_sheet, scorecard_sheet, trends_sheet
from strandreport.report.annex.sheet import Column, Kind, Link, Sheet, Shorthand
from strandreport.report.annex.sources import files_sheet, findings_sheet, ledger_sheet, left_out_sheet
from strandreport.report.annex.workbook import Facts, Lines, sheet_names, workbook_bytes
from strandreport.report.context.handover import Handover, read_handover
from strandreport.report.context.kinds import OVERALL
from strandreport.report.context.reports import Report, list_reports
from strandreport.report.context.samples import with_samples
from strandreport.report.context.standing import METHOD, method, notice
from strandreport.report.context.words import Words


def write_annexes(project: Project, templates: Path, outputs: Path) -> None:
    """Write ``outputs/report/annex.<language>.xlsx`` for every language of the project."""
    handover = read_handover(project, outputs)
    project = with_samples(project, handover)
    overall = next(report for report in list_reports(project, handover) if report.id == OVERALL)
    for language in project.settings.languages:
        words = Words(load_catalogue(templates, language))
        sheets = _sheets(overall, project, handover, outputs / "register", words)
        title = words.text("annex.cover.title", edition=project.settings.edition)
        data = workbook_of(title, sheets, overall, project, words)
        write_atomically(outputs / "report" / f"annex.{language}.xlsx", data)


def _sheets(overall: Report, project: Project, handover: Handover, register_folder: Path, words: Words) -> list[Sheet]:
    feed, headline = overall.feed, overall.headline
    return [
        scorecard_sheet(headline, words, project),
        progress_sheet(headline, words, project),
        trends_sheet(headline, words, project),
        figures_sheet(handover, project, words),
        indicators_sheet(project, words),
        files_sheet(feed, handover, project, words),
        ledger_sheet(feed, handover, project, words),
        left_out_sheet(handover, project, words),
        findings_sheet(feed, handover, project, words),
        *revisions_sheets(handover, project, words),
        *register_sheets(project, handover, register_folder, words),
    ]


def workbook_of(title: str, sheets: Sequence[Sheet], report: Report, project: Project, words: Words) -> bytes:
    """Some sheets as a workbook with a cover, contents and notes; the report says how far they can be relied on."""
    told = method(words, project)
    whole = [notes_sheet(told, words), *(_filled(sheet) for sheet in sheets)]
    cover = cover_of(title, whole, report.feed, project, words)
    contents = words.text("annex.contents.name")
    names = sheet_names([cover.name, contents, *(sheet.name for sheet in whole)])[1:]
    named = [
        replace(sheet, name=name, notes=_notes(sheet, told, words))
        for sheet, name in zip(whole, names[1:], strict=True)
    ]
    listed = replace(_contents(named, words), name=names[0])
    return workbook_bytes(cover, [listed, *named], _facts(title, report, project, words), _lines(named[0], words))


def _contents(sheets: Sequence[Sheet], words: Words) -> Sheet:
    """The list of all sheets, each with a link to it."""
    heads = [words.text(f"annex.contents.head.{key}") for key in ("sheet", "title", "rows")]
    columns = (Column(heads[0]), Column(heads[1]), Column(heads[2], Kind.INTEGER))
    rows = [(Link(sheet.name, sheet.name), sheet.title, len(sheet.rows)) for sheet in sheets]
    return Sheet(*titles("contents", words), columns, rows)


def _filled(sheet: Sheet) -> Sheet:
    """A table has at least one row: where there is nothing to list, one that says that none applies."""
    nothing = tuple(str(Shorthand.NOT_APPLICABLE) for _ in sheet.columns)
    return sheet if sheet.rows else replace(sheet, rows=[nothing])


def _notes(sheet: Sheet, told: Method, words: Words) -> tuple[str, ...]:
    """The notes that a sheet names by key, by their numbers."""
    return tuple(note_name(METHOD.index(key) + 1, words) for key in sheet.notes)


def _facts(title: str, overall: Report, project: Project, words: Words) -> Facts:
    settings, strip = project.settings, notice(overall.feed, project, words)
    return Facts(
        title=title,
        subject=project.strategy.title[words.language],
        author=settings.institute[words.language],
        keywords=words.text("annex.cover.keywords"),
        comments=strip,
        status=words.text(f"standing.{settings.standing}"),
        day=settings.as_of,
        foot=strip,
    )


def _lines(notes: Sheet, words: Words) -> Lines:
    known = {key: words.text(f"annex.line.{key}", sheet=notes.name) for key in ("one_table", "no_notes", "some_notes")}
    return Lines(**known, back=words.text("annex.line.back"))
