"""Addresses of cells as files write them, to rows and columns that count from 1."""

from functools import cache

DIGITS = "0123456789"
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384


@cache
def column_number(letters: str) -> int:
    """The number of a column, 0 if its letters are none."""
    number = 0
    for sign in letters:
        if not "A" <= sign <= "Z" or number > LAST_COLUMN:
            return 0
        number = number * 26 + ord(sign) - 64
    return number


def split_address(address: str) -> tuple[int, int]:
    """Row and column of an address.

    >>> split_address("C12"), split_address("XFD1")
    ((12, 3), (1, 16384))
    """
    letters = address.rstrip(DIGITS)
    return int(address[len(letters) :] or 0), column_number(letters)
