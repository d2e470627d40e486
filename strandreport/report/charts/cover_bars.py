"""The picture of the cover: how far each indicator has come on its way, and where time stands on it."""

from collections.abc import Mapping, Sequence
from typing import Any

from strandreport.report.charts.canvas import HALF, Canvas, Ink, Point, Spot, scale
from strandreport.report.charts.series import Scale
from strandreport.report.charts.tokens import SEMIBOLD, Tokens

FULL = 704
TICK_FULL, TICK_HALF = 10.0, 6.0  # the name over a bar of the narrow cut ends 8 above its middle
STEP_FULL, STEP_HALF, LEFT_FULL, LEFT_HALF = 26, 34, 310, 14
WHITE, PALE, TRACK, CLOCK, BACK = "#FFFFFF", "#C9D4EC", "#5A70B4", "#FFC766", "#FFB4A0"


def cover_bars(rows: Sequence[Mapping[str, Any]], words: Mapping[str, str], language: str, tokens: Tokens) -> str:
    """The picture in two cuts, for wide pages and for phones; the styles show one of them.

    Rows are those of a scorecard; one without a way says why in words instead of a bar.
    """
    return "".join(_cut(rows, words, language, tokens, wide=wide) for wide in (True, False))


def _cut(
    rows: Sequence[Mapping[str, Any]], words: Mapping[str, str], language: str, tokens: Tokens, *, wide: bool
) -> str:
    step, left = (STEP_FULL, LEFT_FULL) if wide else (STEP_HALF, LEFT_HALF)
    key, width, css = ("cover", FULL, "cut-full") if wide else ("cover-n", HALF, "cut-half")
    canvas = Canvas(key, words["title"], words["desc"], language, tokens, step * len(rows) + 36, width, css)
    x = scale(0, 1, left, width - 24)
    bottom = step * len(rows) + 10
    canvas.line(Point(x(0), 2), Point(x(0), bottom), WHITE)
    for i, row in enumerate(rows):
        middle = 14.0 + step * i
        _write_name(canvas, row["name"], middle, x(0) - 14 if wide else width - left - 8, 0 if wide else x(0) + 6)
        _draw_way(canvas, row, x, middle if wide else middle + 14, TICK_FULL if wide else TICK_HALF)
    _write_ends(canvas, rows, words, x, bottom)
    return canvas.svg()


def _write_name(canvas: Canvas, name: str, middle: float, room: float, left: float) -> None:
    canvas.text(Spot(left, middle + 3.5), canvas.tokens.wrap(canvas.words(name), room, 1)[0], Ink(WHITE))


def _draw_way(canvas: Canvas, row: Mapping[str, Any], x: Scale, middle: float, tick: float) -> None:
    done, time = row["way_done"], row["time_gone"]
    if done is None:
        canvas.text(Spot(x(0) + 6, middle + 3.5), row["way_words"], Ink(PALE))
        return
    canvas.line(Point(x(0), middle), Point(x(1), middle), TRACK)
    canvas.line(Point(x(0), middle), Point(x(min(max(done, -0.04), 1.03)), middle), WHITE if done >= 0 else BACK, 9)
    if time is not None:
        at = x(min(max(time, 0), 1))
        canvas.line(Point(at, middle - tick), Point(at, middle + tick), CLOCK, 2)


def _write_ends(
    canvas: Canvas, rows: Sequence[Mapping[str, Any]], words: Mapping[str, str], x: Scale, bottom: float
) -> None:
    canvas.text(Spot(x(0), bottom + 15), words["start"], Ink(WHITE))
    canvas.text(Spot(x(1), bottom + 15, "end"), words["target"], Ink(WHITE))
    times = [row["time_gone"] for row in rows if row["way_done"] is not None and row["time_gone"] is not None]
    if times:
        at = x(min(max(*times, 0), 1))
        spots = [Spot(at, bottom + 15, "middle"), Spot(at - 16, bottom + 15, "end"), Spot(at, bottom + 28, "middle")]
        canvas.height += 6
        canvas.place(spots, words["time"], Ink(CLOCK, SEMIBOLD))
