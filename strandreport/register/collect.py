"""Put the typed rows of all spreadsheets together, one frame per register, in an order that no file name changes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow.parquet as pq

from strandreport.model.registers import Register

ORDER = ["source", "sheet", "row"]


@dataclass(frozen=True)
class Addresses:
    """Names and column letters of every sheet, to quote a row and a column as a cell."""

    sheets: Mapping[tuple[str, int], Mapping[str, Any]]

    def cells(self, rows: pd.DataFrame, register: str, column: str) -> tuple[str, ...]:
        """The addresses of a register's column in some rows; of the row's first cell where the sheet has none."""
        places = zip(*(rows[name].tolist() for name in ORDER), strict=True)
        return tuple(self._cell(source, sheet, row, register, column) for source, sheet, row in places)

    def by_sheet(self, rows: pd.DataFrame, register: str, column: str) -> list[tuple[str, str, tuple[str, ...]]]:
        """The addresses of a register's column in some rows, sheet by sheet: source, name of the sheet, cells."""
        places = zip(*(rows[name].tolist() for name in ORDER), strict=True)
        found: dict[tuple[str, int], list[str]] = {}
        for source, sheet, row in places:
            found.setdefault((source, sheet), []).append(self._cell(source, sheet, row, register, column))
        return [(place[0], self.sheet_name(*place), tuple(cells)) for place, cells in sorted(found.items())]

    def has_column(self, source: str, sheet: int, register: str, column: str) -> bool:
        """Whether a sheet has a column of a register."""
        return column in self.sheets[source, sheet]["feeds"][register]

    def _cell(self, source: str, sheet: int, row: int, register: str, column: str) -> str:
        return f"{self.sheets[source, sheet]['feeds'][register].get(column, 'A')}{row}"

    def sheet_name(self, source: str, sheet: int) -> str:
        """The name of a sheet."""
        return str(self.sheets[source, sheet]["name"])


def addresses_of(intake: Mapping[str, Any]) -> Addresses:
    """Addresses for all sheets of an intake."""
    sheets = {(c["content"], s["index"]): s for c in intake["contents"] for s in c["sheets"]}
    return Addresses(sheets)


def collect_rows(intake: Mapping[str, Any], folder: Path, register: Register) -> pd.DataFrame:
    """All rows of a register: its columns, ``row``, ``voided``, ``class``, ``source``, ``sheet``; sorted by place.

    ``is_first`` marks rows of sheets that have one row of this register for each of theirs; the others were made from
    cells of rows that stand in another register, and the ledger accounts for those.
    """
    return _together(register, [
        (content, sheet, _read(content, f"{sheet['index']}.{register.name}.parquet", folder))
        for content in intake["contents"]
        for sheet in content["sheets"]
        if register.name in sheet["feeds"]
    ])  # fmt: skip


def collect_left_out(intake: Mapping[str, Any], folder: Path, register: Register) -> pd.DataFrame:
    """The rows of a register that the intake left out, as far as they could be read, as ``collect_rows`` has others."""
    return _together(register, [
        (content, sheet, _read(content, sheet["aside"], folder))
        for content in intake["contents"]
        for sheet in content["sheets"]
        if sheet["register"] == register.name and sheet["aside"]
    ])  # fmt: skip


def _read(content: Mapping[str, Any], file: str, folder: Path) -> pd.DataFrame:
    table = pq.read_table(folder / "contents" / content["folder"] / file)
    return table.to_pandas(types_mapper=pd.ArrowDtype)


def _together(
    register: Register, read: Sequence[tuple[Mapping[str, Any], Mapping[str, Any], pd.DataFrame]]
) -> pd.DataFrame:
    """The rows of all sheets in one frame; where there are none it has its columns all the same."""
    frames = [
        rows.assign(source=content["content"], sheet=sheet["index"], is_first=sheet["register"] == register.name)
        for content, sheet, rows in read
    ]
    if not frames:
        names = [*register.names, "visibility", "embargo_until", "row", "voided", "class", "is_first", *ORDER[:2]]
        return pd.DataFrame({name: pd.Series(dtype=object) for name in names})
    return pd.concat(frames, ignore_index=True).sort_values(ORDER, ignore_index=True)
