"""The rows behind every figure that a page shows, listed for the pages: which rows, and what stands in their cells.

Listed are wholes, not the groups of breakdowns. Figures of persons list none: their rows are not shown one by one; nor
do figures of very many rows, so that evidence costs nothing however large a register is: ``explain`` shows their first.
"""

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from strandreport.measure.computed import Task
from strandreport.measure.crowds import threshold_of
from strandreport.measure.evidence import KINDS
from strandreport.measure.read_evidence import EvidenceReader
from strandreport.measure.references import base_of, declaration_of, derived_columns
from strandreport.measure.task import register_files
from strandreport.measure.used_columns import used_columns
from strandreport.measure.with_pandas.figures import rows_of
from strandreport.measure.with_pandas.members import Population, population
from strandreport.measure.with_pandas.tables import add_derived, read_frames
from strandreport.model.figures import Figure
from strandreport.model.indicators import Indicator, parts_of

# a difference of two rates has the parts of both
PARTS = ("numerator", "denominator", "less_numerator", "less_denominator")
CELL = pa.struct([("column", pa.string()), ("value", pa.string()), ("is_void", pa.bool_())])
PLACE = pa.struct(
    [
        ("register", pa.string()),
        ("content", pa.string()),
        ("sheet", pa.int64()),
        ("row", pa.int64()),
        ("cells", pa.list_(CELL)),
        ("missing", pa.string()),
    ]
)
LISTS = pa.schema(
    [("figure_id", pa.string()), ("part", pa.string()), ("kind", pa.string()), ("rows", pa.list_(pa.int64()))]
)
ROWS = pa.schema([("id", pa.int64()), ("places", pa.list_(PLACE))])


class Listed(NamedTuple):
    """Two tables: the rows of each part of each figure by number, and the rows under these numbers."""

    lists: bytes
    rows: bytes


def list_evidence(figures: Iterable[Figure], task: Task, register: Path) -> Listed:
    """The evidence of all wholes that are published and whose rows may be listed, as two Parquet files."""
    frames = add_derived(read_frames(register_files(task, register), task), derived_columns(task), task)
    numbered: dict[tuple[str, int], int] = {}
    told = [one for one in figures if not one.breakdown and not one.is_held_back and one.is_listed]
    lists = [
        {"figure_id": figure.figure_id, "part": part, "kind": kind, "rows": rows}
        for key, of_one in groupby(told, key=lambda figure: declaration_of(figure, task).key)
        for populations in [_populations(task.indicators[key], frames, task)]
        for figure in of_one
        for part, kind, rows in _lists(figure, populations, numbered, task)
        if rows
    ]
    return Listed(_parquet(lists, LISTS), _parquet(_rows(numbered, frames, task), ROWS))


def _populations(indicator: Indicator, frames: Mapping[str, pd.DataFrame], task: Task) -> dict[str, Population]:
    """The populations of the parts of an indicator; none where the rows of one of them may not be listed."""
    parts = parts_of(indicator, task.indicators)
    if not all(_may_list(part, task) for part in parts):
        return {}
    return {part.key: population(part, frames, task) for part in parts}


def _may_list(indicator: Indicator, task: Task) -> bool:
    """Whether no register that it reads is of persons, and no column that the audience may not see chooses the rows."""
    used = used_columns(indicator, task)
    is_of_persons = any(task.registers[name].small_cells for name in used)
    own = ((task.registers[name], column) for name, columns in used.items() for column in columns)
    hides = any(of.column(column).disclosure != "public" for of, column in own if column in of.names)
    return not is_of_persons and not threshold_of(indicator, task) and not (hides and task.audience == "public")


def _lists(
    figure: Figure, populations: Mapping[str, Population], numbered: dict[tuple[str, int], int], task: Task
) -> Iterator[tuple[str, str, list[int]]]:
    indicator = declaration_of(figure, task)
    parts = parts_of(indicator, task.indicators)
    if not populations:
        return
    period = next(period for period in task.periods if period.name == figure.period)
    places = [(period, "", None), base_of(indicator.measure.kind, period, "", None, task)] * 2
    for name, part, place in zip(PARTS, parts, places, strict=False):
        found = rows_of(populations[part.key], *place)
        for kind in KINDS:
            keys = [(part.key, int(position)) for position in getattr(found, kind)]
            yield name, kind, [numbered.setdefault(key, len(numbered)) for key in keys]


def _rows(
    numbered: Mapping[tuple[str, int], int],
    frames: Mapping[str, pd.DataFrame],
    task: Task,
) -> list[dict[str, object]]:
    # the ledger tells the letters of the columns, and the pages read it themselves
    reader = EvidenceReader(frames, task, {})
    used = {key: used_columns(task.indicators[key], task) for key in {key for key, _ in numbered}}
    return [
        {
            "id": number,
            "places": [
                {**place._asdict(), "cells": [cell._asdict() for cell in place.cells]}
                for place in reader.rows(task.indicators[key].of, position, used[key])
            ],
        }
        for (key, position), number in numbered.items()
    ]


def _parquet(rows: Sequence[Mapping[str, object]], schema: pa.Schema) -> bytes:
    buffer = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows, schema=schema), buffer)
    return buffer.getvalue()
