"""Reports tell what moved since an edition was frozen, and reconcile their figures with published ones."""

import openpyxl
import pytest

from strandreport.freeze import freeze
from strandreport.report.rendering import render_page
from tests.report.project_folder import TEMPLATES, agreement, plain

PUBLISHED = (
    *("Code", "Label in English", "Label in French", "Indicator", "Period", "Number", "Out of", "Share printed (%)"),
    *("Amount (EUR)", "At least", "As of", "Perimeter in English", "Perimeter in French"),
    *("Source in English", "Source in French"),
)
WEBSITE = {
    "Code": "site", "Label in English": "Projects", "Label in French": "Projets", "Indicator": "P04", "Number": "124",
    "Amount (EUR)": "109000000", "At least": "yes", "As of": "01/01/2017", "Perimeter in English": "FP7 included",
    "Perimeter in French": "7e PC compris", "Source in English": "website", "Source in French": "site internet",
}  # fmt: skip
MISPRINT = {
    "Code": "rate", "Label in English": "Coordination", "Label in French": "Coordination", "Number": "40",
    "Out of": "1708", "Share printed (%)": "2.36", "Source in English": "report", "Source in French": "rapport",
}  # fmt: skip
REVISION = {
    "Code": "R1", "Frozen figures": "", "Scope": "T01", "Vintage of the source": "register of March",
    "Tolerance (%)": "50", "Reason in English": "A late agreement.", "Reason in French": "Un accord tardif.",
    "Author": "Office", "Decided on": "03/03/2020",
}  # fmt: skip


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """An institute in the build after one that was frozen: an agreement of 2018 came late, explained for T01 alone."""
    folder = plain(tmp_path_factory.mktemp("compared") / "folder", tmp_path_factory.mktemp("store"))
    folder.csv("published.csv", PUBLISHED, [WEBSITE, MISPRINT])
    folder.figures()
    folder.publish_figures()
    frozen_id = freeze(folder.path, None).split(" as ")[1].split(":")[0]
    years = (2016, 2017, 2018, 2018, 2019, 2018)
    folder.agreements(*(agreement(f"A{i}", year) for i, year in enumerate(years)))
    folder.csv("revisions.csv", REVISION, [{**REVISION, "Frozen figures": frozen_id}])
    folder.build()
    folder.annexes()
    return folder


def block(built, report, title, language="en"):
    return next(part for part in built.context(report, language)["compared"] if part["title"] == title)


def test_every_revision_is_listed_with_old_and_new_value_and_reason(built):
    part = block(built, "bilateral_cooperation", "Revisions since the last frozen edition")
    rows = {row["cells"][1]: row["cells"] for row in part["table"]["rows"]}
    assert rows["T01.bilateral_cooperation.2018"] == [
        *("Agreements in force", "T01.bilateral_cooperation.2018", "2018", "4", "5"),
        "A late agreement. (register of March; entry of 3\u00a0March\u00a02020)",
    ]
    assert rows["T10.bilateral_cooperation.2018"][-1] == "No reason was stated."


def test_a_revision_without_a_reason_is_told_on_the_pages_concerned_alone(built):
    told = block(built, "bilateral_cooperation", "Revisions since the last frozen edition")["warning"]
    assert told == "2 figures of closed periods have moved without a stated reason."
    assert told in built.context("bilateral_cooperation")["first"]["provisional"]
    assert block(built, "european_programmes", "Revisions since the last frozen edition")["warning"] == ""
    assert "moved" not in built.context("european_programmes")["first"]["provisional"]


def test_revisions_are_told_in_french(built):
    part = block(built, "bilateral_cooperation", "Révisions depuis la dernière édition figée", "fr")
    assert part["warning"] == "2 chiffres de périodes closes ont changé sans motif déclaré."
    assert any(row["cells"][-1].startswith("Un accord tardif.") for row in part["table"]["rows"])


def test_one_line_reconciles_ours_with_the_figure_published_elsewhere(built):
    [line] = block(built, "european_programmes", "Figures published elsewhere")["lines"]
    assert line == (
        "Projects: 124 and more than €109.0\u00a0M (website; as of 1\u00a0January\u00a02017). Here: 44, Projects "
        "(P04.european_programmes.total), cut-off 31\u00a0December\u00a02019. Other date. "
        "Other perimeter: FP7 included."
    )


def test_a_misprint_of_a_source_is_told_beside_it_in_the_report_on_all_strands(built):
    lines = block(built, "overall", "Chiffres publiés ailleurs", "fr")["lines"]
    assert len(lines) == 2
    assert "D'après ses propres nombres, c'est 2,34\u202f%" in lines[0]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_page_shows_the_chapter(built, language):
    html = render_page(built.context("bilateral_cooperation", language), TEMPLATES)
    assert 'id="compared"' in html
    assert "T10.bilateral_cooperation.2018" in html


def test_the_annex_lists_the_revisions_with_all_parts(built):
    page = openpyxl.load_workbook(built.annex)["Revisions"]
    rows = {row[1]: row for row in page.iter_rows(min_row=4, values_only=True) if row[1]}
    assert rows["T01.bilateral_cooperation.2018"][3:5] == ("4", "5")
    assert any(name.startswith("T01.bilateral_cooperation.2018.") for name in rows)


def test_first_page_holds_the_figures_against_one_published_elsewhere(built):
    line = block(built, "european_programmes", "Figures published elsewhere")["lines"][0]
    assert built.context("european_programmes")["first"]["agrees"] == line
    assert built.context("bilateral_cooperation")["first"]["agrees"] == ""
