"""The 41 single faults: what each does to the clean workbook, and which rows a careful reader would take from it.

``change`` damages the workbook. ``meant`` turns the clean rows into what its author means (the same, if not given);
None where nobody can know, so that the outcome must be told. ``naive`` is what usual reading with pandas makes of it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from tests.faults.clean_workbook import HEADERS, clean_rows

Rows = list[dict[str, Any]]
LETTERS = dict(zip(HEADERS, "ABCDEFG", strict=True))
SPOT = 7  # the row of the sheet that is damaged where one cell is


@dataclass(frozen=True)
class Fault:
    """One fault and what should become of it."""

    name: str
    naive: str
    change: Callable[[openpyxl.Workbook, Worksheet], None]
    meant: Callable[[Rows], Rows | None] = lambda rows: rows


def cell(name: str, naive: str, column: str, value: Any, meant: Any = None, number_format: str = "") -> Fault:
    """One cell says something else; ``meant`` is its value for a careful reader, None if that can't be known."""

    def change(book: openpyxl.Workbook, sheet: Worksheet) -> None:
        place = sheet[f"{LETTERS[column]}{SPOT}"]
        place.value = value
        if number_format:
            place.number_format = number_format
        if isinstance(value, str) and not value.startswith("="):
            place.data_type = "e" if value.startswith("#") else "s"

    def means(rows: Rows) -> Rows | None:
        if meant is None:
            return None
        return [{**row, column: meant} if i == SPOT - 2 else row for i, row in enumerate(rows)]

    return Fault(name, naive, change, means)


def _nobody_knows(rows: Rows) -> None:
    return None


def _merge_strands(book: openpyxl.Workbook, sheet: Worksheet) -> None:
    sheet.merge_cells("B2:B11")


def _collide(book: openpyxl.Workbook, sheet: Worksheet) -> None:
    sheet["A7"], sheet["A8"] = "007", "7"


def _named_as_collided(rows: Rows) -> Rows:
    names = {5: "007", 6: "7"}
    return [{**row, "project_id": names.get(i, row["project_id"])} for i, row in enumerate(rows)]


def _dates_as_text(book: openpyxl.Workbook, sheet: Worksheet) -> None:
    for row in range(2, 42):
        sheet[f"F{row}"] = f"{sheet[f'F{row}'].value:%d/%m/%Y}"


def _append(*cells: Any) -> Callable[[openpyxl.Workbook, Worksheet], None]:
    return lambda book, sheet: sheet.append(cells)


def _insert(number: int, *cells: Any) -> Callable[[openpyxl.Workbook, Worksheet], None]:
    def change(book: openpyxl.Workbook, sheet: Worksheet) -> None:
        sheet.insert_rows(number)
        for column, value in enumerate(cells, start=1):
            sheet.cell(number, column).value = value

    return change


def _again(**changes: Any) -> Callable[[openpyxl.Workbook, Worksheet], None]:
    row = clean_rows()[SPOT - 2] | changes
    return _append(*(row[name] for name in HEADERS))


def _without_id(book: openpyxl.Workbook, sheet: Worksheet) -> None:
    sheet["A7"], sheet["A8"] = None, None


def _titles(book: openpyxl.Workbook, sheet: Worksheet) -> None:
    sheet.insert_rows(1, 2)
    sheet["A1"] = "Grants 2016 to 2019"


def _french(book: openpyxl.Workbook, sheet: Worksheet) -> None:
    names = ("Projet", "Volet", "Pays", "Montant (EUR)", "Devise", "Début", "Statut")
    for column, header in enumerate(names, start=1):
        sheet.cell(1, column).value = header


def _double_header(book: openpyxl.Workbook, sheet: Worksheet) -> None:
    sheet["H1"] = "amount"
    for row in range(2, 42, 2):
        sheet[f"H{row}"], sheet[f"D{row}"] = sheet[f"D{row}"].value, None


def _hide_rows(book: openpyxl.Workbook, sheet: Worksheet) -> None:
    for row in (7, 8, 9):
        sheet.row_dimensions[row].hidden = True


def _second_sheet(book: openpyxl.Workbook, sheet: Worksheet) -> None:
    other = book.create_sheet("Suite")
    other.append(HEADERS)
    for row in clean_rows()[20:]:
        other.append([row[name] for name in HEADERS])
    sheet.delete_rows(22, 20)


def _cover(book: openpyxl.Workbook, sheet: Worksheet) -> None:
    cover = book.create_sheet("Lisez-moi", 0)
    cover["A1"] = "Grants of the institute"


