"""Figures of closed periods that moved since an edition was frozen: how many, each with what it was and why."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from strandreport.model.figures import VALUE
from strandreport.model.periods import TOTAL
from strandreport.model.project import Project
from strandreport.report.context.handover import Handover
from strandreport.report.context.words import Words

Row = Mapping[str, Any]


def moved_in(strands: Collection[str], handover: Handover) -> list[Row]:
    """What moved in some strands."""
    return [row for row in handover.revisions["moved"] if row["strand"] in strands]


def unexplained_in(strands: Collection[str], handover: Handover) -> int:
    """How many of them nobody gave a reason for."""
    return sum(not row["entry"] for row in moved_in(strands, handover))


def revisions_block(
    strands: Collection[str], project: Project, handover: Handover, words: Words
) -> dict[str, Any] | None:
    """The block of a report; None where no edition was frozen."""
    frozen = handover.revisions["frozen"]
    if frozen is None:
        return None
    moved, unexplained = moved_in(strands, handover), unexplained_in(strands, handover)
    named = [row for row in moved if not row["is_part"] or not row["entry"]]
    known = {"edition": frozen["edition"], "day": words.day(date.fromisoformat(frozen["as_of"])), "id": frozen["id"]}
    parts = len(moved) - len(named)
    return {
        "title": words.text("compared.revisions.title"),
        "warning": words.counted("compared.revisions.unexplained", unexplained) if unexplained else "",
        "lines": [
            words.text(f"compared.revisions.{'against' if moved else 'none'}", **known),
            *([words.counted("compared.revisions.parts", parts)] if parts else []),
        ],
        "table": _table(named, project, handover, words) if named else None,
    }


def old_and_new(row: Row, project: Project, words: Words) -> tuple[str, str]:
    """The figure as it was and as it is, as tables have them."""
    return _value(row["old"], row, project, words), _value(row["new"], row, project, words)


def reason_of(row: Row, handover: Handover, words: Words) -> str:
    """Why it moved, or that nobody said so."""
    entry = next((entry for entry in handover.revisions["entries"] if entry["id"] == row["entry"]), None)
    if entry is None:
        return words.text("compared.revisions.no_reason")
    day = words.day(date.fromisoformat(entry["decided_on"]))
    return words.text(
        "compared.revisions.reason", reason=entry["reason"][words.language], vintage=entry["vintage"], day=day
    )


def period_of(row: Row, words: Words) -> str:
    """The year, or that it is of all dates."""
    return words.text("key.all_dates") if row["period"] == TOTAL else str(row["period"])


def _table(rows: list[Row], project: Project, handover: Handover, words: Words) -> dict[str, Any]:
    heads = [(key, key in ("old", "new")) for key in ("indicator", "figure", "period", "old", "new", "why")]
    return {
        "caption": words.text("compared.revisions.caption"),
        "heads": [{"text": words.text(f"compared.head.{key}"), "numeric": numeric} for key, numeric in heads],
        "rows": [{"cells": _cells(row, project, handover, words), "strong": not row["entry"]} for row in rows],
    }


def _cells(row: Row, project: Project, handover: Handover, words: Words) -> list[str]:
    label = project.indicators[row["indicator"]].label[words.language]
    values = old_and_new(row, project, words)
    return [label, row["figure"], period_of(row, words), *values, reason_of(row, handover, words)]


def _value(side: Row | None, row: Row, project: Project, words: Words) -> str:
    if side is not None and side["state"] != VALUE:
        return words.text(f"annex.{side['state']}")
    value = {
        "kind": side["kind"] if side else "none",
        "numerator": side["numerator"] if side else None,
        "denominator": side["denominator"] if side else None,
        "years": side["n_years"] if side else None,
        "currency": project.settings.reporting_currency,
        "decimals": project.indicators[row["indicator"]].decimals,
    }
    return words.value(value)
