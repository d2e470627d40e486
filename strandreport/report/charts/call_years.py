"""Grants by year of the call, in panels with a scale each: what is sure full, what may still come hatched above it."""

from collections.abc import Mapping, Sequence
from typing import Any

from strandreport.report.charts.canvas import HALF, Box, Canvas, Ink, Point, Spot, scale
from strandreport.report.charts.hatching import hatch
from strandreport.report.charts.series import Scale, draw_years
from strandreport.report.charts.tokens import SEMIBOLD, Tokens
from strandreport.report.formatting import NONE, span

BAND, HEAD, BELOW, BASE, WIDE = 84, 32, 18, 78, 0.56


def call_years(chart: Mapping[str, Any], language: str, tokens: Tokens) -> str:
    """Draw a chart object of the kind ``call_years``."""
    panels, years = [{**panel, "values": _counts(panel["values"])} for panel in chart["panels"]], chart["years"]
    canvas = Canvas(chart["key"], chart["title"], chart["desc"], language, tokens, BAND * len(panels) + BELOW)
    lines = hatch(canvas, tokens["self"])
    step = HALF / len(years)
    x = scale(years[0], years[-1], step / 2, HALF - step / 2) if len(years) > 1 else lambda year: HALF / 2
    for i, panel in enumerate(panels):
        label = tokens.wrap(canvas.words(panel["label"]), HALF, 1, SEMIBOLD)[0]
        canvas.text(Spot(0, BAND * i + 11), label, Ink(tokens["ink"], SEMIBOLD))
        if i < len(panels) - 1:
            canvas.line(Point(0, BAND * i + BASE), Point(HALF, BAND * i + BASE), tokens["ink-3"])
        _draw_panel(canvas, panel, years, x, (BAND * i, min(WIDE * step, 44), lines))
    draw_years(canvas, years, x, BAND * (len(panels) - 1) + BASE, HALF)
    return canvas.svg()


def _counts(values: Sequence[Sequence[Mapping[str, Any] | None]]) -> list[tuple[int | None, int]]:
    """What is sure and what may still come, as numbers."""
    return [(sure["numerator"] if sure else None, maybe["numerator"] if maybe else 0) for sure, maybe in values]


def _draw_panel(
    canvas: Canvas, panel: Mapping[str, Any], years: list[int], x: Scale, look: tuple[float, float, str]
) -> None:
    top, wide, lines = look
    base = top + BASE
    most = max((sure + maybe for sure, maybe in panel["values"] if sure is not None), default=0)
    y = scale(0, most or 1, base, top + HEAD)
    for i, (year, (sure, maybe)) in enumerate(zip(years, panel["values"], strict=True)):
        left, right = x(year) - wide / 2, x(year) + wide / 2
        if sure:
            is_final = i not in panel["not_final"]
            box, blue = Box(left, y(sure), right, base), canvas.tokens["self"]
            canvas.bar(box, blue if is_final else lines, None if is_final else blue)
        if maybe:
            canvas.bar(Box(left, y((sure or 0) + maybe), right, y(sure or 0)), lines, canvas.tokens["self"])
    _write_values(canvas, panel, years, x, y)


def _write_values(canvas: Canvas, panel: Mapping[str, Any], years: list[int], x: Scale, y: Scale) -> None:
    """The value over every column that has room for it, the last first."""
    for year, (sure, maybe) in reversed(list(zip(years, panel["values"], strict=True))):
        words = NONE if sure is None else span(sure, sure + maybe, canvas.language)
        ink = Ink(canvas.tokens["ink-3" if sure is None else "ink"], SEMIBOLD)
        spot = Spot(x(year), y((sure or 0) + maybe) - 5, "middle")
        canvas.place([spot], words, ink, optional=year != years[-1])
