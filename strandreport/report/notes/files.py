"""A note as three files that somebody takes along: the page, its print and the Word file."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from strandreport.model.catalogue import Catalogue
from strandreport.model.errors import BuildError
from strandreport.model.files import write_atomically
from strandreport.report.charts.tokens import load_tokens
from strandreport.report.rendering import render_note


def write_note_files(context: Mapping[str, Any], templates: Path, words: Catalogue, folder: Path) -> list[Path]:
    """Write HTML, PDF and DOCX of a note into a folder; returns their paths.

    Raises:
        BuildError: if the page can't be printed to the standards of the reports.
    """
    from strandreport.report.notes.word import write_word
    from strandreport.report.printing import print_page

    report = context["report"]
    html = render_note(context, templates)
    printed = print_page(html, templates)
    if printed.problems:
        raise BuildError(f"{report['id']} can't be printed to the standards:\n" + "\n".join(printed.problems))
    contents = {
        "html": html.encode("utf-8"),
        "pdf": printed.data,
        "docx": write_word(context, words, load_tokens(templates).colours),
    }
    paths = []
    for suffix, data in contents.items():
        path = folder / f"{report['id']}.{report['language']}.{suffix}"
        write_atomically(path, data)
        paths.append(path)
    return paths
