"""A cover and sheets into the bytes of a workbook. Text is always text; equal sheets give equal bytes.

No formula, no link out of the workbook, no merged, hidden, blank or frozen cell.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

import xlsxwriter

from strandreport.model.errors import BuildError
from strandreport.report.annex.cover import Cover, write_cover
from strandreport.report.annex.drawing import draw_charts
from strandreport.report.annex.formats import Formats
from strandreport.report.annex.page import Above, table_names, write_page
from strandreport.report.annex.sheet import Link, Sheet

OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
NAME_LENGTH, MOST_ROWS = 31, 1_000_000


@dataclass(frozen=True)
class Facts:
    """What the file says of itself: its properties, the day that it is of, the line at its foot."""

    title: str
    subject: str
    author: str
    keywords: str
    comments: str
    status: str
    day: date
    foot: str


@dataclass(frozen=True)
class Lines:
    """The words around every table."""

    one_table: str
    no_notes: str
    some_notes: str
    back: str


def workbook_bytes(cover: Cover, sheets: Sequence[Sheet], facts: Facts, lines: Lines) -> bytes:
    """The workbook of a cover and some sheets, of which the first lists the others.

    Raises:
        BuildError: if a sheet has more rows than a workbook can hold.
    """
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, OPTIONS)
    book.set_properties(_properties(facts))
    formats = Formats(book)
    names = [sheet.name for sheet in sheets]
    write_cover(book.add_worksheet(cover.name), cover, facts.foot, formats)
    for sheet, table in zip(sheets, table_names(names), strict=True):
        _stop_if_too_long(sheet)
        page = book.add_worksheet(sheet.name)
        write_page(page, sheet, table, _above(sheet, lines, names[0], facts.foot), formats)
        draw_charts(book, page, sheet, sheet.name)
    book.close()
    return buffer.getvalue()


def sheet_names(names: Sequence[str]) -> list[str]:
    """Names that a workbook accepts, each once.

    >>> sheet_names(["Projects [EU]", "projects (EU)", "x" * 40])
    ['Projects (EU)', 'projects (EU) 2', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx']
    """
    found: list[str] = []
    for name in names:
        clean = name.translate(str.maketrans("[]:*?/\\", "()-----")).strip("'")[:NAME_LENGTH]
        number, unique = 2, clean
        while unique.casefold() in {other.casefold() for other in found}:
            unique = f"{clean[: NAME_LENGTH - len(str(number)) - 1]} {number}"
            number += 1
        found.append(unique)
    return found


def _properties(facts: Facts) -> dict[str, object]:
    return {
        "title": facts.title,
        "subject": facts.subject,
        "author": facts.author,
        "company": facts.author,
        "keywords": facts.keywords,
        "comments": facts.comments,
        "status": facts.status,
        "created": datetime.combine(facts.day, time()),
    }


def _above(sheet: Sheet, lines: Lines, contents: str, foot: str) -> Above:
    notes = f"{lines.some_notes} {', '.join(sheet.notes)}" if sheet.notes else lines.no_notes
    return Above(f"{lines.one_table} {sheet.instruction}", notes, Link(lines.back, contents), foot)


def _stop_if_too_long(sheet: Sheet) -> None:
    if len(sheet.rows) > MOST_ROWS:
        raise BuildError(f"The annex can't hold the {len(sheet.rows)} rows of “{sheet.title}”.")
