"""What was left out of the registers that an indicator counts in: rows, and the money in them."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from strandreport.model.declarations import Indicator
from strandreport.model.findings import Code
from strandreport.model.ledger import RowClass
from strandreport.model.project import Project
from strandreport.report import formatting
from strandreport.report.context.feeds import Feed, Sheet, accepted_rows
from strandreport.report.context.handover import Handover
from strandreport.report.context.series import Series
from strandreport.report.context.visible import PUBLIC, RULES, shows_column
from strandreport.report.context.words import Words


class LeftOut(NamedTuple):
    """Rows left out, of how many, and the sentence that says so, money included."""

    rows: int
    total: int
    sentence: str


def left_out(series: Series, words: Words, project: Project, handover: Handover, feed: Feed) -> LeftOut | None:
    """Rows of the indicator's own registers that no figure uses; None if there is no such row."""
    sheets = _own_sheets(series, feed)
    lost = sum(sheet["classes"][str(RowClass.QUARANTINED)] for sheet in sheets)
    if not lost:
        return None
    total = lost + sum(accepted_rows(sheet, handover) for sheet in sheets)
    money = _money(series, sheets, project, handover)
    known = {"total": words.number(total)}
    if money is None:
        sentence = words.counted("quality.left_out", lost, **known)
    else:
        amount = formatting.money_short(money, project.settings.reporting_currency, words.language)
        sentence = words.counted("quality.left_out_money", lost, money=amount, **known)
    return LeftOut(lost, total, sentence)


def reasons(series: Series, words: Words, handover: Handover) -> str:
    """Why rows were left out: the titles of the findings."""
    own = _own_registers(series)
    codes = sorted({code for item in handover.left_out for code in item["codes"] if item["register"] in own})
    return ", ".join(words.catalogue.text(f"findings.{code}.title") for code in codes if code in set(Code))


def _own_registers(series: Series) -> set[str]:
    return {part.of for part in series.parts}


def _own_sheets(series: Series, feed: Feed) -> list[Sheet]:
    own = _own_registers(series)
    return [sheet for sheet in feed.sheets if sheet["register"] in own]


def _money(series: Series, sheets: list[Sheet], project: Project, handover: Handover) -> int | None:
    """The money in the rows left out; None where there is none, or where it might tell of a confidential row."""
    if project.settings.audience == PUBLIC and may_hide(_own_registers(series), project, handover):
        return None
    columns = {part.of: _amount_column(part, project) for part in series.parts}
    amounts = [
        entry["classes"][str(RowClass.QUARANTINED)]
        for sheet in sheets
        for entry in sheet["amounts"]
        if entry["column"] == columns.get(entry["register"]) and str(RowClass.QUARANTINED) in entry["classes"]
    ]
    return sum(amounts) if amounts else None


def may_hide(registers: set[str], project: Project, handover: Handover) -> bool:
    """Whether rows of these registers, or those that they belong to, can be confidential: one left out may be so."""
    found: set[str] = set()
    waiting = set(registers)
    while waiting:
        found |= waiting
        columns = [
            column for name in waiting if name in project.registers for column in project.registers[name].columns
        ]
        waiting = {column.link.partition(".")[0] for column in columns if column.link and column.required} - found
    says = any(name in sheet["letters"] for sheet in handover.sheets if sheet["register"] in found for name in RULES)
    return says or bool(found & handover.hiding)


def _amount_column(indicator: Indicator, project: Project) -> str:
    """The column whose money is told: the one added up, else the register's first; none that may not be shown."""
    register = project.registers[indicator.of]
    money = {column.name: column for column in register.columns if column.type == "money"}
    summed = indicator.measure.column
    name = summed.column if summed and not summed.alias and summed.column in money else next(iter(money), "")
    return name if name and shows_column(money[name].disclosure, project.settings.audience) else ""


def note(series: Series, words: Words, project: Project, handover: Handover, feed: Feed) -> Mapping[str, Any]:
    """The note beside an indicator; empty if nothing was left out."""
    found = left_out(series, words, project, handover, feed)
    return {"count": found.sentence, "text": reasons(series, words, handover)} if found else {}
