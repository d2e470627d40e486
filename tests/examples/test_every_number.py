"""G9 on the whole example site: pages, prints and annexes have the numbers of the figures, in both languages."""

import shutil

import pytest

from strandreport.measure.compute import compute_figures
from strandreport.model.files import read_json
from strandreport.report.annex import write_annexes
from strandreport.report.context import build_contexts
from strandreport.report.notes import build_notes
from strandreport.report.pages import render_pages
from strandreport.report.print_pages import print_batch
from strandreport.report.report_data import write_report_data
from tests.conftest import ROOT
from tests.report.numbers.annex_check import wrong_cells
from tests.report.numbers.blocks import blocks_by_section, parse
from tests.report.numbers.known import Known
from tests.report.numbers.page_check import wrong_numbers
from tests.report.numbers.print_check import lost_and_added, text_of_print

pytestmark = pytest.mark.slow
TEMPLATES = ROOT / "templates"


@pytest.fixture(scope="module")
def site(built):
    """The outputs folder with everything of the report stage but the prints."""
    compute_figures(built.project, built.outputs / "register", built.outputs / "measure")
    noted = build_notes(built.project, TEMPLATES, built.outputs)
    build_contexts(built.project, TEMPLATES, built.outputs, noted)
    render_pages(TEMPLATES, built.outputs / "report")
    write_annexes(built.project, TEMPLATES, built.outputs)
    write_report_data(built.project, TEMPLATES, built.outputs)
    return built.outputs


@pytest.fixture(scope="module")
def known(built, site):
    return Known.read(built.project, site)


def pages_of(site):
    """Every page by report and language."""
    return {
        tuple(path.stem.split(".")): parse(path.read_text("utf-8")) for path in (site / "report/pages").glob("*.html")
    }


def test_every_number_of_every_page_is_one_of_its_figures(site, known):
    for (report, language), page in pages_of(site).items():
        context = read_json(site / "report" / "contexts" / f"{report}.{language}.json")
        assert wrong_numbers(page, context, known, language) == [], (report, language)


# a cell of each part that no small institute has: what to change there, and into what
CHANGES = [
    ("overall", "//section[@id='funnel']//td[.='188']", "189"),
    ("overall", "//section[@id='calls']//tr[last()]/td[1]", "6"),
    ("overall", "//section[@id='against']//tr[1]/td[3]", "22.9%"),
    ("overall", "//section[starts-with(@id, 'map-world-t01')]//tr[1]/td[last()]", "3"),
    ("overall", "//section[starts-with(@id, 'map-world-t01')]//h3", "Agreements in force: 1,234 countries"),
    ("overall", "//section[starts-with(@id, 'groups-')]//tr[1]/td[last()]", "1,234"),
    ("european_programmes", "//section[starts-with(@id, 'P02X.')]//td[@class='n'][last()]", "99"),
    ("country-BR", "//div[contains(@class, 'names')]//td[2]", "1,234"),
    ("country-BR", "//ul[contains(@class, 'six')]//span[@class='figure']", "1,234"),
]


@pytest.mark.parametrize(("report", "place", "text"), CHANGES)
def test_a_number_that_was_changed_is_found_in_every_part(site, known, report, place, text):
    page = pages_of(site)[report, "en"]
    context = read_json(site / "report" / "contexts" / f"{report}.en.json")
    element = page.xpath(place)[0]
    for child in list(element):
        element.remove(child)
    element.text = text
    assert wrong_numbers(page, context, known, "en")


def test_switching_the_language_changes_no_number_of_any_page(site):
    pages = pages_of(site)
    for report in {report for report, _ in pages}:
        english, french = (blocks_by_section(pages[report, name], name) for name in ("en", "fr"))
        assert english == french, report


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_number_of_the_annexes_is_one_of_the_figures(site, known, language):
    assert wrong_cells(site / "report" / f"annex.{language}.xlsx", known, language) == []


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs pdftotext")
def test_every_print_has_the_numbers_of_its_page(site):
    print_batch(site / "report", TEMPLATES, 0, 1)
    pages = pages_of(site)
    for row in read_json(site / "report" / "printed-0.json")["printed"]:
        text = text_of_print(site / "report" / row["file"])
        lost, added = lost_and_added(pages[row["report"], row["language"]], text, row["language"])
        assert (dict(lost), added) == ({}, set()), (row["report"], row["language"])
