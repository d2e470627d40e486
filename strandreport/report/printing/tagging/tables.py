"""Tables: scope on every header cell, and explicit headers where the head is not simple (ISO 14289-1, 7.5)."""

from collections import Counter
from itertools import count
from typing import NamedTuple

from pikepdf import Array, Name, String

from strandreport.report.printing.tagging.nodes import Node, Tree

_ORDER = {"Caption": 0, "THead": 1, "TBody": 2, "TR": 2, "TFoot": 3}
_SCOPES = {"col": "Column", "colgroup": "Column", "row": "Row", "rowgroup": "Row"}


class _Cell(NamedTuple):
    node: Node
    group: Node
    row: int
    column: int
    height: int
    width: int

    @property
    def scope(self) -> str:
        by_place = "Column" if self.group.type == "THead" or self.column else "Row"
        return _SCOPES.get(self.node.get("scope") or "", by_place)

    @property
    def heads_group(self) -> bool:
        return self.node.get("scope") == "rowgroup"

    @property
    def is_simple(self) -> bool:
        """True where a reader finds the cells of this header without being told."""
        edge = self.row if self.scope == "Column" else self.column
        return self.height == self.width == 1 and not self.heads_group and edge == 0

    def heads(self, cell: "_Cell") -> bool:
        if self.scope == "Column":
            return self.row < cell.row and _overlap(self.column, self.width, cell.column, cell.width)
        if self.heads_group:
            return self.group is cell.group and self.row < cell.row
        return self.column < cell.column and _overlap(self.row, self.height, cell.row, cell.height)


def _overlap(start: int, length: int, other: int, other_length: int) -> bool:
    return start < other + other_length and other < start + length


def finish_tables(tree: Tree) -> list[str]:
    """Finish every table of the tree; return those whose rows differ in length."""
    numbers = count(1)
    return [problem for node in tree.root.walk() if node.type == "Table" for problem in _finish(node, numbers)]


def _finish(table: Node, numbers: "count[int]") -> list[str]:
    name = table.get("id") or "without id"
    if any(not isinstance(kid, Node) or kid.type not in _ORDER for kid in table.kids):
        return [f"table with content outside its rows: {name}"]
    table.kids.sort(key=lambda kid: _ORDER[kid.type] if isinstance(kid, Node) else 0)
    cells = _cells(table)
    headers = [cell for cell in cells if cell.node.type == "TH"]
    for header in headers:
        header.node.attributes["Scope"] = Name(f"/{header.scope}")
    if not all(header.is_simple for header in headers):
        _name_headers(cells, headers, numbers)
    return [] if _is_rectangle(cells) else [f"table rows of different length: {name}"]


def _cells(table: Node) -> list[_Cell]:
    """The cells with their places, as HTML lays them out: each in the first free place of its row."""
    cells: list[_Cell] = []
    taken: set[tuple[int, int]] = set()
    groups = [group for group in table.nodes() if group.type != "Caption"]
    rows = [(group, row) for group in groups for row in (group.nodes("TR") if group.type != "TR" else [group])]
    for y, (group, row) in enumerate(rows):
        for node in row.nodes("TH", "TD"):
            x = next(x for x in count() if (y, x) not in taken)
            height, width = (int(node.attributes.get(name, 1)) for name in ("RowSpan", "ColSpan"))
            taken.update((y + down, x + right) for down in range(height) for right in range(width))
            cells.append(_Cell(node, group, y, x, height, width))
    return cells


def _is_rectangle(cells: list[_Cell]) -> bool:
    lengths: Counter[int] = Counter()
    for cell in cells:
        lengths.update(dict.fromkeys(range(cell.row, cell.row + cell.height), cell.width))
    return len(set(lengths.values())) <= 1


def _name_headers(cells: list[_Cell], headers: list[_Cell], numbers: "count[int]") -> None:
    for header in headers:
        header.node.keys["ID"] = String(f"head-{next(numbers)}")
    for cell in cells:
        if cell.node.type == "TD":
            names = [header.node.keys["ID"] for header in headers if header.heads(cell)]
            cell.node.attributes |= {"Headers": Array(names)} if names else {}
