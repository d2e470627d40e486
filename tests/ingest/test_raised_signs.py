"""A raised digit is the mark of a note: 15000 with a small 2 behind it is not a hundred and fifty thousand and two."""

import io

import openpyxl
import pytest
import xlsxwriter
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from strandreport.ingest.reading.read_package import read_package
from strandreport.ingest.reading.room import Room
from tests.ingest.conftest import HEADERS, agreement, codes

ALL, FEW = Room(cells=1_000_000, compared=1_000_000), Room(cells=1_000_000, compared=1)


def shared(*parts):
    """A workbook as office programs write it, with one cell of several parts; None raises the one behind it."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream)
    sheet, raised = book.add_worksheet(), book.add_format({"font_script": 1})
    sheet.write_rich_string(0, 0, *(raised if part is None else part for part in parts), " ")
    sheet.write(1, 0, "".join(part for part in parts if part))
    book.close()
    return stream.getvalue()


def inline(*parts):
    book = openpyxl.Workbook()
    raised = InlineFont(vertAlign="superscript")
    pairs = zip((None, *parts), parts, strict=False)
    found = [
        TextBlock(raised, part) if before is None and at else part for at, (before, part) in enumerate(pairs) if part
    ]
    book.active["A1"] = CellRichText(*found)
    book.active["A2"] = "".join(part for part in parts if part)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("room", [ALL, FEW], ids=["two readers", "the fast reader"])
@pytest.mark.parametrize("write", [shared, inline])
def test_raised_digits_of_a_workbook_are_no_digits_of_its_numbers(write, room, tmp_path):
    """Guards: 15000 with the mark of a note was counted as 150002."""
    path = tmp_path / "a.xlsx"
    path.write_bytes(write("15000", None, "2"))
    ([sheet], findings) = read_package(path, room)
    assert [row[0].strip() for row in sheet.grid] == ["s15000²", "s150002"]
    assert findings == []


def test_other_raised_letters_stay_as_they_are(tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(shared("1", None, "er", " mars 2019"))
    ([sheet], _) = read_package(path, ALL)
    assert sheet.grid[0][0].strip() == "s1er mars 2019"


@pytest.mark.parametrize(
    ("header", "value"),
    [("Montant engagé (EUR)", "15000²"), (HEADERS[0], "A1²"), ("Date de signature", "31/12/2019¹")],
)
def test_a_value_with_the_mark_of_a_note_is_told_and_not_used(intake, workbook, header, value):
    assert codes(intake(workbook([agreement(1, **{header: value})])))["FOOTNOTE_MARK"]["value"] == value
