"""The revisions of an edition: figures that moved since they were frozen, each with the entry that gives the reason.

An entry for a register or an indicator covers what moved within its tolerance; an entry for one figure covers that
figure and its parts, whatever they moved by.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from strandreport.measure.moved import Move, moved_figures
from strandreport.model.feeding_registers import registers_of
from strandreport.model.figures import Figure
from strandreport.model.frozen import FrozenFigure, freeze_figures
from strandreport.model.project import Project
from strandreport.model.registers import Register

REVISIONS, REGISTER = "revisions.json", "revisions"


@dataclass(frozen=True)
class Entry:
    """Why figures moved: what it is about, which version of the source brought it, how far it reaches (a share)."""

    id: str
    scope: str
    vintage: str
    tolerance: Fraction
    reason: Mapping[str, str]
    decided_on: str

    def covers(self, move: Move, scopes: Iterable[str]) -> bool:
        """Whether it explains a figure; ``scopes`` are the indicator of the figure and the registers behind it."""
        if self.scope in (move.figure_id, move.whole):
            return True
        return self.scope in scopes and move.is_within(self.tolerance)


def revisions_of(project: Project, figures: Iterable[Figure], files: Mapping[str, Path]) -> dict[str, Any]:
    """What moved against the newest frozen figures, as plain data; nothing where none were frozen."""
    frozen = project.frozen
    if frozen is None:
        return {"frozen": None, "moved": [], "entries": [], "unused": []}
    entries = _entries(files, project.registers, frozen.id)
    moves = list(moved_figures(frozen, freeze_figures(figures)))
    covered = [_covering(move, entries, project) for move in moves]
    used = {entry.id for entry in covered if entry}
    return {
        "frozen": {"id": frozen.id, "edition": frozen.edition, "as_of": frozen.as_of.isoformat()},
        "moved": [_row(move, entry) for move, entry in zip(moves, covered, strict=True)],
        "entries": [_plain(entry) for entry in entries if entry.id in used],
        "unused": [entry.id for entry in entries if entry.id not in used],
    }


def _covering(move: Move, entries: Iterable[Entry], project: Project) -> Entry | None:
    """The entry that explains a figure: its own before one of many figures, then by name."""
    indicator = project.indicators[move.figure_id.split(".")[0]]
    scopes = {indicator.id, *registers_of(indicator, project.indicators, project.registers)}
    fitting = [entry for entry in entries if entry.covers(move, scopes)]
    return min(fitting, key=lambda entry: (entry.scope in scopes, entry.id), default=None)


def _entries(files: Mapping[str, Path], registers: Mapping[str, Register], frozen_id: str) -> list[Entry]:
    if REGISTER not in files:
        return []
    rows = pq.read_table(files[REGISTER]).to_pylist()
    parts = 100 * 10 ** registers[REGISTER].column("tolerance").decimals
    found = [
        Entry(
            id=row["revision_id"],
            scope=row["scope"],
            vintage=row["vintage"],
            tolerance=Fraction(row["tolerance"] or 0, parts),
            reason={"en": row["reason_en"], "fr": row["reason_fr"]},
            decided_on=row["decided_on"].isoformat(),
        )
        for row in rows
        if row["frozen_id"] == frozen_id
    ]
    return sorted(found, key=lambda entry: entry.id)


def _row(move: Move, entry: Entry | None) -> dict[str, Any]:
    indicator, strand, period = move.whole.split(".")
    return {
        "figure": move.figure_id,
        "indicator": indicator,
        "strand": strand,
        "period": period,
        "is_part": move.is_part,
        "old": _value(move.old),
        "new": _value(move.new),
        "entry": entry.id if entry else "",
    }


def _value(one: FrozenFigure | None) -> dict[str, Any] | None:
    return asdict(one) if one else None


def _plain(entry: Entry) -> dict[str, Any]:
    texts = {name: value for name, value in asdict(entry).items() if name != "tolerance"}
    return {**texts, "tolerance": [entry.tolerance.numerator, entry.tolerance.denominator]}
