"""The rows of an ODS sheet as its XML writes them: cells that stand for several, merged ranges, hidden rows."""

from collections.abc import Iterator
from typing import Any

from strandreport.ingest.cells import Merge
from strandreport.ingest.reading.ods_xml import tag

# A covered cell may keep a value; what a merged range hides is taken off once the sheet is whole.
_CELLS = (tag("table:table-cell"), tag("table:covered-table-cell"))


def cells_of(row: Any) -> Iterator[tuple[Any, int, int]]:
    """The cells of a row with their position, from 0, and how many times they are repeated."""
    position = 0
    for cell in row:
        if cell.tag in _CELLS:
            times = count_of(cell, "table:number-columns-repeated")
            yield cell, position, times
            position += times


def merges_of(cell: Any, row: int, column: int, repeat: int) -> Iterator[Merge]:
    """The ranges that a cell is merged over, in each of the rows that it stands for."""
    rows, columns = count_of(cell, "table:number-rows-spanned"), count_of(cell, "table:number-columns-spanned")
    if (rows, columns) != (1, 1):
        for first in range(row, row + repeat):
            yield Merge(first, column, first + rows - 1, column + columns - 1)


def count_of(element: Any, name: str) -> int:
    """A number that an element bears; 1 if it bears none."""
    return max(1, int(element.get(tag(name), "1")))


def is_hidden(element: Any) -> bool:
    """Whether a row or column is not shown."""
    return element.get(tag("table:visibility")) in ("collapse", "filter")
