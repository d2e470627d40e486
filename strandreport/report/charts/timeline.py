"""Actions on one line of time: a bar from start to due date, a diamond at its end, dots for milestones.

Places are shares of the whole time, from 0 to 1; a full mark was met, a cross is late, a hollow one lies ahead.
"""

from collections.abc import Mapping
from typing import Any

from strandreport.report.charts.canvas import HALF, Canvas, Ink, Point, Spot, scale
from strandreport.report.charts.series import Scale
from strandreport.report.charts.tokens import SEMIBOLD, Tokens

FULL = 704
STEP_FULL, STEP_HALF, LEFT_FULL, RIGHT_FULL, EDGE = 19, 32, 300, 110, 8
TOP, ROOM_BELOW = 18.0, 20
MET, LATE = "met", "late"


def timeline(chart: Mapping[str, Any], language: str, tokens: Tokens) -> str:
    """Draw a chart object of the kind ``timeline`` in two cuts, for wide pages and for phones."""
    return "".join(_cut(chart, language, tokens, wide=wide) for wide in (True, False))


def _cut(chart: Mapping[str, Any], language: str, tokens: Tokens, *, wide: bool) -> str:
    rows, step = chart["rows"], STEP_FULL if wide else STEP_HALF
    key, width, css = (chart["key"], FULL, "cut-full") if wide else (f"{chart['key']}-n", HALF, "cut-half")
    bottom = TOP + step * len(rows) + 2
    canvas = Canvas(key, chart["title"], chart["desc"], language, tokens, bottom + ROOM_BELOW, width, css)
    x = scale(0, 1, LEFT_FULL if wide else EDGE, width - (RIGHT_FULL if wide else EDGE))
    _draw_time(canvas, chart, x, bottom)
    for i, row in enumerate(rows):
        top = TOP + step * i
        middle = top + (step / 2 if wide else step - 9)
        name = Spot(0, middle + 3.5) if wide else Spot(x(0), top + 9)
        room = LEFT_FULL - 12 if wide else width - 2 * EDGE
        canvas.text(name, tokens.wrap(canvas.words(row["label"]), room, 1)[0], Ink(tokens["ink"]))
        _draw_row(canvas, row, x, middle)
        if wide:
            canvas.text(Spot(x(1) + 14, middle + 3.5), row["word"], Ink(tokens[_colour(row["state"])], SEMIBOLD))
    return canvas.svg()


def _draw_time(canvas: Canvas, chart: Mapping[str, Any], x: Scale, bottom: float) -> None:
    """The years below, an upright at each of their beginnings, and one in ink on the day of the cut-off."""
    grey, ink = canvas.tokens["ink-3"], canvas.tokens["ink"]
    canvas.line(Point(x(0), bottom), Point(x(1), bottom), grey)
    for tick in chart["ticks"]:
        canvas.line(Point(x(tick["at"]), TOP), Point(x(tick["at"]), bottom), canvas.tokens["rule"], 0.6)
        if tick["label"]:
            canvas.text(Spot(x(tick["middle"]), bottom + 14, "middle"), tick["label"], Ink(grey))
    now = x(chart["cut_off"]["at"])
    canvas.line(Point(now, 12), Point(now, bottom), ink, 1.2, "3 2")
    canvas.place([Spot(now, 9, "middle")], chart["cut_off"]["label"], Ink(ink))


def _draw_row(canvas: Canvas, row: Mapping[str, Any], x: Scale, middle: float) -> None:
    colours = canvas.tokens
    met = row["state"] == MET
    colour = colours["self" if met else "self-mid" if row["state"] != "dropped" else "peer-pale"]
    canvas.line(Point(x(row["start"]), middle), Point(x(row["end"]), middle), colour, 2.4)
    for mark in row["marks"]:
        _mark(canvas, Point(x(mark["at"]), middle), mark["state"], 2.6)
    _mark(canvas, Point(x(row["end"]), middle), row["state"], 4.4)


def _mark(canvas: Canvas, at: Point, state: str, half: float) -> None:
    """A diamond, or a cross for what is late."""
    colours = canvas.tokens
    if state == LATE:
        for up in (half, -half):
            canvas.line(Point(at.x - half, at.y - up), Point(at.x + half, at.y + up), colours["offtrack"], 2, None)
        return
    points = ((0, -half), (half, 0), (0, half), (-half, 0))
    line = " ".join(f"{at.x + across:.1f},{at.y + down:.1f}" for across, down in points)
    fill = colours["self"] if state == MET else colours["paper"]
    canvas.add(
        "polygon", points=line, fill=fill, stroke=colours["peer" if state == "dropped" else "self"], stroke_width=1.4
    )


def _colour(state: str) -> str:
    return {MET: "ontrack-ink", LATE: "offtrack-ink"}.get(state, "ink-2")
