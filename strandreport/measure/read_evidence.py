"""Rows of registers as evidence: where each cell stands and what was read there; every column is read once."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import NamedTuple

import numpy as np
import pandas as pd

from strandreport.measure.computed import Task
from strandreport.measure.derivations.derivation import is_void
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
    """Reads rows from frames; ``letters`` has the letter of each column of each register that a sheet feeds."""

    def __init__(self, frames: Mapping[str, pd.DataFrame], task: Task, letters: Letters) -> None:
        self._frames, self._task, self._letters = frames, task, letters
        # the frames do not change while a reader lives
        self._texts, self._voids = cache(self._read_texts), cache(self._read_voids)
        self._places, self._positions = cache(self._read_places), cache(self._read_positions)

    def rows(self, register_name: str, position: int, columns: Columns) -> Iterator[EvidenceRow]:
        """A row, followed by the rows that its links lead to, with the columns that were used of each."""
        register = self._task.registers[register_name]
        yield self._row(register_name, position, columns[register_name])
        for column in register.columns:
            name, _, key = column.link.partition(".")
            if not column.link or name not in columns or name == register_name:
                continue
            value = self._frames[register_name][column.name].array[position]
            if pd.isna(value):
                continue
            hit = self._positions(name, key).get(value)
            if hit is None:
                yield EvidenceRow(name, "", 0, 0, (), missing=str(value))
            else:
                yield self._row(name, hit, columns[name])

    def _row(self, register: str, position: int, columns: tuple[str, ...]) -> EvidenceRow:
        content, sheet, row = self._places(register)[position]
        place = self._letters.get((content, sheet), {}).get(register, {})
        cells = tuple(
            Cell(
                name,
                f"{place[name]}{row}" if name in place else "",
                self._texts(register, name)[position],
                bool(self._voids(register, name)[position]),
            )
            for name in columns
        )
        return EvidenceRow(register, content, sheet, row, cells)

    def _read_places(self, register: str) -> list[tuple[str, int, int]]:
        rows = self._frames[register]
        places = zip(rows["source"], rows["sheet"], rows["row"], strict=True)
        return [(str(content), int(sheet), int(row)) for content, sheet, row in places]

    def _read_positions(self, register: str, key: str) -> dict[object, int]:
        values = self._frames[register][key]
        return {value: place for place, value in reversed(list(enumerate(values))) if not pd.isna(value)}

    def _read_texts(self, register: str, name: str) -> list[str | None]:
        column = self._task.registers[register].column(name)
        return [_text(value, column) for value in self._frames[register][name]]

    def _read_voids(self, register: str, name: str) -> np.ndarray:
        return is_void(self._frames[register], name)


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
