"""A report stage that has just finished, made by hand: two pages, their prints, an annex and a home page."""

from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from strandreport.model.files import sha256_of, write_atomically, write_json


class Stage:
    """The outputs folder of a build that is ready to be published."""

    def __init__(self, outputs: Path):
        self.outputs, self.report = outputs, outputs / "report"
        self.pages: dict[str, str] = {}
        self.project = SimpleNamespace(
            settings=SimpleNamespace(
                strict=False,
                print_batches=1,
                languages=("en",),
                edition="2019",
                as_of=date(2019, 12, 31),
                **dict.fromkeys(("audience", "contact", "reporting_currency", "standing", "strategy", "window"), ""),
                first_year=2016,
                last_year=2019,
            )
        )
        write_atomically(self.report / "annex.en.xlsx", b"annex")
        write_atomically(self.report / "index.html", '<a href="overall.en.html">@@build_id@@</a>')
        content = {"content": "src-1", "cells": "src-1-cells-a", "folder": "src-1-rows-b"}
        write_json(outputs / "ingest" / "intake.json", {"contents": [content]})
        write_json(outputs / "register" / "findings.json", {"findings": []})
        file = {"content": "src-1", "names": ["accords.xlsx"]}
        write_json(outputs / "register" / "ledger.json", {"files": [file]})
        write_json(outputs / "measure" / "revisions.json", {"frozen": None, "moved": []})
        write_json(self.report / "contexts.json", {"contexts": [], "unknown_figures": [], "figures": "f1"})
        write_json(self.report / "notes.json", {"contexts": [], "listed": []})
        write_atomically(self.report / "evidence" / "evidence-P1.s1.en.csv", b"rows")
        rows = {"name": "evidence-P1.s1.en.csv", "file": "evidence/evidence-P1.s1.en.csv", "sha256": sha256_of(b"rows")}
        write_json(self.report / "evidence.json", {"files": [rows]})
        write_atomically(self.report / "forms" / "units.en.xlsx", b"form")
        form = {"form": "units", "language": "en", "file": "forms/units.en.xlsx", "sha256": sha256_of(b"form")}
        write_json(self.report / "forms.json", {"forms": [form]})
        write_atomically(self.report / "data" / "figures.csv", b"figure_id")
        data = {"name": "figures.csv", "file": "data/figures.csv", "sha256": sha256_of(b"figure_id")}
        write_json(self.report / "open_data.json", {"files": [data]})
        write_json(self.report / "attached.json", {"attached": []})
        self.page("overall", '<h1 id="top">Overall</h1><a href="s1.en.html">1</a><a href="overall.en.pdf">PDF</a>')
        self.page("s1", '<a href="overall.en.html#top">up</a><a href="index.html">home</a>')

    def page(self, report: str, html: str):
        self.pages[report] = html
        write_atomically(self.report / "pages" / f"{report}.en.html", html)
        write_atomically(self.report / "store" / f"{sha256_of(html.encode())[:8]}.pdf", f"PDF of {html}")
        self.write_lists()

    def write_lists(self):
        pages, prints = [], []
        for report, html in self.pages.items():
            sha256 = sha256_of(html.encode())
            page = {"report": report, "language": "en"}
            pages.append({**page, "file": f"pages/{report}.en.html", "sha256": sha256})
            pdf = sha256_of(f"PDF of {html}".encode())
            prints.append({**page, "file": f"store/{sha256[:8]}.pdf", "sha256": pdf, "html_sha256": sha256})
        write_json(self.report / "pages.json", {"pages": pages})
        write_json(self.report / "printed-0.json", {"printed": prints})


@pytest.fixture
def stage(tmp_path) -> Stage:
    return Stage(tmp_path / "outputs")
