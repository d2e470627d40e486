"""The part of the strategy that a report is about: its axis and strand, its countries and actions."""

from typing import Any

from strandreport.model.project import Project
from strandreport.model.strategy import Axis, Crossing, Strand
from strandreport.report.context.countries import countries
from strandreport.report.context.kinds import AXIS, METHODOLOGY, OVERALL, QUALITY, kind_of
from strandreport.report.context.statements import actions, frame, statement
from strandreport.report.context.words import Words

NOTHING_SAID: dict[str, Any] = {"countries": None, "country_notes": [], "actions": None, "crosswalk": []}


def place(report_id: str, project: Project, words: Words) -> dict[str, Any]:
    """Axis, strand, frame and what the strategy says of them, for a report."""
    kind, strategy = kind_of(report_id, project), project.strategy
    if kind == OVERALL:
        return {"axis": None, "strand": None, "frame": frame(project, words), "said": NOTHING_SAID}
    if kind in (QUALITY, METHODOLOGY):
        return {"axis": None, "strand": None, "frame": None, "said": NOTHING_SAID}
    if kind == AXIS:
        axis = strategy.reported_axes[report_id]
        said = {**NOTHING_SAID, "actions": actions(axis.actions, strategy, words)}
        return {"axis": _part(axis, project, words), "strand": None, "frame": None, "said": said}
    strand = strategy.strands[report_id]
    axis = strategy.axis_of(report_id)
    return {
        "axis": _part(axis, project, words),
        "strand": _part(strand, project, words),
        "frame": None,
        "said": _said(strand, project, words),
    }


def _part(part: Axis | Strand, project: Project, words: Words) -> dict[str, Any]:
    objective = statement(part.objective, project.strategy, words)
    return {"code": part.code, "label": part.label[words.language], "objective": objective}


def _said(strand: Strand, project: Project, words: Words) -> dict[str, Any]:
    table, notes = countries(strand.id, project, words)
    crossings = project.strategy.crosswalk.get(strand.id, ())
    return {
        "countries": table,
        "country_notes": notes,
        "actions": actions(strand.actions, project.strategy, words),
        "crosswalk": [_crossing(item, project, words) for item in crossings],
    }


def _crossing(item: Crossing, project: Project, words: Words) -> str:
    other = project.strategies[item.strategy]
    names = [f"{other.strands[name].code} {other.strands[name].label[words.language]}" for name in item.strands]
    key = "none" if not names else "stated" if item.stated else "inferred"
    known = {"strands": ", ".join(names), "strategy": other.title[words.language]}
    note = item.note[words.language] if item.note else ""
    return f"{words.text(f'said.crosswalk.{key}', **known)} {note}".strip()
