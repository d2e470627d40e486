"""Co-publications of a subject by year, beside what they are held against."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from strandreport.report import formatting
from strandreport.report.context.tables import period_words
from strandreport.report.context.values import has_value, value_object
from strandreport.report.context.words import Words
from strandreport.report.notes.breaks import break_notes
from strandreport.report.notes.figures import Told, value_words, year_words
from strandreport.report.notes.material import Material
from strandreport.report.notes.yardstick import Yardstick, yardstick

PUBLICATIONS = "publication_countries"
LEAST_BASE = 10  # an index of fewer says nothing
LEAST_YEARS = 3


def trend_of(told: Sequence[Told]) -> Told | None:
    """The indicator of co-publications, if the subject has one."""
    return next((one for one in told if one.indicator.of == PUBLICATIONS), None)


def trend_part(name: str, told: Sequence[Told], material: Material, words: Words) -> dict[str, Any] | None:
    """Chart and table of co-publications by year, beside what they are held against."""
    one = trend_of(told)
    if one is None or not one.complete:
        return None
    against = yardstick(name, one, material, words)
    indexed = _can_be_indexed(one, against)
    return {
        "heading": trend_heading(name, one, material, words).replace("**", ""),
        "chart": _index_chart(name, one, against, words) if indexed else _columns(name, one, material, words),
        "table": _table(name, one, against, material, words),
        "note": " ".join([against.note, *_breaks(one, words)]),
    }


def trend_heading(name: str, one: Told, material: Material, words: Words) -> str:
    """What the first and the last year say; a growth only where both series are large enough to have one."""
    first, last = one.comparable[0], one.comparable[-1]
    known = {name: year_words(one, at, material.project, words) for name, at in (("first", first), ("last", last))}
    before, now = first.numerator or 0, last.numerator or 0
    if not now:
        return words.text(
            "note.trend.none" if first is last else "note.trend.no_more", before=words.number(before), **known
        )
    if first is last:
        return words.counted("note.trend.one", now, **known)
    against = yardstick(name, one, material, words)
    if not _can_be_indexed(one, against):
        return words.counted("note.trend.few", now, before=words.number(before), **known)
    other = _percent(_growth(against.counts[first.period], against.counts[last.period]), words)
    own = _percent(_growth(before, now), words)
    return words.counted("note.trend.index", now, own=own, other=other, label=against.label, **known)


def _can_be_indexed(one: Told, against: Yardstick) -> bool:
    """Whether both series have every year since a break, three at least, and a first year that is no small number."""
    counts = [figure.numerator or 0 for figure in one.comparable]
    others = [against.counts.get(figure.period) for figure in one.comparable]
    if len(counts) < LEAST_YEARS or None in others:
        return False
    return counts[0] >= LEAST_BASE and (others[0] or 0) >= LEAST_BASE


def _growth(first: int, last: int) -> Fraction:
    return Fraction(100 * (last - first), first)


def _percent(change: Fraction, words: Words) -> str:
    return words.text("note.percent", change=formatting.change(change, words.language))


def _index_chart(name: str, one: Told, against: Yardstick, words: Words) -> dict[str, Any]:
    own = {figure.period: figure.numerator or 0 for figure in one.comparable}
    years = [figure.period for figure in one.comparable]
    return {
        "kind": "index_lines",
        "key": "trend",
        "title": words.text("note.chart.index", name=name, first=years[0]),
        "desc": words.text("note.chart.same"),
        "years": [int(year) for year in years],
        "lines": [_line(against.own, own, years), _line(against.label, against.counts, years)],
    }


def _line(label: str, counts: Mapping[str, int], years: Sequence[str]) -> dict[str, Any]:
    levels = [round(float(Fraction(100 * counts[year], counts[years[0]])), 2) for year in years]
    return {"label": label, "levels": levels}


def _columns(name: str, one: Told, material: Material, words: Words) -> dict[str, Any] | None:
    since = one.comparable[0].period
    years = [figure for figure in one.years if has_value(figure) and figure.period >= since]
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


def _table(name: str, one: Told, against: Yardstick, material: Material, words: Words) -> dict[str, Any]:
    heads = [(words.text("table.year.flow"), False), (against.own, True), (against.label, True)]
    rows = [
        {
            "cells": [
                period_words(figure, words, material.project),
                value_words(one, figure, material.project, words),
                _other(against.counts.get(figure.period), words),
            ],
            "strong": figure is one.latest,
        }
        for figure in one.years
        if has_value(figure)
    ]
    return {
        "caption": words.text("note.caption.publications", name=name),
        "heads": [{"text": text[:1].upper() + text[1:], "numeric": numeric} for text, numeric in heads],
        "rows": rows,
    }


def _breaks(one: Told, words: Words) -> list[str]:
    years = [figure.period for figure in one.years if has_value(figure)]
    return break_notes(one.indicator.label[words.language], one.breaks, years, words)


def _other(count: int | None, words: Words) -> str:
    return formatting.NONE if count is None else words.number(count)
