"""Tables as grids: no cell over another, rows of one length, a header for every cell."""

from collections import Counter
from collections.abc import Iterator
from itertools import count

import pikepdf

from strandreport.report.printing.checking.structure import Structure, attribute, is_element, kids_of

_Grid = dict[tuple[int, int], pikepdf.Object]


def table_faults(structure: Structure) -> Iterator[str]:
    """Rules on every table."""
    for element in structure.elements:
        if element.type == "Table":
            yield from _faults(element.item)


def _faults(table: pikepdf.Object) -> Iterator[str]:
    grid, spots = _grid(table)
    if len(grid) != spots:
        yield "UA 7.2-15 cells overlap"
    if len(set(Counter(y for y, _ in grid).values())) > 1:
        yield "UA 7.2-42 row lengths"
    cells = list(grid.items())
    headers = [cell for _, cell in cells if cell.S == "/TH"]
    if any(attribute(cell, "/Scope") is None for cell in headers):
        yield "TH without Scope"
    names = {str(cell.ID) for cell in headers if "/ID" in cell}
    if not all(_has_header(grid, y, x, names) for (y, x), cell in cells if cell.S == "/TD"):
        yield "UA 7.5 cell without header"


def _grid(table: pikepdf.Object) -> tuple[_Grid, int]:
    """The cell at each place, and how many places the cells claim together."""
    groups = [group for group in _elements(table) if group.S != "/Caption"]
    rows = [row for group in groups for row in ([group] if group.S == "/TR" else _elements(group))]
    grid: _Grid = {}
    spots = 0
    for y, row in enumerate(rows):
        for cell in _elements(row):
            x = next(x for x in count() if (y, x) not in grid)
            height, width = (int(attribute(cell, name) or 1) for name in ("/RowSpan", "/ColSpan"))
            grid.update({(y + down, x + right): cell for down in range(height) for right in range(width)})
            spots += height * width
    return grid, spots


def _elements(item: pikepdf.Object) -> list[pikepdf.Object]:
    return [kid for kid in kids_of(item) if is_element(kid)]


def _has_header(grid: _Grid, y: int, x: int, names: set[str]) -> bool:
    named = {str(name) for name in attribute(grid[y, x], "/Headers") or []}
    if named and named <= names:
        return True
    above = (_is_header(grid.get((row, x)), "/Column") for row in range(y))
    before = (_is_header(grid.get((y, column)), "/Row") for column in range(x))
    return any(above) or any(before)


def _is_header(cell: pikepdf.Object | None, scope: str) -> bool:
    return cell is not None and cell.S == "/TH" and attribute(cell, "/Scope") == scope