def _old_sheet(book: openpyxl.Workbook, sheet: Worksheet) -> None:
    old = book.create_sheet("old", 0)
    old.append(HEADERS)
    old.append(["P001", "S1", "FR", 15000, "EUR", date(2016, 1, 1), "open"])
    old.sheet_state = "veryHidden"
    book.active = 1


def _second_table(book: openpyxl.Workbook, sheet: Worksheet) -> None:
    sheet.append([])
    sheet.append([HEADERS[i] for i in (0, 1, 2, 4, 3, 5, 6)])
    sheet.append(["P041", "S1", "FR", "EUR", 500, date(2016, 1, 1), "open"])


LOST = "the amount is missing in the total"
OWN_GROUP = "a group of its own, missing in the strand's total"
LOUD = "stops with a KeyError"
VALUES = (
    cell("country `NA` (Namibia)", "the row vanishes from every group", "country", "NA", "NA"),
    Fault("strand cells merged downwards", "nine rows of ten lose their strand and vanish", _merge_strands),
    cell("amount as French text `6 000,50`", LOST, "amount", "6 000,50", 6000.5),
    cell("amount with no-break space and €", LOST, "amount", "6\u00a0000,50\u00a0€", 6000.5),
    cell("amount text `6.000` (six thousand)", "6 instead of 6 000", "amount", "6.000"),
    cell("amount `#REF!`", LOST, "amount", "#REF!"),
    cell("amount a formula without stored value", LOST, "amount", "=3000*2"),
    cell("amount in k€", "a thousand times too small", "amount", 6, number_format='#,##0 "k€"'),
    cell("currency USD", "added to the euros", "currency", "USD"),
    cell("strand with trailing blank", OWN_GROUP, "strand", "S1 ", "S1"),
    cell("strand with no-break space", OWN_GROUP, "strand", "S1\u00a0", "S1"),
    cell("strand in lower case", OWN_GROUP, "strand", "s1", "S1"),
    cell("strand blank", "the row vanishes from every group", "strand", None),
    cell("strand unknown", "a group of its own that nobody knows", "strand", "S9"),
    cell("country with zero-width character", "one country more", "country", "FR\u200b", "FR"),
    cell("country in Cyrillic look-alikes", "one country more", "country", "\u041c\u0410"),
    cell("country by French name", "one country more", "country", "Allemagne", "DE"),
    cell("amount `(500)`", LOST, "amount", "(500)"),
    cell("amount `-`", LOST, "amount", "-"),
    cell("amount text `inf`", "the total is infinite", "amount", "inf"),
    Fault("ids with leading zeros that collide", "two projects become one", _collide, _named_as_collided),
    Fault("dates as text dd/mm/yyyy", "day and month change places, or the date is missing", _dates_as_text),
    cell("one date that could be American", "4 March instead of 3 April", "start", "03/04/2018", date(2018, 4, 3)),
    cell("`T3 2024`", "1 March 2024", "start", "T3 2024"),
    cell("`1er mars 2024` in one row", "the date is missing", "start", "1er mars 2018", date(2018, 3, 1)),
)
ROWS = (
    Fault("TOTAL row", "the total is doubled", _append("TOTAL", None, None, 840_000)),
    Fault("subtotal row without strand", "one project more", _insert(12, "Sous-total", None, None, 60_000)),
    Fault("footnote row", "one project more", _append("* figures as of 31 December 2019")),
    Fault("blank row", "one project more", _insert(12)),
    Fault("exact duplicate", "counted twice", _again()),
    Fault("same id with another amount", "counted twice, or whichever comes first", _again(amount=7), _nobody_knows),
    Fault("two rows without id", "one of them is lost as a duplicate", _without_id, _nobody_knows),
)
LAYOUT = (
    Fault("title rows above the header", LOUD, _titles),
    Fault("French headers", LOUD, _french),
    Fault("duplicate header", "half of the money", _double_header),
    Fault("two-row header", LOUD, _insert(1, "Project", None, None, "Funding")),
    Fault("hidden rows", "counted without a word", _hide_rows),
    Fault("data continued on a second sheet", "half of the money", _second_sheet),
    Fault("cover sheet first", LOUD, _cover),
    Fault("hidden old sheet first", "the old sheet is published", _old_sheet),
    Fault("two tables on one sheet", "the second header becomes a row", _second_table, _nobody_knows),
)
GROUPS = {"values": VALUES, "rows": ROWS, "layout": LAYOUT}
FAULTS = {fault.name: fault for group in GROUPS.values() for fault in group}
