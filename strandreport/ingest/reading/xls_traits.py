"""What an XLS workbook says of itself that bears on its figures, as findings."""

from collections.abc import Sequence
from pathlib import Path

from strandreport.ingest.cells import letter
from strandreport.ingest.reading.xls_records import XlsScan
from strandreport.model.findings import Code, Finding, Severity

_MACROS = "_VBA_PROJECT_CUR".encode("utf-16-le")
_CHART, _PLAIN = 2, 0


def xls_findings(path: Path, scan: XlsScan, counts_from_1904: bool) -> list[Finding]:
    """All that the sender should know of a workbook as a whole and of its sheets."""
    said = {
        Code.MACROS: _MACROS in path.read_bytes(),
        Code.DATES_OF_1904: counts_from_1904,
        Code.MANUAL_CALCULATION: scan.computes_by_hand and scan.stored > 0,
    }
    found = [Finding(code, Severity.ADVICE) for code, is_so in said.items() if is_so]
    if scan.books:
        found.append(Finding(Code.EXTERNAL_LINKS, Severity.ADVICE, value=scan.books[0], count=len(scan.books)))
    for number, (name, kind) in enumerate(scan.sheets):
        if kind != _PLAIN:
            code = Code.CHART_SHEET if kind == _CHART else Code.OTHER_SHEET
            found.append(Finding(code, Severity.ADVICE, sheet=name))
        if number in scan.protected:
            found.append(Finding(Code.PROTECTED_SHEET, Severity.ADVICE, sheet=name))
        for top, left, bottom, right in scan.pivots.get(number, ()):
            place = f"{letter(left)}{top}:{letter(right)}{bottom}"
            found.append(
                Finding(Code.PIVOT_TABLE, Severity.ADVICE, sheet=name, value=place, cells=(place.split(":")[0],))
            )
    return found


def is_pivot_sheet(boxes: Sequence[tuple[int, int, int, int]], last_row: int) -> bool:
    """Whether most of the used rows of a sheet are pivot tables: sums of rows that stand elsewhere."""
    return sum(bottom - top + 1 for top, _, bottom, _ in boxes) * 2 > last_row
