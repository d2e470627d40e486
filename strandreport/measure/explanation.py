"""Everything that there is to say about a figure, before it is put into words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from strandreport.measure.computed import Computed
from strandreport.measure.evidence import Evidence
from strandreport.measure.peer_groups import Researchers
from strandreport.model.figures import Figure


@dataclass(frozen=True)
class Rate:
    """A figure per thousand researchers, and the cell that says how many there are: row, file, address."""

    figure: Figure
    researchers: Researchers
    cell: str


@dataclass(frozen=True)
class Explanation:
    """Everything there is to say about a figure, before it is put into words.

    ``group`` names whom the figure is about if not the institute, ``organisations`` whom that group is made of.
    ``withheld`` are the rows of registers that the audience may not see: content, sheet and row.
    """

    figure: Figure
    by_pandas: Computed
    by_duckdb: Computed
    parts: tuple[Evidence, ...]
    ledger: Mapping[str, Any]
    findings: tuple[Mapping[str, Any], ...]
    group: str = ""
    organisations: tuple[str, ...] = ()
    rate: Rate | None = None
    withheld: frozenset[tuple[str, int, int]] = frozenset()
