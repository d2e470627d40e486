"""A yearly series without a target: columns from zero for counts and money, a line for rates.

In two cuts: half a page wide, and small for an indicator of the annex, whose table stands beside it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from strandreport.report.charts.canvas import HALF, Box, Canvas, Ink, Point, Spot, scale
from strandreport.report.charts.series import Scale, Series, around, draw_line, draw_years
from strandreport.report.charts.tokens import BOLD, SEMIBOLD, Tokens


@dataclass(frozen=True)
class Cut:
    """The size of a chart, and between which heights its marks stand."""

    width: float
    height: float
    base: float
    top: float


WORKING = Cut(HALF, 108, 88, 22)
SMALL = Cut(194, 76, 58, 16)


def columns(chart: Mapping[str, Any], language: str, tokens: Tokens, cut: Cut = WORKING) -> str:
    """Draw a chart object of the kind ``columns``."""
    series = Series.of(chart)
    canvas = Canvas(chart["key"], chart["title"], chart["desc"], language, tokens, cut.height, cut.width)
    if any(value is not None and value["kind"] == "ratio" for value in series.values):
        _draw_rates(canvas, series, chart["words"], cut)
    else:
        _draw_columns(canvas, series, cut)
    return canvas.svg()


def small_columns(chart: Mapping[str, Any], language: str, tokens: Tokens) -> str:
    """Draw a chart object of the kind ``small_columns``: the same marks with less room."""
    return columns(chart, language, tokens, SMALL)


def _draw_columns(canvas: Canvas, series: Series, cut: Cut) -> None:
    levels = [level for _, level in series.known]
    step = cut.width / len(series.years)
    x = scale(series.years[0], series.years[-1], step / 2, cut.width - step / 2)
    y = scale(min([0, *levels]), max([0, *levels]), cut.base - (16 if min([0, *levels]) < 0 else 0), cut.top)
    zero = y(0) if any(levels) else cut.base
    draw_years(canvas, series.years, x, cut.base, cut.width)
    if zero != cut.base:
        canvas.line(Point(0, zero), Point(cut.width, zero), canvas.tokens["ink-3"])
    wide = min(0.6 * step, 34)
    for year, level in series.known:
        _draw_column(canvas, x(year), wide, (zero, y(level) if any(levels) else zero), year in series.estimated)
    _write_columns(canvas, series, x, y if any(levels) else lambda value: zero, cut)


def _draw_column(canvas: Canvas, middle: float, wide: float, ends: tuple[float, float], estimated: bool) -> None:
    blue, paper = canvas.tokens["self"], canvas.tokens["paper"]
    box = Box(middle - wide / 2, min(ends), middle + wide / 2, max(ends))
    if estimated:
        canvas.bar(box, paper, blue, "3 2.5")
    else:
        canvas.bar(box, blue)


def _write_columns(canvas: Canvas, series: Series, x: Scale, y: Scale, cut: Cut) -> None:
    """Every value if all have room; else the last, the first and the highest."""
    step = cut.width / len(series.years)
    texts = {year: series.text(year, canvas.language) for year, _ in series.known}
    fits = all(canvas.tokens.width(text, weight=SEMIBOLD) < step - 3 for text in texts.values())
    highest = max(series.known, key=lambda pair: pair[1], default=(0, 0.0))[0]
    for year, level in series.by_weight:
        last = year == series.latest
        if fits or last or year in (series.known[0][0], highest):
            spot = Spot(x(year), y(level) + (12 if level < 0 else -5), "middle")
            ink = Ink(canvas.tokens["self" if last else "ink"], BOLD if last else SEMIBOLD)
            canvas.place([spot], texts[year], ink, optional=not (fits or last))
    for year in sorted(set(series.years) - set(texts)):
        canvas.place([Spot(x(year), cut.base - 5, "middle")], "–", Ink(canvas.tokens["ink-3"]), optional=True)


def _draw_rates(canvas: Canvas, series: Series, words: Mapping[str, str], cut: Cut) -> None:
    levels = [level for _, level in series.known]
    low, high = min(levels, default=0), max(levels, default=0)
    x = scale(series.years[0], series.years[-1], 20, cut.width - 30)
    y = scale(low - 0.25 * (high - low), high, cut.base - 12, cut.top + 6)
    draw_years(canvas, series.years, x, cut.base, cut.width)
    draw_line(canvas, series, x, y, words, cut.base)
    for year, level in series.by_weight:
        last = year == series.latest
        ink = Ink(canvas.tokens["self"], BOLD if last else SEMIBOLD, 13 if last else 11)
        spots = around(Point(x(year), y(level)), above_first=True)
        canvas.place(spots, series.text(year, canvas.language), ink, optional=not last)
