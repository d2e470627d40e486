"""A workbook made from what was read of a file that can't be given back itself: its cells at their places."""

import io
from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime
from typing import Any

import pyarrow.parquet as pq
import xlsxwriter
from xlsxwriter.exceptions import OverlappingRange

from strandreport.model.addresses import letter
from strandreport.model.kept_cells import BOOLEAN, DATE, ERROR, NUMBER, decode
from strandreport.report.feedback.handed_in import File

OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
FIRST_DAY = date(1900, 3, 1)  # before it, spreadsheet programs disagree about the day
ERRORS = frozenset({"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"})
MADE_ON = datetime(1980, 1, 1)
MOST_CELLS, MOST_ROWS, WIDTH, HIGHEST_WIDTH, MEASURED, DIGITS = 3_000_000, 1_048_576, 10, 48, 60, 15


def copied_bytes(file: File, names: Sequence[str]) -> bytes:
    """The workbook of all sheets that were read.

    Raises:
        ValueError: if there are none, or they are larger than is of use to anybody.
    """
    tables = [pq.read_table(file.cells / f"{i}.parquet") for i in range(len(file.read))]
    size = sum(table.num_rows * table.num_columns for table in tables)
    if not tables or size > MOST_CELLS or any(table.num_rows > MOST_ROWS for table in tables):
        raise ValueError("nothing to copy, or too much")
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, OPTIONS)
    book.set_properties({"created": MADE_ON})
    formats = _Formats(book)
    for index, (table, name) in enumerate(zip(tables, names, strict=True)):
        _write(book.add_worksheet(name), table, file.read[index], formats)
    book.close()
    return buffer.getvalue()


def _write(page: Any, table: Any, seen: Any, formats: "_Formats") -> None:
    columns = [table.column(name).to_pylist() for name in table.column_names if name != "#"]
    struck = set(seen["struck_rows"])
    for top, left, bottom, right in seen["merges"]:
        with suppress(OverlappingRange):
            page.merge_range(top - 1, left - 1, bottom - 1, right - 1, "")
    for at, cells in enumerate(columns):
        page.set_column(at, at, _width(cells), None, {"hidden": at + 1 in seen["hidden_columns"]})
        for row, cell in enumerate(cells):
            if cell is not None:
                _write_cell(page, row, at, cell, formats, is_struck=row + 1 in struck)
    for row in seen["hidden_rows"]:
        page.set_row(row - 1, None, None, {"hidden": True})
    for row, column, text in seen["comments"]:
        page.write_comment(f"{letter(column)}{row}", text)
    page.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
    if seen["hidden"]:
        page.hide()


class _Formats:
    """The formats of a workbook, each made once."""

    def __init__(self, book: Any) -> None:
        self._book, self._known = book, {}  # type: ignore[var-annotated]

    def __call__(self, pattern: str, *, is_struck: bool) -> Any:
        if (pattern, is_struck) not in self._known:
            values = {"num_format": pattern, "font_strikeout": is_struck}
            self._known[pattern, is_struck] = self._book.add_format(values)
        return self._known[pattern, is_struck]


def _write_cell(page: Any, row: int, column: int, cell: str, formats: _Formats, *, is_struck: bool) -> None:
    """Write a kept cell; a formula without a value is written as its words, so that nothing foreign is ever run."""
    kept = decode(cell)
    if kept.kind == NUMBER and len(kept.text.lstrip("-").replace(".", "")) <= DIGITS:
        page.write_number(row, column, float(kept.text), formats(kept.format or "General", is_struck=is_struck))
    elif kept.kind == DATE and (day := _day(kept.text)):
        pattern = "yyyy-mm-dd" if len(kept.text) == len("2019-03-31") else "yyyy-mm-dd hh:mm:ss"
        page.write_datetime(row, column, day, formats(pattern, is_struck=is_struck))
    elif kept.kind == BOOLEAN:
        page.write_boolean(row, column, kept.text == "1", formats("General", is_struck=is_struck))
    elif kept.kind == ERROR:
        error = kept.text if kept.text in ERRORS else "#N/A"
        page.write_formula(row, column, f"={error}", formats("General", is_struck=is_struck), error)
    else:
        page.write_string(row, column, kept.text, formats("@", is_struck=is_struck))


def _day(text: str) -> datetime | None:
    """A date that all spreadsheet programs agree about."""
    day = datetime.fromisoformat(text)
    return day if day.date() >= FIRST_DAY else None


def _width(cells: Sequence[str | None]) -> float:
    longest = max((len(cell) for cell in cells[:MEASURED] if cell), default=0)
    return min(HIGHEST_WIDTH, max(WIDTH, longest + 1))
