"""Give cells of a sheet another style, where they stand in its XML; a blank cell that is not there is put there."""

import re
from collections.abc import Callable, Iterator, Mapping
from operator import itemgetter
from typing import NamedTuple

from strandreport.model.addresses import letter
from strandreport.report.feedback.ooxml.sheet_scan import Row, Scan, Tag

_STYLE = re.compile(rb"""(?<=\s)s\s*=\s*(?:"[^"]*"|'[^']*')""")
_NAME = re.compile(rb"<[^\s/>]+")
# What may stand before the drawing that holds the notes, by the order that sheets have.
BEFORE_NOTES = frozenset((
    "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection",
    "protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells",
    "phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup",
    "headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors", "smartTags",
    "drawing",
))  # fmt: skip

Restyle = Callable[[int, str], int]


class Edit(NamedTuple):
    """Bytes that take the place of others."""

    start: int
    end: int
    data: bytes


def apply_edits(data: bytes, edits: list[Edit]) -> bytes:
    """Bytes with all edits made; what is put in at a place comes before what takes the place of what stands there.

    >>> apply_edits(b"<a/><c/>", [Edit(4, 8, b"<C/>"), Edit(4, 4, b"<b/>")])
    b'<a/><b/><C/>'
    """
    pieces, at = [], 0
    for edit in sorted(edits, key=itemgetter(0, 1)):
        pieces += [data[at : edit.start], edit.data]
        at = edit.end
    return b"".join([*pieces, data[at:]])


def mark_cells(scan: Scan, marks: Mapping[tuple[int, int], str], restyle: Restyle) -> list[Edit]:
    """The edits that give cells their new style.

    Args:
        scan: the sheet, with the rows of all marks.
        marks: row and column of each cell, and its mark.
        restyle: the style that a style becomes under a mark.
    """
    by_row: dict[int, dict[int, str]] = {}
    for (row, column), mark in sorted(marks.items()):
        by_row.setdefault(row, {})[column] = mark
    edits = [edit for n, wanted in by_row.items() if n in scan.rows for edit in _in_row(scan, n, wanted, restyle)]
    missing = {number: wanted for number, wanted in by_row.items() if number not in scan.rows}
    return edits + _new_rows(scan, missing, restyle)


def refer_to_notes(scan: Scan, relation_id: str, namespace: str) -> list[Edit]:
    """The edit by which a sheet refers to the drawing of its notes."""
    names = [name for name, _ in scan.parts]
    last = max(i for i, name in enumerate(names) if name in BEFORE_NOTES)
    at = scan.parts[last + 1][1].start if last + 1 < len(names) else scan.close
    element = f'<{scan.prefix}legacyDrawing xmlns:r="{namespace}" r:id="{relation_id}"/>'
    return [Edit(at, at, element.encode())]


def _in_row(scan: Scan, number: int, wanted: Mapping[int, str], restyle: Restyle) -> Iterator[Edit]:
    row = scan.rows[number]
    new: dict[int, list[bytes]] = {}
    for column, mark in wanted.items():
        if column in row.cells:
            tag = row.cells[column]
            style = restyle(int(tag.attributes.get("s", "0")), mark)
            yield Edit(tag.start, tag.end, _with_style(scan.data[tag.start : tag.end], style))
        else:
            at = min((tag.start for there, tag in row.cells.items() if there > column), default=row.close)
            style = restyle(_style_of_blank(scan, row, column), mark)
            new.setdefault(at, []).append(_cell(scan.prefix, number, column, style))
    if row.tag.is_empty and new:
        yield _filled(scan, row.tag, b"".join(cell for cells in new.values() for cell in cells), "row")
    else:
        yield from (Edit(at, at, b"".join(cells)) for at, cells in new.items())


def _new_rows(scan: Scan, missing: Mapping[int, Mapping[int, str]], restyle: Restyle) -> list[Edit]:
    """Rows that are not there, each before the next that is."""
    table, places = scan.table, dict[int, list[bytes]]()
    for number, wanted in missing.items():
        cells = [
            _cell(scan.prefix, number, column, restyle(_style_of_blank(scan, None, column), mark))
            for column, mark in wanted.items()
        ]
        row = f'<{scan.prefix}row r="{number}">'.encode() + b"".join(cells) + f"</{scan.prefix}row>".encode()
        at = min((start for there, start in scan.starts if there > number), default=scan.table_close)
        places.setdefault(at, []).append(row)
    if table is not None and table.is_empty and places:
        return [_filled(scan, table, b"".join(row for rows in places.values() for row in rows), "sheetData")]
    return [Edit(at, at, b"".join(rows)) for at, rows in places.items()]


def _filled(scan: Scan, tag: Tag, inner: bytes, name: str) -> Edit:
    """An element without content, with some."""
    opened = scan.data[tag.start : tag.end - 2].rstrip() + b">"
    return Edit(tag.start, tag.end, opened + inner + f"</{scan.prefix}{name}>".encode())


def _style_of_blank(scan: Scan, row: Row | None, column: int) -> int:
    """The style that a cell without an element of its own has: its row's, else its column's."""
    if row is not None and row.tag.attributes.get("customFormat") in ("1", "true"):
        return int(row.tag.attributes.get("s", "0"))
    for span in scan.columns:
        if int(span["min"]) <= column <= int(span["max"]):
            return int(span.get("style", "0"))
    return 0


def _with_style(tag: bytes, style: int) -> bytes:
    r"""A cell's tag with its style.

    >>> _with_style(b'<c r="A1" s="3" t="s">', 7), _with_style(b"<x:c r='A1'/>", 7)
    (b'<c r="A1" s="7" t="s">', b'<x:c s="7" r=\'A1\'/>')
    """
    new = f's="{style}"'.encode()
    if _STYLE.search(tag):
        return _STYLE.sub(new, tag, count=1)
    return _NAME.sub(lambda name: name[0] + b" " + new, tag, count=1)


def _cell(prefix: str, row: int, column: int, style: int) -> bytes:
    return f'<{prefix}c r="{letter(column)}{row}" s="{style}"/>'.encode()
