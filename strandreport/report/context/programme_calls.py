"""Grants by year of the call: what is sure and what may still come, as a picture and as its table."""

from collections.abc import Sequence
from typing import Any

from strandreport.model.chapters import Calls, Programmes
from strandreport.model.figures import Figure
from strandreport.report import formatting
from strandreport.report.context.strand_figures import StrandFigures
from strandreport.report.context.tables import period_words, value_cell
from strandreport.report.context.values import has_value
from strandreport.report.context.words import Words

Block = dict[str, Any]


def calls_block(declared: Programmes, figures: StrandFigures, words: Words) -> Block | None:
    """The block; None where no panel has a value in any year."""
    panels = [item for item in declared.calls if _years(item, figures)]
    if not panels:
        return None
    years = sorted({i for item in panels for i in _years(item, figures)})
    periods = _periods(panels[0], figures)
    finding = _finding(panels, periods, years, figures, words)
    return {
        "codes": ", ".join(item.sure for item in panels),
        "finding": finding,
        "chart": {
            "kind": "call_years",
            "key": "calls",
            "title": finding,
            "desc": words.text("programmes.calls.desc"),
            "years": [int(periods[i].period) for i in years],
            "panels": [_panel(item, periods, years, figures) for item in panels],
        },
        "table": _table(panels, periods, years, figures),
        "lines": [
            *figures.samples(*(name for one in panels for name in (one.sure, one.open))),
            words.text("programmes.calls.note"),
        ],
    }


def _periods(item: Calls, figures: StrandFigures) -> tuple[Figure, ...]:
    series = figures.series(item.sure)
    return series.years if series else ()


def _years(item: Calls, figures: StrandFigures) -> list[int]:
    """The places of the years to show: all that are over, and the present one if it has a value."""
    periods = _periods(item, figures)
    return [i for i, figure in enumerate(periods) if has_value(figure)] and [
        i for i, figure in enumerate(periods) if has_value(figure) or not figure.is_partial
    ]


def _panel(item: Calls, periods: Sequence[Figure], years: Sequence[int], figures: StrandFigures) -> Block:
    return {
        "label": item.label[figures.words.language],
        "values": [[figures.of_year(item.sure, i), figures.of_year(item.open, i)] for i in years],
        "not_final": [place for place, i in enumerate(years) if periods[i].is_partial],
    }


def _finding(
    panels: Sequence[Calls], periods: Sequence[Figure], years: Sequence[int], figures: StrandFigures, words: Words
) -> str:
    """What the last year that is over has, and how many may still come."""
    last = max((i for i in years if not periods[i].is_partial), default=years[-1])
    parts = [
        words.text("programmes.calls.part", label=item.short[words.language], value=_range(item, last, figures))
        for item in panels
    ]
    return words.text("programmes.calls.finding", year=periods[last].period, parts=words.text("separator").join(parts))


def _range(item: Calls, year: int, figures: StrandFigures) -> str:
    """From what is sure to what may still come, and how many rows could not be judged; each may be of either."""
    sure, still_open = figures.of_year(item.sure, year), figures.of_year(item.open, year)
    if sure is None:
        return formatting.NONE
    low, more = sure["numerator"], still_open["numerator"] if still_open else 0
    unresolved = max(sure["unresolved"], still_open["unresolved"] if still_open else 0)
    return figures.words.doubted(formatting.span(low, low + more, figures.words.language), unresolved)


def _table(panels: Sequence[Calls], periods: Sequence[Figure], years: Sequence[int], figures: StrandFigures) -> Block:
    words = figures.words
    known = [(item, key) for item in panels for key in ("sure", "open") if figures.series(getattr(item, key))]
    columns = [series for item, key in known if (series := figures.series(getattr(item, key)))]
    named = [words.text(f"programmes.head.{key}", name=item.short[words.language]) for item, key in known]
    heads = [words.text("programmes.head.call_year"), *named]
    return {
        "caption": words.text("programmes.calls.caption"),
        "heads": [{"text": head, "numeric": i > 0} for i, head in enumerate(heads)],
        "rows": [
            {
                "cells": [
                    period_words(periods[i], words, figures.project),
                    *(value_cell(one, one.years[i], words, figures.project) for one in columns),
                ],
                "strong": False,
            }
            for i in years
        ],
    }
