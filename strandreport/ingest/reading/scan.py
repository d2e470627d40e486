"""What a pass over a sheet saw that a fast reader does not tell, whatever the format of the workbook."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from strandreport.ingest.cells import Comment, Merge, letter
from strandreport.ingest.marked_text import Run, look_of
from strandreport.ingest.reading.refusal import RefusedError
from strandreport.model.findings import Code

Place = tuple[int, int]
_LINK = re.compile(r"\[\d+\]")
# A used range of which less than one cell in this many is filled was widened by a stray cell.
_SPARSE = 100


@dataclass
class SheetScan:
    """What the pass saw; places are row and column and count from 1.

    ``cells`` counts all cells of the file, ``filled`` those with something in them. ``special`` holds errors and
    formulas without a value, ``units`` the number formats that show a unit, ``marked`` texts of which letters are
    raised, lowered or struck out, ``first_of_style`` one number for each style, ``links`` the formulas that refer to
    other workbooks, ``odd_dates`` counts days before 1900 and after 9999, ``stored`` the formulas with a value and
    ``zeros`` those whose value is 0.
    """

    cells: int = 0
    filled: int = 0
    formulas: int = 0
    stored: int = 0
    last_row: int = 0
    last_column: int = 0
    farthest: Place = (1, 1)
    zeros: dict[Place, str] = field(default_factory=dict)
    special: dict[Place, str] = field(default_factory=dict)
    units: dict[Place, str] = field(default_factory=dict)
    marked: dict[Place, str] = field(default_factory=dict)
    first_of_style: dict[int, Place] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    struck_rows: list[int] = field(default_factory=list)
    struck_cells: list[Place] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    protected: bool = False
    odd_dates: int = 0

    @property
    def box(self) -> Place:
        """The last row and the last column with something in them, be it a remark."""
        rows, columns = [c.row for c in self.comments], [c.column for c in self.comments]
        return max([self.last_row, *rows]), max([self.last_column, *columns])

    def fill(self, row: int, column: int) -> None:
        """Count a filled cell."""
        self.filled += 1
        if row > self.last_row or column > self.last_column:
            self.farthest = row, column
            self.last_row = max(self.last_row, row)
            self.last_column = max(self.last_column, column)

    def letters(self, place: Place, runs: Sequence[Run], is_struck: bool) -> bool:
        """Remember the look of the letters of a cell; whether the cell is struck out, as its style says or they do."""
        if not runs:
            return is_struck
        look = look_of(runs, is_struck)
        if look:
            self.marked[place] = look.text
        return look is not None and look.is_struck

    def end_row(self, row: int, filled: int, struck: list[int]) -> None:
        """Look back on a row: its filled cells, and the columns of those that are struck out."""
        if struck and filled == len(struck):
            self.struck_rows.append(row)
        else:
            self.struck_cells += [(row, column) for column in struck]

    def add_link(self, address: str, formula: str) -> None:
        """Remember a formula if it refers to a cell of another workbook."""
        if _LINK.search(formula):
            self.links[address] = formula


def check_box(scan: SheetScan, name: str, max_cells: int) -> None:
    """Refuse a sheet whose used range is larger than the settings allow, and name the cell that makes it so.

    Raises:
        RefusedError: if it is.
    """
    box = scan.last_row * scan.last_column
    if box <= max_cells:
        return
    row, column = scan.farthest
    if scan.filled * _SPARSE < box:
        raise RefusedError(Code.STRAY_CELL, f"{letter(column)}{row}", name, (f"{letter(column)}{row}",))
    raise RefusedError(Code.FILE_TOO_LARGE, str(box), name)
