"""References between rows: to nothing, to a row that was left out, in a circle."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

import pandas as pd

from strandreport.model.findings import Code, Finding, Pair, Severity
from strandreport.model.registers import Column, Register
from strandreport.register.collect import ORDER, Addresses
from strandreport.register.left_out import LeftOut
from strandreport.register.plausibility import told

Frames = Mapping[str, pd.DataFrame]


def check_links(
    frames: Frames, left_out: LeftOut, registers: Mapping[str, Register], addresses: Addresses
) -> list[Finding]:
    """Findings of all declared links, of the rows left out too: their references do not mend themselves."""
    findings: list[Finding] = []
    for register in registers.values():
        for column in register.columns:
            if column.link:
                for rows in (frames[register.name], left_out.unreadable[register.name]):
                    findings += _dangling(rows, frames, left_out, register, column, addresses)
                findings += _to_left_out(frames, left_out, register, column, addresses)
                findings += _circles(frames[register.name], register, column, addresses)
    return findings


def _dangling(
    rows: pd.DataFrame, frames: Frames, left_out: LeftOut, register: Register, column: Column, addresses: Addresses
) -> list[Finding]:
    target, _, key = column.link.partition(".")
    if rows.empty or frames[target].empty:
        return []
    name, known = column.name, {*frames[target][key], *left_out.rows(target)[key]}
    lost = rows[rows[name].notna() & ~rows[name].isin(known)]
    expected = {"register": target, "column": name}
    return told(lost, Code.DANGLING_LINK, Severity.ADVICE, register, name, addresses, expected)


def _to_left_out(
    frames: Frames, left_out: LeftOut, register: Register, column: Column, addresses: Addresses
) -> Iterator[Finding]:
    """References that hold as soon as the row that they name is mended: told with the cell where that is to be done.

    What was made from the cells of a row left out refers to that row, which is no news.
    """
    target, _, key = column.link.partition(".")
    rows, gone, name = frames[register.name], left_out.rows(target), column.name
    if rows.empty or gone.empty:
        return
    causes = {row[key]: left_out.cause(row, addresses) for row in reversed(gone.to_dict("records"))}
    lost = rows[rows[name].isin(gone[key].dropna()) & ~rows[name].isin(frames[target][key])]
    themselves = set(zip(*(gone[part] for part in ORDER), strict=True))
    is_other = [place not in themselves for place in zip(*(lost[part] for part in ORDER), strict=True)]
    lost = lost[pd.Series(is_other, index=lost.index, dtype=bool)]
    expected = {"register": target, "column": name}
    for _, group in lost.groupby(["source", "sheet"], sort=True):
        for finding in told(group, Code.LINK_TO_LEFT_OUT, Severity.ADVICE, register, name, addresses, expected):
            pairs = (Pair(cell, *causes[value]) for cell, value in zip(finding.cells, group[name], strict=True))
            yield replace(finding, pairs=tuple(pairs))


def _circles(rows: pd.DataFrame, register: Register, column: Column, addresses: Addresses) -> list[Finding]:
    """Rows that lead back to themselves: an agreement that renews one which renews it."""
    target, _, key = column.link.partition(".")
    if target != register.name or rows.empty:
        return []
    known = rows[rows[key].notna() & rows[column.name].notna()]
    leads = dict(zip(known[key], known[column.name], strict=True))
    round_about = known[known[key].isin([start for start in leads if _leads_back(start, leads)])]
    labels = {f"label_{language}": words for language, words in column.label.items()}
    expected = {"column": column.name, **labels}
    return told(round_about, Code.LINKS_IN_A_CIRCLE, Severity.ADVICE, register, column.name, addresses, expected)


def _leads_back(start: str, leads: Mapping[str, str]) -> bool:
    """Whether a chain of links comes back to where it starts.

    >>> [_leads_back(name, {"A": "B", "B": "A", "C": "A", "D": "D"}) for name in "ABCD"]
    [True, True, False, True]
    """
    at, passed = leads[start], {start}
    while at not in passed and at in leads:
        passed.add(at)
        at = leads[at]
    return at == start
