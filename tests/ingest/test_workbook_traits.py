"""What a workbook says of itself that bears on its figures is told; what adds up other rows is no source."""

import openpyxl
import pytest
import xlwt
from openpyxl.worksheet.table import Table

from strandreport.ingest.reading.read_package import read_package
from strandreport.ingest.reading.read_xls import read_xls
from strandreport.ingest.reading.room import Room
from tests.ingest.conftest import HEADERS, agreement, codes
from tests.ingest.packages import REL, cell, parts, row, write

ROOM = Room(5_000_000, 300_000)
SUM = '<c r="A1"><f>SUM(B1:C1)</f><v>{}</v></c>'


def told(path, content, room=ROOM):
    sheets, findings = read_package(write(path / "a.xlsx", content), room)
    return sheets, {str(finding.code): finding for finding in findings}


def with_book(content, old, new):
    return {**content, "xl/workbook.xml": content["xl/workbook.xml"].replace(old, new)}


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ('<calcPr calcMode="manual"/></workbook>', "MANUAL_CALCULATION"),
        ('<calcPr fullCalcOnLoad="1"/></workbook>', "OLD_RESULTS"),
    ],
)
def test_results_that_may_be_old_are_told_where_there_are_results(tmp_path, said, code):
    content = parts(row(1, SUM.format(7), cell("B1", 7)))
    assert told(tmp_path, content)[1] == {}
    assert set(told(tmp_path, with_book(content, "</workbook>", said))[1]) == {code}
    assert told(tmp_path, with_book(parts(row(1, cell("A1", 7))), "</workbook>", said))[1] == {}


@pytest.mark.parametrize("room", [ROOM, Room(5_000_000, 0)])
def test_zeros_of_a_program_that_does_not_compute_are_no_values(tmp_path, room):
    content = parts(row(1, SUM.format(0), cell("B1", 7)))
    asked = with_book(content, "</workbook>", '<calcPr fullCalcOnLoad="1"/></workbook>')
    [sheet], found = told(tmp_path, asked, room)
    assert (sheet.grid, found) == ([["f=SUM(B1:C1)", "n7"]], {})
    assert told(tmp_path, content, room)[0][0].grid == [["n0", "n7"]]


def test_cells_that_refer_to_another_workbook_are_listed(tmp_path):
    link = '<c r="B1"><f>[1]Budget!A1*2</f><v>7</v></c>'
    [sheet], found = told(tmp_path, parts(row(1, SUM.format(7), link, '<c r="C1"><f>Table1[Amount]</f><v>1</v></c>')))
    finding = found["EXTERNAL_LINKS"]
    assert (finding.cells, finding.value, finding.sheet) == (("B1",), "[1]Budget!A1*2", "Data")
    assert sheet.grid == [["n7", "n7", "n1"]]


def test_days_counted_from_1904_and_macros_are_told(tmp_path):
    content = parts(row(1, cell("A1", 7)))
    assert "DATES_OF_1904" in told(tmp_path, with_book(content, "<sheets>", '<workbookPr date1904="1"/><sheets>'))[1]
    assert set(told(tmp_path, {**content, "xl/vbaProject.bin": "x"})[1]) == {"MACROS"}


def test_a_sheet_protected_by_a_password_is_told_and_one_without_is_not(tmp_path):
    content = [parts(row(1, cell("A1", 7)), after=f'<sheetProtection sheet="1"{p}/>') for p in ("", ' password="CC1A"')]
    assert [set(told(tmp_path, one)[1]) for one in content] == [set(), {"PROTECTED_SHEET"}]


def pivot(place):
    content = parts(*(row(i, cell(f"A{i}", i)) for i in range(1, 11)))
    relation = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{REL}/pivotTable" Target="../pivotTables/p.xml"/></Relationships>'
    )
    table = f'<pivotTableDefinition><location ref="{place}"/></pivotTableDefinition>'
    return {**content, "xl/worksheets/_rels/sheet1.xml.rels": relation, "xl/pivotTables/p.xml": table}


@pytest.mark.parametrize(("place", "is_pivot"), [("A3:B10", True), ("A8:B10", False)])
def test_a_sheet_that_is_mostly_a_pivot_table_is_no_source(tmp_path, place, is_pivot):
    [sheet], found = told(tmp_path, pivot(place), Room(5_000_000, 0))
    assert (sheet.is_pivot, found["PIVOT_TABLE"].value) == (is_pivot, place)


