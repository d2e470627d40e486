"""Units said outside the cells of a column: in its header, a title, a note, a comment, or a column beside it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from strandreport.ingest.cells import TEXT, Sheet, letter, shown
from strandreport.ingest.feeds import FeedRead
from strandreport.ingest.header import Layout
from strandreport.ingest.own_feedback import is_own
from strandreport.ingest.row_classes import Classified, is_blank
from strandreport.model.form_units import MEASURED
from strandreport.model.ledger import RowClass
from strandreport.model.units_said import Said, is_only_unit, unit_quoted, unit_said

PERCENT = "%"
_ABOUT_ALL = (RowClass.NOTE, RowClass.TOTAL)
_COVER_WIDTH = 2


@dataclass(frozen=True)
class Statement:
    """A unit said in words, and at which cell (row and column from 1).

    ``sheet`` names another sheet that says it, or the file whose name does.
    """

    row: int
    column: int
    text: str
    said: Said
    sheet: str = ""

    @property
    def address(self) -> str:
        """The cell where the words stand."""
        return f"{letter(self.column)}{self.row}"

    @property
    def quoted(self) -> str:
        """The words, with their place if that is on another sheet."""
        return f"{self.sheet} › {self.address}: {self.text}" if self.sheet else self.text


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


def covers_say(sheets: Iterable[Sheet]) -> tuple[Statement, ...]:
    """Units that sheets without a table state, such as a cover: they hold for the amounts of all other sheets."""
    return tuple(
        replace(statement, sheet=sheet.name)
        for sheet in sheets
        if not (sheet.hidden or is_own(sheet)) and all(_filled(row) <= _COVER_WIDTH for row in sheet.grid)
        for number, row in enumerate(sheet.grid)
        if _filled(row) == 1
        for at in range(len(row))
        for statement in _statement(sheet, number, at)
        if statement.said.currency != PERCENT
    )


def _filled(row: Iterable[str | None]) -> int:
    return sum(not is_blank(cell) for cell in row)


def units_said(
    sheet: Sheet, layout: Layout, classified: Classified, reads: Sequence[FeedRead], elsewhere: Sequence[Statement] = ()
) -> Statements:
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
        (*_of_name(sheet, layout), *_of_all(sheet, layout, classified, _measured(layout, reads)), *elsewhere),
        {at: tuple(found) for at, found in columns.items()},
        {row: found for row in classified.data_rows if (found := tuple(_beside(sheet, row, read)))},
        {place: tuple(found) for place, found in cells.items()},
    )


def _measured(layout: Layout, reads: Sequence[FeedRead]) -> set[int]:
    """Positions of the columns that hold amounts or counts."""
    places = [(read, layout.places[layout.form.feeds.index(read.feed)]) for read in reads]
    return {at for read, place in places for name, at in place.items() if is_measured(read, name)}


def is_measured(read: FeedRead, name: str) -> bool:
    """Whether a column holds amounts or counts."""
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
    """Units in cells of columns that the form does not read: a column of units, or a remark that speaks of thousands.

    A currency counts only where it stands alone: a remark may name that of another payment.
    """
    for at, cell in enumerate(sheet.grid[row]):
        if at not in read:
            found = (s for s in _statement(sheet, row, at) if s.said.currency != PERCENT)
            yield from (s for s in found if s.said.is_scaled or _is_unit(cell))


def _of_name(sheet: Sheet, layout: Layout) -> Iterator[Statement]:
    """What the name of the sheet says, told at the first cell of its header."""
    said = unit_said(sheet.name)
    if said and said.currency != PERCENT:
        yield Statement(layout.header.last, 1, sheet.name, said)
