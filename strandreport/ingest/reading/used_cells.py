"""The used part of a sheet, gathered row by row, and never larger than the settings allow."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from strandreport.ingest.cells import Comment, Covered, Grid, Merge, Sheet, shown
from strandreport.ingest.reading.refusal import RefusedError
from strandreport.model.findings import Code

Row = list[str | None]


@dataclass(frozen=True)
class Marks:
    """What was seen on a sheet beside its cells; ranges of rows and columns are first and last numbers."""

    merges: Iterable[Merge] = ()
    hidden_rows: Iterable[tuple[int, int]] = ()
    hidden_columns: Iterable[tuple[int, int]] = ()
    struck_rows: Iterable[int] = ()
    comments: Iterable[Comment] = ()
    struck_cells: Iterable[tuple[int, int]] = ()


class UsedCells:
    """The rows of one sheet up to the last that holds something.

    Blank rows are only counted until a row with a value follows, so that a million of them cost nothing. ``already``
    is the number of cells of the sheets before.
    """

    def __init__(self, max_cells: int, already: int) -> None:
        self.rows: list[Row] = []
        self._max_cells = max_cells
        self._already = already
        self._width = 0
        self._blank = 0

    @property
    def next_row(self) -> int:
        """Number, from 1, of the row that is added next."""
        return len(self.rows) + self._blank + 1

    def make_room(self, width: int, repeat: int = 1) -> None:
        """Make sure, before a row is put together, that there is room for it.

        Raises:
            RefusedError: if there is not.
        """
        self._widen(self.next_row - 1 + repeat, width)

    def add_row(self, row: Row, repeat: int = 1) -> None:
        """Add a row, several times if the file says so.

        Raises:
            RefusedError: if there is no room for the range that is used then.
        """
        if not any(row):
            self._blank += repeat
            return
        self.make_room(len(row), repeat)
        self.rows += [[]] * self._blank + [row] * repeat
        self._blank = 0

    def sheet(self, name: str, hidden: bool, marks: Marks) -> Sheet:
        """The sheet with all rows of equal length; of a merged range only the first cell keeps its value.

        A merged range with a value belongs to the used part to its last row; one that begins outside it is left out.
        """
        inside = [m for m in sorted(marks.merges, key=_place) if m.first_row <= len(self.rows)]
        filled = [m for m in inside if any(self.rows[m.first_row - 1][m.first_column - 1 : m.first_column])]
        height = max([len(self.rows), *(m.last_row for m in filled)])
        self._widen(height, 0)
        grid = [row + [None] * (self._width - len(row)) for row in self.rows + [[]] * (height - len(self.rows))]
        kept = tuple(m for m in inside if m.first_column <= self._width)
        return Sheet(
            name=name,
            grid=grid,
            hidden=hidden,
            covered=tuple(covered for merge in kept for covered in _clear_covered(grid, merge)),
            merges=kept,
            hidden_rows=_numbers(marks.hidden_rows, height),
            hidden_columns=_numbers(marks.hidden_columns, self._width),
            struck_rows=tuple(sorted(row for row in set(marks.struck_rows) if row <= height)),
            struck_cells=tuple(sorted(set(marks.struck_cells))),
            comments=tuple(sorted(marks.comments, key=lambda comment: (comment.row, comment.column, comment.text))),
        )

    def _widen(self, height: int, width: int) -> None:
        self._width = max(self._width, width)
        cells = self._already + height * self._width
        if cells > self._max_cells:
            raise RefusedError(Code.FILE_TOO_LARGE, str(cells))


def _place(merge: Merge) -> tuple[int, int]:
    return merge.first_row, merge.first_column


def _numbers(ranges: Iterable[tuple[int, int]], last: int) -> tuple[int, ...]:
    return tuple(sorted({number for first, end in ranges for number in range(first, min(end, last) + 1)}))


def _clear_covered(grid: Grid, merge: Merge) -> Iterator[Covered]:
    """Take off, and tell, the values of a merged range that lie under its first cell."""
    for number in range(merge.first_row, min(merge.last_row, len(grid)) + 1):
        row = grid[number - 1]
        for column in range(merge.first_column, min(merge.last_column, len(row)) + 1):
            value = row[column - 1]
            if value is not None and (number, column) != (merge.first_row, merge.first_column):
                row[column - 1] = None
                yield Covered(number, column, shown(value))
