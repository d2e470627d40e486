"""XLS to grids of cells: the binary workbooks of Excel 5 to 2003, which many programs still export."""

import io
import struct
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import xlrd
from openpyxl.styles.numbers import is_date_format, is_timedelta_format
from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH, from_excel
from xlrd.compdoc import CompDocError

from strandreport.ingest.cells import ERROR, Merge, Sheet, encode_number, encode_value
from strandreport.ingest.reading.file_kind import Kind, RefusedError
from strandreport.ingest.reading.read_xlsx import unit_format
from strandreport.ingest.reading.used_cells import UsedCells

# What xlrd raises for a file that is not as it should be, besides what other parsers raise.
_DAMAGE = (xlrd.XLRDError, CompDocError, AssertionError, struct.error, ArithmeticError)


def read_xls(path: Path, max_cells: int) -> list[Sheet]:
    """Read every worksheet of a binary workbook.

    Raises:
        TooManyCellsError: if the used ranges have more cells than allowed.
        RefusedError: if the file has a password or holds no workbook.
        ValueError: if the file is damaged.
    """
    try:
        with xlrd.open_workbook(
            path, logfile=io.StringIO(), formatting_info=True, on_demand=True, ragged_rows=True
        ) as book:
            return list(_read_sheets(book, max_cells))
    except _DAMAGE as error:
        raise _explained(error) from error


def _explained(error: Exception) -> ValueError:
    words = str(error)
    if "encrypted" in words:
        return RefusedError(Kind.ENCRYPTED)
    if "Can't find workbook" in words:
        return RefusedError(Kind.BINARY)
    return ValueError(words or type(error).__name__)


def _read_sheets(book: xlrd.Book, max_cells: int) -> Iterator[Sheet]:
    formats, cells = _Formats(book), 0
    for index in range(book.nsheets):
        sheet = _read_sheet(book.sheet_by_index(index), formats, UsedCells(max_cells, cells))
        book.unload_sheet(index)
        cells += sum(len(row) for row in sheet.grid)
        yield sheet


def _read_sheet(sheet: xlrd.sheet.Sheet, formats: "_Formats", used: UsedCells) -> Sheet:
    for number in range(sheet.nrows):
        row = [formats.encode(cell) for cell in sheet.row(number)]
        while row and row[-1] is None:
            row.pop()
        used.add_row(row)
    merges = (Merge(top + 1, left + 1, bottom, right) for top, bottom, left, right in sheet.merged_cells)
    hidden = ((number + 1, number + 1) for number, row in sheet.rowinfo_map.items() if row.hidden)
    return used.sheet(sheet.name, sheet.visibility != 0, merges, hidden)


class _Formats:
    """Cells as a person sees them: their numbers are dates, times or amounts with units by the number format."""

    def __init__(self, book: xlrd.Book) -> None:
        self._book = book
        self._epoch = MAC_EPOCH if book.datemode else WINDOWS_EPOCH
        self._number_format = lru_cache(maxsize=None)(self._look_up)

    def encode(self, cell: xlrd.sheet.Cell) -> str | None:
        """The kept text of a cell."""
        if cell.ctype in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
            return self._encode_number(cell)
        if cell.ctype == xlrd.XL_CELL_BOOLEAN:
            return encode_value(bool(cell.value))
        if cell.ctype == xlrd.XL_CELL_ERROR:
            return ERROR + xlrd.error_text_from_code.get(cell.value, f"#{cell.value}")
        return encode_value(cell.value)

    def _encode_number(self, cell: xlrd.sheet.Cell) -> str | None:
        number_format = self._number_format(cell.xf_index)
        if cell.ctype != xlrd.XL_CELL_DATE and not is_date_format(number_format):
            return encode_number(cell.value, unit_format(number_format))
        try:
            return encode_value(from_excel(cell.value, self._epoch, timedelta=is_timedelta_format(number_format)))
        except (OverflowError, ValueError):
            return ERROR + "#VALUE!"

    def _look_up(self, index: int) -> str:
        known = self._book.format_map.get(self._book.xf_list[index].format_key)
        return str(known.format_str) if known else ""
