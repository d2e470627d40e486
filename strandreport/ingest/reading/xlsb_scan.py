"""One pass over the records of an XLSB sheet: what the fast reader does not tell of it."""

import struct
from collections.abc import Callable, Mapping, Sequence

from strandreport.ingest.cells import ERROR, Merge, letter
from strandreport.ingest.marked_text import Run
from strandreport.ingest.reading.refusal import RefusedError
from strandreport.ingest.reading.scan import SheetScan
from strandreport.ingest.reading.xlsb_records import records, runs_at, words_at
from strandreport.ingest.reading.xlsx_styles import CellStyle
from strandreport.ingest.reading.xlsx_texts import Texts
from strandreport.model.findings import Code

_ROW, _BLANK, _ERROR, _TEXT, _TABLE_TEXT, _FORMULA_TEXT, _FORMULA_ERROR, _RICH = 0, 1, 3, 6, 7, 8, 11, 62
_CELLS = frozenset(range(1, 12)) | {_RICH}
_NUMBERS = (2, 5, 9)
_FORMULAS = (8, 9, 10, 11)
_COLUMNS, _MERGE, _PROTECTION = 60, 176, 535
_HIDDEN = 0x10
_ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!",
    0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A", 0x2B: "#GETTING_DATA",
}  # fmt: skip


def scan_xlsb(part: bytes, name: str, styles: Mapping[int, CellStyle], texts: Texts, fonts: Sequence[Run]) -> SheetScan:
    """Pass over one sheet.

    Raises:
        RefusedError: if its rows or cells are not in order.
    """
    scan = _Pass(name, styles, texts, fonts)
    for kind, record in records(part):
        scan.take(kind, record)
    scan.end_row()
    return scan.found


class _Pass:
    def __init__(self, name: str, styles: Mapping[int, CellStyle], texts: Texts, fonts: Sequence[Run]) -> None:
        self.found = SheetScan()
        self._name, self._styles, self._texts, self._fonts = name, styles, texts, fonts
        self._row = self._column = self._filled = 0
        self._struck: list[int] = []
        self._marks: dict[int, Callable[[bytes], None]] = {
            _ROW: self._start_row, _COLUMNS: self._columns, _MERGE: self._merge, _PROTECTION: self._protect,
        }  # fmt: skip

    def take(self, kind: int, record: bytes) -> None:
        """Take one record."""
        if kind in _CELLS:
            if self._row:
                self._cell(kind, record)
        elif kind in self._marks:
            self._marks[kind](record)

    def end_row(self) -> None:
        """Look back on a row when the next one begins."""
        self.found.end_row(self._row, self._filled, self._struck)

    def _start_row(self, record: bytes) -> None:
        self.end_row()
        row = struct.unpack_from("<L", record)[0] + 1
        if row <= self._row:
            raise RefusedError(Code.CELLS_OUT_OF_ORDER, str(row), self._name)
        self._row, self._column, self._filled, self._struck = row, 0, 0, []
        if record[11] & _HIDDEN:
            self.found.hidden_rows.append(row)

    def _cell(self, kind: int, record: bytes) -> None:
        column = struct.unpack_from("<L", record)[0] + 1
        address = f"{letter(column)}{self._row}"
        if column <= self._column:
            code = Code.CELL_TWICE if column == self._column else Code.CELLS_OUT_OF_ORDER
            raise RefusedError(code, address, self._name, (address,))
        self._column = column
        self.found.cells += 1
        if kind in _FORMULAS:
            self.found.formulas += 1
            self.found.stored += 1
        if kind in (_ERROR, _FORMULA_ERROR):
            self.found.special[self._row, column] = ERROR + _ERRORS.get(record[8], "#N/A")
        if not self._is_empty(kind, record):
            self._fill(kind, struct.unpack_from("<L", record, 4)[0] & 0xFFFFFF, self._runs(kind, record))

    def _is_empty(self, kind: int, record: bytes) -> bool:
        if kind == _TABLE_TEXT:
            return self._number(record) in self._texts.empty
        if kind in (_TEXT, _FORMULA_TEXT, _RICH):
            return not words_at(record, 9 if kind == _RICH else 8)[0]
        return kind == _BLANK

    def _number(self, record: bytes) -> str:
        return str(struct.unpack_from("<L", record, 8)[0])

    def _runs(self, kind: int, record: bytes) -> Sequence[Run]:
        if kind == _TABLE_TEXT:
            return self._texts.runs.get(self._number(record), ())
        return runs_at(record, 8, self._fonts) if kind == _RICH else ()

    def _fill(self, kind: int, number: int, runs: Sequence[Run]) -> None:
        place, style = (self._row, self._column), self._styles.get(number)
        self.found.fill(*place)
        self._filled += 1
        if self.found.letters(place, runs, bool(style and style.struck)):
            self._struck.append(self._column)
        if kind in _NUMBERS:
            self.found.first_of_style.setdefault(number, place)
            if style and style.unit:
                self.found.units[place] = style.unit

    def _columns(self, record: bytes) -> None:
        first, last = struct.unpack_from("<2L", record)
        if record[16] & 1:
            self.found.hidden_columns.append((first + 1, last + 1))

    def _merge(self, record: bytes) -> None:
        top, bottom, left, right = struct.unpack_from("<4L", record)
        self.found.merges.append(Merge(top + 1, left + 1, bottom + 1, right + 1))

    def _protect(self, record: bytes) -> None:
        self.found.protected = record[:2] != b"\0\0"
