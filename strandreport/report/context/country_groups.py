"""Groups of countries beside each other: each strand's group with the countries that it has on the last day shown."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from strandreport.model.figures import Figure
from strandreport.model.project import Project
from strandreport.report.context.countries import aimed_at
from strandreport.report.context.handover import Handover
from strandreport.report.context.samples import definition_words, unit_words
from strandreport.report.context.series import Series, read_series
from strandreport.report.context.tables import period_words, value_cell
from strandreport.report.context.values import has_value
from strandreport.report.context.words import Words

LEAST = 2


def groups_block(name: str, project: Project, handover: Handover, words: Words) -> dict[str, Any] | None:
    """The block of an indicator; None where fewer than two of its strands aim at countries and have a value."""
    indicator = project.indicators.get(name)
    strands = [strand for strand in indicator.strands if aimed_at(strand, project)] if indicator else []
    rows = [read_series(project, handover, indicator, strand) for strand in strands] if indicator else []
    years = (
        [i for i, _ in enumerate(rows[0].years) if any(_is_full(series.years[i]) for series in rows)] if rows else []
    )
    if indicator is None or len(rows) < LEAST or not years:
        return None
    label = indicator.label[words.language]
    first, last = rows[0].years[years[0]], rows[0].years[years[-1]]
    when = {"first": first.period, "last": last.period}
    title = words.counted("geography.groups.finding", len(rows), name=label)
    return {
        "code": indicator.id,
        "name": words.text("geography.groups.name", name=label),
        "unit": unit_words(indicator, words),
        "finding": title,
        "period": words.text("geography.groups.period", **when) if len(years) > 1 else last.period,
        "chart": _chart(rows, (years[0], years[-1]), title, project, words),
        "table": _table(rows, last.period_end, label, project, words),
        "note": words.text("geography.groups.note"),
        "definition": definition_words(indicator, words),
    }


def _is_full(figure: Figure) -> bool:
    return has_value(figure) and not figure.is_partial


def _chart(
    rows: list[Series], ends: tuple[int, int], title: str, project: Project, words: Words
) -> Mapping[str, Any] | None:
    first, last = ends
    if first == last:
        return None
    heads = tuple(rows[0].years[i].period for i in ends)
    return {
        "kind": "dumbbell",
        "key": f"groups-{rows[0].indicator.id}".lower(),
        "title": title,
        "desc": words.text("geography.groups.desc", first=heads[0], last=heads[1]),
        "heads": heads,
        "rows": [
            {
                "label": project.strategy.strands[series.strand].label[words.language],
                "then": _value(series, series.years[first]),
                "now": _value(series, series.years[last]),
            }
            for series in rows
        ],
    }


def _value(series: Series, figure: Figure) -> dict[str, Any] | None:
    return series.value(figure) if has_value(figure) else None


def _table(rows: list[Series], day: date, label: str, project: Project, words: Words) -> dict[str, Any]:
    """Each group with how many countries it has on a day, and its figures of all years."""
    years = [i for i, figure in enumerate(rows[0].years) if not figure.is_partial or has_value(figure)]
    named = [period_words(rows[0].years[i], words, project) for i in years]
    heads = [words.text("geography.head.group"), words.text("geography.head.members"), *named]
    return {
        "caption": words.text("geography.groups.caption", name=label, day=words.day(day)),
        "heads": [{"text": text, "numeric": i > 0} for i, text in enumerate(heads)],
        "rows": [
            {
                "cells": [
                    project.strategy.strands[series.strand].label[words.language],
                    words.number(_members(series.strand, day, project)),
                    *(value_cell(series, series.years[i], words, project) for i in years),
                ],
                "strong": False,
            }
            for series in rows
        ],
    }


def _members(strand: str, day: date, project: Project) -> int:
    """How many countries a strand's groups have on a day, each once."""
    return len(frozenset[str]().union(*(project.groups.members(group.id, day) for group in aimed_at(strand, project))))
