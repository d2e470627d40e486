"""The first places of a finding as they stand in the sheet: its header and the cells around, the cell marked.

Drawn is only what the audience may see: of the rows, those that are in a register and visible, or that were left out of
a sheet which does not say row by row who may see it; of the columns, those whose disclosure is known and allows it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from strandreport.model.addresses import letter, place_of
from strandreport.model.kept_cells import shown
from strandreport.model.project import Project
from strandreport.report.context.handover import Handover
from strandreport.report.context.left_out import may_hide
from strandreport.report.context.visible import PUBLIC, RULES, shows_column

LONGEST = 48
BESIDE = 1
Sheet = Mapping[str, Any]


@dataclass(frozen=True)
class Spot:
    """A cell to draw: row and column from 1, what stands in place of a value that may not be shown, what is wanted."""

    row: int
    column: int
    instead: str = ""
    wish: str = ""


def spot_of(cell: str, sheet: Sheet, handover: Handover, project: Project, instead: str, wish: str) -> Spot | None:
    """The place of a cell, or None if its row may not be shown or nothing is known of the sheet."""
    if not cell or not sheet.get("header_row"):
        return None
    row, column = place_of(cell.partition(":")[0])
    return (
        Spot(row, column, instead, wish)
        if row == sheet["header_row"] or _shows_row(row, sheet, handover, project)
        else None
    )


def excerpts(spots: Sequence[tuple[Sheet, Spot]], handover: Handover, project: Project) -> list[dict[str, Any]]:
    """One small table for the spots of each sheet and column, in their order."""
    groups: dict[tuple[str, int, int], list[tuple[Sheet, Spot]]] = {}
    for sheet, spot in spots:
        groups.setdefault((sheet["content"], sheet["index"], spot.column), []).append((sheet, spot))
    return [_table(group[0][0], [spot for _, spot in group], handover, project) for group in groups.values()]


def _shows_row(row: int, sheet: Sheet, handover: Handover, project: Project) -> bool:
    place = (sheet["content"], sheet["index"])
    if row in handover.withheld.get(place, ()):
        return False
    if row in handover.shown.get(place, ()):
        return True
    is_left_out = (sheet["content"], sheet["sheet"], row) in handover.left_out_rows
    # a row of another sheet may make it confidential: money follows its agreement
    if project.settings.audience == PUBLIC and may_hide({sheet["register"]}, project, handover):
        return False
    return is_left_out and not any(name in sheet["letters"] for name in RULES)


def _table(sheet: Sheet, spots: Sequence[Spot], handover: Handover, project: Project) -> dict[str, Any]:
    marked = {(spot.row, spot.column): spot.instead for spot in spots}
    columns, header = _columns(spots[0].column, sheet, project), int(sheet["header_row"])
    path = handover.cells[sheet["content"]] / f"{sheet['index']}.parquet"
    rows = _read(path, columns, {header, *(row for row, _ in marked)})
    return {
        "file": handover.names(sheet["content"]),
        "sheet": sheet["sheet"],
        "expected": spots[0].wish,
        "columns": [letter(column) for column in columns],
        "rows": [
            {"number": number, "is_header": number == header, "cells": _cells(number, columns, texts, marked)}
            for number, texts in rows
        ],
    }


def _cells(
    row: int, columns: Sequence[int], texts: Sequence[str], marked: Mapping[tuple[int, int], str]
) -> list[dict[str, Any]]:
    places = [(row, column) for column in columns]
    return [
        {"text": marked.get(place) or _cut(text), "marked": place in marked}
        for place, text in zip(places, texts, strict=True)
    ]


def _columns(marked: int, sheet: Sheet, project: Project) -> list[int]:
    """The columns to draw: the first that may be shown, the marked one and its neighbours."""
    known = sorted(_shown_columns(sheet, project))
    before = [column for column in known if column < marked][-BESIDE:]
    after = [column for column in known if column > marked][:BESIDE]
    return sorted({*known[:1], *before, marked, *after})


def _shown_columns(sheet: Sheet, project: Project) -> set[int]:
    """Columns of the sheet that the form reads, and all of whose uses the audience may see."""
    register, audience = project.registers[sheet["register"]], project.settings.audience
    allowed: dict[str, bool] = {}
    for name, letters in sheet["letters"].items():
        shows = name in register.names and shows_column(register.column(name).disclosure, audience)
        allowed[letters] = allowed.get(letters, True) and shows
    return {place_of(f"{letters}1")[1] for letters, shows in allowed.items() if shows}


def _read(path: Path, columns: Sequence[int], numbers: set[int]) -> list[tuple[int, list[str]]]:
    """Some rows of a sheet as it was read."""
    table = pq.read_table(path)
    data = [table.column(name) if (name := letter(column)) in table.column_names else None for column in columns]
    inside = [number for number in sorted(numbers) if number <= table.num_rows]
    return [(number, [shown(cells[number - 1].as_py()) if cells else "" for cells in data]) for number in inside]


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"
