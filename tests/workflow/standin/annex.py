"""Stands in for the annexes until they are there."""

from pathlib import Path

from strandreport.model.files import write_atomically
from strandreport.model.project import Project


def write_annexes(project: Project, templates: Path, outputs: Path) -> None:
    for language in project.settings.languages:
        write_atomically(outputs / "report" / f"annex.{language}.xlsx", f"annex {language}")
