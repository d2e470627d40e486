"""Rows left out, with what could be read of them: judged like the others, so that all there is to mend is told at once.

Nothing of them is counted, converted, published or handed on.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pandas as pd

from strandreport.model.addresses import place_of
from strandreport.model.findings import Finding, Severity
from strandreport.model.registers import Register
from strandreport.register.collect import ORDER, Addresses, collect_left_out

Row = tuple[str, str, int]


@dataclass(frozen=True)
class LeftOut:
    """The rows left out of each register, and of each row (content, sheet, number) the first cell to mend.

    ``unreadable`` lack a cell that they need; ``contradicting`` are whole, but say different things of one key.
    """

    unreadable: Mapping[str, pd.DataFrame]
    contradicting: Mapping[str, pd.DataFrame]
    causes: Mapping[Row, str]

    def rows(self, register: str) -> pd.DataFrame:
        """All rows left out of a register."""
        frames = [frames[register] for frames in (self.unreadable, self.contradicting) if not frames[register].empty]
        return pd.concat(frames).sort_values(ORDER, ignore_index=True) if frames else self.unreadable[register]

    def cause(self, row: Mapping[Any, Any], addresses: Addresses) -> tuple[str, str, str]:
        """Content, sheet and the first cell to mend of a row that was left out."""
        sheet = addresses.sheet_name(row["source"], row["sheet"])
        return row["source"], sheet, self.causes.get((row["source"], sheet, int(row["row"])), f"A{row['row']}")


def read_left_out(
    intake: Mapping[str, Any], folder: Path, registers: Mapping[str, Register], superseded: Collection[str]
) -> dict[str, pd.DataFrame]:
    """What the intake left out of each register, but for the older versions of returns."""
    frames = {name: collect_left_out(intake, folder, register) for name, register in registers.items()}
    return {name: rows[~rows["source"].isin(list(superseded))] for name, rows in frames.items()}


def causes_of(findings: Iterable[Finding]) -> dict[Row, str]:
    """Of each row that a finding leaves out, the first of the cells that do so."""
    causes: dict[Row, str] = {}
    for finding in findings:
        if finding.severity == Severity.QUARANTINES:
            for cell in finding.marked:
                row = (finding.content, finding.sheet, place_of(cell)[0])
                causes[row] = min(causes.get(row, cell), cell, key=lambda found: place_of(found)[1])
    return causes


def with_their_rows(findings: Iterable[Finding], causes: Mapping[Row, str]) -> Iterator[Finding]:
    """The findings, with what a cell that is not used means where another cell leaves its row out: the row is lost.

    Assumes: a finding of several cells quotes a value that all of them hold, or is of rows of one kind.
    """
    for finding in findings:
        lost = {cell: causes[row] for cell in finding.marked if (row := _row(finding, cell)) in causes}
        if finding.severity != Severity.VOIDS or not lost:
            yield finding
            continue
        kept = tuple(cell for cell in finding.marked if cell not in lost)
        if finding.count > len(lost):
            yield _of_cells(finding, kept, finding.count - len(lost))
        because = {**finding.expected, "because": next(iter(lost.values()))}
        yield replace(_of_cells(finding, tuple(lost), len(lost)), severity=Severity.QUARANTINES, expected=because)


def _row(finding: Finding, cell: str) -> Row:
    return finding.content, finding.sheet, place_of(cell)[0]


def _of_cells(finding: Finding, cells: tuple[str, ...], count: int) -> Finding:
    pairs = tuple(pair for pair in finding.pairs if pair.cell in set(cells))
    return replace(finding, cells=cells, ranges="", count=count, pairs=pairs)
