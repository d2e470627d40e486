"""A report's print carries the data of that report, and of no other, as CSV and as a workbook."""

import csv
import io

import openpyxl
import pikepdf
import pytest

from strandreport.model.files import read_json
from strandreport.report.print_pages import _attachment
from strandreport.report.printing import print_page
from strandreport.report.rendering import render_page
from strandreport.report.report_data import write_report_data
from tests.report.project_folder import TEMPLATES

STRAND = "bilateral_cooperation"


@pytest.fixture(scope="module")
def listed(built):
    write_report_data(built.project(), TEMPLATES, built.outputs)
    return read_json(built.outputs / "report" / "attached.json")["attached"]


def of(listed, report, language):
    return [row for row in listed if (row["report"], row["language"]) == (report, language)]


def test_every_report_with_indicators_has_both_files_in_both_languages(listed, built):
    names = {(row["report"], row["language"]) for row in listed}
    assert {report for report, _ in names} >= {"overall", STRAND}
    assert not {report for report, _ in names} & {"methodology", "data_quality"}
    for report, language in names:
        kinds = [row["mime_type"] for row in of(listed, report, language)]
        assert sorted(kind.split("/")[0] for kind in kinds) == ["application", "text"]


def test_both_files_hold_the_figures_of_the_strand_and_no_others(listed, built):
    data, book = (built.outputs / "report" / row["file"] for row in of(listed, STRAND, "en"))
    rows = list(csv.DictReader(io.StringIO(data.read_text("utf-8"), newline="")))
    named = {row["figure_id"] for row in rows}
    assert named
    assert {row["strand"] for row in rows} == {STRAND}
    cells = {cell.value for page in openpyxl.load_workbook(book) for row in page.iter_rows() for cell in row}
    assert named <= cells
    everything = read_all(built, listed)
    assert named < everything
    assert not cells & (everything - named)


def read_all(built, listed):
    texts = [
        (built.outputs / "report" / row["file"]).read_text("utf-8") for row in listed if row["mime_type"] == "text/csv"
    ]
    return {row["figure_id"] for text in texts for row in csv.DictReader(io.StringIO(text, newline=""))}


def test_written_twice_they_are_the_same_bytes(listed, built):
    before = [row["sha256"] for row in listed]
    write_report_data(built.project(), TEMPLATES, built.outputs)
    assert [row["sha256"] for row in read_json(built.outputs / "report" / "attached.json")["attached"]] == before


def test_the_print_carries_them_by_relationship_and_date(listed, built):
    carried = [_attachment(built.outputs / "report", row) for row in of(listed, STRAND, "fr")]
    printed = print_page(render_page(built.context(STRAND, "fr"), TEMPLATES), TEMPLATES, carried)
    assert printed.problems == ()
    with pikepdf.open(io.BytesIO(printed.data)) as pdf:
        found = dict(pdf.attachments.items())
        assert sorted(found) == [f"{STRAND}.csv", f"{STRAND}.fr.xlsx"]
        relationships = {str(file.UF): str(file.AFRelationship) for file in pdf.Root.AF}
        assert relationships == {f"{STRAND}.csv": "/Data", f"{STRAND}.fr.xlsx": "/Supplement"}
        assert found[f"{STRAND}.csv"].get_file().read_bytes() == carried[0].data
