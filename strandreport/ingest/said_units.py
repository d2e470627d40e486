"""What a sheet says of units, held against how its amounts are read.

An amount in thousands that is read as euros is the worst that can happen, so whatever contradicts the unit of a column
voids the amounts that it may be about. Nothing is converted on the word of a note.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from strandreport.ingest.cells import Sheet, letter
from strandreport.ingest.columns import ColumnRead
from strandreport.ingest.feeds import FeedRead
from strandreport.ingest.header import Layout
from strandreport.ingest.unit_statements import Statement, Statements, is_measured
from strandreport.model.findings import Code, Finding, Severity
from strandreport.model.form_columns import FormColumn
from strandreport.model.registers import Column


def void_other_units(
    reads: Sequence[FeedRead], layout: Layout, said: Statements, content: str, sheet: Sheet
) -> list[FeedRead]:
    """The cells read, without the values about which the sheet itself says another unit than the form."""
    return [
        replace(
            read,
            reads={name: _voided(read, place, name, said, content, sheet, layout.header_row) for name in read.reads},
        )
        for read, place in zip(
            reads, (layout.places[layout.form.feeds.index(read.feed)] for read in reads), strict=True
        )
    ]


def _voided(
    feed: FeedRead, place: Mapping[str, int], name: str, said: Statements, content: str, sheet: Sheet, header_row: int
) -> ColumnRead:
    read = feed.reads[name]
    if not is_measured(feed, name):
        return read
    column, form = feed.register.column(name), feed.feed.column(name)
    against: dict[tuple[str, str], list[tuple[int, Statement]]] = {}
    for i, value in enumerate(read.values):
        if value is not None:
            statement = _against(said, feed.rows[i], place[name], column, form)
            if statement:
                spot = (statement.quoted, statement.address if statement.row - 1 != feed.rows[i] else "")
                against.setdefault(spot, []).append((i, statement))
    if not against:
        return read
    at = f"{letter(place[name] + 1)}{header_row}"
    findings = [_finding(found, at, column, form, content, sheet) for found in against.values()]
    return read.without((i for found in against.values() for i, _ in found), Code.OTHER_UNIT_SAID, findings)


def _against(said: Statements, row: int, at: int, column: Column, form: FormColumn) -> Statement | None:
    """The first statement that contradicts how the cell was read."""
    is_money = column.type == "money"
    for statement in said.about(row, at, is_money):
        if is_money and statement.said.contradicts(form.scale, column.unit):
            return statement
        if not is_money and statement.said.is_scaled and statement.said.scale != form.scale:
            return statement
    return None


def _finding(
    found: list[tuple[int, Statement]], at: str, column: Column, form: FormColumn, content: str, sheet: Sheet
) -> Finding:
    """One statement and the amounts that it voids; one of another sheet is told ``at`` the header of the column."""
    severity = Severity.QUARANTINES if column.required else Severity.VOIDS
    cells = tuple(dict.fromkeys(s.address if not s.sheet else at for _, s in found))
    unit = f"{'1 000 ' if form.scale != 1 else ''}{column.unit}".strip()
    expected = {"column": column.name, "header": form.headers[0], "unit": unit}
    text = found[0][1].quoted[:200]
    return Finding(Code.OTHER_UNIT_SAID, severity, content, sheet.name, column.name, text, cells, len(found), expected)
