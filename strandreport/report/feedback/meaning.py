"""What the findings of a file mean for the figures: rows left out, their amounts, and what is counted from the file."""

from collections.abc import Mapping
from typing import Any

from strandreport.model.feeding_registers import registers_of
from strandreport.model.ledger import PUBLISHED, RowClass
from strandreport.model.project import Project
from strandreport.report import formatting
from strandreport.report.context.words import Words
from strandreport.report.feedback.handed_in import File

NAMED_STRANDS = 6


def meaning_of(file: File, project: Project, words: Words) -> list[tuple[int, str, str]]:
    """For each sheet that was made by its author: its index, what became of its rows, what they feed."""
    own = file.own_sheets
    return [
        (file.indexes[sheet["sheet"]], _rows(sheet, project, words), _feeds(sheet["register"], project, words))
        for sheet in file.sheets
        if file.indexes[sheet["sheet"]] not in own and sheet["rows"]
    ]


def _rows(sheet: Mapping[str, Any], project: Project, words: Words) -> str:
    classes = {name: int(sheet["classes"][str(name)]) for name in RowClass}
    kept, lost = sum(classes[name] for name in PUBLISHED), classes[RowClass.QUARANTINED]
    if not kept and not lost and not classes[RowClass.SUPERSEDED] and not classes[RowClass.DUPLICATE]:
        return words.counted("feedback.rows.none", sum(classes.values()) - classes[RowClass.BLANK])
    parts = [words.counted("feedback.rows.counted", kept, total=words.number(kept + lost))]
    if lost:
        parts.append(words.counted("feedback.rows.left_out", lost))
        parts += _amounts(sheet, project, words)
    parts += [
        words.counted(f"feedback.rows.{name}", classes[name])
        for name in (RowClass.VOIDED, RowClass.CORRECTED, RowClass.DUPLICATE, RowClass.SUPERSEDED)
        if classes[name]
    ]
    return " ".join(parts)


def _amounts(sheet: Mapping[str, Any], project: Project, words: Words) -> list[str]:
    """The amounts in the rows left out, column by column: they are of different kinds and never summed."""
    found = []
    for item in sheet["amounts"]:
        amount = int(item["classes"].get(RowClass.QUARANTINED, 0))
        if amount:
            column = project.registers[item["register"]].column(item["column"])
            shown = formatting.money_short(amount, column.unit or project.settings.reporting_currency, words.language)
            found.append(words.text("feedback.rows.amount", amount=shown, column=column.label[words.language]))
    return found


def _feeds(register: str, project: Project, words: Words) -> str:
    """The figures that are counted from a register."""
    if not register:
        return words.text("feedback.feeds.nothing")
    label = project.registers[register].label[words.language]
    indicators = [
        one
        for one in project.indicators.values()
        if register in registers_of(one, project.indicators, project.registers)
    ]
    if not indicators:
        return words.text("feedback.feeds.no_figure", register=label)
    codes = dict.fromkeys(project.strategy.strands[strand].code for one in indicators for strand in one.strands)
    named = ", ".join(list(codes)[:NAMED_STRANDS]) + (" …" if len(codes) > NAMED_STRANDS else "")
    strands = words.counted("feedback.feeds.strands", len(codes), strands=named)
    return words.counted("feedback.feeds.figures", len(indicators), register=label, strands=strands)
