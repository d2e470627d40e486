"""The bytes of a blank form: the sheet to fill, the guide and the lists. Equal forms give equal bytes."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name, xl_range, xl_range_abs
from xlsxwriter.worksheet import Worksheet

from strandreport.model.blank_forms import example_text
from strandreport.model.catalogue import Catalogue
from strandreport.report.blank_forms.cells import number_format, validation, width_of
from strandreport.report.blank_forms.explain import Explained
from strandreport.report.blank_forms.texts import TextSheet
from strandreport.report.typography import french_spaces

OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
TITLE, INSTRUCTION, STAMP, STANDING, EXAMPLE, HEAD = range(6)
LAST_ROW, LAST_MARKED, LAST_COLUMN = 9_999, 1_999, 16_383
HEIGHTS = {TITLE: 24, INSTRUCTION: 17, STAMP: 11, STANDING: 15, EXAMPLE: 28, HEAD: 33}
A4, REMARKS_WIDTH, LINE, PRINTED_WIDTH = 9, 34, 14, 200
TEXT_COLUMNS, TEXT_COLUMN = (26, 14, 44, 44, 30, 50), 26
# what a person may still do on a sheet whose headers are protected; there is no password
ALLOWED = {
    **{"format_cells": True, "format_columns": True, "format_rows": True},
    **{"insert_rows": True, "delete_rows": True, "sort": True, "autofilter": True},
}
FONT = {"font_name": "Arial", "font_size": 10, "valign": "vcenter"}
INK, MUTED, LINES = "#1D2733", "#4A5563", "#C9D1DA"
REQUIRED, OPTIONAL, MISSING = "#1F4E79", "#E6ECF2", "#FFF1CC"
SMALL = {"font_size": 9, "font_color": MUTED, "indent": 1, "align": "left"}
HEADER = {**FONT, "border": 1, "border_color": LINES, "text_wrap": True, "align": "left", "indent": 1}
LOOKS: Mapping[str, Mapping[str, Any]] = {
    "title": {**FONT, "bold": True, "font_size": 14, "font_color": INK},
    "instruction": {**FONT, "font_color": INK},
    "stamp": {**FONT, "font_size": 7, "font_color": MUTED},
    "required_word": {**FONT, **SMALL, "bold": True, "font_color": REQUIRED},
    "optional_word": {**FONT, **SMALL},
    "example": {**FONT, **SMALL, "italic": True, "text_wrap": True, "valign": "top"},
    "required": {**HEADER, "bold": True, "bg_color": REQUIRED, "font_color": "#FFFFFF"},
    "optional": {**HEADER, "bg_color": OPTIONAL, "font_color": INK},
    "text": {**FONT, "text_wrap": True, "valign": "top", "num_format": "@", "bottom": 1, "bottom_color": LINES},
    "closed": {**FONT},
    "missing": {"bg_color": MISSING},
    "open": {"locked": False},
}


@dataclass(frozen=True)
class BlankForm:
    """All that stands in the workbook of a form."""

    name: str
    title: str
    stamp: str
    fields: Sequence[Explained]
    remarks: str
    guide: TextSheet
    lists: TextSheet | None
    author: str
    day: date


def workbook_bytes(blank: BlankForm, words: Catalogue) -> bytes:
    """The workbook of a blank form."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, OPTIONS)
    created = datetime.combine(blank.day, time())
    book.set_properties({"title": blank.title, "author": blank.author, "created": created, "keywords": blank.stamp})
    formats = {name: book.add_format(look) for name, look in LOOKS.items()}
    page = book.add_worksheet(blank.name)
    _write_form(book, page, blank, formats, words)
    for sheet in (blank.guide, blank.lists):
        if sheet:
            _write_texts(book.add_worksheet(sheet.name), sheet, formats, words)
    book.close()
    return buffer.getvalue()


def _write_form(book: Any, page: Worksheet, blank: BlankForm, formats: Mapping[str, Format], words: Catalogue) -> None:
    # columns beside the form are open too: a row can be deleted only where no cell of it is locked
    page.set_column(0, LAST_COLUMN, None, formats["open"])
    for row, height in HEIGHTS.items():
        page.set_row(row, height, formats["closed"] if row < HEAD else None)
    sources = _list_ranges(blank)
    for i, item in enumerate(blank.fields):
        form = book.add_format(_open_cells(number_format(item.field, words)))
        page.set_column(i, i, width_of(item), form)
        _write_header(page, i, item, formats, words)
        rule = validation(item, sources.get(i, ""), words)
        if rule:
            page.data_validation(HEAD + 1, i, LAST_ROW, i, rule)
        if item.field.is_required:
            _mark_missing(page, i, len(blank.fields), formats["missing"])
    if blank.remarks:
        at = len(blank.fields)
        page.set_column(at, at, REMARKS_WIDTH, book.add_format(_open_cells("@")))
        page.write_string(HEAD, at, blank.remarks, formats["optional"])
        note = _set(words.text("blank.remarks_about"), words)
        page.write_comment(HEAD, at, note, _note_size(note))
    page.write_string(TITLE, 0, _set(blank.title, words), formats["title"])
    page.write_string(
        INSTRUCTION, 0, _set(words.text("blank.instruction", row=HEAD + 2), words), formats["instruction"]
    )
    page.write_string(STAMP, 0, blank.stamp, formats["stamp"])
    _set_up(page, len(blank.fields) + bool(blank.remarks), sum(width_of(item) for item in blank.fields))


