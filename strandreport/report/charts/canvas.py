"""A canvas that collects marks and closes itself as one accessible SVG; labels are placed where nothing else stands.

Presentation attributes only: no CSS, no script, no ids but those derived from the chart's key.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from html import escape
from typing import NamedTuple

from strandreport.report.charts.tokens import TEXT, Tokens
from strandreport.report.typography import french_spaces, show_controls

HALF = 340
LABEL_OVER_LABEL = 100.0
Attribute = str | float | None


class Point(NamedTuple):
    """A place on the canvas."""

    x: float
    y: float


class Box(NamedTuple):
    """A rectangle on the canvas."""

    left: float
    top: float
    right: float
    bottom: float

    def overlap(self, other: "Box") -> float:
        """The area that two rectangles share."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        tall = min(self.bottom, other.bottom) - max(self.top, other.top)
        return wide * tall if wide > 0 and tall > 0 else 0.0


class Spot(NamedTuple):
    """Where a label may stand: the point of its baseline and the side from which it runs."""

    x: float
    y: float
    anchor: str = "start"


class Ink(NamedTuple):
    """How a label is written."""

    fill: str
    weight: int | None = None
    size: float = TEXT


@dataclass
class Canvas:
    """Marks in drawing order, and the boxes that labels and marks already take."""

    key: str
    title: str
    desc: str
    language: str
    tokens: Tokens
    height: float
    width: float = HALF
    css: str | None = None
    marks: list[str] = field(default_factory=list)
    labels: list[Box] = field(default_factory=list)
    taken: list[Box] = field(default_factory=list)

    def words(self, text: str) -> str:
        """Text as this chart's language sets it, without control signs."""
        shown = show_controls(text)
        return french_spaces(shown) if self.language == "fr" else shown

    def add(self, name: str, content: str = "", **attributes: Attribute) -> None:
        """Add one element."""
        self.marks.append(element(name, content, **attributes))

    def line(self, a: Point, b: Point, stroke: str, width: float = 1.0, dash: str | None = None) -> None:
        """A straight line; it takes the places that it crosses."""
        thick = None if width == 1 else width  # one is what a line has unless told otherwise
        self.add("line", x1=a.x, y1=a.y, x2=b.x, y2=b.y, stroke=stroke, stroke_width=thick, stroke_dasharray=dash)
        steps = max(1, int(max(abs(b.x - a.x), abs(b.y - a.y)) // 4))
        for i in range(steps + 1):
            x, y = a.x + (b.x - a.x) * i / steps, a.y + (b.y - a.y) * i / steps
            self.taken.append(Box(x - 2, y - 2, x + 2, y + 2))

    def dot(self, at: Point, radius: float, fill: str, stroke: str) -> None:
        """A disc with an outline."""
        self.add("circle", cx=at.x, cy=at.y, r=radius, fill=fill, stroke=stroke, stroke_width=1.6)
        self.taken.append(Box(at.x - radius - 1, at.y - radius - 1, at.x + radius + 1, at.y + radius + 1))

    def bar(self, box: Box, fill: str, stroke: str | None = None, dash: str | None = None) -> None:
        """A filled rectangle."""
        self.add(
            "rect",
            x=box.left,
            y=box.top,
            width=box.right - box.left,
            height=box.bottom - box.top,
            fill=fill,
            stroke=stroke,
            stroke_width=1 if stroke else None,
            stroke_dasharray=dash,
        )
        self.taken.append(box)

    def text(self, spot: Spot, words: str, ink: Ink) -> Box:
        """Write words at a place; returns the box that they take."""
        shown = self.words(words)
        box = self._box(spot, shown, ink)
        self.add(
            "text",
            escape(shown, quote=False),
            x=spot.x,
            y=spot.y,
            text_anchor=None if spot.anchor == "start" else spot.anchor,
            fill=ink.fill,
            font_weight=ink.weight,
            font_size=None if ink.size == TEXT else ink.size,
        )
        self.labels.append(box)
        return box

    def place(self, spots: Iterable[Spot], words: str, ink: Ink, *, optional: bool = False) -> None:
        """Write words at the first place where they cover least; optional words give way to other labels."""
        shown = self.words(words)
        inside = [self._pushed_inside(spot, shown, ink) for spot in spots]
        best = min(inside, key=lambda spot: self._cost(self._box(spot, shown, ink)))
        if optional and self._cost(self._box(best, shown, ink)) > 0:
            return
        self.text(best, words, ink)

    def svg(self) -> str:
        """The whole chart."""
        head = element("title", escape(self.words(self.title), quote=False), id=f"{self.key}-t")
        head += element("desc", escape(self.words(self.desc), quote=False), id=f"{self.key}-d")
        return element(
            "svg",
            head + "".join(self.marks),
            class_=self.css,
            role="img",
            aria_labelledby=f"{self.key}-t {self.key}-d",
            viewBox=f"0 0 {coordinate(self.width)} {coordinate(self.height)}",
            width=self.width,
            height=self.height,
            font_family=self.tokens.family,
            font_size=TEXT,
        )

    def _box(self, spot: Spot, shown: str, ink: Ink) -> Box:
        wide = self.tokens.width(shown, ink.size, ink.weight)
        left = {"start": spot.x, "middle": spot.x - wide / 2, "end": spot.x - wide}[spot.anchor]
        return Box(left, spot.y - 0.76 * ink.size, left + wide, spot.y + 0.24 * ink.size)

    def _pushed_inside(self, spot: Spot, shown: str, ink: Ink) -> Spot:
        box = self._box(spot, shown, ink)
        x = spot.x + max(0.0, -box.left) - max(0.0, box.right - self.width)
        y = spot.y + max(0.0, -box.top) - max(0.0, box.bottom - self.height)
        return spot._replace(x=x, y=y)

    def _cost(self, box: Box) -> float:
        over_labels = sum(box.overlap(label) for label in self.labels)
        return LABEL_OVER_LABEL * over_labels + sum(box.overlap(mark) for mark in self.taken)


def element(name: str, content: str = "", **attributes: Attribute) -> str:
    """One SVG element; underscores of names become hyphens, missing attributes are left out."""
    pairs = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(coordinate(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{pairs}>{content}</{name}>" if content else f"<{name}{pairs}/>"


def coordinate(value: str | float) -> str:
    """A coordinate with at most one decimal, and no trailing zero.

    >>> coordinate(3.0), coordinate(2.55), coordinate(-0.04), coordinate("none")
    ('3', '2.5', '0', 'none')
    """
    if isinstance(value, str):
        return value
    text = f"{value:.1f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def scale(low: float, high: float, start: float, end: float) -> Callable[[float], float]:
    """A linear scale; without any range everything stands in the middle.

    >>> scale(0, 10, 0, 100)(5), scale(3, 3, 0, 100)(3)
    (50.0, 50.0)
    """
    if low == high:
        return lambda value: (start + end) / 2
    return lambda value: start + (value - low) / (high - low) * (end - start)
