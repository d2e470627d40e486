"""Horizontal bars from zero, in the order given; the ones meant in blue, the others grey."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from strandreport.report.charts.canvas import HALF, Box, Canvas, Ink, Point, Spot, scale
from strandreport.report.charts.series import Scale
from strandreport.report.charts.tokens import BOLD, Tokens
from strandreport.report.formatting import figure
from strandreport.report.plotting import plotted

LINE, PADDING, MOST_FOR_LABELS = 12, 7, 150


@dataclass(frozen=True)
class Bar:
    """One bar with its words."""

    lines: list[str]
    text: str
    level: float
    meant: bool

    @property
    def tall(self) -> float:
        """The height of its row."""
        return LINE * len(self.lines) + PADDING


def bar_ranking(chart: Mapping[str, Any], language: str, tokens: Tokens) -> str:
    """Draw a chart object of the kind ``bar_ranking``."""
    bars = [_bar(row, row["label"] in chart["highlight"], language, tokens) for row in chart["rows"]]
    canvas = Canvas(chart["key"], chart["title"], chart["desc"], language, tokens, 4 + sum(bar.tall for bar in bars))
    left = PADDING + max((tokens.width(line, weight=BOLD) for bar in bars for line in bar.lines), default=0)
    x = _scale(bars, left, PADDING + max((tokens.width(bar.text, weight=BOLD) for bar in bars), default=0))
    top = 2.0
    for bar in bars:
        _draw_bar(canvas, bar, x, left, top, plain=not chart["highlight"])
        top += bar.tall
    canvas.line(Point(x(0), 2), Point(x(0), top), tokens["ink-3"])
    return canvas.svg()


def _bar(row: Mapping[str, Any], meant: bool, language: str, tokens: Tokens) -> Bar:
    lines = tokens.wrap(row["label"], MOST_FOR_LABELS, 2, BOLD if meant else None)
    return Bar(lines, figure(row["value"], language), plotted(row["value"]) or 0.0, meant)


def _scale(bars: list[Bar], left: float, room: float) -> Scale:
    levels = [0.0, *(bar.level for bar in bars)]
    if not any(levels):
        return lambda value: left
    return scale(min(levels), max(levels), left + (room if min(levels) < 0 else 0), HALF - room)


def _draw_bar(canvas: Canvas, bar: Bar, x: Scale, left: float, top: float, *, plain: bool) -> None:
    colours, weight = canvas.tokens, BOLD if bar.meant else None
    middle = top + bar.tall / 2
    first = middle + 2.5 - LINE * (len(bar.lines) - 1) / 2
    for i, line in enumerate(bar.lines):
        canvas.text(
            Spot(left - PADDING, first + LINE * i, "end"), line, Ink(colours["ink" if bar.meant else "ink-2"], weight)
        )
    ends = sorted((x(0), x(bar.level)))
    canvas.bar(Box(ends[0], middle - 6.5, ends[1], middle + 6.5), colours["self" if bar.meant or plain else "peer"])
    value = Spot(ends[0] - 5, middle + 3.5, "end") if bar.level < 0 else Spot(ends[1] + 5, middle + 3.5)
    canvas.text(value, bar.text, Ink(colours["ink"], weight))
