"""Registers as pandas frames: the rows that the audience may see, in their order, with nullable types."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from strandreport.measure.computed import Task
from strandreport.measure.derivations import DERIVATIONS
from strandreport.measure.derivations.derivation import Cells, is_marked, is_void
from strandreport.model.declarations import ColumnReference
from strandreport.model.errors import BuildError
from strandreport.model.lookups import lookup_of
from strandreport.model.registers import Register

TYPES = {
    pa.string(): pd.StringDtype("pyarrow", pd.NA),
    pa.int64(): pd.Int64Dtype(),
    pa.int32(): pd.Int64Dtype(),
    pa.bool_(): pd.BooleanDtype(),
}


def read_frames(files: Mapping[str, Path], task: Task) -> dict[str, pd.DataFrame]:
    """The visible rows of every register."""
    return {name: _visible(_read(files[name]), register, task) for name, register in task.registers.items()}


def add_derived(
    frames: Mapping[str, pd.DataFrame], wanted: Iterable[tuple[str, str]], task: Task
) -> dict[str, pd.DataFrame]:
    """The frames with derived columns; what a derivation can't resolve joins the row's voided cells."""
    full = dict(frames)
    for register, name in sorted(wanted):
        cells = DERIVATIONS[register, name].pandas(frames, task)
        rows = full[register]
        voided = rows["voided"] + _marks(cells.unresolved, name)
        by_rule = rows["by_rule"] if cells.by_rule is None else rows["by_rule"] + _marks(cells.by_rule, name)
        full[register] = rows.assign(**{name: cells.column.array, "voided": voided, "by_rule": by_rule})
    return full


def read_cells(
    reference: ColumnReference,
    register: Register,
    frames: Mapping[str, pd.DataFrame],
    registers: Mapping[str, Register],
) -> Cells:
    """One column of a register, or one link away, row by row.

    A blank link leads to blank; a voided link, or one to a row that does not exist, can't be judged.
    """
    rows = frames[register.name]
    lookup = lookup_of(reference, register, registers)
    if lookup is None:
        return _own(rows, reference.column)
    other = frames[lookup.register]
    other = other[other[lookup.key].notna()]
    keys = rows[lookup.link]
    found = pd.Index(other[lookup.key]).get_indexer(pd.Index(keys))
    cells = _own(other, reference.column)
    hit = found >= 0
    values = cells.column.take(np.where(hit, found, 0)) if len(other) else cells.column.reindex(range(len(rows)))
    there = pd.Series(hit, index=rows.index)
    values = values.set_axis(rows.index).where(there)
    lost = _at(cells.unresolved, found, hit)
    dangling = ~hit & keys.notna().to_numpy(dtype=bool)
    by_rule = _at(cells.by_rule, found, hit)
    return Cells(values, lost | dangling | _own(rows, lookup.link).unresolved, by_rule)


def _own(rows: pd.DataFrame, column: str) -> Cells:
    values = rows[column]
    blank = values.isna().to_numpy(dtype=bool)
    return Cells(values, blank & is_void(rows, column), ~blank & is_marked(rows["by_rule"], column))


def _at(flags: np.ndarray | None, found: np.ndarray, hit: np.ndarray) -> np.ndarray:
    if flags is None or not len(flags):
        return np.zeros(len(hit), dtype=bool)
    return np.asarray(flags[np.where(hit, found, 0)] & hit, dtype=bool)


def _marks(flags: np.ndarray, name: str) -> pd.Series:
    return pd.Series(np.where(flags, f",{name}", ""), dtype="object").astype("string")


def _read(path: Path) -> pd.DataFrame:
    table = pq.read_table(path)
    for i, field in enumerate(table.schema):
        if pa.types.is_date32(field.type):
            table = table.set_column(i, field.name, table.column(i).cast(pa.timestamp("s")))
    return table.to_pandas(types_mapper=TYPES.get)


def _visible(rows: pd.DataFrame, register: Register, task: Task) -> pd.DataFrame:
    rows = rows.assign(voided=rows["voided"].fillna(""), by_rule="").astype({"by_rule": "string"})
    rows = rows.sort_values("row_id", ignore_index=True)
    if task.audience == "public":
        open_now = rows["embargo_until"].isna() | (rows["embargo_until"] < pd.Timestamp(task.as_of))
        rows = rows[(rows["visibility"] == "public").fillna(value=False) & open_now].reset_index(drop=True)
    key = register.primary_key[0]
    twice = rows.loc[rows[key].notna() & rows[key].duplicated(), key] if len(register.primary_key) == 1 else rows[:0]
    if len(twice):
        raise BuildError(f"the register {register.name} holds the {key} {twice.iloc[0]!r} twice: no link to it is safe")
    return rows
