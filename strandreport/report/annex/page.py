"""One sheet of plain data onto one sheet of a workbook: title, lines, one marked-up table, charts, print setup."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from math import ceil

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from strandreport.report.annex import measures
from strandreport.report.annex.formats import Formats
from strandreport.report.annex.sheet import Column, Link, Sheet, Shorthand, Typed, written
from strandreport.report.typography import show_controls

HEAD_ROW = 4
TITLE_HEIGHT = 24
TEXT_LENGTH = 32_767
FIRST_DAY = date(1900, 3, 1)  # before it, spreadsheet programs disagree about the day
ROWS_OF_A_PAGE = 30
# In signs: what is wider than the first can't be read on A4, than the second not on one page of A3.
A3, A4, WIDE, WIDEST = 8, 9, 170, 290
_NO_NAME = re.compile(r"^([A-Za-z]{1,3}\d+|[RrCc]\d*([RrCc]\d*)?|\d.*|)$")


@dataclass(frozen=True)
class Above:
    """What stands above a table: its title, how to read it, its notes, and the way back to the contents."""

    instruction: str
    notes: str
    back: Link
    foot: str


def write_page(page: Worksheet, sheet: Sheet, table_name: str, above: Above, formats: Formats) -> None:
    """Write a sheet; its table begins in column A, under the title and three lines."""
    wide = measures.widths(sheet)
    page.write_string(0, 0, text(sheet.title), formats.title)
    page.write_string(1, 0, text(above.instruction), formats.line)
    page.write_string(2, 0, text(above.notes), formats.line)
    write_link(page, 3, 0, above.back, formats.link)
    _write_table(page, sheet, table_name, formats)
    for i, width in enumerate(wide):
        page.set_column(i, i, width)
    page.set_row(0, TITLE_HEIGHT)
    page.set_row(HEAD_ROW, measures.head_height(sheet, wide))
    for number, row in enumerate(sheet.rows, start=HEAD_ROW + 1):
        if (high := measures.height(row, sheet, wide)) is not None:
            page.set_row(number, high)
    set_up_print(page, above.foot, sum(wide))
    if sum(wide) > WIDEST:
        page.repeat_columns(0)
    if not sheet.charts or len(sheet.rows) > ROWS_OF_A_PAGE:
        page.repeat_rows(HEAD_ROW)  # but not over pages of charts alone


def write_link(page: Worksheet, row: int, column: int, link: Link, form: Format) -> None:
    """Write a cell that leads to the beginning of another sheet."""
    target = link.sheet.replace("'", "''")
    page.write_url(row, column, f"internal:'{target}'!A1", form, text(link.text))


def set_up_print(page: Worksheet, foot: str, width: float) -> None:
    """Landscape, no smaller than can be read, with the sheet's name and the number of the page at its foot."""
    page.set_landscape()
    page.set_paper(A3 if width > WIDE else A4)
    page.fit_to_pages(ceil(width / WIDEST), 0)
    page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    page.set_footer(f"&L{foot.replace('&', '&&')}&R&A · &P / &N")
    page.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})


def table_names(names: Sequence[str]) -> list[str]:
    """Names that a table may bear, each once: letters, digits and underscores, like no address of a cell.

    >>> table_names(["Left-out rows", "left out rows", "P07", "Départ", "2019"])
    ['Left_out_rows', 'left_out_rows_2', '_P07', 'Depart', '_2019']
    """
    return _unique(map(_table_name, names), "_")


def unique_heads(columns: Sequence[Column]) -> list[str]:
    """The heads of a table, of which no two may be equal."""
    return _unique((text(column.head) for column in columns), " ")


def text(value: str) -> str:
    """Text with what does not show made visible, at most as long as a cell may be."""
    shown = show_controls(value.encode("utf-8", "replace").decode("utf-8"))
    return shown if len(shown) <= TEXT_LENGTH else shown[: TEXT_LENGTH - 1] + "…"


def _write_table(page: Worksheet, sheet: Sheet, name: str, formats: Formats) -> None:
    heads = [
        {"header": head, "header_format": formats.head_number if column.is_number else formats.head}
        for head, column in zip(unique_heads(sheet.columns), sheet.columns, strict=True)
    ]
    last = HEAD_ROW + len(sheet.rows)
    options = {"name": name, "autofilter": False, "style": None, "columns": heads}
    page.add_table(HEAD_ROW, 0, last, len(sheet.columns) - 1, options)
    wraps = [measures.is_wrapped(*pair) for pair in zip(sheet.columns, measures.widths(sheet), strict=True)]
    for number, row in enumerate(sheet.rows, start=HEAD_ROW + 1):
        for i, (cell, column) in enumerate(zip(row, sheet.columns, strict=True)):
            _write_cell(page, (number, i), written(cell, column), column, formats, is_wrapped=wraps[i])


def _write_cell(
    page: Worksheet, place: tuple[int, int], cell: Typed | Link, column: Column, formats: Formats, *, is_wrapped: bool
) -> None:
    if isinstance(cell, Link):
        write_link(page, *place, cell, formats.listed_link)
        return
    value, form = cell.value, formats.number(cell.kind, cell.decimals)
    if isinstance(value, date) and value >= FIRST_DAY:
        page.write_datetime(*place, datetime.combine(value, time()), form)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        page.write_number(*place, value, form)
    elif isinstance(value, Shorthand) and column.is_number:
        page.write_string(*place, str(value), formats.sign)
    else:
        page.write_string(*place, text(str(value)), formats.wrapped if is_wrapped else formats.text)


def _table_name(name: str) -> str:
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))
    clean = re.sub(r"\W+", "_", plain).strip("_")[:200]
    return f"_{clean}" if _NO_NAME.match(clean) else clean


def _unique(names: Iterable[str], gap: str) -> list[str]:
    found: list[str] = []
    for name in names:
        number, unique = 2, name
        while unique.casefold() in {other.casefold() for other in found}:
            unique, number = f"{name}{gap}{number}", number + 1
        found.append(unique)
    return found
