"""Put the typed rows of all spreadsheets together, one frame per register, in an order that no file name changes."""

from collections.abc import Mapping
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

    def cell(self, source: str, sheet: int, row: int, column: str) -> str:
        """The address of a cell; of its row's first cell where the sheet has no such column."""
        letters = self.sheets[source, sheet]["letters"]
        return f"{letters.get(column, 'A')}{row}"

    def cells(self, rows: pd.DataFrame, column: str) -> tuple[str, ...]:
        """The addresses of a column in some rows."""
        places = rows[ORDER].to_dict("records")
        return tuple(self.cell(place["source"], place["sheet"], place["row"], column) for place in places)

    def sheet_name(self, source: str, sheet: int) -> str:
        """The name of a sheet."""
        return str(self.sheets[source, sheet]["name"])


def addresses_of(intake: Mapping[str, Any]) -> Addresses:
    """Addresses for all sheets of an intake."""
    sheets = {(c["content"], s["index"]): s for c in intake["contents"] for s in c["sheets"]}
    return Addresses(sheets)


def collect_rows(intake: Mapping[str, Any], folder: Path, register: Register) -> pd.DataFrame:
    """All rows of a register: its columns, ``row``, ``voided``, ``class``, ``source``, ``sheet``; sorted by place."""
    frames = []
    for content in intake["contents"]:
        for sheet in content["sheets"]:
            if sheet["register"] == register.name and sheet["is_read"]:
                table = pq.read_table(folder / "contents" / content["folder"] / f"{sheet['index']}.parquet")
                frame = table.to_pandas(types_mapper=pd.ArrowDtype)
                frames.append(frame.assign(source=content["content"], sheet=sheet["index"]))
    if not frames:
        names = [*register.names, "visibility", "embargo_until", "row", "voided", "class", *ORDER[:2]]
        return pd.DataFrame({name: pd.Series(dtype=object) for name in names})
    return pd.concat(frames, ignore_index=True).sort_values(ORDER, ignore_index=True)
