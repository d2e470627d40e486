"""The money of a sheet as it was handed in: what each cell of an amount column says, whatever becomes of its row.

Each cell is read as it stands on the sheet, so that the account of money does not depend on the reading of rows that
it is there to check.
"""

import io
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from strandreport.ingest.cells import Sheet, decode
from strandreport.ingest.header import Layout
from strandreport.ingest.numbers_grammar import parse_money
from strandreport.ingest.row_classes import is_blank
from strandreport.model.files import write_atomically
from strandreport.model.form_columns import FormColumn
from strandreport.model.ledger import RowClass
from strandreport.model.registers import Column, Register

MONEY = "money"


class Amount(NamedTuple):
    """A cell that holds money: sheet row (from 1), register and column that it feeds, integer minor units."""

    row: int
    register: str
    column: str
    amount: int


def sheet_amounts(sheet: Sheet, layout: Layout, registers: Mapping[str, Register]) -> list[Amount]:
    """Every readable amount below the header, each cell once, also in rows that are no data."""
    found = []
    for at, register, column, form in _money_columns(layout, registers):
        for number, row in enumerate(sheet.grid[layout.header_row :], start=layout.header_row + 1):
            cell = row[at]
            if cell is None or is_blank(cell):
                continue
            value = parse_money(decode(cell), column, form).value
            if isinstance(value, int):
                found.append(Amount(number, register, column.name, value))
    return found


def _money_columns(layout: Layout, registers: Mapping[str, Register]) -> Iterator[tuple[int, str, Column, FormColumn]]:
    """Position, register and column of every amount; a cell that feeds two registers belongs to the first."""
    seen: set[int] = set()
    for feed, place in zip(layout.form.feeds, layout.places, strict=True):
        register = registers[feed.register]
        for name, at in place.items():
            if name in register.names and register.column(name).type == MONEY and at not in seen:
                seen.add(at)
                yield at, register.name, register.column(name), feed.column(name)


def write_amounts(path: Path, amounts: Sequence[Amount], classes: Sequence[RowClass]) -> None:
    """Write the amounts of a sheet with the class of their rows; ``classes`` has one for every row of the sheet."""
    table = pa.table({
        "row": pa.array([amount.row for amount in amounts], pa.int32()),
        "register": pa.array([amount.register for amount in amounts], pa.string()),
        "column": pa.array([amount.column for amount in amounts], pa.string()),
        "amount": pa.array([amount.amount for amount in amounts], pa.int64()),
        "class": pa.array([str(classes[amount.row - 1]) for amount in amounts], pa.string()),
    })  # fmt: skip
    buffer = io.BytesIO()
    pq.write_table(table, buffer, compression="zstd")
    write_atomically(path, buffer.getvalue())
