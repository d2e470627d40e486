"""XLS to grids of cells: the binary workbooks of Excel 5 to 2003, which many programs still export."""

import io
import struct
from collections.abc import Iterator, Set
from dataclasses import replace
from pathlib import Path

import xlrd
from xlrd.compdoc import CompDocError

from strandreport.ingest.cells import FORMULA, TEXT, Comment, Merge, Sheet
from strandreport.ingest.marked_text import Look
from strandreport.ingest.reading.refusal import RefusedError
from strandreport.ingest.reading.room import Room
from strandreport.ingest.reading.scan import SheetScan
from strandreport.ingest.reading.second_reader import read_again
from strandreport.ingest.reading.used_cells import Marks, Row, UsedCells
from strandreport.ingest.reading.xls_cells import XlsCells
from strandreport.ingest.reading.xls_records import Place, XlsScan, scan_records
from strandreport.ingest.reading.xls_traits import is_pivot_sheet, xls_findings
from strandreport.model.findings import Code, Finding

# What xlrd raises for a file that is not as it should be, besides what other parsers raise.
_DAMAGE = (xlrd.XLRDError, CompDocError, AssertionError, struct.error, ArithmeticError)
_UNSAID = FORMULA + "=…"


def read_xls_twice(path: Path, room: Room) -> tuple[list[Sheet], list[Finding]]:
    """Read a workbook by two readers, unless it is too large for that, and tell what it says of itself.

    Raises:
        RefusedError: if the file has a password, holds no workbook, has more cells than allowed or two readings.
        ValueError: if the file is damaged.
    """
    sheets, told = read_xls(path, room.cells)
    if sum(len(row) for sheet in sheets for row in sheet.grid) > room.compared:
        return sheets, told
    compared, found = read_again(path, sheets)
    return compared, told + found


def read_xls(path: Path, max_cells: int) -> tuple[list[Sheet], list[Finding]]:
    """Read every worksheet of a binary workbook.

    Raises:
        RefusedError: if the file has a password, holds no workbook, or more cells than allowed.
        ValueError: if the file is damaged.
    """
    try:
        with xlrd.open_workbook(
            path, logfile=io.StringIO(), formatting_info=True, on_demand=True, ragged_rows=True
        ) as book:
            scan = scan_records(book.mem, book.base, book.stream_len)
            sheets = list(_read_sheets(book, scan, max_cells))
            return sheets, xls_findings(path, scan, bool(book.datemode))
    except _DAMAGE as error:
        raise _explained(error) from error


def _explained(error: Exception) -> ValueError:
    words = str(error)
    if "encrypted" in words:
        return RefusedError(Code.ENCRYPTED_FILE)
    if "Can't find workbook" in words:
        return RefusedError(Code.OTHER_DOCUMENT, "OLE")
    return ValueError(words or type(error).__name__)


def _read_sheets(book: xlrd.Book, scan: XlsScan, max_cells: int) -> Iterator[Sheet]:
    formats, cells = XlsCells(book), 0
    numbers = [number for number, (_, kind) in enumerate(scan.sheets) if kind == 0]
    for index in range(book.nsheets):
        number = numbers[index] if len(numbers) == book.nsheets else -1
        # One formula with a result shows that the program computes; then an empty text is a result like any other.
        uncomputed = set() if scan.stored else scan.empty.get(number, set())
        used = UsedCells(max_cells, cells)
        sheet = _read_sheet(book.sheet_by_index(index), formats, uncomputed, used)
        book.unload_sheet(index)
        cells += sum(len(row) for row in sheet.grid)
        yield replace(sheet, is_pivot=is_pivot_sheet(scan.pivots.get(number, ()), len(sheet.grid)))


def _read_sheet(sheet: xlrd.sheet.Sheet, cells: XlsCells, uncomputed: Set[Place], used: UsedCells) -> Sheet:
    scan = SheetScan()
    looks = _looks(sheet, cells)
    for number in range(sheet.nrows):
        row = _row(sheet, number, cells, uncomputed)
        filled = {at: cell for at, (cell, kept) in enumerate(zip(sheet.row(number), row, strict=False)) if kept}
        struck = [at + 1 for at, cell in filled.items() if _is_struck(looks.get((number, at)), cells, cell)]
        scan.end_row(number + 1, len(filled), struck)
        used.add_row([TEXT + looks[number, at].text if (number, at) in looks else kept for at, kept in enumerate(row)])
    marks = Marks(
        merges=[Merge(top + 1, left + 1, bottom, right) for top, bottom, left, right in sheet.merged_cells],
        hidden_rows=[(number + 1, number + 1) for number, row in sheet.rowinfo_map.items() if row.hidden],
        hidden_columns=[(number + 1, number + 1) for number, column in sheet.colinfo_map.items() if column.hidden],
        struck_rows=scan.struck_rows,
        struck_cells=scan.struck_cells,
        comments=[Comment(row + 1, column + 1, note.text) for (row, column), note in sheet.cell_note_map.items()],
    )
    return used.sheet(sheet.name, sheet.visibility != 0, marks)


def _looks(sheet: xlrd.sheet.Sheet, cells: XlsCells) -> dict[Place, Look]:
    """The looks of letters, by row and column from 0."""
    return {place: cells.look(sheet.cell(*place), runs) for place, runs in sheet.rich_text_runlist_map.items()}


def _is_struck(look: Look | None, cells: XlsCells, cell: xlrd.sheet.Cell) -> bool:
    return look.is_struck if look else cells.is_struck(cell)


def _row(sheet: xlrd.sheet.Sheet, number: int, cells: XlsCells, uncomputed: Set[Place]) -> Row:
    row = [
        _UNSAID if (number + 1, column) in uncomputed else cells.encode(cell)
        for column, cell in enumerate(sheet.row(number), start=1)
    ]
    while row and row[-1] is None:
        row.pop()
    return row
