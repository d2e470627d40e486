"""Write the context of every report in every language, and of the home page, with their list."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from strandreport.model.catalogue import load_catalogue
from strandreport.model.files import sha256_of, sha256_of_file, to_json, write_atomically, write_json
from strandreport.model.project import Project
from strandreport.report.charts.outlines import load_outlines
from strandreport.report.context.chapters import declared_chapters
from strandreport.report.context.evidence_files import write_evidence
from strandreport.report.context.handover import Handover, read_handover
from strandreport.report.context.home import home
from strandreport.report.context.kinds import OVERALL
from strandreport.report.context.printable import make_printable
from strandreport.report.context.reports import Report, compose, list_reports, with_content_id
from strandreport.report.context.samples import with_samples
from strandreport.report.context.titles import title_of
from strandreport.report.context.words import Words

INDEX, ALL_LANGUAGES = "index", "mul"


def build_contexts(project: Project, templates: Path, outputs: Path, noted: Mapping[str, str] | None = None) -> None:
    """Write ``outputs/report/contexts/*.json`` and their list ``contexts.json``.

    Beside them go the rows behind the figures, ``outputs/report/evidence/*.csv``, and their list ``evidence.json``.
    ``noted`` has the names of the notes of the site by country.

    Raises:
        BuildError: if the figures handed over are not those of the declared indicators.
    """
    handover = replace(read_handover(project, outputs), noted=noted or {})
    project = with_samples(project, handover)
    reports = list_reports(project, handover)
    all_words = {name: Words(load_catalogue(templates, name)) for name in project.settings.languages}
    folder, outlines, entries = outputs / "report", load_outlines(templates), []
    for report in reports:
        for language, words in all_words.items():
            chapters = declared_chapters(report.id, project, handover, words, outlines)
            context = {**compose(report, reports, project, handover, words), **chapters}
            context["report"]["alternates"] = _alternates(report, language, all_words)
            context = make_printable(context, templates)
            entries.append(
                write_context(folder, report.id, language, f"{report.id}.{language}.json", with_content_id(context))
            )
    evidence = write_evidence((one for r in reports for one in r.series), project, handover, all_words, folder)
    write_json(folder / "evidence.json", {"files": evidence})
    index = write_context(folder, INDEX, ALL_LANGUAGES, f"{INDEX}.json", _home(reports, project, handover, all_words))
    # so that whoever publishes or freezes can tell whether these are the figures that the pages show
    figures = sha256_of_file(outputs / "measure" / "figures.parquet")
    known = {"contexts": [*entries, index], "unknown_figures": list(handover.unknown_figures), "figures": figures}
    write_json(folder / "contexts.json", known)


def _home(
    reports: Sequence[Report], project: Project, handover: Handover, all_words: Mapping[str, Words]
) -> dict[str, Any]:
    titles = {r.id: {name: title_of(r.id, project, words) for name, words in all_words.items()} for r in reports}
    overall = next(report for report in reports if report.id == OVERALL)
    return home(reports, titles, overall.feed, project, handover, all_words)


def _alternates(report: Report, language: str, all_words: dict[str, Words]) -> list[dict[str, str]]:
    return [
        {"language": name, "label": words.text("language_name"), "href": f"{report.id}.{name}.html"}
        for name, words in all_words.items()
        if name != language
    ]


def write_context(folder: Path, report: str, language: str, name: str, context: Any) -> dict[str, str]:
    """Write a context below ``contexts/``; returns its entry for a list of contexts."""
    data = to_json(context).encode("utf-8")
    write_atomically(folder / "contexts" / name, data)
    return {"report": report, "language": language, "file": f"contexts/{name}", "sha256": sha256_of(data)}
