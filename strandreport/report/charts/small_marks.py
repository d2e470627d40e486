"""Small marks for table cells: the trend alone, and the way done beside the time gone."""

from collections.abc import Sequence

from strandreport.report.charts.canvas import coordinate, element, scale
from strandreport.report.charts.status_marks import COLOURS, decoration
from strandreport.report.charts.tokens import Tokens

Known = float | None
LEFT, RIGHT, TOP, BOTTOM = 3, 76, 4, 18


def sparkline(
    values: Sequence[Known],
    tokens: Tokens,
    *,
    target: Known = None,
    estimated: bool = False,
    broken_at: int | None = None,
) -> str:
    """The trend without axis or text; None leaves a gap, the target is a tick at the right."""
    known = [value for value in [*values, target] if value is not None]
    if not known:
        return decoration(92, 22, "", "spark")
    x, y = scale(0, len(values) - 1, LEFT, RIGHT), scale(min(known), max(known), BOTTOM, TOP)
    out = [_run([(x(i), y(value)) for i, value in run], tokens) for run in _runs(values, broken_at)]
    if target is not None:
        out.append(element("line", x1=80, y1=y(target), x2=90, y2=y(target), stroke=tokens["ink"], stroke_width=1.5))
    latest = max((i for i, value in enumerate(values) if value is not None), default=None)
    if latest is not None:
        fill = tokens["paper"] if estimated else tokens["self"]
        last = y(values[latest] or 0)
        out.append(element("circle", cx=x(latest), cy=last, r=2.6, fill=fill, stroke=tokens["self"], stroke_width=1.4))
    return decoration(92, 22, "".join(out), "spark")


def progress_bar(done: Known, time: Known, status: str, tokens: Tokens) -> str:
    """Share of the way done as a bar, left of zero when reversing; share of time gone as an upright."""
    x = scale(0, 1, 12, 92)
    out = [element("line", x1=12, y1=11, x2=92, y2=11, stroke=tokens["peer-pale"], stroke_width=6)]
    if done is not None:
        end = x(min(max(done, -0.13), 1))
        colour = tokens["peer"] if COLOURS[status] == "unjudged" else tokens[COLOURS[status]]
        out.append(element("line", x1=12, y1=11, x2=end, y2=11, stroke=colour, stroke_width=6))
    if time is not None:
        at = x(min(max(time, 0), 1))
        out += [
            element("line", x1=at, y1=4, x2=at, y2=18, stroke=tokens[colour], stroke_width=width)
            for colour, width in (("paper", 4), ("ink", 1.4))
        ]
    return decoration(94, 22, "".join(out), "bar")


def _runs(values: Sequence[Known], broken_at: int | None) -> list[list[tuple[int, float]]]:
    """Neighbouring known values; a gap or a break begins a new run."""
    runs: list[list[tuple[int, float]]] = [[]]
    for i, value in enumerate(values):
        if value is None or i == broken_at:
            runs.append([])
        if value is not None:
            runs[-1].append((i, value))
    return [run for run in runs if run]


def _run(points: list[tuple[float, float]], tokens: Tokens) -> str:
    if len(points) == 1:
        return element("circle", cx=points[0][0], cy=points[0][1], r=1.4, fill=tokens["self"])
    line = " ".join(f"{coordinate(a)},{coordinate(b)}" for a, b in points)
    return element("polyline", points=line, fill="none", stroke=tokens["self"], stroke_width=1.5)
