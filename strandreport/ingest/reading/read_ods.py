"""ODS to grids of cells: the spreadsheets of LibreOffice and of all who write the OpenDocument format."""

import re
import zipfile
from bisect import bisect_right
from pathlib import Path
from typing import Any

from strandreport.ingest.cells import FORMULA, Comment, Merge, Sheet
from strandreport.ingest.reading.ods_cells import annotations, encode_cell
from strandreport.ingest.reading.ods_rows import cells_of, count_of, is_hidden, merges_of
from strandreport.ingest.reading.ods_styles import STYLES, Styles
from strandreport.ingest.reading.ods_xml import forget, tag, walk
from strandreport.ingest.reading.room import Room
from strandreport.ingest.reading.second_reader import read_again
from strandreport.ingest.reading.used_cells import Marks, Row, UsedCells
from strandreport.ingest.reading.xml_prologs import check_prologs
from strandreport.model.findings import Finding

_TABLE, _COLUMN, _ROW = "table:table", "table:table-column", "table:table-row"
_STYLE, _DEFAULT_STYLE = tag("table:style-name"), tag("table:default-cell-style-name")
_COMPUTES = re.compile(rb"<meta:generator>[^<]*(?:LibreOffice|OpenOffice)")
# LibreOffice keeps cells of other files that formulas refer to in tables of such names; no sheet can be called so.
_CACHED = re.compile(r"'.*'#.*", re.DOTALL)


def read_ods_twice(path: Path, room: Room) -> tuple[list[Sheet], list[Finding]]:
    """Read a spreadsheet by two readers, unless it is too large for that.

    Raises:
        RefusedError: if it declares a document type, has more cells than allowed, or two readers read two things.
    """
    check_prologs(path)
    sheets = read_ods(path, room.cells)
    if sum(len(row) for sheet in sheets for row in sheet.grid) > room.compared:
        return sheets, []
    return read_again(path, sheets)


def read_ods(path: Path, max_cells: int) -> list[Sheet]:
    """Read every sheet of an OpenDocument spreadsheet.

    Raises:
        RefusedError: if the used ranges have more cells than allowed, or the file declares a document type.
        ValueError: if its XML is not what it should be.
    """
    with zipfile.ZipFile(path) as archive:
        book = _Book(max_cells, _is_computed(archive))
        for part in ("styles.xml", "content.xml"):
            if part in archive.namelist() or part == "content.xml":
                for event, element in walk(archive, part, (*STYLES, _TABLE, _COLUMN, _ROW)):
                    book.take(event, element)
    return book.sheets


class _Book:
    """The sheets of a file that have been read, and the one that is being read."""

    def __init__(self, max_cells: int, computed: bool) -> None:
        self.sheets: list[Sheet] = []
        self._styles = Styles()
        self._computed = computed
        self._max_cells = max_cells
        self._cells = 0
        self._table: _Table | None = None

    def take(self, event: str, element: Any) -> None:
        """Take the start or end of an element. What lies in a table inside a cell or a link is no part of a sheet."""
        if event == "start":
            if element.tag == tag(_TABLE) and _is_sheet(element):
                self._table = _Table(element, self._styles, self._computed, UsedCells(self._max_cells, self._cells))
        elif element.tag in (tag(_COLUMN), tag(_ROW)):
            if self._table and next(element.iterancestors(tag(_TABLE))) is self._table.element:
                self._table.add(element)
        elif element.tag != tag(_TABLE):
            self._styles.learn(element)
        elif self._table and element is self._table.element:
            self._finish(self._table)

    def _finish(self, table: "_Table") -> None:
        sheet = table.sheet()
        self._cells += sum(len(row) for row in sheet.grid)
        self.sheets.append(sheet)
        self._table = None
        forget(table.element)


class _Table:
    """One sheet as far as it has been read."""

    def __init__(self, element: Any, styles: Styles, computed: bool, used: UsedCells) -> None:
        self.element = element
        self._name = element.get(tag("table:name"), "")
        self._hidden = element.get(_STYLE) in styles.hidden_tables
        self._styles = styles
        self._computed = computed
        self._used = used
        self._column_starts: list[int] = []
        self._column_styles: list[str] = []
        self._columns = 0
        self._hidden_columns: list[tuple[int, int]] = []
        self._struck: list[tuple[int, int]] = []
        self._struck_cells: list[tuple[int, int]] = []
        self._comments: list[Comment] = []
        self._merges: list[Merge] = []
        self._hidden_rows: list[tuple[int, int]] = []

    def add(self, element: Any) -> None:
        """Add columns or rows that have been read whole."""
        if element.tag == tag(_COLUMN):
            self._column_starts.append(self._columns)
            self._column_styles.append(element.get(_DEFAULT_STYLE, ""))
            self._columns += count_of(element, "table:number-columns-repeated")
            if is_hidden(element):
                self._hidden_columns.append((self._column_starts[-1] + 1, self._columns))
            return
        self._add_row(element)
        forget(element)

    def sheet(self) -> Sheet:
        """The sheet, once all its rows are there."""
        struck = [row for first, last in self._struck for row in range(first, last + 1)]
        hidden = self._hidden_rows, self._hidden_columns
        marks = Marks(self._merges, *hidden, struck, self._comments, self._struck_cells)
        return self._used.sheet(self._name, self._hidden, marks)

    def _add_row(self, element: Any) -> None:
        first, repeat = self._used.next_row, count_of(element, "table:number-rows-repeated")
        row: Row = []
        merges: list[Merge] = []
        filled, struck = 0, list[int]()
        for cell, position, times in cells_of(element):
            value, is_struck = self._encode(cell, self._style(cell, position, element))
            if value is not None:
                self._used.make_room(position + times, repeat)
                row += [None] * (position - len(row)) + [value] * times
                filled += times
                struck += range(position, position + times) if is_struck else ()
            merges += merges_of(cell, first, position + 1, repeat if value else 1)
            self._comments += [Comment(first, position + 1, words) for words in annotations(cell)]
        self._used.add_row(row, repeat)
        self._merges += merges
        if struck and len(struck) == filled:
            self._struck.append((first, first + repeat - 1))
        else:
            rows = range(first, first + repeat) if struck else ()
            self._struck_cells += [(number, column + 1) for number in rows for column in struck]
        if is_hidden(element):
            self._hidden_rows.append((first, first + repeat - 1))

    def _style(self, cell: Any, position: int, row: Any) -> str:
        style = cell.get(_STYLE) or row.get(_DEFAULT_STYLE)
        if not style and self._column_starts:
            style = self._column_styles[bisect_right(self._column_starts, position) - 1]
        return style or "Default"

    def _encode(self, cell: Any, style: str) -> tuple[str | None, bool]:
        if not (len(cell) or cell.attrib):
            return None, False
        value, is_struck = encode_cell(cell, style, self._styles)
        return None if value and value.startswith(FORMULA) and self._computed else value, is_struck


def _is_computed(archive: zipfile.ZipFile) -> bool:
    """Whether the program that wrote the file computes: then a formula without a value gave an empty text."""
    return "meta.xml" in archive.namelist() and bool(_COMPUTES.search(archive.read("meta.xml")))


def _is_sheet(table: Any) -> bool:
    inside = table.getparent() is not None and table.getparent().tag == tag("office:spreadsheet")
    return inside and not _CACHED.fullmatch(table.get(tag("table:name"), ""))
