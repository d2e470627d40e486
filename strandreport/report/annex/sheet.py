"""A sheet of the annex as plain data: one table, a title, a line that says how to read it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

Cell = str | int | float | date | None


class Kind(StrEnum):
    """How a column is written; in a column of numbers each cell says itself of which kind it is."""

    TEXT = "text"
    LONG = "long"
    INTEGER = "integer"
    MONEY = "money"
    SHARE = "share"
    DATE = "date"
    NUMBER = "number"


@dataclass(frozen=True)
class Column:
    """A column: its head and kind."""

    head: str
    kind: Kind = Kind.TEXT

    @property
    def is_number(self) -> bool:
        """Whether its cells stand on the right."""
        return self.kind in (Kind.INTEGER, Kind.MONEY, Kind.SHARE, Kind.DATE, Kind.NUMBER)


@dataclass(frozen=True)
class Typed:
    """A cell that is not of its column's kind."""

    value: Cell
    kind: Kind


@dataclass(frozen=True)
class Sheet:
    """One table; ``is_filtered`` is False for the cover, which is no list."""

    name: str
    title: str
    instruction: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[Cell | Typed]]
    is_filtered: bool = True
