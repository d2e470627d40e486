"""How tables of a Word file look and read: rules between rows, heads on each page, a description, widths by content."""

from collections.abc import Mapping, Sequence
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import Table, _Row

WIDE, LETTER, GAP = 174, 1.75, 2.2  # millimetres; a letter of a wide face, so that no word breaks
LONGEST_WORD, LONGEST_TEXT = 30, 44
RULES = {"top": "ink", "bottom": "rule", "insideH": "rule"}


def widths(content: Mapping[str, Any], room: float = WIDE) -> list[float]:
    """The width of each column in millimetres, together as wide as there is room.

    Each has room for its longest word; what is left goes by the longest texts.
    """
    columns = list(
        zip([head["text"] for head in content["heads"]], *(row["cells"] for row in content["rows"]), strict=True)
    )
    words = [max(len(word) for text in texts for word in text.split(" ")) for texts in columns]
    least = [min(word, LONGEST_WORD) * LETTER + GAP for word in words]
    wishes = [min(max(map(len, texts)), LONGEST_TEXT) * LETTER + GAP for texts in columns]
    wanted = [max(wish - low, 8.0) for wish, low in zip(wishes, least, strict=True)]
    left = room - sum(least)
    sizes = [low + left * want / sum(wanted) for low, want in zip(least, wanted, strict=True)]
    return [round(size, 1) for size in sizes] if left >= 0 else [round(room * low / sum(least), 1) for low in least]


def dress(table: Table, text: str, sizes: Sequence[float], colours: Mapping[str, str]) -> None:
    """Rules between rows, a little room in cells, fixed columns, alternative text, what first row and column are."""
    table.autofit = False
    properties = table._tbl.tblPr
    borders = _added(properties, "w:tblBorders")
    for side, colour in RULES.items():
        line = _added(borders, f"w:{side}")
        for name, value in (
            ("val", "single"),
            ("sz", "6" if side == "top" else "4"),
            ("space", "0"),
            ("color", colours[colour][1:]),
        ):
            line.set(qn(f"w:{name}"), value)
    margins = _added(properties, "w:tblCellMar")
    for side, room in (("top", "15"), ("left", "0"), ("bottom", "15"), ("right", "80")):
        edge = _added(margins, f"w:{side}")
        edge.set(qn("w:w"), room)
        edge.set(qn("w:type"), "dxa")
    look = properties.find(qn("w:tblLook"))
    if look is not None:
        properties.remove(look)
        properties.append(look)  # the schema wants it behind the margins
        look.set(qn("w:firstRow"), "1")
        look.set(qn("w:firstColumn"), "1")
    _added(properties, "w:tblCaption").set(qn("w:val"), text)
    for column, size in zip(table.columns, sizes, strict=True):
        column.width = Mm(size)


def set_widths(table: Table, sizes: Sequence[float]) -> None:
    """Every cell as wide as its column: Word goes by the cells."""
    for row in table.rows:
        for cell, size in zip(row.cells, sizes, strict=True):
            cell.width = Mm(size)


def repeat(row: _Row) -> None:
    """The head of a table stands on each of its pages."""
    keep_whole(row)
    _added(row._tr.get_or_add_trPr(), "w:tblHeader")


def keep_whole(row: _Row) -> None:
    """A row stands on one page."""
    _added(row._tr.get_or_add_trPr(), "w:cantSplit")


def _added(parent: Any, name: str) -> Any:
    mark = OxmlElement(name)
    parent.append(mark)
    return mark
