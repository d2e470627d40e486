"""A workbook of 40 grants without any fault, and a small institute that reports nothing but their number and amount."""

import re
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow.parquet as pq
from openpyxl.worksheet.worksheet import Worksheet

from strandreport.measure.compute import compute_figures
from strandreport.model.files import read_json
from strandreport.model.project import Project, load_project
from strandreport.report.context import build_contexts
from tests.faults.fixture import ROOT
from tests.faults.run import Outcome, read_here, run_files

HEADERS = ("project_id", "strand", "country", "amount", "currency", "start", "status")
# what the sheet calls the strands
STRANDS = {
    "S1": "european_programmes",
    "S2": "emerging_powers",
    "S3": "maghreb",
    "S4": "southern_countries",
}
COUNTRIES = ("FR", "DE", "BR", "NA", "JP")
BY = ("strand", "country", "status")
REQUIRED = re.compile(r"^required_registers:.*$", re.MULTILINE)
Row = Mapping[str, Any]
Facts = Mapping[tuple[str, ...], int]


def clean_rows() -> list[dict[str, Any]]:
    """The grants P001 to P040, ten a year from 2016 to 2019, in blocks of strands."""
    return [
        {
            "project_id": f"P{number:03}",
            "strand": f"S{(number - 1) // 10 + 1}",
            "country": COUNTRIES[number % len(COUNTRIES)],
            "amount": 1000 * number + 500,
            "currency": "EUR",
            "start": date(2016 + number % 4, 1 + number % 12, 1 + number % 28),
            "status": "open" if number % 3 else "closed",
        }
        for number in range(1, 41)
    ]


def clean_book() -> tuple[openpyxl.Workbook, Worksheet]:
    """The workbook with one sheet, its header in the first row."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Grants"
    sheet.append(HEADERS)
    for row in clean_rows():
        sheet.append([row[name] for name in HEADERS])
    return book, sheet


@cache
def institute() -> Project:
    """The configuration of the checkout with a register, a form and indicators of its own and no others."""
    left_out = shutil.ignore_patterns("registers", "forms", "indicators", "targets.yaml", "config.yaml")
    with tempfile.TemporaryDirectory() as folder:
        config = Path(folder) / "config"
        shutil.copytree(ROOT / "config", config, ignore=left_out)
        shutil.copytree(Path(__file__).with_name("institute"), config, dirs_exist_ok=True)
        settings = (ROOT / "config" / "config.yaml").read_text(encoding="utf-8")
        (config / "config.yaml").write_text(REQUIRED.sub("required_registers: []", settings), encoding="utf-8")
        return load_project(Path(folder))


def publish(book: openpyxl.Workbook) -> tuple[Outcome, Facts, Mapping[str, Any]]:
    """Run all stages up to the pages: what came of the rows, the figures, and the page of the strand."""
    with tempfile.TemporaryDirectory() as folder:
        inputs, outputs = Path(folder) / "inputs", Path(folder) / "outputs"
        inputs.mkdir()
        book.save(inputs / "grants.xlsx")
        read_here(institute(), inputs, outputs)
        outcome = run_files(institute(), inputs, outputs)
        compute_figures(institute(), outputs / "register", outputs / "measure")
        build_contexts(institute(), ROOT / "templates", outputs)
        page = read_json(outputs / "report" / "contexts" / "european_programmes.en.json")
        return outcome, _published(outputs / "measure" / "figures.parquet"), page


def _published(path: Path) -> Facts:
    """Every figure that has rows: indicator, period, breakdown and its value to the number."""
    return {
        (row["indicator"], row["period"], row["breakdown"], row["breakdown_value"]): row["numerator"]
        for row in pq.read_table(path).to_pylist()
        if row["n_rows"] and row["numerator"]
    }


def facts_of(
    rows: Iterable[Row], without_amount: frozenset[str] = frozenset(), without_start: frozenset[str] = frozenset()
) -> Facts:
    """The same figures, added up here from rows: those whose amount or date was not read are named by their project."""
    facts: Counter[tuple[str, ...]] = Counter()
    for row in rows:
        years = ["total"] if row["project_id"] in without_start else ["total", str(row["start"].year)]
        cents = 0 if row["project_id"] in without_amount else round(row["amount"] * 100)
        for period in years:
            for key in (("", ""), *((name, STRANDS.get(row[name], row[name])) for name in BY)):
                facts["G01", period, *key] += cents
                facts["G02", period, *key] += 1
    return +facts
