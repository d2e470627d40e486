"""The cells behind a figure: every row with the file, sheet and address of each cell that was read."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from strandreport.measure.computed import Task
from strandreport.measure.read_evidence import EvidenceReader, EvidenceRow, Letters
from strandreport.measure.used_columns import used_columns
from strandreport.measure.with_pandas.figures import rows_of
from strandreport.measure.with_pandas.members import Population
from strandreport.model.periods import Period
from strandreport.model.registers import Register

KINDS = ("counted", "unresolved", "undated")


@dataclass(frozen=True)
class Evidence:
    """The rows behind one part of a figure, by kind; each row is followed by the rows that its links lead to.

    ``counts`` say how many there are of each kind, where only the first were gathered.
    ``elsewhere`` are registers that no link leads to and that a derived column asks: any of their rows may decide.
    """

    columns: Mapping[str, tuple[str, ...]]
    rows: Mapping[str, tuple[tuple[EvidenceRow, ...], ...]]
    counts: Mapping[str, int]
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
    most: int | None = None,
) -> Evidence:
    """The evidence of a population in a period, or in one group of a breakdown; of each kind ``most`` rows at most."""
    columns, name = used_columns(of.indicator, task), of.indicator.of
    found, reader = rows_of(of, *where), EvidenceReader(frames, task, letters)
    rows = {
        kind: tuple(tuple(reader.rows(name, int(position), columns)) for position in getattr(found, kind)[:most])
        for kind in KINDS
    }
    counts = {kind: len(getattr(found, kind)) for kind in KINDS}
    return Evidence(columns, rows, counts, _elsewhere(columns, task.registers[name]))


def _elsewhere(columns: Mapping[str, tuple[str, ...]], register: Register) -> tuple[str, ...]:
    linked = {column.link.partition(".")[0] for column in register.columns if column.link}
    return tuple(sorted(set(columns) - linked - {register.name}))
