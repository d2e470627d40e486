"""Merged cells: filled downwards where the form allows it, never over amounts; elsewhere told."""

from dataclasses import dataclass

from strandreport.ingest.cells import Grid, Merge, Sheet, letter, shown
from strandreport.ingest.header import Layout
from strandreport.model.access import ACCESS
from strandreport.model.findings import Code, Finding, Severity
from strandreport.model.form_units import MEASURED
from strandreport.model.registers import Register

Spot = tuple[int, int]


@dataclass(frozen=True)
class Merged:
    """A grid with merged cells filled: ``filled`` are the cells (row, column, from 0) that were blank before.

    ``amounts`` are the cells whose amount is merged over several rows, so that nobody knows whose it is.
    """

    grid: Grid
    filled: frozenset[Spot]
    amounts: frozenset[Spot]
    told: tuple[tuple[Merge, Finding], ...]


def fill_merges(sheet: Sheet, layout: Layout, register: Register, content: str) -> Merged:
    """What merged ranges below the header mean for the cells that they cover."""
    grid = [list(row) for row in sheet.grid]
    filled: set[Spot] = set()
    amounts: set[Spot] = set()
    read = {at for place in layout.places for at in place.values()}
    told: list[tuple[Merge, Finding]] = []
    for merge in sheet.merges:
        if merge.last_row <= layout.header_row or read.isdisjoint(range(merge.first_column - 1, merge.last_column)):
            continue
        name = {position: name for name, position in layout.positions.items()}.get(merge.first_column - 1, "")
        top = (merge.first_row - 1, merge.first_column - 1)
        value = grid[top[0]][top[1]]
        below = [(row, top[1]) for row in range(merge.first_row, min(merge.last_row, len(grid)))]
        code = _code(merge, name, layout, register)
        if code == Code.MERGED_FILLED:
            for row, column in below:
                grid[row][column] = value
            filled |= set(below)
        elif code == Code.MERGED_AMOUNT:
            amounts |= {top, *below}
        address = f"{letter(merge.first_column)}{merge.first_row}:{letter(merge.last_column)}{merge.last_row}"
        place = (content, sheet.name, name, shown(value)[:200], (address,), len(below) or 1)
        told.append((merge, Finding(code, _severity(code, name, register), *place)))
    return Merged(grid, frozenset(filled), frozenset(amounts), tuple(told))


def _code(merge: Merge, name: str, layout: Layout, register: Register) -> Code:
    one_column = merge.first_column == merge.last_column
    if name and one_column and (layout.column(name).fill_merged or name in ACCESS):
        return Code.MERGED_FILLED
    is_measured = name in register.names and register.column(name).type in MEASURED
    return Code.MERGED_AMOUNT if is_measured and merge.last_row > merge.first_row else Code.MERGED_CELL


def _severity(code: Code, name: str, register: Register) -> Severity:
    if code == Code.MERGED_AMOUNT:
        return Severity.QUARANTINES if register.column(name).required else Severity.VOIDS
    return Severity.CORRECTED if code == Code.MERGED_FILLED else Severity.ADVICE
