"""Stands in for the pages until there are contexts for the real ones."""

from html import escape
from pathlib import Path

from strandreport.model.files import read_json, sha256_of, write_atomically, write_json

PAGE = """<!DOCTYPE html>
<html lang="{language}"><head><meta charset="utf-8"><title>{title}</title></head><body>{body}</body></html>
"""


def render_pages(templates: Path, report: Path) -> None:
    pages = []
    for row in read_json(report / "contexts.json")["contexts"]:
        context = read_json(report / row["file"])
        name, language = row["report"], row["language"]
        file = "index.html" if name == "index" else f"pages/{name}.{language}.html"
        body = "".join(f"<p>{escape(str(value))}</p>" for value in context.values())
        head = (templates / "mark.txt").read_text() if (templates / "mark.txt").is_file() else "Report"
        data = PAGE.format(language=language, title=name, body=f"<h1>{escape(head)}</h1>{body}").encode()
        write_atomically(report / file, data)
        pages.append({"report": name, "language": language, "file": file, "sha256": sha256_of(data)})
    write_json(report / "pages.json", {"pages": pages})
