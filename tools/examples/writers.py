"""Tables to XLSX, XLS, ODS and CSV files; the same tables give the same bytes on every machine."""

import csv
import datetime as dt
import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

import xlsxwriter
import xlwt
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from examples.ods import content_xml
from examples.table import MADE_ON, Broken, Row, Table, Uncomputed, Value, span

_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_ODS_TYPE}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    "</manifest:manifest>\n"
)


def write_xlsx(path: Path, title: str, tables: Sequence[Table]) -> None:
    """Write a workbook."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        book.set_properties({"title": title, "created": MADE_ON})
        formats = {
            "bold": book.add_format({"bold": True}),
            "day": book.add_format({"num_format": "dd/mm/yyyy"}),
            "amount": book.add_format({"num_format": "#,##0.00"}),
        }
        for table in tables:
            _fill_xlsx(book.add_worksheet(table.name), table, formats)
    with zipfile.ZipFile(buffer) as made:
        parts = {name: made.read(name) for name in made.namelist()}
    _write_zip(path, parts)


def _fill_xlsx(sheet: Worksheet, table: Table, formats: dict[str, Format]) -> None:
    sheet.set_column(0, len(table.headers), 18)
    for r, row in enumerate(table.grid):
        for c, value in enumerate(row):
            _write_xlsx_cell(sheet, r, c, value, formats, r == table.header_row - 1)
    for merge in table.merges:
        sheet.merge_range(merge, table.at(merge.split(":")[0]))
    for number in table.hidden_rows:
        sheet.set_row(number - 1, None, None, {"hidden": True})
    if table.is_hidden:
        sheet.hide()


def _write_xlsx_cell(sheet: Worksheet, r: int, c: int, value: Value, formats: dict[str, Format], bold: bool) -> None:
    if isinstance(value, Broken):
        sheet.write_formula(r, c, value.formula, formats["amount"], value.error)
    elif isinstance(value, Uncomputed):
        sheet.write_formula(r, c, value.formula, formats["amount"], "")
    elif isinstance(value, dt.date):
        sheet.write_datetime(r, c, value, formats["day"])
    elif isinstance(value, float):
        sheet.write_number(r, c, value, formats["amount"])
    elif isinstance(value, int):
        sheet.write_number(r, c, value)
    elif value:
        sheet.write_string(r, c, value, formats["bold"] if bold else None)


def write_xls(path: Path, tables: Sequence[Table]) -> None:
    """Write a workbook in the format of Excel 97."""
    book = xlwt.Workbook(encoding="utf-8")
    day = xlwt.easyxf(num_format_str="dd/mm/yyyy")
    for table in tables:
        sheet = book.add_sheet(table.name)
        covered = {(r, c) for merge in table.merges for r, c in _covered(merge)}
        for r, row in enumerate(table.grid):
            for c, value in enumerate(row):
                if value is not None and (r, c) not in covered:
                    sheet.write(r, c, value, day) if isinstance(value, dt.date) else sheet.write(r, c, value)
        for merge in table.merges:
            first, left, last, right = span(merge)
            sheet.merge(first, last, left, right)
        for number in table.hidden_rows:
            sheet.row(number - 1).hidden = True
    buffer = io.BytesIO()
    book.save(buffer)
    path.write_bytes(buffer.getvalue())


def _covered(merge: str) -> list[tuple[int, int]]:
    first, left, last, right = span(merge)
    places = [(r, c) for r in range(first, last + 1) for c in range(left, right + 1)]
    return places[1:]


def write_ods(path: Path, tables: Sequence[Table]) -> None:
    """Write a spreadsheet of LibreOffice's format."""
    parts = {
        "mimetype": _ODS_TYPE.encode(),
        "META-INF/manifest.xml": _MANIFEST.encode(),
        "content.xml": content_xml(tables).encode(),
    }
    _write_zip(path, parts)


def _write_zip(path: Path, parts: dict[str, bytes]) -> None:
    """Nothing is compressed: the libraries that do so differ between machines."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name, _ZIP_DATE)
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            archive.writestr(entry, data)


def write_csv(path: Path, table: Table, delimiter: str = ";", encoding: str = "utf-8", quoted: bool = False) -> None:
    """Write delimited text, dates as dd/mm/yyyy."""
    quoting = csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file, delimiter=delimiter, quoting=quoting, lineterminator="\n")
        writer.writerows(_texts(row) for row in table.grid)


def _texts(row: Row) -> list[str]:
    return [f"{value:%d/%m/%Y}" if isinstance(value, dt.date) else "" if value is None else str(value) for value in row]
