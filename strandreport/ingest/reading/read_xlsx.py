"""XLSX to grids of cells, with what only the full reader of openpyxl sees; what is struck out is told by the pass.

The workbook is loaded twice: once for the stored values, once for the formulas, because a formula without a stored
value is a blank in the first and an error cell is told apart from text only by its type.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.cell.cell import Cell as WorkbookCell
from openpyxl.utils.escape import unescape
from openpyxl.worksheet.worksheet import Worksheet

from strandreport.ingest.cells import ERROR, FORMULA, Comment, Merge, Sheet, encode_value
from strandreport.ingest.reading.number_formats import unit_format
from strandreport.ingest.reading.used_cells import Marks, UsedCells

_EMPTY_TEXT = "str"
Box = tuple[int, int]
Rows = list[tuple[Any, ...]]


def read_xlsx(path: Path, max_cells: int, boxes: Mapping[str, Box] | None = None) -> list[Sheet]:
    """Read every worksheet of a workbook; of a sheet whose last used row and column are given, only so far.

    Raises:
        RefusedError: if the used ranges have more cells than allowed.
    """
    with path.open("rb") as file:
        values = openpyxl.load_workbook(file, data_only=True)
        formulas = openpyxl.load_workbook(file, data_only=False)
    sheets: list[Sheet] = []
    for sheet in values.worksheets:
        used = UsedCells(max_cells, sum(len(row) for read in sheets for row in read.grid))
        box = (boxes or {}).get(sheet.title, (sheet.max_row, sheet.max_column))
        sheets.append(_read_sheet(_rows(sheet, box), _rows(formulas[sheet.title], box), sheet, used))
    return sheets


def _read_sheet(rows: Rows, formula_rows: Rows, sheet: Worksheet, used: UsedCells) -> Sheet:
    for row, formula_row in zip(rows, formula_rows, strict=True):
        cells = [_encode(cell, formula) for cell, formula in zip(row, formula_row, strict=True)]
        while cells and cells[-1] is None:
            cells.pop()
        used.add_row(cells)
    marks = Marks(
        merges=_merges(sheet),
        hidden_rows=[(number, number) for number, row in sheet.row_dimensions.items() if row.hidden],
        hidden_columns=list(_hidden_columns(sheet)),
        comments=list(_comments(rows)),
    )
    return used.sheet(sheet.title, sheet.sheet_state != "visible", marks)


def _rows(sheet: Worksheet, box: Box) -> Rows:
    return list(sheet.iter_rows(min_row=1, max_row=max(box[0], 1), min_col=1, max_col=max(box[1], 1)))


def _encode(cell: WorkbookCell, formula: WorkbookCell) -> str | None:
    if cell.data_type == "e":
        return ERROR + str(cell.value)
    if cell.value is None and formula.data_type == "f":
        # a formula that gave an empty text has a value, though an empty one
        is_computed = cell.data_type == _EMPTY_TEXT
        return None if is_computed else FORMULA + str(getattr(formula.value, "text", formula.value))
    if isinstance(cell.value, str):
        return encode_value(unescape(cell.value))
    return encode_value(cell.value, unit_format(str(cell.number_format or "")) if cell.data_type == "n" else "")


def _hidden_columns(sheet: Worksheet) -> Iterator[tuple[int, int]]:
    for dimension in sheet.column_dimensions.values():
        if dimension.hidden and dimension.min is not None and dimension.max is not None:
            yield dimension.min, dimension.max


def _comments(rows: Rows) -> Iterator[Comment]:
    for row in rows:
        for cell in row:
            if cell.comment is not None:
                yield Comment(cell.row, cell.column, str(cell.comment.text))


def _merges(sheet: Worksheet) -> Iterator[Merge]:
    for merged in sheet.merged_cells.ranges:
        yield Merge(merged.min_row, merged.min_col, merged.max_row, merged.max_col)
