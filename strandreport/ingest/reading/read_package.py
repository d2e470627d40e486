"""An XLSX or XLSM: looked over, passed over sheet by sheet, then read by two readers, or fast if it is large.

Up to a stated number of cells the full reader reads and a second one must agree. Beyond, the fast reader reads alone,
completed by the pass over the XML; if the two do not count the same cells, the full reader reads after all.
"""

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from strandreport.ingest.cells import FORMULA, TEXT, Comment, Sheet
from strandreport.ingest.reading.damage import DAMAGE
from strandreport.ingest.reading.places import split_address
from strandreport.ingest.reading.read_fast import ScannedSheet, read_fast
from strandreport.ingest.reading.read_xlsx import read_xlsx
from strandreport.ingest.reading.refusal import RefusedError
from strandreport.ingest.reading.room import Room
from strandreport.ingest.reading.second_reader import read_again
from strandreport.ingest.reading.sheet_scan import scan_sheet
from strandreport.ingest.reading.workbook_parts import WORKSHEET, SheetPart, WorkbookParts, parse, workbook_parts
from strandreport.ingest.reading.workbook_traits import is_pivot, short_tables, workbook_findings
from strandreport.ingest.reading.xlsx_styles import CellStyle, cell_styles
from strandreport.ingest.reading.xlsx_texts import texts_of
from strandreport.ingest.reading.xml_prologs import check_prologs
from strandreport.model.findings import Code, Finding, Severity


@dataclass(frozen=True)
class _Scanned:
    parts: WorkbookParts
    styles: Mapping[int, CellStyle]
    sheets: dict[str, ScannedSheet]

    @property
    def cells(self) -> int:
        return sum(sheet.scan.cells for sheet in self.sheets.values())


def read_package(path: Path, room: Room) -> tuple[list[Sheet], list[Finding]]:
    """Read a workbook, and tell what it says of itself.

    Raises:
        RefusedError: if it is not safe, not in order, too large, or two readers read two things.
    """
    check_prologs(path)
    with zipfile.ZipFile(path) as archive:
        scanned = _scan(archive, room.cells)
        told = workbook_findings(archive, scanned.parts, {name: s.scan for name, s in scanned.sheets.items()})
        pivots = {
            part.name
            for part in scanned.parts.sheets
            if part.name in scanned.sheets and is_pivot(archive, part, scanned.sheets[part.name].scan)
        }
        sheets, compared = _read(path, scanned, room)
        read = {sheet.name: sheet for sheet in sheets}
        for part in scanned.parts.sheets:
            told += short_tables(archive, part, read[part.name]) if part.name in read else []
    return [replace(sheet, is_pivot=sheet.name in pivots) for sheet in sheets], told + compared


def _scan(archive: zipfile.ZipFile, max_cells: int) -> _Scanned:
    parts = workbook_parts(archive)
    styles, texts = cell_styles(archive, parts.styles), texts_of(archive, parts.texts)
    sheets: dict[str, ScannedSheet] = {}
    for part in parts.sheets:
        if part.kind == WORKSHEET:
            scan = scan_sheet(archive, part, styles, texts, max_cells)
            scan.comments += _comments(archive, part)
            sheets[part.name] = ScannedSheet(part.name, part.hidden, scan)
    _mark_never_computed(parts, sheets)
    return _Scanned(parts, styles, sheets)


def _mark_never_computed(parts: WorkbookParts, sheets: Mapping[str, ScannedSheet]) -> None:
    """Programs that do not compute write 0 for every formula, and ask the next one to compute."""
    scans = [sheet.scan for sheet in sheets.values()]
    if parts.computes_on_load and sum(s.stored for s in scans) == sum(len(s.zeros) for s in scans):
        for scan in scans:
            scan.special.update({place: f"{FORMULA}={formula}" for place, formula in scan.zeros.items()})


def _comments(archive: zipfile.ZipFile, part: SheetPart) -> list[Comment]:
    found = []
    for target in part.related.get("comments", ()):
        for element in parse(archive, target).iterfind("{*}commentList/{*}comment"):
            row, column = split_address(element.get("ref", ""))
            words = "".join(text.text or "" for text in element.iterfind("{*}text//{*}t"))
            found.append(Comment(row, column, words))
    return found


def _read(path: Path, scanned: _Scanned, room: Room) -> tuple[list[Sheet], list[Finding]]:
    if scanned.cells > room.compared and (sheets := _fast(path, scanned, room)) is not None:
        return sheets, []
    try:
        sheets = read_xlsx(path, room.cells, {name: s.scan.box for name, s in scanned.sheets.items()})
    except DAMAGE as error:
        if isinstance(error, RefusedError) or (fast := _fast(path, scanned, room)) is None:
            raise
        words = f"{type(error).__name__}: {error}"[:200]
        return fast, [Finding(Code.NOT_COMPARED, Severity.ADVICE, value=words)]
    return read_again(path, [_completed(sheet, scanned.sheets.get(sheet.name)) for sheet in sheets])


def _fast(path: Path, scanned: _Scanned, room: Room) -> list[Sheet] | None:
    return read_fast(path, list(scanned.sheets.values()), scanned.styles, room.cells)


def _completed(sheet: Sheet, scanned: ScannedSheet | None) -> Sheet:
    """The sheet with what only the pass sees: formulas never computed in the place of their zeros, looks of letters."""
    if scanned is None:
        return sheet
    scan = scanned.scan
    never = {place: words for place, words in scan.special.items() if place in scan.zeros}
    for (row, column), words in (never | {place: TEXT + text for place, text in scan.marked.items()}).items():
        if sheet.grid[row - 1][column - 1] is not None:
            sheet.grid[row - 1][column - 1] = words
    return replace(sheet, struck_rows=tuple(scan.struck_rows), struck_cells=tuple(scan.struck_cells))
