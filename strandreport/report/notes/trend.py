"""Co-publications of a subject by year, beside what they are held against."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from strandreport.model.figures import Figure
from strandreport.report import formatting
from strandreport.report.context.samples import sample_words
from strandreport.report.context.tables import period_words
from strandreport.report.context.values import has_value, value_object
from strandreport.report.context.words import Words
from strandreport.report.notes.breaks import break_notes
from strandreport.report.notes.figures import value_words, year_words
from strandreport.report.notes.growth import change_words, more_rows, stands
from strandreport.report.notes.material import Material
from strandreport.report.notes.told import Told
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
        "note": " ".join(
            filter(
                None,
                [sample_words(one.indicator, words), against.note, *_breaks(one, words), _without_date(one, words)],
            )
        ),
    }


def trend_heading(name: str, one: Told, material: Material, words: Words) -> str:
    """What the first and the last year say; a growth only where both series are large enough to have one."""
    first, last = one.comparable[0], one.comparable[-1]
    if one.is_undated and one.total is not None:
        return _undated(one, one.total, words)
    known = {
        "first": year_words(one, first, material.project, words),
        "last": _in_doubt(last, year_words(one, last, material.project, words), words),
        "before": _before(first, words),
    }
    before, now = first.numerator or 0, last.numerator or 0
    if not now and not one.doubt(last):
        return words.text("note.trend.none" if first is last else "note.trend.no_more", **known)
    if first is last:
        return words.counted("note.trend.one", now, **known)
    against = yardstick(name, one, material, words)
    if not _can_be_indexed(one, against):
        return words.counted("note.trend.few", now, **known)
    counts, doubts = against.counts, against.doubts
    # rows left out of the registers are told once for all figures, those undated or not judged beside each
    told_of = [max(doubts.get(figure.period, 0) - one.left_out, 0) for figure in (first, last)]
    other = change_words(counts[first.period], counts[last.period], told_of[0], told_of[1], words)
    own = change_words(before, now, more_rows(first), more_rows(last), words)
    return words.counted("note.trend.index", now, own=own, other=other, label=against.label, **known)


def _undated(one: Told, total: Figure, words: Words) -> str:
    """What the reports say where no row is dated in a complete year."""
    return words.text(
        "finding.undated",
        name=one.indicator.label[words.language],
        value=f"**{words.number(total.numerator or 0)}**",
        period=words.text("key.all_dates", day=words.day(total.period_end)),
        first=one.complete[0].period,
        last=one.complete[-1].period,
    )


def _before(first: Figure, words: Words) -> str:
    """The count of a first year, and of how many rows nobody knows whether they belong to it."""
    count = words.number(first.numerator or 0)
    if not first.n_unresolved:
        return count
    return words.text("table.unresolved", value=count, unresolved=words.number(first.n_unresolved))


def _in_doubt(figure: Figure, year: str, words: Words) -> str:
    """A year, and how many rows more may belong to it."""
    more = more_rows(figure)
    return words.counted("note.trend.doubt", more, year=year) if more else year


def _can_be_indexed(one: Told, against: Yardstick) -> bool:
    """Whether both series have every year since a break, three at least, a first year that is no small number.

    Nor may rows without a date, or that could not be judged, turn a growth into a decline.
    """
    counts = [figure.numerator or 0 for figure in one.comparable]
    others = [against.counts.get(figure.period) for figure in one.comparable]
    if len(counts) < LEAST_YEARS or None in others:
        return False
    if counts[0] < LEAST_BASE or (others[0] or 0) < LEAST_BASE:
        return False
    first, last = one.comparable[0], one.comparable[-1]
    doubts = (against.doubts.get(first.period, 0), against.doubts.get(last.period, 0))
    return stands(counts[0], counts[-1], one.doubt(first), one.doubt(last)) and stands(
        against.counts[first.period], against.counts[last.period], *doubts
    )


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
    if len(years) < 2 or one.is_undated:
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


def _without_date(one: Told, words: Words) -> str:
    return words.counted("verdict.undated", one.n_undated) if one.n_undated else ""


def _breaks(one: Told, words: Words) -> list[str]:
    years = [figure.period for figure in one.years if has_value(figure)]
    return break_notes(one.indicator.label[words.language], one.breaks, years, words)


def _other(count: int | None, words: Words) -> str:
    return formatting.NONE if count is None else words.number(count)
