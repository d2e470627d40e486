"""A yearly series without a target: columns from zero for counts and money, a line for rates."""

from collections.abc import Mapping
from typing import Any

from strandreport.report.charts.canvas import HALF, Box, Canvas, Ink, Point, Spot, scale
from strandreport.report.charts.series import Scale, Series, around, draw_line, draw_years
from strandreport.report.charts.tokens import BOLD, SEMIBOLD, Tokens

HEIGHT, BASE, TOP = 108, 88, 22


def columns(chart: Mapping[str, Any], language: str, tokens: Tokens) -> str:
    """Draw a chart object of the kind ``columns``."""
    series = Series.of(chart)
    canvas = Canvas(chart["key"], chart["title"], chart["desc"], language, tokens, HEIGHT)
    if any(value is not None and value["kind"] == "ratio" for value in series.values):
        _draw_rates(canvas, series, chart["words"])
    else:
        _draw_columns(canvas, series)
    return canvas.svg()


def _draw_columns(canvas: Canvas, series: Series) -> None:
    levels = [level for _, level in series.known]
    step = HALF / len(series.years)
    x = scale(series.years[0], series.years[-1], step / 2, HALF - step / 2)
    y = scale(min([0, *levels]), max([0, *levels]), BASE - (16 if min([0, *levels]) < 0 else 0), TOP)
    zero = y(0) if any(levels) else BASE
    draw_years(canvas, series.years, x, BASE, HALF)
    if zero != BASE:
        canvas.line(Point(0, zero), Point(HALF, zero), canvas.tokens["ink-3"])
    wide = min(0.6 * step, 34)
    for year, level in series.known:
        _draw_column(canvas, x(year), wide, (zero, y(level) if any(levels) else zero), year in series.estimated)
    _write_columns(canvas, series, x, y if any(levels) else lambda value: zero, step)


def _draw_column(canvas: Canvas, middle: float, wide: float, ends: tuple[float, float], estimated: bool) -> None:
    blue, paper = canvas.tokens["self"], canvas.tokens["paper"]
    box = Box(middle - wide / 2, min(ends), middle + wide / 2, max(ends))
    if estimated:
        canvas.bar(box, paper, blue, "3 2.5")
    else:
        canvas.bar(box, blue)


def _write_columns(canvas: Canvas, series: Series, x: Scale, y: Scale, step: float) -> None:
    """Every value if all have room; else the last, the first and the highest."""
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
        canvas.place([Spot(x(year), BASE - 5, "middle")], "–", Ink(canvas.tokens["ink-3"]), optional=True)


def _draw_rates(canvas: Canvas, series: Series, words: Mapping[str, str]) -> None:
    levels = [level for _, level in series.known]
    low, high = min(levels, default=0), max(levels, default=0)
    x = scale(series.years[0], series.years[-1], 20, HALF - 30)
    y = scale(low - 0.25 * (high - low), high, BASE - 12, TOP + 6)
    draw_years(canvas, series.years, x, BASE, HALF)
    draw_line(canvas, series, x, y, words, BASE)
    for year, level in series.by_weight:
        last = year == series.latest
        ink = Ink(canvas.tokens["self"], BOLD if last else SEMIBOLD, 13 if last else 11)
        spots = around(Point(x(year), y(level)), above_first=True)
        canvas.place(spots, series.text(year, canvas.language), ink, optional=not last)
