"""A sheet of the annex as plain data: one table, a title, lines that say how to read it, and what is drawn of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """How a column is written; in a column of numbers each cell says itself of which kind it is.

    A plain number, such as a year or the number of a row, has no mark of thousands.
    """

    TEXT = "text"
    LONG = "long"
    INTEGER = "integer"
    PLAIN = "plain"
    MONEY = "money"
    SHARE = "share"
    DATE = "date"
    NUMBER = "number"


class Shorthand(StrEnum):
    """What stands where there is no number, or beside one: the signs of the British guidance for spreadsheets."""

    BREAK = "[b]"
    CONFIDENTIAL = "[c]"
    ESTIMATED = "[e]"
    LOW = "[low]"
    PROVISIONAL = "[p]"
    REVISED = "[r]"
    UNRELIABLE = "[u]"
    MISSING = "[x]"
    NOT_APPLICABLE = "[z]"


class Link(NamedTuple):
    """A cell that leads to another sheet of the workbook."""

    text: str
    sheet: str


Cell = str | int | float | date | None


@dataclass(frozen=True)
class Typed:
    """A cell that is not of its column's kind; ``decimals`` as the pages print it, if they do."""

    value: Cell
    kind: Kind
    decimals: int | None = None


@dataclass(frozen=True)
class Column:
    """A column: its head, its kind, and what stands in a cell that would be blank."""

    head: str
    kind: Kind = Kind.TEXT
    empty: Shorthand = Shorthand.MISSING
    decimals: int | None = None

    @property
    def is_number(self) -> bool:
        """Whether its cells stand on the right."""
        return self.kind in (Kind.INTEGER, Kind.PLAIN, Kind.MONEY, Kind.SHARE, Kind.DATE, Kind.NUMBER)


class Area(NamedTuple):
    """Cells of a table, in rows counted from its first; its heads are row -1."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


class Drawn(NamedTuple):
    """One series of a chart: where its name, categories and values stand, and which points are provisional."""

    name: Area
    categories: Area
    values: Area
    provisional: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Chart:
    """A chart that the reader's program draws from cells of the sheet; ``form`` is how it writes their numbers."""

    title: str
    alternative: str
    axis: str
    form: str
    series: tuple[Drawn, ...]
    is_lying: bool = False
    from_zero: bool = True


@dataclass(frozen=True)
class Sheet:
    """One table; ``notes`` are the notes of the workbook that it wants to be read with, by key."""

    name: str
    title: str
    instruction: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[Cell | Typed | Link]]
    notes: tuple[str, ...] = ()
    charts: tuple[Chart, ...] = ()


def written(cell: Cell | Typed | Link, column: Column) -> Typed | Link:
    """A cell with its kind; a blank one becomes what its column says of blank cells."""
    if isinstance(cell, Link):
        return cell
    typed = cell if isinstance(cell, Typed) else Typed(cell, column.kind, column.decimals)
    return Typed(column.empty, Kind.TEXT) if typed.value is None or typed.value == "" else typed
