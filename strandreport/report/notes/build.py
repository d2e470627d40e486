"""Write the notes of the site as contexts, with their list, which the home page shows too."""

import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path

from strandreport.model.catalogue import load_catalogue
from strandreport.model.files import write_json
from strandreport.model.project import Project
from strandreport.report.context.build import write_context
from strandreport.report.context.handover import read_handover
from strandreport.report.context.words import Words
from strandreport.report.notes.listing import note_contexts, noted_countries
from strandreport.report.notes.material import read_material
from strandreport.report.notes.subjects import Subject

NOTES = "notes.json"


def build_notes(project: Project, templates: Path, outputs: Path) -> dict[str, str]:
    """Write a context for every note and language, and ``outputs/report/notes.json``, which lists them.

    Returns their names by country, so that the reports can lead to them.

    Raises:
        BuildError: if the figures handed over are not those of the declared indicators.
    """
    material = read_material(project, read_handover(project, outputs), outputs)
    all_words = {name: Words(load_catalogue(templates, name)) for name in project.settings.languages}
    subjects, report = noted_countries(material), outputs / "report"
    contexts = [
        write_context(report, subject.id, language, f"{subject.id}.{language}.json", context)
        for subject, language, context in note_contexts(subjects, material, templates, all_words)
    ]
    write_json(report / NOTES, {"contexts": contexts, "listed": listed(subjects, project.settings.languages)})
    return {subject.value: subject.id for subject in subjects}


def listed(subjects: Iterable[Subject], languages: Sequence[str]) -> list[dict[str, str]]:
    """The notes for the home page: in each language by name; an accent does not move a name."""
    known = list(subjects)
    return [
        {
            "language": language,
            "label": subject.label[language],
            "html": f"{subject.id}.{language}.html",
            "pdf": f"{subject.id}.{language}.pdf",
        }
        for language in languages
        for subject in sorted(known, key=lambda one: (_plain(one.label[language]), one.id))
    ]


def _plain(name: str) -> str:
    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii").casefold()
