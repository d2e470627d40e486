"""Blank cells of rows of which another row with the same key has a value: the value counts, and the blank is told.

A blank may be a cell that nobody filled in, or the news that the value no longer holds; nobody can know which.
"""

from collections.abc import Iterator, Sequence

import numpy as np
import pandas as pd

from strandreport.model.findings import Code, Finding, Pair, Severity
from strandreport.model.registers import Register
from strandreport.register.collect import Addresses
from strandreport.register.quoting import is_secret, spellings


def blank_findings(
    group: pd.DataFrame, filled: Sequence[str], register: Register, addresses: Addresses
) -> Iterator[Finding]:
    """Findings at the blank cells of the rows of one key, in the columns of which a value was taken from another row.

    A sheet that lacks the column says nothing by it, and a row that is made from cells of another has no blanks.
    """
    own = group[group["is_first"].astype(bool)] if filled else group.iloc[:0]
    for name in filled:
        columns = (addresses.has_column(source, sheet, register.name, name) for source, sheet in _places(own))
        has_cell = np.fromiter(columns, dtype=bool, count=len(own))
        blank, others = own[has_cell & own[name].isna().to_numpy(dtype=bool)], own[own[name].notna()]
        if len(blank) and len(others):
            yield from _told(name, blank, others, register, addresses)


def _places(rows: pd.DataFrame) -> Iterator[tuple[str, int]]:
    return zip(rows["source"], rows["sheet"], strict=True)


def _told(
    name: str, blank: pd.DataFrame, others: pd.DataFrame, register: Register, addresses: Addresses
) -> Iterator[Finding]:
    key = " / ".join(str(blank.iloc[0][part]) for part in register.primary_key)
    values = [] if is_secret(pd.concat([blank, others])) else spellings(others[name], register, name)
    value = " ".join(values)[:200]
    expected = {"column": name, "key": key, "register": register.name, "values": value}
    source, sheet, cells = addresses.by_sheet(others, register.name, name)[0]
    for place in addresses.by_sheet(blank, register.name, name):
        pairs = tuple(Pair(cell, source, sheet, cells[0]) for cell in place[2])
        where = (*place[:2], name, value, place[2], len(place[2]), expected)
        yield Finding(Code.BLANK_BESIDE_VALUE, Severity.ADVICE, *where, pairs=pairs)
