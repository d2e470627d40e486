"""One pass over the XML of a sheet, before any reader opens it: is it in order, and what do fast readers not tell?

The pass takes a microsecond or two for each cell, keeps no cell that is plain, and stops at the first thing that makes
two readers see two things: rows or cells out of order, or a cell that stands twice.
"""

import zipfile
from collections.abc import Callable, Mapping
from functools import partial
from xml.parsers import expat

from strandreport.ingest.cells import ERROR, FORMULA, Merge, letter
from strandreport.ingest.reading.places import DIGITS, LAST_COLUMN, LAST_ROW, column_number, split_address
from strandreport.ingest.reading.refusal import RefusedError
from strandreport.ingest.reading.rich_text import ELEMENTS, RunReader
from strandreport.ingest.reading.scan import SheetScan, check_box
from strandreport.ingest.reading.workbook_parts import SheetPart, is_true
from strandreport.ingest.reading.xlsx_styles import CellStyle
from strandreport.ingest.reading.xlsx_texts import Texts
from strandreport.model.findings import Code

_BLOCK = 1 << 20
_LAST_DAY = 2_958_465  # 31 December 9999
Attributes = dict[str, str]


def scan_sheet(
    archive: zipfile.ZipFile, sheet: SheetPart, styles: Mapping[int, CellStyle], texts: Texts, max_cells: int
) -> SheetScan:
    """Pass over one sheet; ``texts`` says of the workbook's texts which are not plain.

    Raises:
        RefusedError: if the sheet is not in order, or its cells lie too far apart.
    """
    scan = _Pass(sheet.name, styles, texts)
    try:
        with archive.open(sheet.part) as file:
            while block := file.read(_BLOCK):
                scan.parser.Parse(block, False)
            scan.parser.Parse(b"", True)
    except (expat.ExpatError, KeyError, zipfile.BadZipFile) as error:
        raise RefusedError(Code.UNREADABLE_FILE, f"{sheet.part}: {error}"[:200]) from None
    check_box(scan.found, sheet.name, max_cells)
    return scan.found


