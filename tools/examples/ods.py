"""Tables to the content of an OpenDocument spreadsheet."""

import datetime as dt
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from examples.table import Broken, Table, Uncomputed, Value, span

_SPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
}


def content_xml(tables: Sequence[Table]) -> str:
    """The part ``content.xml`` of a spreadsheet."""
    names = " ".join(f'xmlns:{prefix}="{space}"' for prefix, space in _SPACES.items())
    sheets = "\n".join(_sheet(table) for table in tables)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content {names} office:version="1.2">'
        f"<office:body><office:spreadsheet>\n{sheets}\n"
        "</office:spreadsheet></office:body></office:document-content>\n"
    )


def _sheet(table: Table) -> str:
    rows = "\n".join(_row(table, r) for r in range(len(table.grid)))
    return f"<table:table table:name={quoteattr(table.name)}>\n{rows}\n</table:table>"


def _row(table: Table, r: int) -> str:
    cells = "".join(_cell(table, r, c, value) for c, value in enumerate(table.grid[r]))
    hidden = ' table:visibility="collapse"' if r + 1 in table.hidden_rows else ""
    return f"<table:table-row{hidden}>{cells}</table:table-row>"


def _cell(table: Table, r: int, c: int, value: Value) -> str:
    spanned = ""
    for merge in table.merges:
        first, left, last, right = span(merge)
        if (r, c) == (first, left):
            spanned = (
                f' table:number-rows-spanned="{last - first + 1}" table:number-columns-spanned="{right - left + 1}"'
            )
        elif first <= r <= last and left <= c <= right:
            return "<table:covered-table-cell/>"
    return f"<table:table-cell{spanned}{_value(value)}</table:table-cell>" if value is not None else _blank(spanned)


def _blank(spanned: str) -> str:
    return f"<table:table-cell{spanned}/>"


def _value(value: Value) -> str:
    """The attributes of a cell and the words that it shows."""
    if isinstance(value, Broken):
        return (
            f' table:formula={quoteattr("of:" + value.formula)} office:value-type="string">'
            f"<text:p>{value.error}</text:p>"
        )
    if isinstance(value, Uncomputed):
        return f" table:formula={quoteattr('of:' + value.formula)}>"
    if isinstance(value, dt.date):
        return f' office:value-type="date" office:date-value="{value}"><text:p>{value:%d/%m/%Y}</text:p>'
    if isinstance(value, int | float):
        return f' office:value-type="float" office:value="{value}"><text:p>{value}</text:p>'
    text = escape(str(value))
    stored = f" office:string-value={quoteattr(str(value))}" if str(value) != str(value).strip() else ""
    return f' office:value-type="string"{stored}><text:p>{text}</text:p>'
