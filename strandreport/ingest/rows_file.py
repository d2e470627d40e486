"""Typed rows as Parquet: the columns of the register, the spreadsheet row, the columns voided, the row's class."""

import io
from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from strandreport.ingest.typed_rows import TypedRows
from strandreport.model.files import write_atomically
from strandreport.model.ledger import RowClass
from strandreport.model.registers import STORED_AS


def write_rows(path: Path, typed: TypedRows, classes: Sequence[RowClass]) -> None:
    """Write the rows of a sheet that go into a register; ``classes`` has the class of every row of the sheet."""
    register = typed.register
    columns = {c.name: pa.array(typed.values[c.name], pa.type_for_alias(STORED_AS[c.type])) for c in register.columns}
    columns["visibility"] = pa.array(typed.values["visibility"], pa.string())
    columns["embargo_until"] = pa.array(typed.values["embargo_until"], pa.date32())
    columns["row"] = pa.array(typed.rows, pa.int32())
    columns["voided"] = pa.array(typed.voided, pa.string())
    columns["class"] = pa.array([str(classes[row - 1]) for row in typed.rows], pa.string())
    buffer = io.BytesIO()
    pq.write_table(pa.table(columns), buffer, compression="zstd")
    write_atomically(path, buffer.getvalue())
