"""Rows left out whose key stands in other rows too: once they are mended, they repeat or contradict these."""

from collections.abc import Iterator
from dataclasses import replace

import pandas as pd

from strandreport.model.addresses import place_of
from strandreport.model.findings import Code, Finding, Severity
from strandreport.model.registers import Register
from strandreport.register.collect import ORDER, Addresses
from strandreport.register.identity import gathered, judge, told_of_key
from strandreport.register.vintages import older_vintages

Row = tuple[str, str, int]


def same_keys(
    kept: pd.DataFrame, contradicting: pd.DataFrame, unreadable: pd.DataFrame, register: Register, addresses: Addresses
) -> list[Finding]:
    """What the rows of one key say of each other, as far as they can be read.

    Rows that count go on counting, so that theirs is something to look at; that rows ``contradicting`` others are left
    out is known already.
    """
    keys = list(register.primary_key)
    known = unreadable[unreadable[keys].notna().all(axis="columns")]
    if known.empty:
        return []
    whole = [frame[frame["is_first"].astype(bool)] for frame in (kept, contradicting) if not frame.empty]
    rows = pd.concat([*whole, known], ignore_index=True)
    lost, told_already = _rows(known, addresses), _rows(contradicting, addresses)
    repeated = rows[rows.duplicated(keys, keep=False)].sort_values(ORDER)
    found: list[Finding] = []
    for _, group in repeated.groupby(keys, sort=True):
        if _rows(group, addresses) & lost and not older_vintages(group, register):
            for finding in told_of_key(group, judge(group, register), register, addresses):
                found += _by_row(finding, lost, told_already)
    return list(gathered(found))


def _rows(frame: pd.DataFrame, addresses: Addresses) -> set[Row]:
    places = zip(*(frame[name] for name in ORDER), strict=True)
    return {(source, addresses.sheet_name(source, sheet), int(row)) for source, sheet, row in places}


def _by_row(finding: Finding, lost: set[Row], told_already: set[Row]) -> Iterator[Finding]:
    """A finding as one about the rows left out, whose cells are of no use, and one about those that count."""
    rows = {cell: (finding.content, finding.sheet, place_of(cell)[0]) for cell in finding.cells}
    new = {cell: row for cell, row in rows.items() if row not in told_already}
    odd = [cell for cell, row in new.items() if row in lost and finding.code == Code.CONFLICTING_ROWS]
    for severity, cells in ((Severity.VOIDS, odd), (Severity.ADVICE, [cell for cell in new if cell not in odd])):
        if cells:
            pairs = tuple(pair for pair in finding.pairs if pair.cell in cells)
            yield replace(finding, severity=severity, cells=tuple(cells), count=len(cells), pairs=pairs)
