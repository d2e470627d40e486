"""The table and the chart of an indicator: every value that is drawn stands in the table."""

from collections.abc import Mapping
from typing import Any

from strandreport.model.figures import Figure
from strandreport.model.project import Project
from strandreport.report import formatting
from strandreport.report.context.brief import is_brief
from strandreport.report.context.samples import unit_words
from strandreport.report.context.sentences import finding
from strandreport.report.context.series import Series
from strandreport.report.context.value_status import status_words
from strandreport.report.context.values import has_value
from strandreport.report.context.words import Words

LEAST_TO_DRAW = 2


def table(series: Series, words: Words, project: Project) -> dict[str, Any]:
    """Values by year; of a rate also what it is made of."""
    head = words.text(f"table.year.{series.indicator.kind}")
    value = series.indicator.label[words.language]
    parts = _part_names(series, words) if series.kind == "ratio" else []
    last = value if parts else _capital(unit_words(series.indicator, words))
    heads = [{"text": head, "numeric": False}, *({"text": text, "numeric": True} for text in [*parts, last])]
    rows = [_row(series, figure, words, project) for figure in series.years if _is_due(figure)]
    if series.indicator.kind == "flow" and has_value(series.total):
        rows.append(_row(series, series.total, words, project))
    rows = [*_baseline_row(series, len(parts), words), *rows, *_target_row(series, len(parts), words)]
    return {"caption": words.text("table.caption", name=value), "heads": heads, "rows": rows}


def _baseline_row(series: Series, n_parts: int, words: Words) -> list[dict[str, Any]]:
    """Where the path begins, if that is before the years of the reports."""
    if not series.target or not series.baseline_value or series.target["baseline_period"] >= series.years[0].period:
        return []
    name = words.text("table.baseline", year=series.target["baseline_period"])
    return [_plain_row(name, series.baseline_value, n_parts, words)]


def _target_row(series: Series, n_parts: int, words: Words) -> list[dict[str, Any]]:
    if not series.target or not series.target_value:
        return []
    name = words.text(f"chart.target.{series.target['standing']}", year=series.target["target_year"])
    return [{**_plain_row(name, series.target_value, n_parts, words), "last": True}]


def _plain_row(name: str, value: Mapping[str, Any], n_parts: int, words: Words) -> dict[str, Any]:
    """A value that is no figure of a period."""
    return {"cells": [name, *["–"] * n_parts, formatting.figure(value, words.language, full=True)], "strong": False}


def _part_names(series: Series, words: Words) -> list[str]:
    """What a rate is made of: two indicators, or what of a group is covered and all of it."""
    if series.indicator.measure.kind == "coverage":
        return [words.text("table.covered"), words.text("table.in_all")]
    return [part.label[words.language] for part in series.parts]


def chart(series: Series, words: Words) -> dict[str, Any] | None:
    """What is drawn, or None where fewer than two years have a value."""
    drawn = [figure for figure in series.years if _is_due(figure)]
    if sum(has_value(figure) for figure in drawn) < LEAST_TO_DRAW or series.is_undated:
        return None
    years = [int(figure.period) for figure in drawn]
    values = [series.value(figure) if has_value(figure) else None for figure in drawn]
    start = int(series.target["baseline_period"]) if series.target else years[0]
    if series.target and series.baseline_value and start < years[0]:
        years, values = [start, *years], [series.baseline_value, *values]
    content = {
        "key": f"{series.indicator.id}-{series.strand}".lower().replace("_", "-"),
        "title": finding(series, words),
        "desc": _description(series, years, values, words),
        "years": years,
        "values": values,
        "estimated": [int(figure.period) for figure in drawn if figure.is_partial and has_value(figure)],
    }
    if series.target is None or start not in years or series.baseline_value is None:
        kind = "small_columns" if is_brief(series) else "columns"
        return {"kind": kind, "words": _words(series, words), **content}
    return {
        "kind": "target_path",
        "baseline_index": years.index(start),
        **_way(series, series.target),
        "breaks": list(series.breaks),
        "words": _words(series, words),
        **content,
    }


def _way(series: Series, target: Mapping[str, Any]) -> dict[str, Any]:
    """The target and what is expected on the way to it."""
    return {
        "target": series.target_value,
        "target_year": target["target_year"],
        "standing": target["standing"],
        "has_steps": target["path"] == "steps",
        "waypoints": [
            {"year": point["year"], "value": series.as_wished(point["value"])} for point in target["waypoints"]
        ],
    }


def empty_words(series: Series, words: Words) -> str:
    """What stands in place of a chart."""
    known = [figure for figure in series.years if has_value(figure)]
    if series.is_undated:
        return words.text("empty.undated")
    if not known:
        return words.text(f"empty.{series.held_back_as or series.why_none}")
    return words.text("empty.one_value", year=known[0].period)


def period_words(figure: Figure, words: Words, project: Project) -> str:
    """The name of a period; a year that is not complete says until when it goes."""
    if figure.period_start is None and figure.period == "total":
        return words.text("table.total", first=project.settings.first_year)
    if figure.is_partial:
        return words.text("table.partial", year=figure.period, day=words.day(project.settings.as_of))
    return figure.period


def value_cell(series: Series, figure: Figure, words: Words, project: Project) -> str:
    """A figure in a table: in full, with what could not be judged, or why it is not told."""
    if figure.is_held_back:
        return words.text(f"table.{figure.state}")
    shown = formatting.figure(series.value(figure), words.language, full=True)
    if figure.value_status and has_value(figure):
        shown = words.text("value_status.value", value=shown, status=status_words(figure, series.parts, project, words))
    if figure.n_unresolved and has_value(figure):
        return words.text("table.unresolved", value=shown, unresolved=words.number(figure.n_unresolved))
    return shown


def _row(series: Series, figure: Figure, words: Words, project: Project) -> dict[str, Any]:
    cells = [period_words(figure, words, project)]
    if series.kind == "ratio":
        cells += [part_words(part, series, words) for part in (figure.numerator, figure.denominator)]
    return {
        "figure": figure.figure_id,
        "cells": [*cells, value_cell(series, figure, words, project)],
        "strong": figure is series.latest,
        "last": figure is series.total,
    }


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def part_words(value: int | None, series: Series, words: Words) -> str:
    """A numerator or denominator of a rate: a number, or money in full."""
    if value is None:
        return formatting.NONE
    is_money = series.parts_kind == "money"
    return formatting.money(value, series.currency, words.language) if is_money else words.number(value)


def _is_due(figure: Figure) -> bool:
    """Whether a period has begun, as far as its figure tells: a partial year without any value has not."""
    return has_value(figure) or not figure.is_partial


def _description(series: Series, years: list[int], values: list[Any], words: Words) -> str:
    pairs = [
        words.text("chart.pair", year=year, value=words.figure(value))
        for year, value in zip(years, values, strict=True)
    ]
    return words.text("chart.desc", name=series.indicator.label[words.language], pairs=", ".join(pairs))


def _words(series: Series, words: Words) -> dict[str, str]:
    target = series.target
    return {
        "target": words.text(f"chart.target.{target['standing']}", year=target["target_year"]) if target else "",
        "path": words.text("chart.path"),
        "estimated": words.text("chart.estimated"),
        "break": words.text("chart.break"),
    }
