"""The charts of a sheet, drawn by the program that opens the file from the cells of its table."""

from collections.abc import Sequence
from typing import Any

from xlsxwriter.worksheet import Worksheet

from strandreport.report.annex.measures import widths
from strandreport.report.annex.page import HEAD_ROW
from strandreport.report.annex.sheet import Area, Chart, Drawn, Sheet

BLUE, GREY, PALE = "#1F4E9E", "#8A94A0", "#C9D3E6"
COLOURS = (BLUE, GREY)
FONT = {"name": "Arial", "size": 8}
TITLE = {"name": "Arial", "size": 9, "bold": True}
# 10.7 inches lie between the margins; some are left free, since programs disagree on how wide a column is
PAPER_INCHES, PIXELS_PER_INCH = 7.8, 96
SIGN_PIXELS, SIDE_PIXELS = 7, 5
WIDTH, ACROSS = 430, 3
ROW_PIXELS, CHART_ROWS, BAR_ROWS, GAP = 20, 13, 2, 16
ROWS_OF_CHARTS = 3  # on one printed page


def draw_charts(book: Any, page: Worksheet, sheet: Sheet, name: str) -> None:
    """Draw the charts under the table, three beside each other, so that no page of a print cuts one."""
    first = HEAD_ROW + len(sheet.rows) + 2
    breaks = []
    for number, chart in enumerate(sheet.charts):
        line = number // ACROSS
        row = first + line * CHART_ROWS
        place = {"x_offset": (number % ACROSS) * (WIDTH + GAP), "object_position": 3, "description": chart.alternative}
        drawn = _chart(book, chart, name)
        drawn.set_size(_size(chart))
        page.insert_chart(row, 0, drawn, place)
        if number % ACROSS == 0 and line % ROWS_OF_CHARTS == 0:
            breaks.append(row)
    if breaks:
        page.set_print_scale(_print_scale(sheet))
        page.set_h_pagebreaks(breaks)


def _print_scale(sheet: Sheet) -> int:
    """How much smaller the table and three charts beside each other are on the paper, in hundredths."""
    table = sum(SIGN_PIXELS * width + SIDE_PIXELS for width in widths(sheet))
    wide = max(table, ACROSS * (WIDTH + GAP)) / PIXELS_PER_INCH
    return min(100, int(100 * PAPER_INCHES / wide))


def _chart(book: Any, chart: Chart, name: str) -> Any:
    drawn = book.add_chart({"type": "bar" if chart.is_lying else "column"})
    for series, colour in zip(chart.series, COLOURS, strict=False):
        drawn.add_series(_series(series, colour, chart.form, name))
    drawn.set_title({"name": chart.title, "name_font": TITLE, "overlay": False})
    values = {
        **({"min": 0} if chart.from_zero else {}),
        "major_gridlines": {"visible": True, "line": {"color": "#E1E5EA"}},
        "num_font": FONT,
        "num_format": chart.form,
        "name": chart.axis,
        "name_font": {**FONT, "bold": False},
    }
    # the first category of lying bars belongs on top, and the axis of values below
    categories = {"num_font": FONT, **({"reverse": True, "crossing": "max"} if chart.is_lying else {})}
    axes = (values, categories) if chart.is_lying else (categories, values)
    drawn.set_x_axis(axes[0])
    drawn.set_y_axis(axes[1])
    drawn.set_legend({"position": "bottom", "font": FONT} if len(chart.series) > 1 else {"none": True})
    return drawn


def _series(series: Drawn, colour: str, form: str, name: str) -> dict[str, Any]:
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
        "data_labels": {"value": True, "font": FONT, "num_format": form},
        **({"points": points} if series.provisional else {}),
    }


def _reference(area: Area, name: str) -> Sequence[str | int]:
    first = HEAD_ROW + 1
    return [name, first + area.first_row, area.first_column, first + area.last_row, area.last_column]


def _length(area: Area) -> int:
    return max(area.last_row - area.first_row, area.last_column - area.first_column) + 1


def _size(chart: Chart) -> dict[str, int]:
    if not chart.is_lying:
        return {"width": WIDTH, "height": CHART_ROWS * ROW_PIXELS - GAP}
    bars = max(_length(series.values) for series in chart.series)
    return {"width": 2 * WIDTH, "height": (CHART_ROWS // 2 + BAR_ROWS * bars) * ROW_PIXELS}
