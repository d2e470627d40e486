"""The cells behind a figure: every row with the file, sheet and address of each cell that was read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd

from strandreport.measure.computed import Task
from strandreport.measure.derivations.derivation import is_void
from strandreport.measure.used_columns import used_columns
from strandreport.measure.with_pandas.figures import rows_of
from strandreport.measure.with_pandas.members import Population
from strandreport.model.money import minor_units_text
from strandreport.model.periods import Period
from strandreport.model.registers import Column, Register

KINDS = ("counted", "unresolved", "undated")


@dataclass(frozen=True)
class Cell:
    """A cell that was read: its address (empty if the form supplies the value), and its value as text."""

    column: str
    address: str
    value: str | None
    is_void: bool


@dataclass(frozen=True)
class EvidenceRow:
    """A row of a register where it stands in a spreadsheet; ``missing`` is a key that leads to no row."""

    register: str
    content: str
    sheet: int
    row: int
    cells: tuple[Cell, ...]
    missing: str = ""


Letters = Mapping[tuple[str, int], Mapping[str, Mapping[str, str]]]


@dataclass(frozen=True)
class Evidence:
    """All rows behind one part of a figure, by kind; each row is followed by the rows that its links lead to.

    ``elsewhere`` are registers that no link leads to and that a derived column asks: any of their rows may decide.
    """

    columns: Mapping[str, tuple[str, ...]]
    rows: Mapping[str, tuple[tuple[EvidenceRow, ...], ...]]
    elsewhere: tuple[str, ...] = ()


def letters_of(ledger: Mapping[str, Any]) -> dict[tuple[str, int], Mapping[str, Mapping[str, str]]]:
    """Content and sheet to the letter of each column of each register that the sheet feeds, from the ledger."""
    return {(sheet["content"], sheet["index"]): sheet["feeds"] for sheet in ledger["sheets"]}


def gather(
    of: Population,
    frames: Mapping[str, pd.DataFrame],
    task: Task,
    where: tuple[Period, str, str | None],
    letters: Letters,
) -> Evidence:
    """The evidence of a population in a period, or in one group of a breakdown."""
    columns = used_columns(of.indicator, task)
    found = rows_of(of, *where)
    rows = {
        kind: tuple(
            tuple(_with_links(of, position, columns, frames, task, letters)) for position in getattr(found, kind)
        )
        for kind in KINDS
    }
    return Evidence(columns, rows, _elsewhere(columns, task.registers[of.indicator.of]))


def _elsewhere(columns: Mapping[str, tuple[str, ...]], register: Register) -> tuple[str, ...]:
    linked = {column.link.partition(".")[0] for column in register.columns if column.link}
    return tuple(sorted(set(columns) - linked - {register.name}))


def _with_links(
    of: Population,
    position: int,
    columns: Mapping[str, tuple[str, ...]],
    frames: Mapping[str, pd.DataFrame],
    task: Task,
    letters: Letters,
) -> Iterator[EvidenceRow]:
    register = task.registers[of.indicator.of]
    rows = frames[register.name]
    yield _row(register, rows, position, columns[register.name], letters)
    for column in register.columns:
        name, _, key = column.link.partition(".")
        value = rows[column.name].iloc[position] if column.link else pd.NA
        if name not in columns or name == register.name or pd.isna(value):
            continue
        hits = np.flatnonzero((frames[name][key] == value).fillna(value=False).to_numpy(dtype=bool))
        if len(hits):
            yield _row(task.registers[name], frames[name], int(hits[0]), columns[name], letters)
        else:
            yield EvidenceRow(name, "", 0, 0, (), missing=str(value))


def _row(
    register: Register, rows: pd.DataFrame, position: int, columns: tuple[str, ...], letters: Letters
) -> EvidenceRow:
    record = rows.iloc[[position]]
    content, sheet, row = (record[name].iloc[0] for name in ("source", "sheet", "row"))
    place = letters.get((str(content), int(sheet)), {}).get(register.name, {})
    cells = []
    for name in columns:
        value = record[name].iloc[0]
        address = f"{place[name]}{row}" if name in place else ""
        cells.append(Cell(name, address, _text(value, register.column(name)), bool(is_void(record, name)[0])))
    return EvidenceRow(register.name, str(content), int(sheet), int(row), tuple(cells))


def _text(value: object, column: Column) -> str | None:
    if pd.isna(value):  # type: ignore[call-overload]
        return None
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    if column.type == "money":
        return minor_units_text(int(str(value)), column.minor_digits)
    if column.type == "decimal":
        return f"{Decimal(int(str(value))).scaleb(-column.decimals):f}"
    return str(value).lower() if column.type == "boolean" else str(value)
