"""Words on a map: names where they cover least, on a patch of paper, tied to their place; numbers inside countries."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import cos, hypot, pi, sin

from strandreport.report.charts.canvas import Box, Canvas, Ink, Point, Spot
from strandreport.report.charts.tokens import SEMIBOLD, TEXT

RINGS, DIRECTIONS, NEAR = (0, 16, 28, 42, 58, 76), 12, 3
FAR_COSTS, OVER_LABEL, OVER_PLACE = 0.9, 100.0, 6.0
EDGE, ROOM, APART, MOST_WIDE = 2.0, 1.1, 3.0, 150


@dataclass(frozen=True)
class Name:
    """What is written of a place."""

    at: Point
    text: str


def write_names(canvas: Canvas, names: Sequence[Name], bottom: float) -> None:
    """Write names in order, the most important first, above a line; one that is very long ends in an ellipsis."""
    names = [replace(name, text=_short(name.text, canvas)) for name in names]
    places = [Box(name.at.x - 4, name.at.y - 4, name.at.x + 4, name.at.y + 4) for name in names]
    for i, name in enumerate(names):
        wide = canvas.tokens.width(canvas.words(name.text), weight=SEMIBOLD)
        others = places[:i] + places[i + 1 :]
        best = min(_boxes(name.at, wide, canvas.width, bottom), key=lambda box: _cost(box, name.at, canvas, others))
        _write(canvas, name, best)


def _boxes(at: Point, wide: float, right: float, bottom: float) -> Iterator[Box]:
    """Where a name may stand: on its place, then around it, farther and farther; always inside the map."""
    for ring in RINGS:
        for i in range(DIRECTIONS if ring else 1):
            angle = 2 * pi * i / DIRECTIONS
            x = at.x + ring * cos(angle) + (wide / 2 + 2) * cos(angle) * bool(ring)
            y = at.y + ring * sin(angle)
            left = min(max(x - wide / 2, EDGE), right - wide - EDGE)
            top = min(max(y - TEXT / 2, EDGE), bottom - TEXT - EDGE)
            yield Box(left, top, left + wide, top + TEXT)


def _short(text: str, canvas: Canvas) -> str:
    return canvas.tokens.wrap(canvas.words(text), MOST_WIDE, 1, SEMIBOLD)[0]


def _cost(box: Box, at: Point, canvas: Canvas, others: Sequence[Box]) -> float:
    around = Box(box.left - 2, box.top - 2, box.right + 2, box.bottom + 2)
    over = sum(around.overlap(label) for label in canvas.labels) * OVER_LABEL
    over += sum(around.overlap(place) for place in others) * OVER_PLACE
    return over + FAR_COSTS * _gap(box, at)


def _gap(box: Box, at: Point) -> float:
    """How far a name stands from its place."""
    return hypot(max(box.left - at.x, 0, at.x - box.right), max(box.top - at.y, 0, at.y - box.bottom))


def _write(canvas: Canvas, name: Name, box: Box) -> None:
    colours = canvas.tokens
    if _gap(box, name.at) > NEAR:
        end = Point(min(max(name.at.x, box.left), box.right), min(max(name.at.y, box.top), box.bottom))
        canvas.line(name.at, end, colours["ink"], 0.7)
        canvas.add("circle", cx=name.at.x, cy=name.at.y, r=1.6, fill=colours["ink"])
    canvas.add(
        "rect",
        x=box.left - 2,
        y=box.top - 1,
        width=box.right - box.left + 4,
        height=box.bottom - box.top + 2,
        rx=2,
        fill=colours["paper"],
        fill_opacity="0.86",
    )
    canvas.text(Spot(box.left, box.top + 0.8 * TEXT), name.text, Ink(colours["ink"], SEMIBOLD))


def write_number(canvas: Canvas, name: Name, area: float, colour: str) -> None:
    """Write a number in the middle of a country that has room for it, unless another stands there or close to it."""
    wide = canvas.tokens.width(canvas.words(name.text), weight=SEMIBOLD)
    box = Box(name.at.x - wide / 2, name.at.y - TEXT / 2, name.at.x + wide / 2, name.at.y + TEXT / 2)
    around = Box(box.left - APART, box.top - APART, box.right + APART, box.bottom + APART)
    is_inside = box.left >= 0 and box.top >= 0 and box.right <= canvas.width and box.bottom <= canvas.height
    if is_inside and area >= ROOM * wide * TEXT and not any(around.overlap(label) for label in canvas.labels):
        canvas.text(Spot(name.at.x, name.at.y + 0.35 * TEXT, "middle"), name.text, Ink(colour, SEMIBOLD))
