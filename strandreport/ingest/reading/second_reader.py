"""The second reading of a workbook, by python-calamine, and what comes of it if the two do not agree."""

from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from strandreport.ingest.cells import Sheet
from strandreport.ingest.reading.compare import Difference, compare
from strandreport.ingest.reading.read_fast import rows_of
from strandreport.ingest.reading.refusal import RefusedError
from strandreport.model.findings import Code, Finding, Severity


def read_again(path: Path, sheets: list[Sheet]) -> tuple[list[Sheet], list[Finding]]:
    """Compare what was read with what the second reader reads.

    Raises:
        RefusedError: if a value differs: which of the two is right can't be told.
    """
    try:
        with CalamineWorkbook.from_path(path) as book:
            read, found = [], []
            for sheet in sheets:
                compared, differences = _compare(book, sheet)
                read.append(compared)
                found += differences
    except CalamineError as error:
        return sheets, [_not_compared("", error)]
    return read, found


def _compare(book: CalamineWorkbook, sheet: Sheet) -> tuple[Sheet, list[Finding]]:
    try:
        rows = rows_of(book, sheet.name)
    except CalamineError as error:
        return sheet, [_not_compared(sheet.name, error)]
    compared, differences = compare(sheet, rows)
    values = [difference for difference in differences if difference.is_value]
    if values:
        addresses = tuple(difference.address for difference in values)
        raise RefusedError(Code.READERS_DISAGREE, _quoted(values[0]), sheet.name, addresses)
    return compared, [_kinds(sheet.name, differences)] if differences else []


def _kinds(sheet: str, differences: list[Difference]) -> Finding:
    cells = tuple(difference.address for difference in differences)
    first = _quoted(differences[0])
    return Finding(Code.KINDS_DISAGREE, Severity.ADVICE, "", sheet, "", first, cells, len(cells))


def _not_compared(sheet: str, error: Exception) -> Finding:
    return Finding(Code.NOT_COMPARED, Severity.ADVICE, "", sheet, value=str(error)[:200])


def _quoted(difference: Difference) -> str:
    """Both readings of a cell; an empty one is a line."""
    return f"{difference.ours[:80] or '–'} / {difference.theirs[:80] or '–'}"
