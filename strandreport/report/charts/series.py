"""A yearly series: its years, its values and its scales; the parts that line charts share."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from strandreport.report.charts.canvas import Box, Canvas, Ink, Point, Spot
from strandreport.report.formatting import figure
from strandreport.report.plotting import plotted

MOST_FOR_BREAK = 120
Scale = Callable[[float], float]


@dataclass(frozen=True)
class Series:
    """Values by year, as they came and as they are drawn; None where there is none."""

    years: tuple[int, ...]
    values: tuple[Mapping[str, Any] | None, ...]
    levels: tuple[float | None, ...]
    estimated: frozenset[int]
    breaks: frozenset[int]
    mark: str

    @classmethod
    def of(cls, chart: Mapping[str, Any]) -> "Series":
        """The series of a chart object of a context."""
        return cls(
            tuple(chart["years"]),
            tuple(chart["values"]),
            tuple(plotted(value) for value in chart["values"]),
            frozenset(chart.get("estimated", ())),
            frozenset(chart.get("breaks", ())),
            chart["words"].get("estimated", ""),
        )

    @property
    def known(self) -> list[tuple[int, float]]:
        """Years with a value, and the value."""
        return [(year, level) for year, level in zip(self.years, self.levels, strict=True) if level is not None]

    @property
    def latest(self) -> int | None:
        """The last year that is sure; where none is, the last that is known."""
        years = [year for year, _ in self.known]
        return max((year for year in years if year not in self.estimated), default=max(years, default=None))

    @property
    def by_weight(self) -> list[tuple[int, float]]:
        """What is known, the latest first and then backwards: the order in which labels claim their room."""
        return sorted(self.known, key=lambda pair: (pair[0] != self.latest, -pair[0]))

    def text(self, year: int, language: str) -> str:
        """The value of a year, as it is written; with a mark if it is estimated."""
        shown = figure(self.values[self.years.index(year)], language)
        return f"{shown} {self.mark}" if self.mark and year in self.estimated else shown


def draw_years(canvas: Canvas, years: Sequence[int], x: Scale, base: float, right: float) -> None:
    """The axis of years: the first and the last in full, the others short, as many as have room."""
    grey = canvas.tokens["ink-3"]
    canvas.line(Point(0, base), Point(right, base), grey)
    shown: list[Box] = []
    for year in sorted(years, key=lambda year: year not in (years[0], years[-1])):
        canvas.line(Point(x(year), base), Point(x(year), base + 3), grey)
        words = str(year) if year in (years[0], years[-1]) else f"{year % 100:02d}"
        half = canvas.tokens.width(words) / 2 + 3
        box = Box(x(year) - half, 0, x(year) + half, 1)
        if not any(box.overlap(other) for other in shown):
            shown.append(box)
            canvas.place([Spot(x(year), base + 15, "middle")], words, Ink(grey))


def draw_line(canvas: Canvas, series: Series, x: Scale, y: Scale, words: Mapping[str, str], base: float) -> None:
    """Blue line and dots: dashed to and hollow at estimated years, cut and named at breaks, open at gaps."""
    blue, paper = canvas.tokens["self"], canvas.tokens["paper"]
    previous: tuple[int, Point] | None = None
    for year, level in series.known:
        here = Point(x(year), y(level))
        if previous and any(previous[0] < broken <= year for broken in series.breaks):
            _draw_break(canvas, (previous[1].x + here.x) / 2, base, words.get("break", ""))
        elif previous and year == previous[0] + 1:
            canvas.line(previous[1], here, blue, 2.4, "4 3" if year in series.estimated else None)
        previous = (year, here)
    for year, level in series.known:
        canvas.dot(Point(x(year), y(level)), 3.2, paper if year in series.estimated else blue, blue)


def around(at: Point, *, above_first: bool) -> list[Spot]:
    """Places for the label of a dot, the best first."""
    above = [Spot(at.x, at.y - 9, "middle"), Spot(at.x + 4, at.y - 9, "end"), Spot(at.x - 4, at.y - 9, "start")]
    below = [Spot(at.x, at.y + 18, "middle"), Spot(at.x + 4, at.y + 18, "end"), Spot(at.x - 4, at.y + 18, "start")]
    beside = [Spot(at.x - 8, at.y + 4, "end"), Spot(at.x + 8, at.y + 4, "start")]
    far = [Spot(at.x, at.y + shift, "middle") for shift in (-24, 33, -38, 47)]
    return (above + below if above_first else below + above) + beside + far


def _draw_break(canvas: Canvas, x: float, base: float, word: str) -> None:
    grey = canvas.tokens["ink-3"]
    canvas.line(Point(x, 16), Point(x, base), grey, 1, "3 2")
    if word:
        shown = canvas.tokens.wrap(canvas.words(word), MOST_FOR_BREAK, 1)[0]
        spots = [Spot(x, 11, "middle"), Spot(x - 4, 11, "end"), Spot(x + 4, 11, "start")]
        canvas.place([*spots, Spot(x - 4, base - 5, "end"), Spot(x + 4, base - 5, "start")], shown, Ink(grey))
