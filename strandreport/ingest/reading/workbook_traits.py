"""What an XLSX or XLSM says of itself that bears on its figures, as findings: macros, links, old results, pivots."""

import zipfile
from collections.abc import Iterator, Mapping

from strandreport.ingest.cells import Sheet, letter
from strandreport.ingest.reading.places import split_address
from strandreport.ingest.reading.scan import SheetScan
from strandreport.ingest.reading.workbook_parts import (
    CHARTSHEET,
    PIVOT,
    TABLE,
    WORKSHEET,
    SheetPart,
    WorkbookParts,
    is_true,
    parse,
)
from strandreport.ingest.reading.xls_traits import is_pivot_sheet
from strandreport.model.findings import Code, Finding, Severity

Box = tuple[int, int, int, int]


def workbook_findings(archive: zipfile.ZipFile, parts: WorkbookParts, scans: Mapping[str, SheetScan]) -> list[Finding]:
    """All that the sender should know of a workbook as a whole and of its sheets."""
    stored = sum(scan.stored for scan in scans.values())
    zeros = sum(len(scan.zeros) for scan in scans.values())
    said = {
        Code.MACROS: any(name.casefold().endswith("vbaproject.bin") for name in archive.namelist()),
        Code.DATES_OF_1904: parts.counts_from_1904,
        Code.MANUAL_CALCULATION: parts.computes_by_hand and stored > 0,
        Code.OLD_RESULTS: parts.computes_on_load and stored > zeros,
    }
    found = [Finding(code, Severity.ADVICE) for code, is_so in said.items() if is_so]
    for part in parts.sheets:
        if part.kind != WORKSHEET:
            kind = Code.CHART_SHEET if part.kind == CHARTSHEET else Code.OTHER_SHEET
            found.append(Finding(kind, Severity.ADVICE, sheet=part.name))
        elif part.name in scans:
            found += sheet_findings(part.name, scans[part.name])
            found += [_pivot(part.name, box) for box in _pivot_boxes(archive, part)]
    return found


def sheet_findings(name: str, scan: SheetScan) -> Iterator[Finding]:
    """What a pass over a sheet has to tell."""
    if scan.protected:
        yield Finding(Code.PROTECTED_SHEET, Severity.ADVICE, sheet=name)
    if scan.links:
        cells = tuple(scan.links)
        first = scan.links[cells[0]][:120]
        yield Finding(Code.EXTERNAL_LINKS, Severity.ADVICE, "", name, value=first, cells=cells, count=len(cells))


def is_pivot(archive: zipfile.ZipFile, part: SheetPart, scan: SheetScan) -> bool:
    """Whether a sheet holds little but pivot tables."""
    return is_pivot_sheet(_pivot_boxes(archive, part), scan.last_row)


def _pivot(name: str, box: Box) -> Finding:
    top, left, bottom, right = box
    place = f"{letter(left)}{top}:{letter(right)}{bottom}"
    return Finding(Code.PIVOT_TABLE, Severity.ADVICE, sheet=name, value=place, cells=(f"{letter(left)}{top}",))


def _pivot_boxes(archive: zipfile.ZipFile, part: SheetPart) -> list[Box]:
    places = [parse(archive, target).find("{*}location") for target in part.related.get(PIVOT, ())]
    return sorted(_box(place.get("ref", "A1")) for place in places if place is not None)


def short_tables(archive: zipfile.ZipFile, part: SheetPart, sheet: Sheet) -> Iterator[Finding]:
    """Tables whose frame ends before the rows below it do: programs that read the frame lose those rows."""
    for target in part.related.get(TABLE, ()):
        table = parse(archive, target)
        top, left, bottom, right = _box(table.get("ref", "A1"))
        has_total = is_true(table.get("totalsRowCount", "0"))
        below = sheet.grid[bottom][left - 1 : right] if bottom < len(sheet.grid) else []
        if not has_total and (len(below) - below.count(None)) * 2 > right - left + 1:
            address = f"{letter(left)}{bottom + 1}"
            place = f"{letter(left)}{top}:{letter(right)}{bottom}"
            yield Finding(Code.SHORT_TABLE, Severity.ADVICE, sheet=part.name, value=place, cells=(address,))


def _box(reference: str) -> Box:
    """The corners of a range.

    >>> _box("B2:D9")
    (2, 2, 9, 4)
    """
    first, _, last = reference.replace("$", "").partition(":")
    return *split_address(first), *split_address(last or first)
