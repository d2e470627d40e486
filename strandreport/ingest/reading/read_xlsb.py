"""XLSB: the values by the fast reader, all that it does not tell by a pass over the binary records.

The two must count the same cells and agree on what is a date, or the file is refused: saved as XLSX it can be read by
two readers. Formulas that refer to other workbooks are told by the presence of such links, not by their cells.
"""

import struct
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from strandreport.ingest.cells import Sheet
from strandreport.ingest.reading.read_fast import ScannedSheet, read_fast
from strandreport.ingest.reading.refusal import RefusedError
from strandreport.ingest.reading.room import Room
from strandreport.ingest.reading.scan import check_box
from strandreport.ingest.reading.workbook_parts import CHARTSHEET, WORKSHEET, relations
from strandreport.ingest.reading.workbook_traits import sheet_findings
from strandreport.ingest.reading.xlsb_records import comments_of, fonts_of, records, styles_of, texts_of, words_at
from strandreport.ingest.reading.xlsb_scan import scan_xlsb
from strandreport.ingest.reading.xlsx_styles import CellStyle
from strandreport.ingest.reading.xml_prologs import check_prologs
from strandreport.model.findings import Code, Finding, Severity

_SHEET, _BOOK, _CALCULATION = 156, 153, 157
_WORKBOOK = "xl/workbook.bin"


def read_xlsb(path: Path, room: Room) -> tuple[list[Sheet], list[Finding]]:
    """Read a binary workbook, and tell what it says of itself.

    Raises:
        RefusedError: if it is not safe, not in order, too large, or can't be read without loss.
    """
    check_prologs(path)
    try:
        with zipfile.ZipFile(path) as archive:
            book = archive.read(_WORKBOOK)
            styles = styles_of(_part(archive, "styles"))
            scanned = list(_scan(archive, book, styles, room.cells))
            told = [*_book_findings(archive, book), *(f for s in scanned for f in sheet_findings(s.name, s.scan))]
    except (struct.error, IndexError) as error:
        raise RefusedError(Code.UNREADABLE_FILE, str(error)) from None
    sheets = read_fast(path, scanned, styles, room.cells)
    if sheets is None:
        raise RefusedError(Code.UNSUPPORTED_FORMAT, "XLSB")
    return sheets, told


def _part(archive: zipfile.ZipFile, kind: str) -> bytes:
    found = (target for relation, _, target in relations(archive, _WORKBOOK) if relation.endswith(f"/{kind}"))
    return next((archive.read(target) for target in found if target in archive.namelist()), b"")


def _scan(
    archive: zipfile.ZipFile, book: bytes, styles: Mapping[int, CellStyle], max_cells: int
) -> Iterator[ScannedSheet]:
    fonts = fonts_of(_part(archive, "styles"))
    texts = texts_of(_part(archive, "sharedStrings"), fonts)
    for name, hidden, kind, part in _sheets(archive, book):
        if kind == WORKSHEET:
            scan = scan_xlsb(archive.read(part), name, styles, texts, fonts)
            check_box(scan, name, max_cells)
            for relation, _, target in relations(archive, part):
                if relation.endswith("/comments"):
                    scan.comments += comments_of(archive.read(target))
            yield ScannedSheet(name, hidden, scan)


def _sheets(archive: zipfile.ZipFile, book: bytes) -> Iterator[tuple[str, bool, str, str]]:
    """Name, whether it is hidden, kind and part of each sheet."""
    known = {key: (kind.rpartition("/")[2], target) for kind, key, target in relations(archive, _WORKBOOK)}
    for kind, record in records(book):
        if kind == _SHEET:
            key, end = words_at(record, 8)
            yield words_at(record, end)[0], record[:4] != bytes(4), *known.get(key, ("", ""))


def _book_findings(archive: zipfile.ZipFile, book: bytes) -> Iterator[Finding]:
    said = {kind: record for kind, record in records(book) if kind in (_BOOK, _CALCULATION)}
    links = [target for relation, _, target in relations(archive, _WORKBOOK) if relation.endswith("/externalLink")]
    traits = {
        Code.MACROS: "xl/vbaproject.bin" in {name.casefold() for name in archive.namelist()},
        Code.DATES_OF_1904: bool(said.get(_BOOK, b"\0")[0] & 1),
        Code.MANUAL_CALCULATION: said.get(_CALCULATION, bytes(4) + b"\1")[4] == 0,
    }
    yield from (Finding(code, Severity.ADVICE) for code, is_so in traits.items() if is_so)
    if links:
        yield Finding(Code.EXTERNAL_LINKS, Severity.ADVICE, value=min(links), count=len(links))
    for name, _, kind, _ in _sheets(archive, book):
        if kind != WORKSHEET:
            code = Code.CHART_SHEET if kind == CHARTSHEET else Code.OTHER_SHEET
            yield Finding(code, Severity.ADVICE, sheet=name)
