"""Units said outside the cells of a column: in its header, a title, a note, a comment, or a column beside it.

An amount in thousands that is read as euros is the worst that can happen, so whatever contradicts the unit of a column
voids the amounts that it may be about. Nothing is converted on the word of a note.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from strandreport.ingest.cells import TEXT, Sheet, letter, shown
from strandreport.ingest.columns import ColumnRead
from strandreport.ingest.feeds import FeedRead
from strandreport.ingest.header import Layout
from strandreport.ingest.row_classes import Classified
from strandreport.model.findings import Code, Finding, Severity
from strandreport.model.form_columns import FormColumn
from strandreport.model.form_units import MEASURED
from strandreport.model.ledger import RowClass
from strandreport.model.registers import Column
from strandreport.model.units_said import Said, is_only_unit, unit_quoted, unit_said

PERCENT = "%"
_ABOUT_ALL = (RowClass.NOTE, RowClass.TOTAL)


@dataclass(frozen=True)
class Statement:
    """A unit said in words, and at which cell (row and column from 1)."""

    row: int
    column: int
    text: str
    said: Said

    @property
    def address(self) -> str:
        """The cell where the words stand."""
        return f"{letter(self.column)}{self.row}"


@dataclass(frozen=True)
class Statements:
    """What a sheet says of units: of all amounts, of a column (from 0), of a row (index), of one cell (row, column)."""

    of_all: tuple[Statement, ...] = ()
    of_columns: Mapping[int, tuple[Statement, ...]] = field(default_factory=dict)
    of_rows: Mapping[int, tuple[Statement, ...]] = field(default_factory=dict)
    of_cells: Mapping[tuple[int, int], tuple[Statement, ...]] = field(default_factory=dict)

    def about(self, row: int, column: int, is_money: bool) -> Iterator[Statement]:
        """All that is said of a cell; a count is in thousands only where its header or a comment says so."""
        yield from self.of_cells.get((row, column), ())
        yield from self.of_columns.get(column, ())
        if is_money:
            yield from self.of_rows.get(row, ())
            yield from self.of_all


def units_said(sheet: Sheet, layout: Layout, classified: Classified, reads: Sequence[FeedRead]) -> Statements:
    """Every unit that the sheet states anywhere but in the cells and formats of the columns that are read."""
    read = {at for place in layout.places for at in place.values()}
    columns: dict[int, list[Statement]] = {at: list(_of_column(sheet, layout, classified, at)) for at in read}
    cells: dict[tuple[int, int], list[Statement]] = {}
    for comment in sheet.comments:
        said = unit_said(comment.text)
        if said and comment.column - 1 in read:
            statement = Statement(comment.row, comment.column, unit_quoted(comment.text), said)
            if comment.row <= layout.header_row:
                columns[comment.column - 1].append(statement)
            else:
                cells.setdefault((comment.row - 1, comment.column - 1), []).append(statement)
    return Statements(
        tuple(_of_all(sheet, layout, classified, _measured(layout, reads))),
        {at: tuple(found) for at, found in columns.items()},
        {row: found for row in classified.data_rows if (found := tuple(_beside(sheet, row, read)))},
        {place: tuple(found) for place, found in cells.items()},
    )


def _measured(layout: Layout, reads: Sequence[FeedRead]) -> set[int]:
    """Positions of the columns that hold amounts or counts."""
    places = [(read, layout.places[layout.form.feeds.index(read.feed)]) for read in reads]
    return {at for read, place in places for name, at in place.items() if _is_measured(read, name)}


def _is_measured(read: FeedRead, name: str) -> bool:
    return name in read.register.names and read.register.column(name).type in MEASURED


def _is_unit(cell: str | None) -> bool:
    return cell is not None and cell[0] == TEXT and is_only_unit(cell[1:])


def _statement(sheet: Sheet, row: int, at: int) -> Iterator[Statement]:
    cell = sheet.grid[row][at]
    said = unit_said(shown(cell)) if cell is not None and cell[0] == TEXT else None
    if said:
        yield Statement(row + 1, at + 1, shown(cell), said)


def _of_column(sheet: Sheet, layout: Layout, classified: Classified, at: int) -> Iterator[Statement]:
    """What the header says, the row of units below it, and a unit that stands alone right above it."""
    header = layout.header.last - 1
    said = unit_said(layout.header.words[at])
    if said:
        yield Statement(layout.header.last, at + 1, layout.header.words[at], said)
    if header + 1 < len(sheet.grid) and classified.classes[header + 1] == RowClass.HEADER:
        yield from _statement(sheet, header + 1, at)
    first = layout.header.first - 1
    row, above = _above(sheet, first, at)
    if first and _is_unit(sheet.grid[row][above]):
        yield from _statement(sheet, row, above)


def _above(sheet: Sheet, header: int, at: int) -> tuple[int, int]:
    """The cell (row, column, from 0) that a person sees above a header: a merged one may begin further left."""
    for merge in sheet.merges:
        if merge.first_row <= header <= merge.last_row and merge.first_column <= at + 1 <= merge.last_column:
            return merge.first_row - 1, merge.first_column - 1
    return header - 1, at


def _of_all(sheet: Sheet, layout: Layout, classified: Classified, measured: set[int]) -> Iterator[Statement]:
    """What titles, notes and labels of totals say; a percentage is no unit of amounts."""
    for row, row_class in enumerate(classified.classes):
        if row_class in _ABOUT_ALL:
            for at, cell in enumerate(sheet.grid[row]):
                is_of_column = row == layout.header.first - 2 and at in measured and _is_unit(cell)
                found = () if is_of_column else _statement(sheet, row, at)
                yield from (statement for statement in found if statement.said.currency != PERCENT)


def _beside(sheet: Sheet, row: int, read: set[int]) -> Iterator[Statement]:
    """Units in cells of columns that the form does not read: a column of units or currencies beside the amounts."""
    for at, cell in enumerate(sheet.grid[row]):
        if at not in read and _is_unit(cell):
            yield from (s for s in _statement(sheet, row, at) if s.said.currency != PERCENT)


def void_other_units(
    reads: Sequence[FeedRead], layout: Layout, said: Statements, content: str, sheet: Sheet
) -> list[FeedRead]:
    """The cells read, without the values about which the sheet itself says another unit than the form."""
    return [
        replace(read, reads={name: _voided(read, place, name, said, content, sheet) for name in read.reads})
        for read, place in zip(
            reads, (layout.places[layout.form.feeds.index(read.feed)] for read in reads), strict=True
        )
    ]


def _voided(
    feed: FeedRead, place: Mapping[str, int], name: str, said: Statements, content: str, sheet: Sheet
) -> ColumnRead:
    read = feed.reads[name]
    if not _is_measured(feed, name):
        return read
    column, form = feed.register.column(name), feed.feed.column(name)
    against: dict[tuple[str, str], list[tuple[int, Statement]]] = {}
    for i, value in enumerate(read.values):
        if value is not None:
            statement = _against(said, feed.rows[i], place[name], column, form)
            if statement:
                spot = (statement.text, statement.address if statement.row - 1 != feed.rows[i] else "")
                against.setdefault(spot, []).append((i, statement))
    if not against:
        return read
    findings = [_finding(found, column, form, content, sheet) for found in against.values()]
    return read.without((i for found in against.values() for i, _ in found), Code.OTHER_UNIT_SAID, findings)


def _against(said: Statements, row: int, at: int, column: Column, form: FormColumn) -> Statement | None:
    """The first statement that contradicts how the cell was read."""
    is_money = column.type == "money"
    for statement in said.about(row, at, is_money):
        if is_money and statement.said.contradicts(form.scale, column.unit):
            return statement
        if not is_money and statement.said.scale > 1 and statement.said.scale != form.scale:
            return statement
    return None


def _finding(
    found: list[tuple[int, Statement]], column: Column, form: FormColumn, content: str, sheet: Sheet
) -> Finding:
    severity = Severity.QUARANTINES if column.required else Severity.VOIDS
    cells = tuple(dict.fromkeys(statement.address for _, statement in found))
    unit = f"{'1 000 ' if form.scale != 1 else ''}{column.unit}".strip()
    expected = {"column": column.name, "header": form.headers[0], "unit": unit}
    text = found[0][1].text[:200]
    return Finding(Code.OTHER_UNIT_SAID, severity, content, sheet.name, column.name, text, cells, len(found), expected)
