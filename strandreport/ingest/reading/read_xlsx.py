"""XLSX to grids of cells, with what only the full reader of openpyxl sees.

The workbook is loaded twice: once for the stored values, once for the formulas, because a formula without a stored
value is a blank in the first and an error cell is told apart from text only by its type.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.cell.cell import Cell as WorkbookCell
from openpyxl.worksheet.worksheet import Worksheet

from strandreport.ingest.cells import ERROR, FORMULA, Comment, Merge, Sheet, encode_value
from strandreport.ingest.reading.used_cells import TooManyCellsError

# What in a number format changes how a person reads the number: percent, currencies, thousands, literal units.
_LOCALE = re.compile(r"\[\$-[0-9A-Fa-f]+\]")
_UNIT = re.compile(r'%|[€$£¥]|"[^"]*[A-Za-z€$£%][^"]*"|\[\$[^\]-]+|[#0],+(?![#0?,])|\\[kKM]')


def read_xlsx(path: Path, max_cells: int) -> list[Sheet]:
    """Read every worksheet of a workbook.

    Raises:
        TooManyCellsError: if the used ranges have more cells than allowed.
    """
    with path.open("rb") as file:
        values = openpyxl.load_workbook(file, data_only=True)
        formulas = openpyxl.load_workbook(file, data_only=False)
    size = sum(sheet.max_row * sheet.max_column for sheet in values.worksheets)
    if size > max_cells:
        raise TooManyCellsError(size)
    return [_read_sheet(sheet, formulas[sheet.title]) for sheet in values.worksheets]


def _read_sheet(values: Worksheet, formulas: Worksheet) -> Sheet:
    grid = [
        [_encode(cell, formula) for cell, formula in zip(row, formula_row, strict=True)]
        for row, formula_row in zip(_rows(values), _rows(formulas), strict=True)
    ]
    return Sheet(
        name=values.title,
        grid=grid,
        hidden=values.sheet_state != "visible",
        merges=tuple(sorted(_merges(values), key=lambda m: (m.first_row, m.first_column))),
        hidden_rows=tuple(sorted(number for number, row in values.row_dimensions.items() if row.hidden)),
        hidden_columns=tuple(sorted(_hidden_columns(values))),
        struck_rows=tuple(number for number, row in enumerate(_rows(values), start=1) if _is_struck(row)),
        comments=tuple(_comments(values)),
    )


def _rows(sheet: Worksheet) -> Iterator[tuple[Any, ...]]:
    return sheet.iter_rows(min_row=1, max_row=sheet.max_row, min_col=1, max_col=sheet.max_column)


def _encode(cell: WorkbookCell, formula: WorkbookCell) -> str | None:
    if cell.data_type == "e":
        return ERROR + str(cell.value)
    if cell.value is None and formula.data_type == "f":
        return FORMULA + str(getattr(formula.value, "text", formula.value))
    return encode_value(cell.value, unit_format(str(cell.number_format or "")) if cell.data_type == "n" else "")


def unit_format(number_format: str) -> str:
    """A number format if it makes a person read another number than the cell holds, else nothing.

    >>> unit_format('0.0" M€"'), unit_format("0%"), unit_format("#,##0.00")
    ('0.0" M€"', '0%', '')
    """
    number_format = _LOCALE.sub("", number_format)
    return number_format if _UNIT.search(number_format) else ""


def _hidden_columns(sheet: Worksheet) -> Iterator[int]:
    for dimension in sheet.column_dimensions.values():
        if dimension.hidden and dimension.min is not None and dimension.max is not None:
            yield from range(dimension.min, min(dimension.max, sheet.max_column) + 1)


def _is_struck(row: tuple[Any, ...]) -> bool:
    fonts = [cell.font for cell in row if cell.value is not None]
    return bool(fonts) and all(font is not None and font.strike for font in fonts)


def _comments(sheet: Worksheet) -> Iterator[Comment]:
    for row in _rows(sheet):
        for cell in row:
            if cell.comment is not None:
                yield Comment(cell.row, cell.column, str(cell.comment.text))


def _merges(sheet: Worksheet) -> Iterator[Merge]:
    for merged in sheet.merged_cells.ranges:
        yield Merge(merged.min_row, merged.min_col, merged.max_row, merged.max_col)
