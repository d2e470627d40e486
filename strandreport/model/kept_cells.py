r"""How a cell is kept between its reader and all who look at it later: one short text whose first letter is its kind.

``s`` text, ``n`` number (shortest decimal form), ``d`` date, ``b`` truth value, ``e`` error, ``f`` formula without a
stored value. A number whose format shows a unit carries the format behind ``\x1f``. Letters of a text that are struck
out have a stroke behind them, others beside them do not. A blank cell is None. One text per cell keeps a sheet a
plain table of strings, so that equal cells are read once.
"""

from dataclasses import dataclass

TEXT, NUMBER, DATE, BOOLEAN, ERROR, FORMULA = "s", "n", "d", "b", "e", "f"
FORMAT = "\x1f"
STROKE = "\u0336"


@dataclass(frozen=True)
class Cell:
    """A cell taken apart: its kind, its text, and the number format if that shows a unit."""

    kind: str
    text: str
    format: str = ""


def decode(cell: str) -> Cell:
    r"""The parts of a kept cell.

    >>> decode("n12\x1f0.0 %")
    Cell(kind='n', text='12', format='0.0 %')
    """
    if cell[0] != NUMBER:
        return Cell(cell[0], cell[1:])
    text, _, number_format = cell[1:].partition(FORMAT)
    return Cell(NUMBER, text, number_format)


def shown(cell: str | None) -> str:
    """A cell as a person would quote it."""
    return "" if cell is None else decode(cell).text
