"""Fills blank forms with valid values, by what the workbook itself offers, and says what must come out of them."""

from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
from openpyxl.utils import range_boundaries

from strandreport.ingest.country_grammar import country_words
from strandreport.ingest.reading.read_ods import read_ods_twice
from strandreport.ingest.reading.read_package import read_package
from strandreport.ingest.reading.read_xls import read_xls_twice
from strandreport.ingest.reading.room import Room
from strandreport.ingest.typed_sheet import type_sheet
from strandreport.model.blank_forms import described_column
from strandreport.model.catalogue import load_catalogue
from strandreport.model.project import load_project
from strandreport.report.blank_forms.build import blank_form
from strandreport.report.blank_forms.workbook import HEAD
from tests.conftest import ROOT

PROJECT = load_project(ROOT)
COUNTRIES = country_words(PROJECT.reference)
FILLED = sorted(form.id for form in PROJECT.forms.values() if form.fill)
LANGUAGES = PROJECT.settings.languages
FIRST = HEAD + 2
DAY = date(2019, 3, 31)


def blank(name: str, language: str) -> bytes:
    return blank_form(PROJECT.forms[name], PROJECT, load_catalogue(ROOT / "templates", language))


def opened(data: bytes):
    return openpyxl.load_workbook(BytesIO(data))


def headers(sheet) -> list[str]:
    return [cell.value for cell in sheet[FIRST - 1] if cell.value]


def offered(book) -> dict[int, list[str]]:
    """The words of the list of each column (from 1), as its validation names them."""
    found = {}
    for rule in book.worksheets[0].data_validations.dataValidation:
        if rule.type == "list":
            name, _, place = rule.formula1.rpartition("!")
            left, top, _, bottom = range_boundaries(place.replace("$", ""))
            listed = book[name.strip("'").replace("''", "'")]
            words = [listed.cell(row, left).value for row in range(top, bottom + 1)]
            found[range_boundaries(str(rule.sqref))[0]] = words
    return found


def fill(data: bytes, name: str, path: Path, rows: int) -> list[dict[str, object]]:
    """Fill some rows, save the workbook, and give back what the first register must say of each row."""
    book = opened(data)
    sheet, words, expected = book.worksheets[0], offered(book), []
    form = PROJECT.forms[name]
    register = PROJECT.registers[form.register]
    for number in range(rows):
        row: dict[str, object] = {}
        for at, header in enumerate(headers(sheet), start=1):
            listed = words.get(at, [])
            for i, feed in enumerate(form.feeds):
                for column in feed.columns_of(header):
                    described = described_column(column.name, PROJECT.registers[feed.register])
                    written, meant = value(described, header, number, listed)
                    sheet.cell(FIRST + number, at, written)
                    row |= {column.name: meant} if i == 0 else {}
        expected.append({column: row.get(column, form.feeds[0].constants.get(column)) for column in register.names})
    book.save(path)
    return expected


def value(column, header, number, listed):
    """A valid value as a person writes it, and as the register keeps it."""
    if column.type == "boolean":
        return listed[number % 2], number % 2 == 0
    if listed:
        word = listed[number % len(listed)]
        return word, code_of(column, word)
    if column.most is not None:  # a whole number between its bounds
        bounded = max(column.least or 0, column.most - number % (column.most - (column.least or 0) + 1))
        return bounded, bounded * 10 ** (column.decimals if column.type == "decimal" else 0)
    return {
        "id": (f"00{number}", f"00{number}"),
        "text": (f"« Mots » n° {number}", f"« Mots » n° {number}"),
        "integer": (2000 + number, 2000 + number),
        "money": (1234.5 + number, int((1234.5 + number) * 10**column.minor_digits)),
        "decimal": (number + 0.5, int((number + 0.5) * 10**column.decimals)),
        "date": (DAY, DAY),
    }[column.type]


def code_of(column, word):
    if column.type == "country":
        return next(code for code, names in PROJECT.reference.countries.items() if word in spelt(code, names))
    codes = [code for code, term in column.terms.items() if word in term.label.values()]
    return codes[0] if codes else word


def spelt(code, names):
    return (code, names["en"], names["fr"], *names.get("aliases", []))


def typed(sheets):
    return [type_sheet(sheet, "src", PROJECT.forms, PROJECT.registers, COUNTRIES) for sheet in sheets]


def sheets_of(path: Path):
    """The sheets of a workbook as both readers see them; they must have nothing to say about a form that was filled."""
    readers = {".xlsx": read_package, ".ods": read_ods_twice, ".xls": read_xls_twice}
    sheets, told = readers[path.suffix](path, Room(5_000_000, 5_000_000))
    assert [finding.to_json() for finding in told] == []
    return sheets
