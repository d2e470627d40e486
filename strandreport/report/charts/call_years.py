"""Grants by year of the call, in panels with a scale each: what is sure full, what may still come hatched above it."""

from collections.abc import Mapping
from typing import Any

from strandreport.report.charts.canvas import HALF, Box, Canvas, Ink, Point, Spot, scale
from strandreport.report.charts.hatching import hatch
from strandreport.report.charts.series import Scale
from strandreport.report.charts.tokens import SEMIBOLD, Tokens
from strandreport.report.formatting import NONE, span

BAND, HEAD, BELOW, LEFT = 84, 32, 18, 2


def call_years(chart: Mapping[str, Any], language: str, tokens: Tokens) -> str:
    """Draw a chart object of the kind ``call_years``."""
    panels, years = chart["panels"], chart["years"]
    height = BAND * len(panels) + BELOW
    canvas = Canvas(chart["key"], chart["title"], chart["desc"], language, tokens, height)
    lines = hatch(canvas, tokens["self"])
    step = (HALF - LEFT) / len(years)
    x = scale(0, len(years), LEFT, HALF)
    for i, panel in enumerate(panels):
        top = BAND * i
        canvas.text(
            Spot(LEFT, top + 11), tokens.wrap(canvas.words(panel["label"]), HALF, 1)[0], Ink(tokens["ink"], SEMIBOLD)
        )
        _draw_panel(canvas, panel, (top, step), x, lines)
    for i, year in enumerate(years):
        spot = Spot(x(i) + step / 2, height - 4, "middle")
        canvas.text(spot, str(year), Ink(tokens["ink-3"]))
    return canvas.svg()


def _draw_panel(canvas: Canvas, panel: Mapping[str, Any], place: tuple[float, float], x: Scale, lines: str) -> None:
    (top, step), colours = place, canvas.tokens
    base = top + BAND - 6
    most = max((sure + maybe for sure, maybe in panel["values"] if sure is not None), default=0)
    y = scale(0, most or 1, base, top + HEAD)
    canvas.line(Point(0, base), Point(HALF, base), colours["ink-3"])
    for i, (sure, maybe) in enumerate(panel["values"]):
        left, right = x(i) + 0.22 * step, x(i) + 0.78 * step
        if sure is None:
            canvas.text(Spot((left + right) / 2, base - 5, "middle"), NONE, Ink(colours["ink-3"]))
            continue
        is_final = i not in panel["not_final"]
        if sure:
            canvas.bar(
                Box(left, y(sure), right, base),
                colours["self"] if is_final else lines,
                None if is_final else colours["self"],
            )
        if maybe:
            canvas.bar(Box(left, y(sure + maybe), right, y(sure)), lines, colours["self"])
        words = span(sure, sure + maybe, canvas.language)
        canvas.text(Spot((left + right) / 2, y(sure + maybe) - 5, "middle"), words, Ink(colours["ink"], SEMIBOLD))
