"""Rows of registers as evidence: where each cell stands and what was read there; every column is read once."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import NamedTuple

import numpy as np
import pandas as pd
from pandas.api.extensions import ExtensionArray

from strandreport.measure.computed import Task
from strandreport.model.money import minor_units_text
from strandreport.model.registers import Column

Letters = Mapping[tuple[str, int], Mapping[str, Mapping[str, str]]]
Columns = Mapping[str, tuple[str, ...]]


class Cell(NamedTuple):
    """A cell that was read: its address (empty if the form supplies the value), and its value as text."""

    column: str
    address: str
    value: str | None
    is_void: bool


class EvidenceRow(NamedTuple):
    """A row of a register where it stands in a spreadsheet; ``missing`` is a key that leads to no row."""

    register: str
    content: str
    sheet: int
    row: int
    cells: tuple[Cell, ...]
    missing: str = ""


class EvidenceReader:
    """Reads rows from frames; ``letters`` has the letter of each column of each register that a sheet feeds.

    Only the cells of the rows that are asked for are read: a register may have millions of others.
    """

    def __init__(self, frames: Mapping[str, pd.DataFrame], task: Task, letters: Letters) -> None:
        self._frames, self._task, self._letters = frames, task, letters
        # the frames do not change while a reader lives
        self._values, self._index = cache(self._read_values), cache(self._read_index)

    def rows(self, register_name: str, position: int, columns: Columns) -> Iterator[EvidenceRow]:
        """A row, followed by the rows that its links lead to, with the columns that were used of each."""
        register = self._task.registers[register_name]
        yield self._row(register_name, position, columns[register_name])
        for column in register.columns:
            name, _, key = column.link.partition(".")
            if not column.link or name not in columns or name == register_name:
                continue
            value = self._values(register_name, column.name)[position]
            if pd.isna(value):
                continue
            hit = self._index(name, key).get(value)
            if hit is None:
                yield EvidenceRow(name, "", 0, 0, (), missing=str(value))
            else:
                yield self._row(name, int(hit), columns[name])

    def _row(self, register: str, position: int, columns: tuple[str, ...]) -> EvidenceRow:
        content, sheet, row = (self._values(register, name)[position] for name in ("source", "sheet", "row"))
        place = self._letters.get((str(content), int(sheet)), {}).get(register, {})
        voided = self._values(register, "voided")[position]
        lost = set() if pd.isna(voided) else set(str(voided).split(","))
        cells = tuple(
            Cell(
                name,
                f"{place[name]}{row}" if name in place else "",
                _text(self._values(register, name)[position], self._task.registers[register].column(name)),
                name in lost,
            )
            for name in columns
        )
        return EvidenceRow(register, str(content), int(sheet), int(row), cells)

    def _read_values(self, register: str, name: str) -> ExtensionArray:
        return self._frames[register][name].array

    def _read_index(self, register: str, key: str) -> pd.Series:
        """The position of each key of a register; of rows with one key that of the first."""
        values = self._frames[register][key]
        known = ~(values.duplicated() | values.isna()).to_numpy(dtype=bool)
        return pd.Series(np.flatnonzero(known), index=pd.Index(values[known].astype(object)))


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
