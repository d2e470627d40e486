"""Amounts of another order of magnitude than their like: a slip of the pen, or thousands in a column of units."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from statistics import median

import pandas as pd

from strandreport.model.findings import Code, Finding, Severity
from strandreport.model.money import minor_units_text
from strandreport.model.registers import Column, Register
from strandreport.register.collect import Addresses
from strandreport.register.plausibility import told
from strandreport.register.quoting import is_secret

YEAR = "year"
# An amount of a series (one agreement, payer and kind over the years) against all others of the series.
SERIES_FACTOR, SERIES_LENGTH = 50, 3
# The largest amount of a column against the next smaller ones; grants of one programme span less than that.
COLUMN_FACTOR, COLUMN_LENGTH, SHARE = 100, 10, 20
# The median of a file against that of all others: a thousand, give or take a factor of three.
FILE_FACTORS, FILE_LENGTH = (333, 3000), 5
# Between rows in thousands and the others of one file nothing lies; one small amount alone is a small amount.
PART_GAP, PART_LENGTH = 30, 2


def check_amounts(
    frames: Mapping[str, pd.DataFrame], registers: Mapping[str, Register], addresses: Addresses
) -> list[Finding]:
    """Findings of single amounts, and of the amounts of whole files, that are out of proportion."""
    return [
        finding
        for register in registers.values()
        for column in register.columns
        if column.type == "money" and column.unit and not frames[register.name].empty
        for check in (_in_series, _in_column, _in_part, _in_files)
        for finding in check(_known(frames[register.name], column), register, column, addresses)
    ]


def _known(rows: pd.DataFrame, column: Column) -> pd.DataFrame:
    known = rows[rows[column.name].notna()]
    return known[known[column.name].astype("int64") > 0]


def _in_series(rows: pd.DataFrame, register: Register, column: Column, addresses: Addresses) -> Iterator[Finding]:
    keys = [name for name in register.primary_key if name != YEAR]
    if YEAR not in register.primary_key or rows.empty:
        return
    for _, group in rows.groupby(keys, sort=True):
        amounts = [int(value) for value in group[column.name]]
        for index, usual in zip(group.index, odd_ones(amounts), strict=True):
            if usual:
                said = _said(usual, group)
                yield from _told(rows.loc[[index]], Code.AMOUNT_OUT_OF_SERIES, register, column, said, addresses)


def odd_ones(amounts: Sequence[int]) -> list[int]:
    """For each amount the median of the others, if it is fifty times as large or small as each; else 0.

    >>> odd_ones([12_000, 12_500, 12_000_000]), odd_ones([10, 40, 300]), odd_ones([10, 5000]), odd_ones([1, 99, 9_900])
    ([0, 0, 12250], [0, 0, 0], [0, 0], [0, 0, 0])
    """
    found = [0] * len(amounts)
    for i, amount in enumerate(amounts):
        others = [*amounts[:i], *amounts[i + 1 :]]
        # where the others do not agree among themselves, nobody knows what is usual
        if len(others) < SERIES_LENGTH - 1 or max(others) >= SERIES_FACTOR * max(min(others), 1):
            continue
        if all(max(amount, other) >= SERIES_FACTOR * max(min(amount, other), 1) for other in others):
            found[i] = int(median(others))
    return found


def _in_column(rows: pd.DataFrame, register: Register, column: Column, addresses: Addresses) -> Iterator[Finding]:
    for _, group in rows.groupby("source", sort=True):
        below = largest_usual([int(value) for value in group[column.name]])
        if below:
            far = group[group[column.name] > below]
            yield from _told(far, Code.AMOUNT_FAR_ABOVE, register, column, _said(below, rows), addresses)


def largest_usual(amounts: Sequence[int]) -> int:
    """The amount above which lies a gap of a factor of a hundred and at most one in twenty of all; 0 if none does.

    >>> largest_usual([*range(1_000, 1_020), 150_000]), largest_usual([1, 2, 3, 500]), largest_usual([*range(1, 400)])
    (1019, 0, 0)
    """
    ordered = sorted(amounts)
    if len(ordered) < COLUMN_LENGTH:
        return 0
    top = range(len(ordered) - 1, len(ordered) - 1 - max(1, len(ordered) // SHARE), -1)
    return next((ordered[i - 1] for i in top if ordered[i] >= COLUMN_FACTOR * ordered[i - 1]), 0)


def _in_part(rows: pd.DataFrame, register: Register, column: Column, addresses: Addresses) -> Iterator[Finding]:
    for _, group in rows.groupby("source", sort=True):
        highest, usual = part_in_thousands([int(value) for value in group[column.name]])
        if highest:
            low = group[group[column.name] <= highest]
            yield from _told(low, Code.AMOUNTS_IN_THOUSANDS, register, column, _said(usual, rows), addresses)


def part_in_thousands(amounts: Sequence[int]) -> tuple[int, int]:
    """The highest of the amounts that are about a thousandth of the others, and what is usual there; (0, 0) if none.

    >>> part_in_thousands([12, 15, *range(9_000, 15_000, 500)]), part_in_thousands([12, *range(9_000, 15_000, 500)])
    ((15, 11750), (0, 0))
    >>> part_in_thousands([12, 80, 400, 900, 2_500, 4_000, 9_000, 9_000, 14_000, 15_000])
    (0, 0)
    """
    ordered = sorted(amounts)
    if len(ordered) < COLUMN_LENGTH:
        return 0, 0
    for at in range(PART_LENGTH, len(ordered) // 2 + 1):
        if ordered[at] >= PART_GAP * ordered[at - 1]:
            usual = int(median(ordered[at:]))
            is_thousandth = FILE_FACTORS[0] <= usual / median(ordered[:at]) <= FILE_FACTORS[1]
            return (ordered[at - 1], usual) if is_thousandth else (0, 0)
    return 0, 0


def _in_files(rows: pd.DataFrame, register: Register, column: Column, addresses: Addresses) -> Iterator[Finding]:
    """A file whose amounts are, as a whole, a thousandth of those of the other files: thousands of the unit."""
    by_file: dict[str, list[int]] = defaultdict(list)
    for source, value in zip(rows["source"], rows[column.name], strict=True):
        by_file[str(source)].append(int(value))
    for source, own in sorted(by_file.items()):
        others = [value for other, values in by_file.items() if other != source for value in values]
        if min(len(own), len(others)) >= FILE_LENGTH:
            usual = int(median(others))
            if FILE_FACTORS[0] <= usual / median(own) <= FILE_FACTORS[1]:
                group = rows[rows["source"] == source]
                yield from _told(group, Code.AMOUNTS_IN_THOUSANDS, register, column, _said(usual, rows), addresses)


def _said(usual: int, rows: pd.DataFrame) -> int | None:
    """An amount of other rows, unless one of these may not be public: it would say what that holds."""
    return None if is_secret(rows) else usual


def _told(
    rows: pd.DataFrame, code: Code, register: Register, column: Column, usual: int | None, addresses: Addresses
) -> list[Finding]:
    digits = column.minor_digits
    words = [minor_units_text(int(value), digits) for value in rows[column.name]]
    said = "–" if usual is None else minor_units_text(usual, digits)
    expected = {"column": column.name, "usual": said, "unit": column.unit}
    quoted = rows.astype({column.name: object}).assign(**{column.name: words})
    return told(quoted, code, Severity.ADVICE, register, column.name, addresses, expected)