def _open_cells(pattern: str) -> dict[str, Any]:
    return {**FONT, "num_format": pattern, "locked": False, "border": 1, "border_color": LINES, "valign": "top"}


def _set(text: str, words: Catalogue) -> str:
    """A text with the spaces that the punctuation of its language wants; ingest reads past them."""
    return french_spaces(text) if words.language == "fr" else text


def _write_header(page: Worksheet, at: int, item: Explained, formats: Mapping[str, Format], words: Catalogue) -> None:
    standing = "required" if item.field.is_required else "optional"
    page.write_string(STANDING, at, words.text(f"blank.{standing}"), formats[f"{standing}_word"])
    page.write_string(EXAMPLE, at, _set(example_text(item.example, words.language), words), formats["example"])
    page.write_string(HEAD, at, item.field.header, formats[standing])
    note = words.text(
        "blank.note",
        label=item.field.header,
        description=item.about,
        standing=words.text(f"blank.standing.{standing}"),
        expected=item.expected,
        example=item.example,
    )
    page.write_comment(HEAD, at, _set(note, words), _note_size(note))


def _note_size(note: str) -> dict[str, Any]:
    lines = sum(1 + len(line) // 38 for line in note.splitlines())
    return {"width": 240, "height": 16 * lines + 12, "font_size": 9, "author": ""}


def _mark_missing(page: Worksheet, at: int, width: int, look: Format) -> None:
    """Shade a needed cell that is empty in a row that has something."""
    row = HEAD + 2
    filled = f"COUNTA($A{row}:${xl_col_to_name(width - 1)}{row})>0"
    rule = {"type": "formula", "criteria": f"=AND({filled},ISBLANK({xl_col_to_name(at)}{row}))", "format": look}
    page.conditional_format(HEAD + 1, at, LAST_MARKED, at, rule)


def _list_ranges(blank: BlankForm) -> dict[int, str]:
    """The range of each column's list, by the number of the column."""
    if blank.lists is None:
        return {}
    listed = [i for i, item in enumerate(blank.fields) if item.choices]
    first, name = blank.lists.head + 1, blank.lists.name.replace("'", "''")
    lengths = [len(blank.fields[i].choices) for i in listed]
    ranges = [xl_range_abs(first, at, first + length - 1, at) for at, length in enumerate(lengths)]
    return {i: f"='{name}'!{place}" for i, place in zip(listed, ranges, strict=True)}


def _set_up(page: Worksheet, width: int, characters: float) -> None:
    page.freeze_panes(HEAD + 1, 1)
    page.autofilter(HEAD, 0, LAST_MARKED, width - 1)
    page.ignore_errors({"number_stored_as_text": xl_range(HEAD + 1, 0, LAST_ROW, width - 1)})
    page.protect("", ALLOWED)
    page.set_selection(HEAD + 1, 0, HEAD + 1, 0)
    page.set_landscape()
    page.set_paper(A4)
    page.repeat_rows(HEAD)
    if characters > PRINTED_WIDTH:
        page.repeat_columns(0)
    else:
        page.fit_to_pages(1, 0)


def _write_texts(page: Worksheet, sheet: TextSheet, formats: Mapping[str, Format], words: Catalogue) -> None:
    looks = {0: "title", 1: "stamp", sheet.head: "required"}
    widths = TEXT_COLUMNS if len(sheet.rows[sheet.head]) == len(TEXT_COLUMNS) else ()
    for at in range(len(sheet.rows[sheet.head])):
        page.set_column(at, at, widths[at] if widths else TEXT_COLUMN)
    for number, row in enumerate(sheet.rows):
        look = formats[looks.get(number, "text" if number > sheet.head else "instruction")]
        for at, text in enumerate(row):
            if text:
                page.write_string(number, at, _set(text, words), look)
        if number > sheet.head and widths:
            page.set_row(number, 4 + LINE * max(1 + int(len(text) / w) for text, w in zip(row, widths, strict=True)))
    page.set_row(sheet.head, HEIGHTS[HEAD])
    page.freeze_panes(sheet.head + 1, 0)
    page.protect("", {"format_columns": True, "format_rows": True})
    page.hide_gridlines(2)
    page.set_landscape()
    page.set_paper(A4)
    page.fit_to_pages(1, 0)
