"""How many of the returns that an indicator depends on are in, and which are not."""

from collections.abc import Mapping
from typing import Any

from strandreport.model.declarations import Indicator
from strandreport.model.feeding_registers import registers_of
from strandreport.model.project import Project
from strandreport.report.context.handover import Handover
from strandreport.report.context.words import Words

RECEIVED = "received"


def returns_of(indicator: Indicator, project: Project, handover: Handover) -> list[Mapping[str, Any]]:
    """The returns that are due for the registers whose rows decide about an indicator's figures."""
    wanted = registers_of(indicator, project.indicators, project.registers)
    return [item for item in handover.returns if item["register_name"] in wanted]


def returns_in(indicator: Indicator, project: Project, handover: Handover, words: Words) -> str:
    """Such as "returns 41/47"; empty where no return is declared."""
    due = returns_of(indicator, project, handover)
    if not due:
        return ""
    count = sum(item["status"] == RECEIVED for item in due)
    return words.text("returns.in", count=words.number(count), total=words.number(len(due)))


def note(indicator: Indicator, project: Project, handover: Handover, words: Words) -> dict[str, str]:
    """The note beside an indicator that waits for returns; empty if all are in."""
    missing = [item for item in returns_of(indicator, project, handover) if item["status"] != RECEIVED]
    if not missing:
        return {}
    names = ", ".join(f"{item['return_id']} ({item['owner']})" for item in missing)
    count = returns_in(indicator, project, handover, words)
    return {"count": count[:1].upper() + count[1:], "text": words.counted("returns.missing", len(missing), names=names)}
