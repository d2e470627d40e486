"""Two series against their first year, which is 100: the subject in blue, all others in grey, named at the end."""

from collections.abc import Mapping
from typing import Any

from strandreport.report.charts.canvas import HALF, Canvas, Ink, Point, Spot, scale
from strandreport.report.charts.series import draw_years
from strandreport.report.charts.tokens import BOLD, SEMIBOLD, Tokens
from strandreport.report.formatting import number

HEIGHT, BASE, TOP, RIGHT = 168, 144, 16, 118


def index_lines(chart: Mapping[str, Any], language: str, tokens: Tokens) -> str:
    """Draw a chart object of the kind ``index_lines``; the table beside it has what the levels are made of."""
    canvas = Canvas(chart["key"], chart["title"], chart["desc"], language, tokens, HEIGHT)
    levels = [level for line in chart["lines"] for level in line["levels"]]
    x = scale(chart["years"][0], chart["years"][-1], 8, HALF - RIGHT)
    y = scale(min([*levels, 95.0]), max([*levels, 105.0]), BASE - 8, TOP)
    draw_years(canvas, chart["years"], x, BASE, HALF - RIGHT + 8)
    canvas.line(Point(8, y(100)), Point(HALF - RIGHT, y(100)), tokens["ink-3"], 1, "2 3")
    for i, line in enumerate(reversed(chart["lines"])):
        _draw(canvas, line, chart["years"], x, y, is_own=i == len(chart["lines"]) - 1)
    return canvas.svg()


def _draw(canvas: Canvas, line: Mapping[str, Any], years: Any, x: Any, y: Any, *, is_own: bool) -> None:
    colour = canvas.tokens["self" if is_own else "peer"]
    points = [Point(x(year), y(level)) for year, level in zip(years, line["levels"], strict=True)]
    for before, here in zip(points, points[1:], strict=False):
        canvas.line(before, here, colour, 2.4 if is_own else 1.8)
    end = points[-1]
    canvas.dot(end, 3.2 if is_own else 2.6, colour, colour)
    shown = number(round(line["levels"][-1]), canvas.language)
    name = canvas.tokens.wrap(canvas.words(f"{shown} {line['label']}"), RIGHT - 14, 2, BOLD if is_own else None)
    ink = Ink(canvas.tokens["self" if is_own else "ink-2"], BOLD if is_own else SEMIBOLD)
    low = 0 if is_own else 13
    for i, text in enumerate(name):
        spots = [Spot(end.x + 9, end.y + 4 + 13 * i + shift) for shift in (0, -14, 14, low)]
        canvas.place(spots, text, ink)
