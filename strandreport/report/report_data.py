"""The data of each report by itself, which its print carries: its figures as CSV, and as a small workbook."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from strandreport.model.catalogue import load_catalogue
from strandreport.model.files import sha256_of, write_atomically, write_json
from strandreport.model.project import Project
from strandreport.report.annex import workbook_of
from strandreport.report.annex.figures import figures_sheet, indicators_sheet
from strandreport.report.annex.scorecard import progress_sheet, scorecard_sheet, trends_sheet
from strandreport.report.annex.sheet import Sheet
from strandreport.report.context.handover import Handover, read_handover
from strandreport.report.context.reports import Report, list_reports
from strandreport.report.context.samples import with_samples
from strandreport.report.context.titles import title_of
from strandreport.report.context.words import Words
from strandreport.report.open_data.csv_text import csv_of
from strandreport.report.open_data.tables import figures_table

FOLDER = "attached"
CSV, XLSX = "text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

# what a file is to the report that carries it (ISO 19005-3, 6.8)
RELATIONSHIPS = {CSV: "Data", XLSX: "Supplement"}


def write_report_data(project: Project, templates: Path, outputs: Path) -> None:
    """Write ``outputs/report/attached/*`` and their list ``attached.json``, by report and language."""
    handover = read_handover(project, outputs)
    project = with_samples(project, handover)
    all_words = {name: Words(load_catalogue(templates, name)) for name in project.settings.languages}
    folder = outputs / "report"
    rows = [
        row
        for report in list_reports(project, handover)
        if report.series
        for row in _files(report, project, _narrowed(handover, report), all_words, folder)
    ]
    write_json(folder / "attached.json", {"attached": rows})


def _files(
    report: Report, project: Project, handover: Handover, all_words: Mapping[str, Words], folder: Path
) -> Iterator[dict[str, str]]:
    figures = csv_of(figures_table(project, handover, all_words))
    for language, words in all_words.items():
        title = title_of(report.id, project, words)
        book = workbook_of(title, _sheets(report, project, handover, words), report, project, words)
        for name, mime, data in ((f"{report.id}.csv", CSV, figures), (f"{report.id}.{language}.xlsx", XLSX, book)):
            file = f"{FOLDER}/{name}"
            write_atomically(folder / file, data)
            told = words.text(f"attached.{'figures' if mime == CSV else 'workbook'}", title=title)
            known = {"report": report.id, "language": language, "name": name, "mime_type": mime, "description": told}
            as_of = project.settings.as_of.isoformat()
            yield {
                **known,
                "relationship": RELATIONSHIPS[mime],
                "as_of": as_of,
                "file": file,
                "sha256": sha256_of(data),
            }


def _sheets(report: Report, project: Project, handover: Handover, words: Words) -> list[Sheet]:
    named = {figure.indicator for figure in handover.figures.values()}
    own = replace(project, indicators={key: item for key, item in project.indicators.items() if key in named})
    headline = report.headline
    judged = [sheet(headline, words, project) for sheet in (scorecard_sheet, progress_sheet, trends_sheet)]
    return [*(judged if headline else []), figures_sheet(handover, project, words), indicators_sheet(own, words)]


def _narrowed(handover: Handover, report: Report) -> Handover:
    """What is handed over, with the figures of this report's indicators in its strands only."""
    shown = {(series.indicator.id, series.strand) for series in report.series}
    figures = {key: item for key, item in handover.figures.items() if (item.indicator, item.strand) in shown}
    return replace(handover, figures=figures)
