"""A table as CSV after RFC 4180: UTF-8, commas, numbers with a point, days as ISO 8601, nothing for no value."""

import csv
import io
from datetime import date
from fractions import Fraction

from strandreport.report.open_data.tables import Table

DECIMALS = 10
FORMULAS = ("=", "+", "-", "@", "\t", "\r")
INERT = "'"


def csv_of(table: Table) -> bytes:
    """The whole table with its heads."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    names = [field.name for field in table.fields]
    writer.writerow(names)
    writer.writerows([written(row[name]) for name in names] for row in table.rows)
    return text.getvalue().encode("utf-8")


def written(value: object) -> str:
    """A value as a field has it; a text that a spreadsheet program would take for a formula gets an apostrophe.

    >>> written(Fraction(1, 3)), written(Fraction(-5, 2)), written(True), written(None), written("=1+1")
    ('0.3333333333', '-2.5', 'true', '', "'=1+1")
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Fraction):
        return decimal(value)
    if isinstance(value, int | date):
        return str(value)
    text = str(value)
    return f"{INERT}{text}" if text.startswith(FORMULAS) else text


def decimal(value: Fraction) -> str:
    """A fraction as a decimal number, rounded half up to ten places, without zeros at its end.

    >>> decimal(Fraction(3)), decimal(Fraction(1, 8)), decimal(Fraction(2, 3)), decimal(Fraction(1200))
    ('3', '0.125', '0.6666666667', '1200')
    """
    units = (abs(value) * 10**DECIMALS + Fraction(1, 2)).__floor__()
    sign, digits = "-" if value < 0 and units else "", str(units).rjust(DECIMALS + 1, "0")
    whole, part = digits[:-DECIMALS], digits[-DECIMALS:].rstrip("0")
    return f"{sign}{whole}.{part}" if part else f"{sign}{whole}"
