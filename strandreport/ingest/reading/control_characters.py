"""Characters that no text has, taken off the cells that hold them and told: NUL, vertical tabs, marks of byte order.

Letters of Windows-1252 that were passed on as control characters (U+0080 to U+009F) are put right. Line ends become
LF, which is no correction worth telling; a lone CR is.
"""

import re
from dataclasses import replace

from strandreport.ingest.cells import TEXT, Grid, Sheet, letter, shown
from strandreport.model.findings import Code, Finding, Severity

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\ufffe\uffff]")
_BREAKS = ("\r", "\x0b", "\x0c", "\x85")


def without_control(sheet: Sheet) -> tuple[Sheet, list[Finding]]:
    """The sheet with clean texts, and the cells that were not."""
    places = [
        (r, c)
        for r, row in enumerate(sheet.grid)
        for c, cell in enumerate(row)
        if cell and cell[0] == TEXT and _CONTROL.search(cell)
    ]
    if not places:
        return sheet, []
    grid: Grid = [list(row) for row in sheet.grid]
    told = []
    for r, c in places:
        cell = (grid[r][c] or "").replace("\r\n", "\n")
        grid[r][c] = TEXT + _CONTROL.sub(_mended, cell[1:]) if _CONTROL.sub(_mended, cell[1:]) else None
        if _CONTROL.search(cell):
            told.append((f"{letter(c + 1)}{r + 1}", cell))
    return replace(sheet, grid=grid), [_finding(sheet.name, told)] if told else []


def _mended(found: re.Match[str]) -> str:
    sign = found[0]
    if sign in _BREAKS:
        return "\n"
    if "\x80" <= sign <= "\x9f":
        return sign.encode("latin-1").decode("cp1252", "ignore")
    return ""


def _finding(sheet: str, told: list[tuple[str, str]]) -> Finding:
    cells = tuple(address for address, _ in told)
    value = _CONTROL.sub(lambda found: f"<U+{ord(found[0]):04X}>", shown(told[0][1]))[:80]
    return Finding(Code.CONTROL_CHARACTERS, Severity.CORRECTED, "", sheet, value=value, cells=cells, count=len(cells))
