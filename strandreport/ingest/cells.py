"""A sheet as its reader found it, and how the values of a cell are kept (``strandreport/model/kept_cells.py``)."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from math import isfinite

from strandreport.model.addresses import letter as letter
from strandreport.model.kept_cells import BOOLEAN as BOOLEAN
from strandreport.model.kept_cells import DATE as DATE
from strandreport.model.kept_cells import ERROR as ERROR
from strandreport.model.kept_cells import FORMAT
from strandreport.model.kept_cells import FORMULA as FORMULA
from strandreport.model.kept_cells import NUMBER as NUMBER
from strandreport.model.kept_cells import TEXT as TEXT
from strandreport.model.kept_cells import Cell as Cell
from strandreport.model.kept_cells import decode as decode
from strandreport.model.kept_cells import shown as shown

Grid = list[list[str | None]]


@dataclass(frozen=True)
class Merge:
    """A merged range; rows and columns count from 1."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True)
class Comment:
    """A remark pinned to a cell; row and column count from 1."""

    row: int
    column: int
    text: str


@dataclass(frozen=True)
class Covered:
    """A value that lies under a merged range, where nobody sees it; row and column count from 1."""

    row: int
    column: int
    text: str


@dataclass(frozen=True)
class Sheet:
    """One sheet as read: its cells row by row (all rows of equal length), and what else was seen on it.

    ``struck_rows`` are rows in which every filled cell is struck out, ``struck_cells`` (row, column) such cells of
    other rows; ``hidden_columns`` count from 1; ``covered`` are values that are not in ``grid``; a sheet that
    ``is_pivot`` adds up rows that stand elsewhere.
    """

    name: str
    grid: Grid
    hidden: bool = False
    merges: tuple[Merge, ...] = ()
    hidden_rows: tuple[int, ...] = ()
    ragged_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()
    struck_rows: tuple[int, ...] = ()
    struck_cells: tuple[tuple[int, int], ...] = ()
    comments: tuple[Comment, ...] = ()
    covered: tuple[Covered, ...] = ()
    is_pivot: bool = False


def encode_value(value: object, number_format: str = "") -> str | None:
    """The kept text of a value as spreadsheet libraries give it.

    >>> encode_value(12), encode_value("  a "), encode_value(True), encode_value(0.1), encode_value("")
    ('n12', 's  a ', 'b1', 'n0.1', None)
    """
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return BOOLEAN + str(int(value))
    if isinstance(value, int | float | Decimal):
        return encode_number(value, number_format)
    if isinstance(value, datetime):
        return DATE + (value.date().isoformat() if value.time() == datetime.min.time() else value.isoformat())
    if isinstance(value, date):
        return DATE + value.isoformat()
    return TEXT + str(value)


def encode_number(value: int | float | Decimal, number_format: str = "") -> str:
    r"""The kept text of a number; what is no number, though the file calls it one, is an error.

    >>> encode_number(0.5, "0 %"), encode_number(float("nan"))
    ('n0.5\x1f0 %', 'e#NUM!')
    """
    if not isfinite(value):
        return ERROR + "#NUM!"
    return NUMBER + _plain(value) + (FORMAT + number_format if number_format else "")


def _plain(value: int | float | Decimal) -> str:
    number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
