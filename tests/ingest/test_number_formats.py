"""A number format that shows another number than its cell holds is told at the cell, whatever the kind of file."""

import openpyxl
import pytest
import xlwt

from strandreport.ingest.reading.number_formats import shows_another_number, unit_format
from strandreport.ingest.reading.read_xls import read_xls
from strandreport.ingest.reading.read_xlsx import read_xlsx
from tests.ingest.conftest import HEADERS, agreement

ADDS_DIGITS = ['0"000"', '#,##0"000"', '0" 000"', '0"."000', r"0\0\0\0", '"1"0', "0*0", r"#\.##0"]
HIDES = [";;;", ";", '"voir note"', ";-0"]
TURNS_SIGN = ["-0", "(0)", r"\-0", '"-"#,##0.00', "0-", "(#,##0 €)", "[Red](0)"]
PLAIN = [
    "General", "@", "0", "#,##0.00", r"#\ ##0.00", '0" "000', "0.00E+00", "# ?/100", '0;-0;"0"', '#,##0;-#,##0;"-"',
    "#,##0;(#,##0)", r'_-* #,##0.00\ "€"_-;\-* #,##0.00\ "€"_-;_-* "-"??\ "€"_-;_-@_-',
    "_(* #,##0_);_(* (#,##0);_(* \"-\"_);_(@_)",
    "#,##0;[Red]-#,##0", "[<0]-0;0", '0".-"', "0;;", "#,##0.00 [$€-40C]", '0" (est. 2019)"',
]  # fmt: skip


@pytest.mark.parametrize("number_format", [*ADDS_DIGITS, *HIDES, *TURNS_SIGN])
def test_a_format_that_adds_digits_hides_or_turns_a_number_is_known(number_format):
    assert shows_another_number(number_format)
    assert unit_format(number_format) == number_format


@pytest.mark.parametrize("number_format", PLAIN)
def test_a_format_that_groups_or_colours_is_none_of_them(number_format):
    assert not shows_another_number(number_format)


@pytest.mark.parametrize("number_format", ['0"000"', ";;;", "(0)"])
def test_an_amount_that_looks_like_another_is_voided_at_its_cell(read, number_format):
    typed = read([HEADERS, agreement(1), agreement(2)], formats={(2, 7): number_format})
    assert typed.feeds[0].values["amount_committed"] == [None, 100000]
    [found] = [f for f in typed.findings if f.code == "FORMAT_MISLEADS"]
    assert (found.cells, found.value, found.expected["format"]) == (("G2",), "1000", number_format)


def test_the_formats_of_both_kinds_of_workbooks_are_heard(tmp_path):
    new, old = openpyxl.Workbook(), xlwt.Workbook()
    sheet = old.add_sheet("S")
    for row, number_format in enumerate([r"0\0\0\0", ";;;", "#,##0"]):
        new.active.cell(row + 1, 1, 12).number_format = number_format
        sheet.write(row, 0, 12, xlwt.easyxf(num_format_str=number_format))
    new.save(tmp_path / "new.xlsx")
    old.save(str(tmp_path / "old.xls"))
    cells = [["n12\x1f0\\0\\0\\0"], ["n12\x1f;;;"], ["n12"]]
    assert read_xlsx(tmp_path / "new.xlsx", 100)[0].grid == cells
    assert read_xls(tmp_path / "old.xls", 100)[0][0].grid == cells
