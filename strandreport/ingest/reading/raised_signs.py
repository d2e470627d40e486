"""Digits that stand raised in a text: the 2 of 15000² is the mark of a note, and no digit of the amount.

Readers of spreadsheets hand over 150002. So such digits are written as signs of their own, which no number is made of.
"""

from collections.abc import Mapping

from strandreport.ingest.cells import TEXT, Grid

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
RAISED = str.maketrans("0123456789", _RAISED)
LOWERED = str.maketrans(_RAISED, "0123456789")


def is_raised(attributes: Mapping[str, str]) -> bool:
    """Whether the element of a run that says how high it stands raises it."""
    return attributes.get("val") == "superscript"


def has_raised(text: str) -> bool:
    """Whether there are raised digits in a text.

    >>> has_raised("15 000²"), has_raised("15 0002")
    (True, False)
    """
    return text != text.translate(LOWERED)


def with_raised(grid: Grid, raised: Mapping[tuple[int, int], str]) -> None:
    """Put texts with raised digits into their cells (changed in place), where what was read is the same otherwise."""
    for (row, column), text in raised.items():
        cell = grid[row - 1][column - 1]
        if cell and cell[0] == TEXT:
            grid[row - 1][column - 1] = TEXT + text
