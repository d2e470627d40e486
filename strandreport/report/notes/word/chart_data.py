"""The workbook inside a chart of a Word file, in which people edit its data: years, and a column for each series."""

import io
from collections.abc import Sequence
from datetime import datetime

import xlsxwriter

SHEET = "Data"
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def data_bytes(years: Sequence[str], series: Sequence[tuple[str, Sequence[float | None]]]) -> bytes:
    """A workbook of one sheet; equal data, equal bytes."""
    raw = io.BytesIO()
    book = xlsxwriter.Workbook(raw, OPTIONS)
    book.set_properties({"created": datetime(1980, 1, 1)})
    sheet = book.add_worksheet(SHEET)
    for row, year in enumerate(years, 1):
        sheet.write_string(row, 0, year)
    for column, (name, values) in enumerate(series, 1):
        sheet.write_string(0, column, name)
        for row, value in enumerate(values, 1):
            if value is not None:
                sheet.write_number(row, column, value)
    book.close()
    return raw.getvalue()
