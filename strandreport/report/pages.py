"""Every context into its page: the HTML that browsers show and that is printed."""

from pathlib import Path
from typing import Any

from strandreport.model.files import read_json, sha256_of, write_atomically, write_json
from strandreport.report.rendering import render_index, render_note, render_page

INDEX, NOTE = "index", "note"


def render_pages(templates: Path, report: Path) -> None:
    """Write a page for every context, the home page if there is a context for it, and their list ``pages.json``."""
    notes = read_json(report / "notes.json")
    entries = [*read_json(report / "contexts.json")["contexts"], *notes["contexts"]]
    write_json(
        report / "pages.json", {"pages": [_render(entry, notes["listed"], templates, report) for entry in entries]}
    )


def _render(entry: dict[str, Any], listed: list[Any], templates: Path, report: Path) -> dict[str, str]:
    context = read_json(report / "contexts" / Path(entry["file"]).name)
    if entry["report"] == INDEX:
        file, html = "index.html", render_index({**context, "notes": listed}, templates)
    else:
        render = render_note if context["report"]["kind"] == NOTE else render_page
        file, html = f"pages/{entry['report']}.{entry['language']}.html", render(context, templates)
    data = html.encode("utf-8")
    write_atomically(report / file, data)
    return {"report": entry["report"], "language": entry["language"], "file": file, "sha256": sha256_of(data)}
