"""Co-publications of a subject beside all of the same kind, and the teams that work together."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from strandreport.model.figures import Figure, figure_id
from strandreport.report import formatting
from strandreport.report.context.values import has_value, value_object
from strandreport.report.context.words import Words
from strandreport.report.notes.chosen import Chosen
from strandreport.report.notes.figures import Told, value_words
from strandreport.report.notes.material import Material
from strandreport.report.notes.room import shortened

PUBLICATIONS = "publication_countries"
LEAST_BASE = 10  # an index of fewer says nothing
LEAST_YEARS = 3
Pair = tuple[Figure, Figure]


def trend_of(told: Sequence[Told]) -> Told | None:
    """The indicator of co-publications, if the subject has one."""
    return next((one for one in told if one.indicator.of == PUBLICATIONS), None)


def trend_part(name: str, told: Sequence[Told], material: Material, words: Words) -> dict[str, Any] | None:
    """Chart and table of co-publications by year, beside those with all countries."""
    one = trend_of(told)
    if one is None or not one.complete:
        return None
    pairs = _pairs(one, material)
    indexed = len(pairs) >= LEAST_YEARS and all((figure.numerator or 0) >= LEAST_BASE for figure in pairs[0])
    return {
        "heading": trend_heading(one, material, words).replace("**", ""),
        "chart": _index_chart(name, pairs, words) if indexed else _columns(name, one, material, words),
        "table": _table(name, one, material, words),
        "note": words.text("note.trend_note"),
    }


def trend_heading(one: Told, material: Material, words: Words) -> str:
    """What the first and the last year say; a growth only where both are large enough to have one."""
    first, last = one.complete[0], one.complete[-1]
    known = {"first": first.period, "last": last.period}
    before, now = first.numerator or 0, last.numerator or 0
    shown = {"before": words.number(before), "now": words.number(now)}
    if first is last:
        return words.counted("note.trend.one", now, **known)
    pairs = _pairs(one, material)
    base = pairs[0][1].numerator if pairs else None
    if before < LEAST_BASE or not base or base < LEAST_BASE or len(pairs) < LEAST_YEARS:
        return words.counted("note.trend.few", now, before=shown["before"], **known)
    own, other = _growth(pairs[0][0], pairs[-1][0]), _growth(pairs[0][1], pairs[-1][1])
    return words.counted("note.trend.index", now, own=_percent(own, words), other=_percent(other, words), **known)


def teams_table(chosen: Chosen, most: int, material: Material, words: Words) -> tuple[dict[str, Any] | None, str]:
    """Our units and their partners as declared, the most recent first; and what there was no room for."""
    latest: dict[tuple[str, str], list[int]] = {}
    for row in chosen.collaborations:
        latest.setdefault((row["unit_code"] or "", row["partner_name"] or ""), []).append(row["year"])
    if not latest:
        return None, ""
    ranked = sorted(latest.items(), key=lambda item: (-max(item[1]), -len(set(item[1])), item[0]))
    heads = [{"text": words.text(f"note.head.{name}"), "numeric": False} for name in ("team", "their_side", "years")]
    rows = [
        {
            "cells": [
                _team(unit, material),
                shortened(partner) or formatting.NONE,
                words.text("separator").join(map(str, sorted(set(years)))),
            ],
            "strong": False,
        }
        for (unit, partner), years in ranked[:most]
    ]
    rest = len(ranked) - len(rows)
    return {"caption": words.text("note.caption.teams"), "heads": heads, "rows": rows}, words.counted(
        "note.more_teams", rest
    ) if rest else ""


def _team(code: str, material: Material) -> str:
    city = material.units[code]["city"] if code in material.units else None
    return f"{code}, {city}" if city else code or formatting.NONE


def _pairs(one: Told, material: Material) -> list[Pair]:
    """Complete years of the subject with the same indicator over all countries."""
    return [(figure, whole) for figure in one.complete if (whole := _whole(figure, material)) is not None]


def _whole(figure: Figure, material: Material) -> Figure | None:
    found = material.handover.figures.get(figure_id(figure.indicator, figure.strand, figure.period))
    return found if has_value(found) else None


def _growth(first: Figure, last: Figure) -> Fraction:
    return Fraction(100 * ((last.numerator or 0) - (first.numerator or 0)), first.numerator or 1)


def _percent(change: Fraction, words: Words) -> str:
    return words.text("note.percent", change=formatting.change(change, words.language))


def _index_chart(name: str, pairs: Sequence[Pair], words: Words) -> dict[str, Any]:
    lines = [_line(name, [pair[0] for pair in pairs]), _line(words.text("note.chart.all"), [pair[1] for pair in pairs])]
    years = [int(pair[0].period) for pair in pairs]
    title = words.text("note.chart.index", first=years[0])
    return {
        "kind": "index_lines",
        "key": "trend",
        "title": title,
        "desc": words.text("note.chart.same"),
        "years": years,
        "lines": lines,
    }


def _line(label: str, figures: Sequence[Figure]) -> dict[str, Any]:
    base = figures[0].numerator or 1
    return {"label": label, "levels": [round(float(Fraction(100 * (one.numerator or 0), base)), 2) for one in figures]}


def _columns(name: str, one: Told, material: Material, words: Words) -> dict[str, Any] | None:
    years = [figure for figure in one.years if has_value(figure)]
    if len(years) < 2:
        return None
    currency = material.project.settings.reporting_currency
    return {
        "kind": "columns",
        "key": "trend",
        "title": words.text("note.chart.columns", name=name),
        "desc": words.text("note.chart.same"),
        "years": [int(figure.period) for figure in years],
        "values": [value_object(figure, one.indicator, currency) for figure in years],
        "estimated": [int(figure.period) for figure in years if figure.is_partial],
        "words": {"estimated": words.text("chart.estimated")},
    }


def _table(name: str, one: Told, material: Material, words: Words) -> dict[str, Any]:
    heads = [("table.year.flow", False), ("note.head.with", True), ("note.head.all", True)]
    rows = [
        {
            "cells": [
                figure.period,
                value_words(one, figure, material.project, words),
                _all(one, figure, material, words),
            ],
            "strong": figure is one.latest,
        }
        for figure in one.years
        if has_value(figure)
    ]
    return {
        "caption": words.text("note.caption.publications"),
        "heads": [{"text": words.text(key, name=name), "numeric": numeric} for key, numeric in heads],
        "rows": rows,
    }


def _all(one: Told, figure: Figure, material: Material, words: Words) -> str:
    return value_words(one, _whole(figure, material), material.project, words)
