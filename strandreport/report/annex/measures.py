"""How wide columns and how high rows have to be, so that nothing is cut off: programs do not all work it out."""

from collections.abc import Sequence
from datetime import date

from strandreport.report.annex.sheet import Column, Kind, Sheet, Typed, written

NARROWEST, TEXT_WIDTH, LONG_WIDTH = 8.0, 36.0, 60.0
LINE, LEAST_LINES, MOST_LINES = 12.5, 1, 32  # a row can't be higher than 409 points
HEAD_LINES, AIR = 3, 2.5
SIGNS_OF_TEXT = 1.2  # letters are narrower than the figures that widths are counted in


def widths(sheet: Sheet) -> list[float]:
    """The width of every column in signs."""
    return [_width(column, i, sheet) for i, column in enumerate(sheet.columns)]


def is_wrapped(column: Column, width: float) -> bool:
    """Whether the texts of a column go over several lines."""
    return not column.is_number and width == (LONG_WIDTH if column.kind == Kind.LONG else TEXT_WIDTH)


def height(row: Sequence[object], sheet: Sheet, wide: Sequence[float]) -> float | None:
    """The height of a row whose longest text wraps; None for a single line."""
    lines = [
        _lines(shown(written(cell, column)), width * SIGNS_OF_TEXT)  # type: ignore[arg-type]
        for cell, column, width in zip(row, sheet.columns, wide, strict=True)
        if is_wrapped(column, width)
    ]
    most = min(MOST_LINES, max(lines, default=LEAST_LINES))
    return LINE * most if most > 1 else None


def head_height(sheet: Sheet, wide: Sequence[float]) -> float:
    """The height of the row of heads."""
    lines = [_lines(column.head, width - 2) for column, width in zip(sheet.columns, wide, strict=True)]
    return LINE * max(lines) + 3


def paragraph_height(text: str, width: float) -> float:
    """The height of a text of the cover, which is a little larger."""
    return (LINE + 1.5) * _lines(text, width)


def shown(cell: object) -> str:
    """About what a program will show of a cell.

    >>> shown(Typed(0.125, Kind.SHARE, 1)), shown(Typed(1234.5, Kind.MONEY)), shown(Typed(7, Kind.INTEGER))
    ('12.5%', '1,234.50', '7')
    """
    if not isinstance(cell, Typed):
        return str(cell[0]) if isinstance(cell, tuple) else str(cell)
    value, kind = cell.value, cell.kind
    if isinstance(value, float):
        return f"{value:.{cell.decimals or 1}%}" if kind == Kind.SHARE else f"{value:,.{cell.decimals or 2}f}"
    if isinstance(value, int):
        return f"{value:,.2f}" if kind == Kind.MONEY else str(value) if kind == Kind.PLAIN else f"{value:,}"
    return value.isoformat() if isinstance(value, date) else str(value)


def _width(column: Column, index: int, sheet: Sheet) -> float:
    longest = max((len(shown(written(row[index], column))) for row in sheet.rows), default=0)
    if column.kind == Kind.LONG:
        return LONG_WIDTH
    if longest + AIR > TEXT_WIDTH and not column.is_number:
        return TEXT_WIDTH
    word = max((len(word) for word in column.head.split()), default=0)
    return max(NARROWEST, longest + AIR, word * 1.2 + 4, len(column.head) / HEAD_LINES * 1.4 + 3)


def _lines(text: str, width: float) -> int:
    """Lines that a text takes when it breaks between words.

    >>> _lines("a" * 25, 10), _lines("one two", 10), _lines("", 10)
    (3, 1, 1)
    """
    room, lines, filled = max(1, int(width)), 1, 0
    for word in text.split():
        if filled and filled + 1 + len(word) > room:
            lines, filled = lines + 1, 0
        filled += len(word) + (1 if filled else 0)
        lines, filled = lines + (filled - 1) // room if filled else lines, (filled - 1) % room + 1 if filled else 0
    return lines
