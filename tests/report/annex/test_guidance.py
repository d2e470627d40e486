"""The annex keeps the rules of the British guidance for spreadsheets, sheet by sheet, in both languages."""

import re
import zipfile
from xml.etree import ElementTree

import openpyxl
import pytest

from strandreport.report.annex.sheet import Shorthand
from tests.report.annex.opened import CONTENTS, COVER, HEADS, table_rows, tables_of

SIGN = re.compile(r"^\[[a-z]+\]$")
NOTE = re.compile(r"\[note \d+\]")


@pytest.fixture(scope="module", params=["en", "fr"])
def path(request, built):
    return built.annex.with_name(f"annex.{request.param}.xlsx")


@pytest.fixture(scope="module")
def book(path):
    return openpyxl.load_workbook(path)


def test_first_sheet_is_a_cover_with_everything_in_column_a(book):
    cover = book.worksheets[COVER]
    assert cover.max_column == 1
    assert not cover.tables
    assert all(row[0].value for row in cover.iter_rows())


def test_contents_link_to_every_other_sheet_by_its_name(book):
    page = book.worksheets[CONTENTS]
    linked = [row[0].hyperlink.location for row in page.iter_rows(min_row=HEADS + 1)]
    assert [row[0] for row in table_rows(page)] == book.sheetnames[2:]
    assert linked == [f"'{name}'!A1" for name in book.sheetnames[2:]]
    assert [row[2] for row in table_rows(page)] == [len(table_rows(book[name])) for name in book.sheetnames[2:]]


def test_every_sheet_holds_one_marked_up_table_that_begins_in_column_a(book):
    names = []
    for page in tables_of(book):
        [table] = page.tables.values()
        assert table.ref.startswith(f"A{HEADS}:")
        assert table.autoFilter is None
        names.append(table.name)
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[^\W\d]\w*", name) for name in names)


def test_every_sheet_says_what_it_is_and_how_to_go_back(book):
    for page in tables_of(book):
        assert all(page.cell(row, 1).value for row in range(1, HEADS + 1)), page.title
        assert page["A4"].hyperlink.location == f"'{book.sheetnames[CONTENTS]}'!A1"


def test_no_cell_of_a_table_is_blank_and_no_head_comes_twice(book):
    for page in tables_of(book):
        heads = [cell.value for cell in page[HEADS]]
        assert len({head.casefold() for head in heads}) == len(heads)
        blank = [row for row in table_rows(page) if any(value is None or value == "" for value in row)]
        assert not blank, page.title


def test_every_sign_and_note_that_is_used_is_explained(book):
    notes = book.worksheets[2]
    explained = {row[0] for row in table_rows(notes)}
    assert {str(sign) for sign in Shorthand} <= explained
    for page in tables_of(book)[2:]:
        cells = [value for row in table_rows(page) for value in row if isinstance(value, str)]
        assert {value for value in cells if SIGN.match(value)} <= explained
        assert set(NOTE.findall(page["A3"].value)) <= explained
        assert notes.title in page["A3"].value


def test_nothing_is_frozen_hidden_merged_or_filtered(book):
    for page in book.worksheets:
        assert page.freeze_panes is None
        assert page.sheet_state == "visible"
        assert page.sheet_view.showGridLines is not False
        assert not page.merged_cells.ranges
        assert page.auto_filter.ref is None
        assert not [row for row, dimension in page.row_dimensions.items() if dimension.hidden]
        assert not [name for name, dimension in page.column_dimensions.items() if dimension.hidden]


def test_no_cell_is_a_formula_and_no_link_leaves_the_workbook(book):
    cells = [cell for page in book.worksheets for row in page.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert not [cell for cell in cells if cell.hyperlink and cell.hyperlink.target]


def test_texts_stand_on_the_left_and_numbers_on_the_right(book):
    for page in tables_of(book):
        for row in page.iter_rows(min_row=HEADS + 1, max_row=HEADS + len(table_rows(page))):
            for cell in row:
                wanted = "right" if cell.data_type in ("n", "d") else ("left", "right", None)
                assert cell.alignment.horizontal in wanted, (page.title, cell.coordinate)


def test_columns_are_wide_enough_for_every_number(book):
    for page in tables_of(book):
        for column in page.iter_cols(min_row=HEADS + 1):
            numbers = [f"{cell.value:,}" for cell in column if isinstance(cell.value, int)]
            width = page.column_dimensions[column[0].column_letter].width
            assert max(map(len, numbers), default=0) < width <= 70, (page.title, column[0].column_letter)


def test_every_sheet_prints_in_landscape_as_wide_as_the_paper_with_its_heads_repeated(book):
    for page in tables_of(book):
        assert page.page_setup.orientation == "landscape"
        assert page.oddFooter.right.text == "&A · &P / &N"
        if page._charts:
            assert 30 < page.page_setup.scale <= 100
        else:
            assert (page.page_setup.fitToHeight, page.sheet_properties.pageSetUpPr.fitToPage) == (0, True)
            assert page.print_title_rows == f"${HEADS}:${HEADS}"


def test_no_sheet_prints_smaller_than_can_be_read(book):
    inches = {"8": 15.5, "9": 10.7}
    for page in book.worksheets:
        known = [column for column in page.column_dimensions.values() if column.min]
        wide = sum(column.width * (column.max - column.min + 1) for column in known)
        room = inches[str(page.page_setup.paperSize)] * 96 / 7 * (page.page_setup.fitToWidth or 1)
        assert page.page_setup.scale or room / wide > 0.7, page.title
        if (page.page_setup.fitToWidth or 1) > 1:
            assert page.print_title_cols == "$A:$A"


def test_properties_of_the_file_are_filled(book):
    known = book.properties
    assert all((known.title, known.subject, known.creator, known.keywords, known.description))
    assert known.created.date().isoformat() == "2019-12-31"


def test_charts_have_a_title_an_alternative_text_and_numbers_only(path):
    names = {"c": "http://schemas.openxmlformats.org/drawingml/2006/chart"}
    with zipfile.ZipFile(path) as package:
        charts = [name for name in package.namelist() if re.match(r"xl/charts/chart\d+\.xml", name)]
        drawings = [
            package.read(name).decode()
            for name in package.namelist()
            if "drawings/drawing" in name and "_rels" not in name
        ]
        assert len(charts) > 1
        for name in charts:
            root = ElementTree.fromstring(package.read(name))
            assert root.find(".//c:title", names) is not None
            cached = [value.text for value in root.findall(".//c:val//c:v", names)]
            assert cached
            assert all(re.fullmatch(r"-?[\d.]+(e-\d+)?", value) for value in cached)
    told = re.findall(r'descr="([^"]+)"', "".join(drawings))
    assert len(told) == len(charts)
    assert all(re.search(r"\d{4}|%", text) for text in told)
