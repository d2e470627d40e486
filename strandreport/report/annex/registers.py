"""The sheets of registers: public columns of the rows that the audience may see, each with its place in the inputs."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from strandreport.model.files import read_json
from strandreport.model.project import Project
from strandreport.model.registers import Column as RegisterColumn
from strandreport.model.registers import Register
from strandreport.report.annex.sheet import Cell, Column, Kind, Sheet
from strandreport.report.context.handover import SYSTEM, Handover
from strandreport.report.context.visible import PUBLIC, is_visible
from strandreport.report.context.words import Words

KINDS = {"integer": Kind.INTEGER, "money": Kind.MONEY, "date": Kind.DATE, "decimal": Kind.NUMBER}


def register_sheets(project: Project, handover: Handover, register_folder: Path, words: Words) -> list[Sheet]:
    """One sheet for each register that has a row to show; rows that are of persons are not shown one by one."""
    listed = read_json(register_folder / "registers.json")["registers"]
    sheets = [
        _sheet(project.registers[name], register_folder / entry["file"], project, handover, words)
        for name, entry in sorted(listed.items())
        if not project.registers[name].small_cells
    ]
    return [sheet for sheet in sheets if sheet.rows]


def _sheet(register: Register, path: Path, project: Project, handover: Handover, words: Words) -> Sheet:
    shown = [column for column in register.columns if column.disclosure == PUBLIC]
    settings, places = project.settings, _places(handover)
    table = pq.read_table(path, columns=[*(column.name for column in shown), *SYSTEM])
    rows = [
        _row(row, shown, places, words)
        for row in table.to_pylist()
        if is_visible(row, settings.audience, settings.as_of)
    ]
    heads = [_head(column, words.language) for column in shown]
    where = [Column(words.text(f"annex.head.{key}")) for key in ("file", "sheet")]
    columns = (*heads, *where, Column(words.text("annex.head.row"), Kind.PLAIN))
    label = register.label[words.language]
    instruction = words.text("annex.register.instruction", description=register.description[words.language])
    return Sheet(
        label, words.text("annex.register.title", label=label), instruction, columns, rows, ("sources", "disclosure")
    )


def _head(column: RegisterColumn, language: str) -> Column:
    unit = f" ({column.unit})" if column.type == "money" and column.unit else ""
    decimals = column.decimals if column.type == "decimal" else None
    kind = Kind.PLAIN if column.is_year else KINDS.get(column.type, Kind.TEXT)
    return Column(f"{column.label[language]}{unit}", kind, decimals=decimals)


def _row(
    row: Mapping[str, Any],
    shown: list[RegisterColumn],
    places: Mapping[tuple[str, int], tuple[str, str]],
    words: Words,
) -> tuple[Cell, ...]:
    cells = [_cell(row[column.name], column, words) for column in shown]
    return (*cells, *places[row["source"], row["sheet"]], row["row"])


def _cell(value: Any, column: RegisterColumn, words: Words) -> Cell:
    if value is None:
        return None
    if column.type in ("money", "decimal"):
        return float(value / 10 ** (column.minor_digits if column.type == "money" else column.decimals))
    if column.type == "boolean":
        return words.text(f"annex.boolean.{'yes' if value else 'no'}")
    cell: Cell = value
    return cell


def _places(handover: Handover) -> dict[tuple[str, int], tuple[str, str]]:
    """File and name of every sheet."""
    return {(s["content"], s["index"]): (handover.names(s["content"]), s["sheet"]) for s in handover.sheets}
