"""Who signed what until when: a bar for each agreement from its start to its end, with the day of the end beside it.

Full bars bind on the cut-off day, pale ones are over or were renewed; an upright marks the end, none an open one. A
point at an end says that the bar goes on beyond the years drawn.
Places are shares of the whole time, from 0 to 1.
"""

from collections.abc import Mapping
from typing import Any

from strandreport.report.charts.canvas import HALF, Box, Canvas, Ink, Point, Spot, scale
from strandreport.report.charts.series import Scale
from strandreport.report.charts.tokens import SEMIBOLD, Tokens

FULL = 704
STEP_FULL, STEP_HALF, NAME, MOST_DETAIL, GAP, EDGE, RIGHT = 21, 36, 200, 190, 14, 8, 84
TOP, ROOM_BELOW, HALF_BAR, POINT = 18.0, 20, 4.5, 6


def terms(chart: Mapping[str, Any], language: str, tokens: Tokens) -> str:
    """Draw a chart object of the kind ``terms`` in two cuts, for wide pages and for phones."""
    return "".join(_cut(chart, language, tokens, wide=wide) for wide in (True, False))


def _cut(chart: Mapping[str, Any], language: str, tokens: Tokens, *, wide: bool) -> str:
    step = STEP_FULL if wide else STEP_HALF
    key, width, css = (chart["key"], FULL, "cut-full") if wide else (f"{chart['key']}-n", HALF, "cut-half")
    bottom = TOP + step * len(chart["rows"]) + 2
    canvas = Canvas(key, chart["title"], chart["desc"], language, tokens, bottom + ROOM_BELOW, width, css)
    detail = min(MOST_DETAIL, max(tokens.width(canvas.words(row["detail"])) for row in chart["rows"]) + 1)
    left = NAME + detail + GAP if wide else EDGE
    x = scale(0, 1, left, width - (RIGHT if wide else EDGE))
    _draw_time(canvas, chart, x, bottom)
    for i, row in enumerate(chart["rows"]):
        top = TOP + step * i
        middle = top + (step / 2 if wide else step - 10)
        _write_names(canvas, row, x, top, middle, wide=wide)
        _draw_bar(canvas, row, x, middle)
    return canvas.svg()


def _draw_time(canvas: Canvas, chart: Mapping[str, Any], x: Scale, bottom: float) -> None:
    """The years below, an upright at each of their beginnings, and one in ink on the cut-off day."""
    grey, ink = canvas.tokens["ink-3"], canvas.tokens["ink"]
    ticks = chart["ticks"]
    canvas.line(Point(x(0), bottom), Point(x(1), bottom), grey)
    for i, tick in enumerate(ticks):
        canvas.line(Point(x(tick["at"]), TOP), Point(x(tick["at"]), bottom), canvas.tokens["rule"], 0.6)
        if len(ticks) <= 12 or (len(ticks) - 1 - i) % 2 == 0:
            label = tick["label"] if canvas.width == FULL else tick["label"][-2:]
            canvas.text(Spot(x(tick["middle"]), bottom + 14, "middle"), label, Ink(grey))
    now = x(chart["cut_off"]["at"])
    canvas.line(Point(now, 12), Point(now, bottom), ink, 1.2)
    canvas.place([Spot(now, 9, "middle")], chart["cut_off"]["label"], Ink(ink))


def _write_names(canvas: Canvas, row: Mapping[str, Any], x: Scale, top: float, middle: float, *, wide: bool) -> None:
    """Partner and instrument: beside the bar, or over it on phones."""
    ink, grey = Ink(canvas.tokens["ink"], SEMIBOLD), Ink(canvas.tokens["ink-2"])
    if wide:
        detail = _cut_short(canvas, row["detail"], x(0) - GAP - NAME, None)
        canvas.text(Spot(0, middle + 3.5), _cut_short(canvas, row["label"], NAME, SEMIBOLD), ink)
        canvas.text(Spot(x(0) - GAP + 2, middle + 3.5, "end"), detail, grey)
        return
    both = _cut_short(canvas, f"{row['label']} · {row['detail']}", canvas.width - 2 * EDGE, SEMIBOLD)
    right = x(0) + canvas.tokens.width(both, weight=SEMIBOLD) + 3
    canvas.bar(Box(x(0) - 1, top, right, top + 14), canvas.tokens["paper"])
    canvas.text(Spot(x(0), top + 10), both, ink)


def _draw_bar(canvas: Canvas, row: Mapping[str, Any], x: Scale, middle: float) -> None:
    colours = canvas.tokens
    end = max(x(row["end"]), x(row["start"]) + 2)
    fill = colours["self-mid" if row["is_over"] else "self"]
    canvas.bar(Box(x(row["start"]), middle - HALF_BAR, end, middle + HALF_BAR), fill)
    if row["began_before"]:
        _point(canvas, Point(x(row["start"]), middle), -POINT, fill)
    if row["ends_after"]:
        _point(canvas, Point(end, middle), POINT, fill)
    elif not row["is_open"]:
        canvas.line(Point(end, middle - 7), Point(end, middle + 7), colours["ink"], 2)
    ink = Ink(colours["ink-2" if row["is_over"] else "ink"], None if row["is_over"] else SEMIBOLD)
    room = canvas.tokens.width(canvas.words(row["word"]), weight=ink.weight) + 4
    after = end + (POINT if row["ends_after"] else 0)
    if after + 6 + room <= canvas.width:
        canvas.bar(Box(after + 4, middle - 7, after + 4 + room, middle + 7), colours["paper"])
        canvas.text(Spot(after + 6, middle + 3.5), row["word"], ink)


def _point(canvas: Canvas, at: Point, length: float, fill: str) -> None:
    """What goes on beyond the years drawn ends in a point, not in an edge that would be taken for a day."""
    tip = f"{at.x:.1f},{at.y - HALF_BAR:.1f} {at.x + length:.1f},{at.y:.1f} {at.x:.1f},{at.y + HALF_BAR:.1f}"
    canvas.add("polygon", points=tip, fill=fill)


def _cut_short(canvas: Canvas, text: str, room: float, weight: int | None) -> str:
    return canvas.tokens.wrap(canvas.words(text), room, 1, weight)[0]
