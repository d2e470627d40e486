"""Two readers must agree, and the fast one alone must lose nothing that the full one sees."""

import datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment as Remark
from openpyxl.styles import Font

from strandreport.ingest.cells import Comment, Covered, Merge, Sheet
from strandreport.ingest.reading import second_reader
from strandreport.ingest.reading.compare import compare
from strandreport.ingest.reading.read_package import read_package
from strandreport.ingest.reading.refusal import RefusedError
from strandreport.ingest.reading.room import Room
from tests.ingest.packages import cell, parts, row, styles, text, with_styles, write

BOTH, FAST = Room(5_000_000, 300_000), Room(5_000_000, 0)
# openpyxl says that the small workbooks of these tests have no named style, or a day that is none
UNSTYLED = pytest.mark.filterwarnings("ignore::UserWarning")
FIXTURES = Path(__file__).parent / "fixtures"


@pytest.fixture
def everything(tmp_path):
    """A workbook with all that a fast reader does not tell."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["text", 1, 2.5, True, datetime.date(2019, 3, 1), datetime.datetime(2019, 3, 1, 8, 30)])
    sheet.append([datetime.time(14, 30), datetime.timedelta(hours=36), "=1+1", "#DIV/0!", 0.5, 7])
    sheet["E2"].number_format, sheet["F2"].number_format = "0%", '0" M€"'
    sheet.append([None, "struck", 3])
    for column in "BC":
        sheet[f"{column}3"].font = Font(strike=True)
    sheet.append(["merged", "under"])
    sheet.merge_cells("A4:A6")
    sheet.append([None, "beside", "a_x000D_b"])
    sheet["C1"].comment = Remark("a remark", "somebody")
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["C"].hidden = True
    book.create_sheet("Caché")["B2"] = 1
    book["Caché"].sheet_state = "hidden"
    path = tmp_path / "everything.xlsx"
    book.save(path)
    return path


def test_the_fast_reader_with_the_pass_sees_all_that_the_full_reader_sees(everything):
    full, told = read_package(everything, BOTH)
    fast, told_fast = read_package(everything, FAST)
    assert fast == full
    assert [f.code for f in told] == [f.code for f in told_fast] == []
    sheet = full[0]
    assert sheet.grid[1] == ["s14:30:00", "s1 day, 12:00:00", "f=1+1", "e#DIV/0!", "n0.5\x1f0%", 'n7\x1f0" M€"']
    assert (sheet.struck_rows, sheet.hidden_rows, sheet.hidden_columns) == ((3,), (2,), (3,))
    assert (sheet.merges, sheet.comments) == ((Merge(4, 1, 6, 1),), (Comment(1, 3, "a remark"),))
    assert full[1].hidden


@pytest.mark.parametrize("name", ["values.xlsx", "dates_of_1904.xlsx"])
def test_both_ways_read_a_workbook_of_libreoffice_alike(name):
    assert read_package(FIXTURES / name, FAST)[0] == read_package(FIXTURES / name, BOTH)[0]


def test_a_large_workbook_is_not_given_to_the_full_reader(everything, monkeypatch):
    def fail(*_):
        raise AssertionError("the full reader was called")

    monkeypatch.setattr("strandreport.ingest.reading.read_package.read_xlsx", fail)
    assert read_package(everything, FAST)[0]


def test_where_the_fast_reader_does_not_count_the_same_cells_the_full_one_reads(everything, monkeypatch):
    monkeypatch.setattr("strandreport.ingest.reading.read_fast.rows_of", lambda *_: iter([["text", 1.0]]))
    monkeypatch.setattr(second_reader, "rows_of", lambda *_: iter([]))
    with pytest.raises(RefusedError, match="READERS_DISAGREE"):
        read_package(everything, FAST)


def test_values_that_differ_block_the_file_at_their_cells(tmp_path, monkeypatch):
    path = write(tmp_path / "a.xlsx", parts(row(1, cell("A1", 17), cell("B1", 2))))
    monkeypatch.setattr(second_reader, "rows_of", lambda *_: iter([[1.0, 2.0]]))
    with pytest.raises(RefusedError) as caught:
        read_package(path, BOTH)
    assert (caught.value.code, caught.value.found, caught.value.cells) == ("READERS_DISAGREE", "17 / 1", ("A1",))


def test_a_kind_that_differs_is_told_and_the_file_read(tmp_path, monkeypatch):
    path = write(tmp_path / "a.xlsx", parts(row(1, cell("A1", 17))))
    monkeypatch.setattr(second_reader, "rows_of", lambda *_: iter([["17"]]))
    [sheet], [told] = read_package(path, BOTH)
    assert (sheet.grid, told.code, told.cells) == ([["n17"]], "KINDS_DISAGREE", ("A1",))


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("e#DIV/0!", ""),
        ("f=A1", ""),
        ("n0.1\x1f0%", 0.1),
        ("n0.30000000000000004", 0.3),
        ("sa\r\nb ", "a\nb"),
        (None, "  "),
        ("d2019-03-01", datetime.date(2019, 3, 1)),
    ],
)
def test_what_a_reader_cannot_tell_is_no_difference(ours, theirs):
    assert compare(Sheet("", [[ours]]), [[theirs]])[1] == []


@pytest.mark.parametrize(
    ("ours", "theirs", "is_value"),
    [
        ("n17", 1.0, True),
        ("n1", "", True),
        (None, 1.0, True),
        ("sINV-1", "INV-2", True),
        ("d2019-03-01", 43525.0, False),
        ("d2019-03-01", 43526.0, True),
        ("n12", "12", False),
        ("b1", "x", True),
    ],
)
def test_a_difference_of_value_is_told_from_one_of_kind(ours, theirs, is_value):
    _, [difference] = compare(Sheet("", [[ours]]), [[theirs]])
    assert difference.is_value is is_value


def test_a_value_under_a_merged_range_is_told_and_not_counted(tmp_path):
    merged = '<mergeCells count="1"><mergeCell ref="A1:A2"/></mergeCells>'
    content = parts(row(1, cell("A1", 1), cell("B1", 5)), row(2, cell("A2", 20)), after=merged)
    for room in (BOTH, FAST):
        [sheet], _ = read_package(write(tmp_path / "a.xlsx", content), room)
        assert (sheet.grid, sheet.covered) == ([["n1", "n5"], [None, None]], (Covered(2, 1, "20"),))


def test_newer_errors_are_errors_in_both_ways(tmp_path):
    content = parts(row(1, cell("A1", "#SPILL!", ' t="e"'), cell("B1", "#CALC!", ' t="e"'), cell("C1", 5)))
    for room in (BOTH, FAST):
        [sheet], _ = read_package(write(tmp_path / "a.xlsx", content), room)
        assert sheet.grid == [["e#SPILL!", "e#CALC!", "n5"]]


def test_a_formula_that_gave_an_empty_text_is_a_blank_and_no_fault(tmp_path):
    content = parts(row(1, '<c r="A1" t="str"><f>""</f><v></v></c>', '<c r="B1"><f>1+1</f></c>', cell("C1", 1)))
    for room in (BOTH, FAST):
        [sheet], _ = read_package(write(tmp_path / "a.xlsx", content), room)
        assert sheet.grid == [[None, "f=1+1", "n1"]]


def test_dimensions_are_never_believed(tmp_path):
    rows = [row(i, cell(f"A{i}", i), cell(f"B{i}", i)) for i in range(1, 5)]
    for said in ("A1:A2", "A1:XFD1048576"):
        content = parts(*rows, before=f'<dimension ref="{said}"/>')
        for room in (BOTH, FAST):
            [sheet], _ = read_package(write(tmp_path / "a.xlsx", content), room)
            assert (len(sheet.grid), len(sheet.grid[0])) == (4, 2)


def test_text_inside_phonetic_signs_and_runs_is_read_alike(tmp_path):
    rich = '<c r="A1" t="inlineStr"><is><r><t xml:space="preserve">a </t></r><r><t>b</t></r></is></c>'
    [sheet], _ = read_package(write(tmp_path / "a.xlsx", parts(row(1, rich, text("B1", "x")))), BOTH)
    assert sheet.grid == [["sa b", "sx"]]


@UNSTYLED
@pytest.mark.parametrize(
    ("serial", "cell_read"),
    [(60, "d1900-02-28"), (0, "s00:00:00"), (0.5, "s12:00:00"), (2958466, "e#VALUE!"), (45292, "d2024-01-01")],
)
def test_odd_serials_of_dates_are_one_date_or_an_error_in_both_ways(tmp_path, serial, cell_read):
    path = dated(tmp_path, serial)
    assert [read_package(path, room)[0][0].grid for room in (BOTH, FAST)] == [[[cell_read]]] * 2


@UNSTYLED
@pytest.mark.parametrize("room", [BOTH, FAST])
def test_a_day_before_1900_which_readers_read_differently_is_refused(tmp_path, room):
    with pytest.raises(RefusedError, match="1899-12-29 / 00:00:00"):
        read_package(dated(tmp_path, -1), room)


def dated(folder, serial):
    content = with_styles(parts(row(1, cell("A1", serial, ' s="1"'))), styles("yyyy-mm-dd"))
    return write(folder / "a.xlsx", content)