def test_rows_of_a_pivot_sheet_are_accounted_for_as_excluded(tmp_path, intake):
    (tmp_path / "inputs").mkdir()
    write(tmp_path / "inputs" / "a.xlsx", pivot("A1:B10"))
    found = intake(tmp_path / "inputs")
    assert found["contents"][0]["sheets"][0]["classes"]["excluded"] == 10
    assert codes(found)["PIVOT_TABLE"]["severity"] == "advice"


def test_a_chart_sheet_is_named(tmp_path, intake, workbook):
    def add_chart(sheet):
        sheet.parent.create_chartsheet("Graphique", 0)

    found = intake(workbook([agreement(1)], add_chart))
    assert codes(found)["CHART_SHEET"]["sheet"] == "Graphique"
    assert found["contents"][0]["sheets"][0]["classes"]["accepted"] == 1


@pytest.mark.parametrize(("last", "is_told"), [(3, True), (4, False)])
def test_a_table_shorter_than_its_rows_is_told_and_all_rows_count(intake, workbook, last, is_told):
    def frame(sheet):
        sheet.add_table(Table(displayName="Accords", ref=f"A1:G{last}"))

    found = intake(workbook([agreement(i) for i in range(3)], frame))
    assert ("SHORT_TABLE" in codes(found)) is is_told
    assert found["contents"][0]["sheets"][0]["classes"]["accepted"] == 3


def test_a_value_under_merged_cells_is_told_at_its_cell(tmp_path, intake):
    merged = '<mergeCells count="1"><mergeCell ref="A1:A2"/></mergeCells>'
    (tmp_path / "inputs").mkdir()
    write(tmp_path / "inputs" / "a.xlsx", parts(row(1, cell("A1", 1)), row(2, cell("A2", 20)), after=merged))
    finding = codes(intake(tmp_path / "inputs"))["MERGE_HIDES_VALUE"]
    assert (finding["cells"], finding["value"]) == (["A2"], "20")


@pytest.fixture
def old_book(tmp_path):
    """Save an XLS workbook that ``fill`` has filled."""

    def save(fill):
        book = xlwt.Workbook()
        fill(book.add_sheet("Accords"))
        book.save(tmp_path / "a.xls")
        return tmp_path / "a.xls"

    return save


def test_formulas_of_an_xls_that_were_never_computed_are_no_blanks(old_book):
    def fill(sheet):
        sheet.write(0, 0, 5)
        sheet.write(0, 1, xlwt.Formula("A1*2"))

    [sheet], _ = read_xls(old_book(fill), 1000)
    assert sheet.grid == [["n5", "f=…"]]


def test_an_empty_text_in_a_computed_xls_is_a_blank():
    from pathlib import Path

    sheets, _ = read_xls(Path(__file__).parent / "fixtures" / "values.xls", 1_000_000)
    assert not [cell for row_ in sheets[0].grid for cell in row_ if cell and cell[0] == "f"]


def test_struck_rows_hidden_columns_and_protection_of_an_xls_are_seen(old_book):
    def fill(sheet):
        struck = xlwt.easyxf("font: struck_out on")
        for column in (0, 1):
            sheet.write(0, column, HEADERS[column])
            sheet.write(1, column, "x", struck)
        sheet.col(1).hidden = True
        sheet.protect, sheet.password = True, "secret"

    [sheet], findings = read_xls(old_book(fill), 1000)
    assert (sheet.struck_rows, sheet.hidden_columns) == ((2,), (2,))
    assert [str(finding.code) for finding in findings] == ["PROTECTED_SHEET"]


def test_a_remark_in_an_xls_is_kept():
    from pathlib import Path

    sheets, _ = read_xls(Path(__file__).parent / "fixtures" / "values.xls", 1_000_000)
    assert [(c.row, c.column, "a remark that is no value" in c.text) for c in sheets[0].comments] == [(1, 1, True)]


def test_a_workbook_of_a_program_without_macros_is_silent(tmp_path):
    book = openpyxl.Workbook()
    book.active.append([1, 2])
    book.save(tmp_path / "a.xlsx")
    assert read_package(tmp_path / "a.xlsx", ROOM)[1] == []
