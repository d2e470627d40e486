"""G9: every number of pages and annexes is one of the figures, and switching the language changes none.

Of the small institute on every run; of the whole example site, with its prints, in tests/examples/test_every_number.py.
"""

import shutil

import openpyxl
import pytest

from strandreport.report.pages import render_pages
from tests.report.annex.opened import HEADS
from tests.report.numbers.annex_check import FIGURES, SCORECARD, wrong_cells
from tests.report.numbers.blocks import blocks_by_section, parse
from tests.report.numbers.known import Known
from tests.report.numbers.page_check import wrong_numbers
from tests.report.project_folder import TEMPLATES

REPORTS = ("overall", "bilateral_cooperation", "european_programmes", "data_quality", "methodology")


@pytest.fixture(scope="module")
def pages(built):
    report = built.outputs / "report"
    render_pages(TEMPLATES, report)
    return {path.stem: path.read_text(encoding="utf-8") for path in (report / "pages").glob("*.html")}


@pytest.fixture(scope="module")
def known(built):
    return Known.read(built.project(), built.outputs)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("report", REPORTS)
def test_every_number_of_a_page_is_one_of_its_figures(built, pages, known, report, language):
    page = parse(pages[f"{report}.{language}"])
    assert wrong_numbers(page, built.context(report, language), known, language) == []


@pytest.mark.parametrize("report", REPORTS)
def test_switching_the_language_changes_no_number(pages, report):
    english, french = (blocks_by_section(parse(pages[f"{report}.{name}"]), name) for name in ("en", "fr"))
    assert english == french


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_number_of_the_annex_is_one_of_the_figures(built, known, language):
    assert wrong_cells(built.annex.with_name(f"annex.{language}.xlsx"), known, language) == []


CHANGES = [
    ("overall", "en", '<span class="print-only">18.2%</span>', '<span class="print-only">18.3%</span>'),
    ("european_programmes", "fr", '<td class="n">18,2\u202f%</td>', '<td class="n">182\u202f%</td>'),
    ("european_programmes", "en", '<td class="n">11</td>', '<td class="n">12</td>'),
    ("european_programmes", "fr", "2019 : 18,2\u202f%", "2019 : 18,1\u202f%"),
    ("european_programmes", "en", "18.2% (2\u00a0of\u00a011)", "18.2% (2\u00a0of\u00a099)"),
]


@pytest.mark.parametrize(("report", "language", "true", "wrong"), CHANGES)
def test_a_number_changed_in_a_page_is_found(built, pages, known, report, language, true, wrong):
    html = pages[f"{report}.{language}"]
    assert true in html.replace("\u00a0:", " :"), "the page no longer prints what this test changes"
    changed = parse(html.replace("\u00a0:", " :").replace(true, wrong, 1))
    assert wrong_numbers(changed, built.context(report, language), known, language)


def test_a_number_changed_in_one_language_is_found(pages):
    english = blocks_by_section(parse(pages["overall.en"].replace("18.2%", "18.3%", 1)), "en")
    assert english != blocks_by_section(parse(pages["overall.fr"]), "fr")


@pytest.mark.parametrize(("sheet", "column", "value"), [(FIGURES, 10, 7), (FIGURES, 15, "7"), (SCORECARD, 6, 0.5)])
def test_a_number_changed_in_the_annex_is_found(built, known, tmp_path, sheet, column, value):
    book = openpyxl.load_workbook(shutil.copy(built.annex, tmp_path / "annex.xlsx"))
    book.worksheets[sheet].cell(HEADS + 1, column).value = value
    book.save(tmp_path / "annex.xlsx")
    assert len(wrong_cells(tmp_path / "annex.xlsx", known, "en")) == 1
