"""A workbook by the fast reader, completed by what a pass over its sheets saw: together they lose nothing.

python-calamine tells neither error cells nor formulas without a value from blanks, and no units, hidden rows or struck
rows. The pass has all of these. What the two have in common must agree, or there is no reading.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from strandreport.ingest.cells import DATE, NUMBER, TEXT, Sheet, encode_value
from strandreport.ingest.reading.scan import SheetScan
from strandreport.ingest.reading.used_cells import Marks, Row, UsedCells
from strandreport.ingest.reading.xlsx_styles import CellStyle

_FORMAT = "\x1f"


@dataclass(frozen=True)
class ScannedSheet:
    """A sheet that has been passed over."""

    name: str
    hidden: bool
    scan: SheetScan


def read_fast(
    path: Path, scanned: Sequence[ScannedSheet], styles: Mapping[int, CellStyle], max_cells: int
) -> list[Sheet] | None:
    """Read a workbook fast; None if the fast reader does not read it, or does not see what the pass saw."""
    try:
        with CalamineWorkbook.from_path(path) as book:
            sheets, already = [], 0
            for sheet in scanned:
                read = _read_sheet(book, sheet, styles, UsedCells(max_cells, already))
                if read is None:
                    return None
                already += sum(map(len, read.grid))
                sheets.append(read)
            return sheets
    except CalamineError:
        return None


def rows_of(book: CalamineWorkbook, name: str) -> Iterator[list[Any]]:
    """The rows of a sheet from its first on, each from the first column on."""
    sheet = book.get_sheet_by_name(name)
    return iter(sheet.to_python(skip_empty_area=False)) if sheet.start else iter(())


def _read_sheet(
    book: CalamineWorkbook, sheet: ScannedSheet, styles: Mapping[int, CellStyle], used: UsedCells
) -> Sheet | None:
    scan, encode = sheet.scan, _Encoder()
    extra = _by_row(scan)
    filled = 0
    for number, values in enumerate(rows_of(book, sheet.name), start=1):
        row = encode.row(values)
        _complete(row, extra.pop(number, {}), scan, number)
        while row and row[-1] is None:
            row.pop()
        filled += len(row) - row.count(None)
        used.add_row(row)
    if filled != scan.filled or extra or scan.odd_dates or not _dates_agree(used, scan, styles):
        return None
    return used.sheet(sheet.name, sheet.hidden, marks_of(scan))


def marks_of(scan: SheetScan) -> Marks:
    """What a pass saw beside the cells."""
    hidden = [(number, number) for number in scan.hidden_rows]
    return Marks(scan.merges, hidden, scan.hidden_columns, scan.struck_rows, scan.comments, scan.struck_cells)


class _Encoder:
    """Values of the fast reader to kept texts; equal ones share one."""

    def __init__(self) -> None:
        self._kept: dict[object, str | None] = {}

    def row(self, values: list[Any]) -> Row:
        kept = self._kept
        row: Row = []
        for value in values:
            if value == "":
                row.append(None)
                continue
            key = value if type(value) in (str, float) else (type(value), value)
            found = kept.get(key)
            if found is None:
                found = kept[key] = encode_value(value)
            row.append(found)
        return row


def _by_row(scan: SheetScan) -> dict[int, dict[int, str]]:
    rows: dict[int, dict[int, str]] = {}
    for places in (scan.marked, scan.units, scan.special):
        for (row, column), words in places.items():
            rows.setdefault(row, {})[column] = words
    return rows


def _complete(row: Row, extra: Mapping[int, str], scan: SheetScan, number: int) -> None:
    """Put into a row what the fast reader did not tell."""
    for column, words in extra.items():
        row += [None] * (column - len(row))
        value = row[column - 1]
        if (number, column) in scan.special:
            row[column - 1] = words
        elif (number, column) in scan.marked and value is not None:
            row[column - 1] = TEXT + words
        elif value is not None and value.startswith(NUMBER):
            row[column - 1] = value + _FORMAT + words


def _dates_agree(used: UsedCells, scan: SheetScan, styles: Mapping[int, CellStyle]) -> bool:
    """Whether the fast reader takes for dates what the number formats say, style by style."""
    for style, (row, column) in scan.first_of_style.items():
        value = used.rows[row - 1][column - 1] if row <= len(used.rows) and column <= len(used.rows[row - 1]) else None
        is_date = style in styles and styles[style].is_date
        if value is None or (value[0] in (DATE, TEXT)) is not is_date:
            return False
    return True
