"""Sheets into the bytes of a workbook. Text is always text: no formula, no link; equal sheets give equal bytes."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from strandreport.model.errors import BuildError
from strandreport.report.annex.sheet import Cell, Column, Kind, Sheet, Typed
from strandreport.report.typography import show_controls

OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
NAME_LENGTH, TEXT_LENGTH, MOST_ROWS = 31, 32_767, 1_000_000
HEAD_ROW = 2
NARROWEST, WIDEST, LONG_WIDTH, MEASURED_ROWS = 8, 60, 60, 400
LINE, MOST_LINES = 12.5, 30
FIRST_DAY = date(1900, 3, 1)  # before it, spreadsheet programs disagree about the day
A4 = 9
NUMBERS = {
    Kind.NUMBER: "General",
    Kind.INTEGER: "#,##0",
    Kind.MONEY: "#,##0.00",
    Kind.SHARE: "0.0%",
    Kind.DATE: "yyyy-mm-dd",
}
FONT = {"font_name": "Arial", "font_size": 9, "valign": "top"}

HEAD = {**FONT, "bold": True, "bottom": 1, "align": "left", "indent": 1, "text_wrap": True, "valign": "bottom"}


@dataclass(frozen=True)
class Facts:
    """What the file says of itself: title, author, the day that it is of, the line at its foot."""

    title: str
    author: str
    day: date
    foot: str


def workbook_bytes(sheets: Sequence[Sheet], facts: Facts) -> bytes:
    """The workbook of some sheets.

    Raises:
        BuildError: if a sheet has more rows than a workbook can hold.
    """
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, OPTIONS)
    created = datetime.combine(facts.day, time())
    book.set_properties({"title": facts.title, "author": facts.author, "created": created})
    formats = _formats(book)
    for sheet, name in zip(sheets, sheet_names([sheet.name for sheet in sheets]), strict=True):
        _write(book.add_worksheet(name), sheet, formats, facts)
    book.close()
    return buffer.getvalue()


def sheet_names(names: Sequence[str]) -> list[str]:
    """Names that a workbook accepts, each once.

    >>> sheet_names(["Projects [EU]", "projects (EU)", "x" * 40])
    ['Projects (EU)', 'projects (EU) 2', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx']
    """
    found: list[str] = []
    for name in names:
        clean = name.translate(str.maketrans("[]:*?/\\", "()-----")).strip("'")[:NAME_LENGTH]
        number, unique = 2, clean
        while unique.casefold() in {other.casefold() for other in found}:
            unique = f"{clean[: NAME_LENGTH - len(str(number)) - 1]} {number}"
            number += 1
        found.append(unique)
    return found


def _formats(book: Any) -> dict[str, Format]:
    formats = {
        "title": book.add_format({**FONT, "bold": True, "font_size": 14}),
        "instruction": book.add_format({**FONT, "italic": True, "font_color": "#4A5563"}),
        "head": book.add_format(HEAD),
        "head_number": book.add_format({**HEAD, "align": "right", "indent": 0}),
        str(Kind.TEXT): book.add_format({**FONT, "num_format": "@", "align": "left", "indent": 1}),
        str(Kind.LONG): book.add_format({**FONT, "num_format": "@", "text_wrap": True, "align": "left", "indent": 1}),
    }
    for kind, pattern in NUMBERS.items():
        formats[str(kind)] = book.add_format({**FONT, "num_format": pattern})
    return formats


def _write(page: Worksheet, sheet: Sheet, formats: Mapping[str, Format], facts: Facts) -> None:
    if len(sheet.rows) > MOST_ROWS:
        raise BuildError(f"The annex can't hold the {len(sheet.rows)} rows of “{sheet.title}”.")
    page.write_string(0, 0, _text(sheet.title), formats["title"])
    page.write_string(1, 0, _text(sheet.instruction), formats["instruction"])
    for i, column in enumerate(sheet.columns):
        page.write_string(HEAD_ROW, i, _text(column.head), formats["head_number" if column.is_number else "head"])
        page.set_column(i, i, _width(column, i, sheet))
    wraps = any(column.kind == Kind.LONG for column in sheet.columns)
    for number, row in enumerate(sheet.rows, start=HEAD_ROW + 1):
        if wraps and (lines := _lines(row, sheet.columns)) > 1:
            page.set_row(number, LINE * lines)
        for i, (cell, column) in enumerate(zip(row, sheet.columns, strict=True)):
            typed = cell if isinstance(cell, Typed) else Typed(cell, column.kind)
            _write_cell(page, number, i, typed, formats)
    _set_up(page, sheet, facts)


def _write_cell(page: Worksheet, row: int, column: int, cell: Typed, formats: Mapping[str, Format]) -> None:
    value, form = cell.value, formats[str(cell.kind)]
    if value is None or value == "":
        return
    if isinstance(value, date) and value >= FIRST_DAY:
        page.write_datetime(row, column, datetime.combine(value, time()), form)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        page.write_number(row, column, value, form)
    else:
        page.write_string(row, column, _text(str(value)), form)


def _set_up(page: Worksheet, sheet: Sheet, facts: Facts) -> None:
    last = HEAD_ROW + len(sheet.rows)
    page.freeze_panes(HEAD_ROW + 1, 1 if sheet.is_filtered else 0)
    if sheet.is_filtered:
        page.autofilter(HEAD_ROW, 0, max(last, HEAD_ROW + 1), len(sheet.columns) - 1)
    page.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
    page.set_landscape()
    page.set_paper(A4)
    page.fit_to_pages(1, 0)
    page.repeat_rows(HEAD_ROW)
    page.print_area(0, 0, max(last, HEAD_ROW), len(sheet.columns) - 1)
    page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    page.set_footer(f"&L{facts.foot.replace('&', '&&')}&R&A · &P / &N")
    page.hide_gridlines(2)


def _width(column: Column, index: int, sheet: Sheet) -> float:
    """Wide enough for the head's longest word and the first rows; long texts wrap."""
    if column.kind == Kind.LONG:
        return LONG_WIDTH
    cells = [_shown(row[index]) for row in sheet.rows[:MEASURED_ROWS]]
    longest = max((len(text) for text in cells), default=0)
    words = max((len(word) for word in column.head.split()), default=0)
    return min(WIDEST, max(NARROWEST, longest + 2, words + 4, len(column.head) / 2 + 2))


def _lines(row: Sequence[Cell | Typed], columns: Sequence[Column]) -> int:
    """Lines of the longest wrapped cell: programs that open the file do not all work it out themselves."""
    long = [len(_shown(cell)) for cell, column in zip(row, columns, strict=True) if column.kind == Kind.LONG]
    return min(MOST_LINES, max((-(-length // LONG_WIDTH) for length in long), default=1) or 1)


def _shown(cell: Cell | Typed) -> str:
    value = cell.value if isinstance(cell, Typed) else cell
    if isinstance(value, float):
        return f"{value:,.2f}"
    return "" if value is None else f"{value:,}" if isinstance(value, int) else str(value)


def _text(text: str) -> str:
    """Text with what does not show made visible, at most as long as a cell may be."""
    shown = show_controls(text.encode("utf-8", "replace").decode("utf-8"))
    return shown if len(shown) <= TEXT_LENGTH else shown[: TEXT_LENGTH - 1] + "…"
