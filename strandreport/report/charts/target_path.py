"""An indicator against its target: values, the path from the baseline (straight, by table, in steps), the target."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from strandreport.report.charts.canvas import HALF, Canvas, Ink, Point, Spot, scale
from strandreport.report.charts.series import Scale, Series, around, draw_line, draw_years
from strandreport.report.charts.tokens import BOLD, SEMIBOLD, Tokens
from strandreport.report.formatting import figure
from strandreport.report.plotting import plotted

HEIGHT, BASE, TOP = 128, 108, 26
# an official target is a bar; others are broken, so that they do not look as if anybody had decided on them
DASHES = {"official": None, "provisional": "5 2.5", "illustrative": "1.5 2.5"}
MOST_FOR_TARGET = 112


@dataclass(frozen=True)
class Path:
    """From the baseline to the target by what is expected on the way; no baseline, no path.

    Between two of ``points`` the path is straight; with ``has_steps`` it stays where it is until the next one.
    """

    start_year: int
    start: float | None
    end_year: int
    end: float | None
    points: tuple[tuple[int, float], ...] = ()
    has_steps: bool = False

    @classmethod
    def of(cls, chart: Mapping[str, Any], series: Series) -> "Path":
        """The path that a chart object asks for."""
        index = chart["baseline_index"] or 0
        on_the_way = ((point["year"], plotted(point["value"])) for point in chart.get("waypoints", ()))
        return cls(
            series.years[index],
            series.levels[index],
            chart["target_year"],
            plotted(chart["target"]),
            tuple((year, level) for year, level in on_the_way if level is not None),
            chart.get("has_steps", False),
        )

    @property
    def corners(self) -> list[tuple[float, float]]:
        """The years and levels between which the path is a straight line; none where there is no path."""
        if self.start is None or self.end is None or self.end_year <= self.start_year:
            return []
        ends = [(self.start_year, self.start), *self.points, (self.end_year, self.end)]
        if not self.has_steps:
            return [(float(year), level) for year, level in ends]
        stairs = [(float(year), before) for (_, before), (year, _) in pairwise(ends)]
        return [ends[0], *(corner for pair in zip(stairs, ends[1:], strict=True) for corner in pair)]

    def level(self, year: float) -> float | None:
        """Where the path is in a year."""
        ends = self.corners
        after = next((i for i, corner in enumerate(ends) if corner[0] > year), None)
        if after is None:
            return ends[-1][1] if ends else None
        (before, low), (then, high) = ends[max(after - 1, 0)], ends[after]
        return high if then == before else low + (high - low) * (year - before) / (then - before)


def target_path(chart: Mapping[str, Any], language: str, tokens: Tokens) -> str:
    """Draw a chart object of the kind ``target_path``."""
    series = Series.of(chart)
    path = Path.of(chart, series)
    canvas = Canvas(chart["key"], chart["title"], chart["desc"], language, tokens, HEIGHT)
    years = list(range(series.years[0], max(series.years[-1], path.end_year) + 1))
    words, shown = chart["words"], figure(chart["target"], language)
    room = _room(canvas, words["target"], shown)
    x = scale(years[0], years[-1], 14, HALF - room - 14) if len(years) > 1 else lambda year: 40.0
    y = _levels(series, path)
    draw_years(canvas, years, x, BASE, x(years[-1]) + 14)
    _draw_path(canvas, path, x, y, DASHES[chart.get("standing", "official")])
    if path.end is not None:
        _write_target(canvas, Point(x(path.end_year), y(path.end)), words["target"], shown)
    draw_line(canvas, series, x, y, words, BASE)
    _write_values(canvas, series, path, x, y, words.get("path", ""))
    return canvas.svg()


def _room(canvas: Canvas, words: str, shown: str) -> float:
    wide = max(canvas.tokens.width(canvas.words(words)), canvas.tokens.width(shown, weight=SEMIBOLD))
    return min(wide, MOST_FOR_TARGET)


def _levels(series: Series, path: Path) -> Scale:
    known = [level for _, level in series.known] + [level for level in (path.end,) if level is not None]
    known += [level for _, level in path.points]
    if not known:
        return lambda value: BASE
    low, high = min(known), max(known)
    return scale(low - 0.25 * (high - low), high, BASE - 6, TOP)


def _draw_path(canvas: Canvas, path: Path, x: Scale, y: Scale, dash: str | None) -> None:
    ink = canvas.tokens["ink"]
    for (year, level), (then, next_level) in pairwise(path.corners):
        canvas.line(Point(x(year), y(level)), Point(x(then), y(next_level)), ink, 1.1, "1.5 3")
    if path.end is not None:
        at = Point(x(path.end_year), y(path.end))
        canvas.line(Point(at.x - 9, at.y), Point(at.x + 9, at.y), ink, 2.2, dash)


def _write_target(canvas: Canvas, at: Point, words: str, shown: str) -> None:
    ink = canvas.tokens["ink"]
    lines = canvas.tokens.wrap(canvas.words(words), MOST_FOR_TARGET, 2)
    top = max(at.y - 13 * (len(lines) - 1), 10)
    for i, line in enumerate(lines):
        canvas.place([Spot(at.x + 14, top + 13 * i)], line, Ink(ink))
    canvas.place([Spot(at.x + 14, top + 13 * len(lines))], shown, Ink(ink, SEMIBOLD))


def _write_values(canvas: Canvas, series: Series, path: Path, x: Scale, y: Scale, word: str) -> None:
    """The latest value, the one where the path begins, and one that may still change."""
    levels, blue = dict(series.known), canvas.tokens["self"]
    planned = None if series.latest is None else path.level(series.latest)
    behind = planned is not None and series.latest is not None and levels[series.latest] < planned
    if series.latest is not None:
        spots = around(Point(x(series.latest), y(levels[series.latest])), above_first=not behind)
        canvas.place(spots, series.text(series.latest, canvas.language), Ink(blue, BOLD, 13))
    if path.start is not None and path.start_year != series.latest:
        spots = around(Point(x(path.start_year), y(path.start)), above_first=behind)
        canvas.place(spots, series.text(path.start_year, canvas.language), Ink(blue, SEMIBOLD))
    for year in sorted(series.estimated & levels.keys() - {series.latest, path.start_year}):
        spots = around(Point(x(year), y(levels[year])), above_first=not behind)
        canvas.place(spots, series.text(year, canvas.language), Ink(blue, SEMIBOLD), optional=True)
    _write_path(canvas, path, x, y, word)


def _write_path(canvas: Canvas, path: Path, x: Scale, y: Scale, word: str) -> None:
    middle = (path.start_year + path.end_year) / 2
    level = path.level(middle)
    if level is None or not word:
        return
    at = Point(x(middle), y(level))
    spots = [Spot(at.x - 8, at.y - 8, "end"), Spot(at.x + 8, at.y + 16)]
    spots += [Spot(at.x, at.y - 14, "middle"), Spot(at.x, at.y + 22, "middle")]
    canvas.place(spots, word, Ink(canvas.tokens["ink-2"]), optional=True)
