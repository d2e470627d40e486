"""Who signed what until when: a bar for each agreement from its start to its end, with the day of the end beside it.

Full bars bind on the cut-off day, pale ones are over or were renewed; an upright marks the end, none an open one. A
point at an end says that the bar goes on beyond the years drawn.
Places are shares of the whole time, from 0 to 1.
"""

from collections.abc import Mapping, Sequence
from math import ceil
from typing import Any, NamedTuple

from strandreport.report.charts.canvas import HALF, Box, Canvas, Ink, Point, Spot, scale
from strandreport.report.charts.series import Scale
from strandreport.report.charts.tokens import SEMIBOLD, Tokens

FULL = 704
STEP_FULL, STEP_HALF, NAME, MOST_DETAIL, GAP, EDGE, RIGHT = 21, 22, 200, 190, 14, 8, 84
TOP, ROOM_BELOW, HALF_BAR, POINT = 18.0, 20, 4.5, 6
LINE, MOST_LINES = 14, 3
CLEAR = 6  # between the years that are written out


class Band(NamedTuple):
    """A height on which bars stand, and uprights with them."""

    top: float
    bottom: float


def terms(chart: Mapping[str, Any], language: str, tokens: Tokens) -> str:
    """Draw a chart object of the kind ``terms`` in two cuts, for wide pages and for phones."""
    return "".join(_cut(chart, language, tokens, wide=wide) for wide in (True, False))


def _cut(chart: Mapping[str, Any], language: str, tokens: Tokens, *, wide: bool) -> str:
    key, width, css = (chart["key"], FULL, "cut-full") if wide else (f"{chart['key']}-n", HALF, "cut-half")
    canvas = Canvas(key, chart["title"], chart["desc"], language, tokens, ROOM_BELOW, width, css)
    rows = chart["rows"]
    detail = min(MOST_DETAIL, max(tokens.width(canvas.words(row["detail"])) for row in rows) + 1)
    ends = max(tokens.width(canvas.words(row["word"]), weight=SEMIBOLD) for row in rows) + 2 * POINT + 4
    x = scale(0, 1, NAME + detail + GAP if wide else EDGE, width - max(RIGHT, ends))
    bands = [Band(TOP, TOP + STEP_FULL * len(rows) + 2)] if wide else _bands(canvas, rows)
    canvas.height += bands[-1].bottom
    _draw_time(canvas, chart, x, bands)
    for i, row in enumerate(rows):
        middle = TOP + STEP_FULL * (i + 0.5) if wide else bands[i].bottom - 10
        _write_beside(canvas, row, x, middle) if wide else _write_over(canvas, row, x, bands[i].top)
        _draw_bar(canvas, row, x, middle)
    return canvas.svg()


def _bands(canvas: Canvas, rows: Sequence[Mapping[str, Any]]) -> list[Band]:
    """Where bars stand on phones: below the lines of each name, which no upright crosses."""
    found, top = [], TOP
    for row in rows:
        top += LINE * len(_names(canvas, row))
        found.append(Band(top, top + STEP_HALF))
        top += STEP_HALF
    return found


def _draw_time(canvas: Canvas, chart: Mapping[str, Any], x: Scale, bands: Sequence[Band]) -> None:
    """The years below, an upright at each of their beginnings, and one in ink on the cut-off day."""
    bottom = bands[-1].bottom
    grey, ink = canvas.tokens["ink-3"], canvas.tokens["ink"]
    ticks, named = chart["ticks"], _named(canvas, chart["ticks"], x)
    canvas.line(Point(x(0), bottom), Point(x(1), bottom), grey)
    for i, tick in enumerate(ticks):
        for band in bands:
            canvas.line(Point(x(tick["at"]), band.top), Point(x(tick["at"]), band.bottom), canvas.tokens["rule"], 0.6)
        if i in named:
            canvas.text(Spot(x(tick["middle"]), bottom + 14, "middle"), named[i], Ink(grey))
    now = x(chart["cut_off"]["at"])
    for band in bands:
        canvas.line(Point(now, 12 if band.top == TOP else band.top), Point(now, band.bottom), ink, 1.2)
    canvas.place([Spot(now, 9, "middle")], chart["cut_off"]["label"], Ink(ink))


def _named(canvas: Canvas, ticks: Sequence[Mapping[str, Any]], x: Scale) -> dict[int, str]:
    """The years that are written out: the last one, and back from it as many as stand clear of each other."""
    labels = [tick["label"] if canvas.width == FULL else tick["label"][-2:] for tick in ticks]
    if len(ticks) < 2:
        return dict(enumerate(labels))
    pitch = (x(ticks[-1]["middle"]) - x(ticks[0]["middle"])) / (len(ticks) - 1)
    step = ceil((max(map(canvas.tokens.width, labels)) + CLEAR) / pitch)
    return {i: label for i, label in enumerate(labels) if (len(labels) - 1 - i) % step == 0}


def _write_beside(canvas: Canvas, row: Mapping[str, Any], x: Scale, middle: float) -> None:
    """Partner and instrument beside the bar."""
    detail = _cut_short(canvas, row["detail"], x(0) - GAP - NAME, None)
    canvas.text(
        Spot(0, middle + 3.5), _cut_short(canvas, row["label"], NAME, SEMIBOLD), Ink(canvas.tokens["ink"], SEMIBOLD)
    )
    canvas.text(Spot(x(0) - GAP + 2, middle + 3.5, "end"), detail, Ink(canvas.tokens["ink-2"]))


def _write_over(canvas: Canvas, row: Mapping[str, Any], x: Scale, bottom: float) -> None:
    """Partner and instrument over the bar, in as many lines as they need."""
    names = _names(canvas, row)
    for i, line in enumerate(names):
        canvas.text(Spot(x(0), bottom - LINE * (len(names) - i) + 10), line, Ink(canvas.tokens["ink"], SEMIBOLD))


def _names(canvas: Canvas, row: Mapping[str, Any]) -> Sequence[str]:
    both = canvas.words(f"{row['label']} · {row['detail']}")
    return canvas.tokens.wrap(both, canvas.width - 2 * EDGE, MOST_LINES, SEMIBOLD)


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
    canvas.bar(Box(after + 4, middle - 7, after + 4 + room, middle + 7), colours["paper"])
    canvas.text(Spot(after + 6, middle + 3.5), row["word"], ink)


def _point(canvas: Canvas, at: Point, length: float, fill: str) -> None:
    """What goes on beyond the years drawn ends in a point, not in an edge that would be taken for a day."""
    tip = f"{at.x:.1f},{at.y - HALF_BAR:.1f} {at.x + length:.1f},{at.y:.1f} {at.x:.1f},{at.y + HALF_BAR:.1f}"
    canvas.add("polygon", points=tip, fill=fill)


def _cut_short(canvas: Canvas, text: str, room: float, weight: int | None) -> str:
    return canvas.tokens.wrap(canvas.words(text), room, 1, weight)[0]
