"""An annex opened again: its tables as rows by head."""

from typing import Any

import openpyxl

HEADS = 5
COVER, CONTENTS = 0, 1


def rows_of(page) -> list[dict[str, Any]]:
    """The rows of a sheet's table."""
    heads = [cell.value for cell in page[HEADS]]
    return [dict(zip(heads, row, strict=True)) for row in table_rows(page)]


def table_rows(page) -> list[tuple[Any, ...]]:
    """The values of a sheet's table, without its heads."""
    [table] = page.tables.values()
    first, last = table.ref.split(":")
    found = page.iter_rows(min_row=HEADS + 1, max_row=page[last].row, max_col=page[last].column, values_only=True)
    return list(found)


def tables_of(book: openpyxl.Workbook):
    """All sheets but the cover."""
    return book.worksheets[COVER + 1 :]
