"""From asked to obtained: the same rows counted and added up, stage by stage, with the rates of the steps."""

from collections.abc import Mapping
from typing import Any

from strandreport.report.charts.canvas import HALF, Box, Canvas, Ink, Point, Spot, scale
from strandreport.report.charts.tokens import BOLD, SEMIBOLD, Tokens
from strandreport.report.formatting import figure
from strandreport.report.plotting import plotted

FULL = 704
STEP, TOP, BAR, BIG = 47, 28, 27, 13
NAMES_FULL, NAMES_HALF, ROOM_FOR_VALUE = 112, 92, 84


def funnel(chart: Mapping[str, Any], language: str, tokens: Tokens) -> str:
    """Draw a chart object of the kind ``funnel`` in two cuts: panels side by side, and one under the other."""
    return "".join(_cut(chart, language, tokens, wide=wide) for wide in (True, False))


def _cut(chart: Mapping[str, Any], language: str, tokens: Tokens, *, wide: bool) -> str:
    panels, tall = chart["panels"], STEP * len(chart["stages"])
    key, width, css = (chart["key"], FULL, "cut-full") if wide else (f"{chart['key']}-n", HALF, "cut-half")
    height = TOP + tall if wide else (TOP + tall) * len(panels)
    canvas = Canvas(key, chart["title"], chart["desc"], language, tokens, height - 14, width, css)
    names = NAMES_FULL if wide else NAMES_HALF
    room = (width - names) / (len(panels) if wide else 1)
    for i, panel in enumerate(panels):
        corner = Point(names + i * room, 0) if wide else Point(names, i * (TOP + tall))
        if i == 0 or not wide:
            _write_stages(canvas, chart["stages"], corner)
        _draw_panel(canvas, panel, corner, room)
    return canvas.svg()


def _write_stages(canvas: Canvas, stages: list[str], corner: Point) -> None:
    for i, stage in enumerate(stages):
        spot = Spot(corner.x - 10, corner.y + TOP + i * STEP + 18, "end")
        canvas.text(spot, canvas.tokens.wrap(canvas.words(stage), corner.x - 10, 1)[0], Ink(canvas.tokens["ink"]))


def _draw_panel(canvas: Canvas, panel: Mapping[str, Any], corner: Point, room: float) -> None:
    colours, levels = canvas.tokens, [plotted(value) or 0.0 for value in panel["values"]]
    x = scale(0, max([*levels, 1.0]), corner.x, corner.x + room - ROOM_FOR_VALUE)
    canvas.text(Spot(corner.x, corner.y + 13), panel["heading"], Ink(colours["ink"], BOLD))
    last = len(levels) - 1
    for i, (value, level) in enumerate(zip(panel["values"], levels, strict=True)):
        top = corner.y + TOP + i * STEP
        shade = colours["self" if i == last else "self-mid" if i else "self-pale"]
        if level > 0:
            canvas.bar(Box(corner.x, top, x(level), top + BAR), shade)
        canvas.text(Spot(x(level) + 6, top + 18), figure(value, canvas.language), Ink(colours["ink"], SEMIBOLD, BIG))
        if i < last and panel["rates"][i + 1]:
            canvas.text(Spot(corner.x + 3, top + 41), f"↓ {panel['rates'][i + 1]}", Ink(colours["ink-2"]))
    bottom = corner.y + TOP + last * STEP + BAR
    canvas.line(Point(corner.x, corner.y + TOP - 3), Point(corner.x, bottom + 3), colours["ink-3"])
