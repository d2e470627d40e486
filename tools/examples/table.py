"""A sheet to be written: rows of plain values at fixed places, so that a fault can be planted at an address."""

import csv
import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent
# When all files say that they were made.
MADE_ON = dt.datetime(2020, 7, 15, tzinfo=dt.UTC).replace(tzinfo=None)
INVENTED = "Données inventées pour l'exemple"
INVENTED_EN = "Invented data, for the example"


@dataclass(frozen=True)
class Broken:
    """A cell whose formula gives an error, such as ``#REF!``."""

    formula: str
    error: str


@dataclass(frozen=True)
class Uncomputed:
    """A formula that was never computed: the file holds no value for it."""

    formula: str


Value = str | int | float | dt.date | Broken | Uncomputed | None
Row = list[Value]


@dataclass
class Table:
    """One sheet.

    ``merges`` are ranges such as ``E6:E7``; ``hidden_rows`` count from 1; ``header_row`` is the row of the headers.
    """

    name: str
    grid: list[Row]
    header_row: int
    merges: list[str] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    is_hidden: bool = False

    @property
    def next_row(self) -> int:
        """Number of the first row after the last."""
        return len(self.grid) + 1

    @property
    def headers(self) -> list[str]:
        """The headers."""
        return [str(cell) for cell in self.grid[self.header_row - 1]]

    def put(self, address: str, value: Value) -> None:
        """Write a value over the cell at an address."""
        row, column = place(address)
        self.grid[row][column] = value

    def at(self, address: str) -> Value:
        """The value at an address."""
        row, column = place(address)
        return self.grid[row][column]

    def total(self, label: str, header: str, amount: float) -> None:
        """Add a row of totals."""
        cells: Row = [None] * len(self.headers)
        cells[0], cells[self.headers.index(header)] = label, amount
        self.grid.append(cells)

    def note(self, text: str, blank_before: int = 1) -> None:
        """Add a line of words below the table."""
        width = len(self.headers)
        self.grid += [[None] * width for _ in range(blank_before)]
        self.grid.append([text, *[None] * (width - 1)])


def table(name: str, headers: Sequence[str], rows: Sequence[Sequence[Value]], titles: Sequence[str] = ()) -> Table:
    """A table with lines of words above it, if any, and a blank row between."""
    width = len(headers)
    above: list[Row] = [[title, *[None] * (width - 1)] for title in titles]
    if titles:
        above.append([None] * width)
    return Table(name, [*above, list(headers), *(list(row) for row in rows)], len(above) + 1)


def place(address: str) -> tuple[int, int]:
    """Row and column, from 0, of an address.

    >>> place("A1"), place("AB12")
    ((0, 0), (11, 27))
    """
    match = re.fullmatch(r"([A-Z]+)([0-9]+)", address)
    if not match:
        raise ValueError(address)
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]) - 1, column - 1


def span(merge: str) -> tuple[int, int, int, int]:
    """First row, first column, last row and last column, from 0, of a range."""
    first, last = (place(address) for address in merge.split(":"))
    return (*first, *last)


def read_table(name: str) -> list[dict[str, str]]:
    """The rows of a data table beside this module."""
    with (HERE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def day(text: str) -> dt.date | None:
    """A date from ISO words; None for none."""
    return dt.date.fromisoformat(text) if text else None
