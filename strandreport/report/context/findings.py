"""Findings for readers: put into words, and without anything that the audience may not see.

A value is quoted only from a column that may be shown, and only from a row known to be visible: where a sheet says for
each row who may see it, a row that did not reach a register is not quoted.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from strandreport.model.catalogue import PLACEHOLDER, settled
from strandreport.model.findings import SHOWN_CELLS, Code, Finding, Severity
from strandreport.model.project import Project
from strandreport.report import formatting
from strandreport.report.context.finding_values import in_language, named_forms, quoted_pairs
from strandreport.report.context.handover import Handover
from strandreport.report.context.left_out import may_hide
from strandreport.report.context.visible import PUBLIC, RULES, shows_column
from strandreport.report.context.words import Words

ROW = re.compile(r"\d+$")
QUOTING = ("value", "key", "values")
LINKS = frozenset({Code.DANGLING_LINK, Code.LINK_TO_LEFT_OUT})
TOTALS = frozenset({Code.TOTAL_DIFFERS, Code.SUMS_DIFFER, Code.COUNT_DIFFERS})


@dataclass(frozen=True)
class Shown:
    """A finding as the audience sees it; ``is_quoted`` says whether its value and keys may be printed."""

    finding: Finding
    sheet: Mapping[str, Any]
    is_quoted: bool


def shown_findings(findings: Sequence[Finding], handover: Handover, project: Project) -> list[Shown]:
    """The findings that the audience may see, without the cells of rows that it may not."""
    found = [_shown(finding, handover, project) for finding in findings]
    return [item for item in found if item is not None]


def message(item: Shown, words: Words, project: Project, key: str = "message", count: int | None = None) -> str:
    """One text of a finding, with its values."""
    known = values_of(item, words, project)
    return filled(item, known | {"count": words.number(item.finding.count if count is None else count)}, words, key)


def places(item: Shown, words: Words, handover: Handover) -> list[dict[str, str]]:
    """Every known place of a finding: file, sheet, cell and the value of the first."""
    finding = item.finding
    file = handover.names(finding.content) if finding.content else finding.value
    value = finding.value if item.is_quoted else words.text("not_shown")
    is_text = handover.is_text(finding.content)
    cells = [words.text("line_of_text", line=_row(cell)) if is_text else cell for cell in finding.cells] or [""]
    return [
        {"file": file, "sheet": finding.sheet, "cell": cell, "value": value if i == 0 or not item.is_quoted else ""}
        for i, cell in enumerate(cells)
    ]


def filled(item: Shown, known: Mapping[str, str], words: Words, key: str) -> str:
    """One text of a kind of finding with known values; where the row needs the cell, its own if there is one."""
    name, finding = f"findings.{item.finding.code}.{key}", item.finding
    if finding.severity == Severity.QUARANTINES and "because" not in finding.expected:
        name = f"{name}_needed" if words.catalogue.has(f"{name}_needed") else name
    text = settled(words.catalogue.texts[name], known)
    return PLACEHOLDER.sub(lambda match: known.get(match[1], formatting.NONE), text)


def _shown(finding: Finding, handover: Handover, project: Project) -> Shown | None:
    sheet = next((s for s in handover.sheets if (s["content"], s["sheet"]) == (finding.content, finding.sheet)), {})
    is_quoted = _may_quote(finding.column, sheet, project)
    if not sheet or project.settings.audience != PUBLIC:
        return Shown(finding, sheet, is_quoted)
    place = (finding.content, sheet["index"])
    withheld = handover.withheld.get(place, frozenset())
    if withheld and finding.code in TOTALS:
        return None
    kept = tuple(cell for cell in finding.cells if _row(cell) not in withheld)
    count = finding.count - (len(finding.cells) - len(kept))
    if finding.cells and not kept and finding.count <= SHOWN_CELLS:
        return None
    leads_to = {finding.expected["register"]} if finding.code in LINKS else set()
    secret = any(name in sheet["letters"] for name in RULES)
    secret = secret or may_hide({sheet["register"], *leads_to}, project, handover)
    is_known = all(_row(cell) in handover.shown.get(place, ()) for cell in kept)
    # the value may be that of a row that is not shown, and a key that leads nowhere that of one that was left out
    is_quoted = is_quoted and kept == finding.cells and (not secret or (is_known and not leads_to))
    return Shown(replace(finding, cells=kept, count=count), sheet, is_quoted)


def _may_quote(column: str, sheet: Mapping[str, Any], project: Project) -> bool:
    register = project.registers.get(sheet.get("register", ""))
    if register is None or not column or column not in register.names:
        return column not in RULES
    return shows_column(register.column(column).disclosure, project.settings.audience)


def _row(cell: str) -> int:
    found = ROW.search(cell)
    return int(found[0]) if found else 0


def values_of(item: Shown, words: Words, project: Project) -> dict[str, str]:
    """What the texts of a finding may quote, by the names of their blanks."""
    finding, hidden = item.finding, words.text("not_shown")
    known = {
        **named_forms(quoted_pairs(in_language(finding.expected, words), words), words, project),
        "value": finding.value,
        "file": "",
        "sheet": finding.sheet,
        "cells": ", ".join(finding.cells),
    }
    if not item.is_quoted:
        known |= {name: hidden for name in QUOTING if name in known}
    if not item.is_quoted:
        known.pop("near", None)  # it would tell what the value looks like
    known["column_label"] = _column_label(item, words, project)
    register = project.registers.get(finding.expected.get("register", ""))
    if register:
        known["register"] = register.label[words.language]
    return known


def _column_label(item: Shown, words: Words, project: Project) -> str:
    register = project.registers.get(item.sheet.get("register", ""))
    column = item.finding.expected.get("column", item.finding.column)
    if register is None or column not in register.names:
        return column
    return register.column(column).label[words.language]
