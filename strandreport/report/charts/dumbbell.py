"""From then to now, a row each: a hollow grey dot, a full blue one, and the line between them."""

from collections.abc import Mapping
from typing import Any

from strandreport.report.charts.canvas import HALF, Box, Canvas, Ink, Point, Spot, scale
from strandreport.report.charts.series import Scale
from strandreport.report.charts.tokens import BOLD, TEXT, Tokens
from strandreport.report.formatting import figure
from strandreport.report.plotting import plotted

HEAD, STEP, LINE, MOST_FOR_NAMES, ROOM = 26, 30, 12, 132, 14
BESIDE = 11  # from the middle of a dot to its number
DOTS = ("then", "now")


def dumbbell(chart: Mapping[str, Any], language: str, tokens: Tokens) -> str:
    """Draw a chart object of the kind ``dumbbell``; a row without one of the two values shows the other alone."""
    rows = chart["rows"]
    canvas = Canvas(chart["key"], chart["title"], chart["desc"], language, tokens, HEAD + STEP * len(rows))
    levels = [level for row in rows for level in (plotted(row["then"]), plotted(row["now"])) if level is not None]
    room = ROOM + max(
        (tokens.width(figure(row[key], language), weight=BOLD) for row in rows for key in DOTS), default=0
    )
    x = scale(min([0.0, *levels]), max([1.0, *levels]), MOST_FOR_NAMES + room, HALF - room)
    _write_heads(canvas, chart["heads"], x)
    for i, row in enumerate(rows):
        middle = HEAD + STEP * i + STEP / 2
        lines = tokens.wrap(canvas.words(row["label"]), MOST_FOR_NAMES, 2)
        for k, line in enumerate(lines):
            top = middle + 3.5 + LINE * (k - (len(lines) - 1) / 2)
            canvas.text(Spot(0, top), line, Ink(tokens["ink"]))
        canvas.line(Point(MOST_FOR_NAMES + 8, middle), Point(HALF, middle), tokens["peer-pale"])
        _draw_row(canvas, row, x, middle)
    return canvas.svg()


def _write_heads(canvas: Canvas, heads: tuple[str, str], x: Scale) -> None:
    """What the two dots are, above the rows: the hollow one left, the full one right."""
    colours = canvas.tokens
    then, now = heads
    start = MOST_FOR_NAMES + 14.0
    canvas.dot(Point(start, 8), 3.8, colours["paper"], colours["peer"])
    canvas.text(Spot(start + 9, 12), then, Ink(colours["ink-3"]))
    start += 9 + canvas.tokens.width(canvas.words(then)) + 16
    canvas.dot(Point(start, 8), 4.8, colours["self"], colours["self"])
    canvas.text(Spot(start + 10, 12), now, Ink(colours["self"], BOLD))


def _draw_row(canvas: Canvas, row: Mapping[str, Any], x: Scale, middle: float) -> None:
    colours, then, now = canvas.tokens, plotted(row["then"]), plotted(row["now"])
    if then is not None and now is not None:
        canvas.line(Point(x(then), middle), Point(x(now), middle), colours["self"], 2.4)
    if then is not None and then != now:
        canvas.dot(Point(x(then), middle), 3.8, colours["paper"], colours["peer"])
        is_left = now is None or then <= now
        _write(canvas, figure(row["then"], canvas.language), Point(x(then), middle), Ink(colours["ink-3"]), is_left)
    if now is not None:
        canvas.dot(Point(x(now), middle), 4.8, colours["self"], colours["self"])
        is_right = then is None or now >= then
        ink = Ink(colours["self"], BOLD, TEXT)
        _write(canvas, figure(row["now"], canvas.language), Point(x(now), middle), ink, not is_right)


def _write(canvas: Canvas, words: str, at: Point, ink: Ink, is_left: bool) -> None:
    """A number beside its dot, on a patch of paper: the line of the row ends before it."""
    wide = canvas.tokens.width(canvas.words(words), weight=ink.weight)
    left = at.x - BESIDE - wide if is_left else at.x + BESIDE
    canvas.bar(Box(left - 3, at.y - 6, left + wide + 3, at.y + 6), canvas.tokens["paper"])
    canvas.text(Spot(left, at.y + 4), words, ink)
