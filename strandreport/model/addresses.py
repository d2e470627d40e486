"""Addresses of cells: letters and numbers, and many cells in few words."""

import re
from collections.abc import Iterable, Iterator

_CELL = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")


def letter(column: int) -> str:
    """Column letters from a column number that counts from 1.

    >>> letter(1), letter(26), letter(27), letter(16384)
    ('A', 'Z', 'AA', 'XFD')
    """
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def place_of(cell: str) -> tuple[int, int]:
    """Row and column of a cell, both from 1.

    >>> place_of("D17"), place_of("XFD1048576")
    ((17, 4), (1048576, 16384))

    Raises:
        ValueError: if the text is no address.
    """
    match = _CELL.fullmatch(cell)
    if match is None:
        raise ValueError(f"{cell!r} is no cell")
    column = 0
    for character in match[1]:
        column = column * 26 + ord(character) - 64
    return int(match[2]), column


def in_ranges(cells: Iterable[str]) -> str:
    """Cells as ranges, those that follow each other down a column as one; the order of the cells is kept.

    >>> in_ranges(["D17", "D18", "D19", "D21", "A5:A12"])
    'D17:D19 D21 A5:A12'
    """
    runs: list[list[str]] = []
    after = ""
    for cell in cells:
        if cell == after and after:
            runs[-1][1:] = [cell]
        else:
            runs.append([cell])
        after = _below(cell)
    return " ".join(":".join(run) for run in runs)


def cells_in(ranges: str) -> Iterator[str]:
    """Every cell of ranges, one by one.

    >>> list(cells_in("D17:D19 D21")), list(cells_in("A1:B2"))
    (['D17', 'D18', 'D19', 'D21'], ['A1', 'B1', 'A2', 'B2'])
    """
    for part in ranges.split():
        first, _, last = part.partition(":")
        top, left = place_of(first)
        bottom, right = place_of(last or first)
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                yield f"{letter(column)}{row}"


def _below(cell: str) -> str:
    match = _CELL.fullmatch(cell)
    return f"{match[1]}{int(match[2]) + 1}" if match else ""
