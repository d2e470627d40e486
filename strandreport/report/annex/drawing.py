"""The charts of a sheet, drawn by the program that opens the file from the cells of its table."""

from collections.abc import Sequence
from typing import Any

from xlsxwriter.worksheet import Worksheet

from strandreport.report.annex.page import HEAD_ROW
from strandreport.report.annex.sheet import Area, Chart, Drawn, Sheet

BLUE, GREY, PALE = "#1F4E9E", "#8A94A0", "#C9D3E6"
COLOURS = (BLUE, GREY)
FONT = {"name": "Arial", "size": 8}
TITLE = {"name": "Arial", "size": 9, "bold": True}
WIDTH, HEIGHT, GAP = 430, 240, 16
ACROSS, BAR = 3, 44


def draw_charts(book: Any, page: Worksheet, sheet: Sheet, name: str) -> None:
    """Draw the charts under the table, three beside each other; a lying one is as high as its bars want."""
    row = HEAD_ROW + len(sheet.rows) + 2
    for number, chart in enumerate(sheet.charts):
        drawn = _chart(book, chart, name)
        width, height = _size(chart)
        drawn.set_size({"width": width, "height": height})
        x, y = (number % ACROSS) * (WIDTH + GAP), (number // ACROSS) * (HEIGHT + GAP)
        place = {"x_offset": x, "y_offset": y, "object_position": 3, "description": chart.alternative}
        page.insert_chart(row, 0, drawn, place)


def _chart(book: Any, chart: Chart, name: str) -> Any:
    drawn = book.add_chart({"type": "bar" if chart.is_lying else "column"})
    for series, colour in zip(chart.series, COLOURS, strict=False):
        drawn.add_series(_series(series, colour, name))
    drawn.set_title({"name": chart.title, "name_font": TITLE, "overlay": False})
    values = {"min": 0, "major_gridlines": {"visible": True, "line": {"color": "#E1E5EA"}}, "num_font": FONT}
    labelled = {"name": chart.axis, "name_font": {**FONT, "bold": False}}
    form = {"num_format": "0%"} if chart.is_share else {}
    categories = {"num_font": FONT, "reverse": chart.is_lying}
    # of lying bars the program calls the categories x all the same
    drawn.set_x_axis(categories)
    drawn.set_y_axis({**values, **labelled, **form})
    drawn.set_legend({"position": "bottom", "font": FONT} if len(chart.series) > 1 else {"none": True})
    return drawn


def _series(series: Drawn, colour: str, name: str) -> dict[str, Any]:
    points = [
        {"fill": {"color": PALE}, "border": {"color": colour}} if i in series.provisional else None
        for i in range(_length(series.values))
    ]
    return {
        "name": _reference(series.name, name),
        "categories": _reference(series.categories, name),
        "values": _reference(series.values, name),
        "fill": {"color": colour},
        "gap": 60,
        "data_labels": {"value": True, "font": FONT},
        **({"points": points} if series.provisional else {}),
    }


def _reference(area: Area, name: str) -> Sequence[str | int]:
    first = HEAD_ROW + 1
    return [name, first + area.first_row, area.first_column, first + area.last_row, area.last_column]


def _length(area: Area) -> int:
    return max(area.last_row - area.first_row, area.last_column - area.first_column) + 1


def _size(chart: Chart) -> tuple[int, int]:
    if not chart.is_lying:
        return WIDTH, HEIGHT
    return 2 * WIDTH, 120 + BAR * max(_length(series.values) for series in chart.series)