class _Pass:
    """The state of the pass: where it is, and what the cell that it is in has shown so far."""

    def __init__(self, name: str, styles: Mapping[int, CellStyle], texts: Texts) -> None:
        self.found = SheetScan()
        self._name, self._styles, self._texts = name, styles, texts
        self._row = self._column = self._row_filled = self._style = 0
        self._row_struck: list[int] = []
        self._runs: RunReader | None = None
        self._kind, self._reads, self._value, self._formula = "n", "", "", ""
        self._has_formula = False
        self._starts: dict[str, Callable[[Attributes], None]] = {}
        self._ends: dict[str, Callable[[], None]] = {}
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._root
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = self._refuse_entities

    def _refuse_entities(self, *_: object) -> None:
        raise RefusedError(Code.DECLARED_ENTITIES, sheet=self._name)

    def _root(self, name: str, _: Attributes) -> None:
        """The names of the elements bear the prefix of the root, if it has one."""
        prefix = name[: name.find(":") + 1]
        starts = {
            "row": self._start_row, "c": self._start_cell, "f": self._start_formula, "v": self._start_value,
            "t": self._start_value, "mergeCell": self._merge, "col": self._columns, "sheetProtection": self._protect,
        }  # fmt: skip
        self._starts = {prefix + key: handler for key, handler in starts.items()}
        self._starts |= {prefix + name: partial(self._look, name) for name in ELEMENTS}
        self._ends = {f"{prefix}c": self._end_cell, f"{prefix}row": self._end_row}
        self.parser.StartElementHandler = self._start

    def _start(self, name: str, attributes: Attributes) -> None:
        handler = self._starts.get(name)
        if handler:
            handler(attributes)

    def _end(self, name: str) -> None:
        self._reads = ""
        handler = self._ends.get(name)
        if handler:
            handler()

    def _text(self, words: str) -> None:
        if self._reads == "v":
            self._value += words
            if self._runs:
                self._runs.add(words)
        elif self._reads == "f":
            self._formula += words

    def _start_row(self, attributes: Attributes) -> None:
        number = int(attributes.get("r") or self._row + 1)
        if number <= self._row or number > LAST_ROW:
            raise RefusedError(Code.CELLS_OUT_OF_ORDER, str(number), self._name)
        self._row, self._column, self._row_filled, self._row_struck = number, 0, 0, []
        if is_true(attributes.get("hidden")):
            self.found.hidden_rows.append(number)

    def _end_row(self) -> None:
        self.found.end_row(self._row, self._row_filled, self._row_struck)

    def _start_cell(self, attributes: Attributes) -> None:
        address = attributes.get("r")
        column = self._place(address) if address else self._column + 1
        if column <= self._column:
            code = Code.CELL_TWICE if column == self._column else Code.CELLS_OUT_OF_ORDER
            raise RefusedError(code, address or "", self._name, (address or "",))
        self._column, self._kind, self._style = column, attributes.get("t", "n"), int(attributes.get("s") or 0)
        self._value = self._formula = ""
        self._has_formula, self._runs = False, None
        self.found.cells += 1

    def _place(self, address: str) -> int:
        letters = address.rstrip(DIGITS)
        column = column_number(letters)
        if not 1 <= column <= LAST_COLUMN or address[len(letters) :] != str(self._row):
            raise RefusedError(Code.CELLS_OUT_OF_ORDER, address, self._name, (address,))
        return column

    def _start_formula(self, _: Attributes) -> None:
        self._reads, self._has_formula = "f", True

    def _start_value(self, _: Attributes) -> None:
        self._reads = "v"

    def _look(self, name: str, attributes: Attributes) -> None:
        """Letters that stand in the cell itself and have a look of their own."""
        self._runs = self._runs or RunReader()
        self._runs.start(name, attributes)

    def _end_cell(self) -> None:
        place = self._row, self._column
        if self._has_formula:
            self._end_formula(f"{letter(self._column)}{self._row}")
        if self._kind == "e":
            self.found.special[place] = ERROR + (self._value or "#N/A")
        elif self._has_formula and not self._value and self._kind != "str":
            self.found.special[place] = FORMULA + "=" + self._formula
        elif not self._value or (self._kind == "s" and self._value in self._texts.empty):
            return
        self._fill(place)

    def _end_formula(self, address: str) -> None:
        self.found.formulas += 1
        self.found.stored += bool(self._value)
        if self._value == "0" and self._kind == "n":
            self.found.zeros[self._row, self._column] = self._formula
        if "[" in self._formula:
            self.found.add_link(address, self._formula)

    def _fill(self, place: tuple[int, int]) -> None:
        self.found.fill(*place)
        self._row_filled += 1
        style = self._styles.get(self._style)
        runs = self._texts.runs.get(self._value, ()) if self._kind == "s" else self._runs.runs if self._runs else ()
        if self.found.letters(place, runs, bool(style and style.struck)):
            self._row_struck.append(self._column)
        if self._kind == "n" and place not in self.found.special:
            self.found.first_of_style.setdefault(self._style, place)
            if style and style.unit:
                self.found.units[place] = style.unit
            elif style and style.is_date and not 0 <= float(self._value) <= _LAST_DAY:
                self.found.odd_dates += 1

    def _merge(self, attributes: Attributes) -> None:
        first, _, last = attributes.get("ref", "").replace("$", "").partition(":")
        (top, left), (bottom, right) = split_address(first), split_address(last or first)
        self.found.merges.append(Merge(top, left, bottom, right))

    def _columns(self, attributes: Attributes) -> None:
        if is_true(attributes.get("hidden")):
            first = int(attributes.get("min", "1"))
            self.found.hidden_columns.append((first, int(attributes.get("max", first))))

    def _protect(self, attributes: Attributes) -> None:
        has_password = bool(attributes.get("password") or attributes.get("hashValue"))
        self.found.protected = has_password and is_true(attributes.get("sheet"))
