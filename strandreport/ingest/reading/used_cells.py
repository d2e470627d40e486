"""The used part of a sheet, gathered row by row, and never larger than the settings allow."""

from collections.abc import Iterable

from strandreport.ingest.cells import Grid, Merge, Sheet

Row = list[str | None]


class TooManyCellsError(ValueError):
    """The workbook has more cells than the settings allow; the argument is their number, as far as it was counted."""


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
            TooManyCellsError: if there is not.
        """
        self._widen(self.next_row - 1 + repeat, width)

    def add_row(self, row: Row, repeat: int = 1) -> None:
        """Add a row, several times if the file says so.

        Raises:
            TooManyCellsError: if there is no room for the range that is used then.
        """
        if not any(row):
            self._blank += repeat
            return
        self.make_room(len(row), repeat)
        self.rows += [[]] * self._blank + [row] * repeat
        self._blank = 0

    def sheet(self, name: str, hidden: bool, merges: Iterable[Merge], hidden_rows: Iterable[tuple[int, int]]) -> Sheet:
        """The sheet with all rows of equal length; of a merged range only the first cell keeps its value.

        A merged range with a value belongs to the used part to its last row; one that begins outside it is left out.
        ``hidden_rows`` are first and last numbers.
        """
        inside = [m for m in sorted(merges, key=_place) if m.first_row <= len(self.rows)]
        filled = [m for m in inside if any(self.rows[m.first_row - 1][m.first_column - 1 : m.first_column])]
        height = max([len(self.rows), *(m.last_row for m in filled)])
        self._widen(height, 0)
        grid = [row + [None] * (self._width - len(row)) for row in self.rows + [[]] * (height - len(self.rows))]
        kept = tuple(m for m in inside if m.first_column <= self._width)
        for merge in kept:
            _clear_covered(grid, merge)
        shown = (range(first, min(last, height) + 1) for first, last in hidden_rows)
        return Sheet(name, grid, hidden, kept, tuple(sorted({number for numbers in shown for number in numbers})))

    def _widen(self, height: int, width: int) -> None:
        self._width = max(self._width, width)
        cells = self._already + height * self._width
        if cells > self._max_cells:
            raise TooManyCellsError(cells)


def _place(merge: Merge) -> tuple[int, int]:
    return merge.first_row, merge.first_column


def _clear_covered(grid: Grid, merge: Merge) -> None:
    first = grid[merge.first_row - 1][merge.first_column - 1]
    for row in grid[merge.first_row - 1 : merge.last_row]:
        last = min(merge.last_column, len(row))
        row[merge.first_column - 1 : last] = [None] * (last - merge.first_column + 1)
    grid[merge.first_row - 1][merge.first_column - 1] = first
