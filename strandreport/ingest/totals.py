"""TOTAL rows are never data, but they are assertions: each is compared with the sum of the rows above it."""

from collections.abc import Mapping

from strandreport.ingest.cells import Sheet, decode, letter, shown
from strandreport.ingest.columns import ColumnRead
from strandreport.ingest.header import Layout
from strandreport.ingest.numbers_grammar import parse_integer, parse_money
from strandreport.ingest.row_classes import Classified, is_blank
from strandreport.model.access import ACCESS
from strandreport.model.findings import Code, Finding, Severity
from strandreport.model.ledger import RowClass
from strandreport.model.money import amount_text
from strandreport.model.registers import Column, Register

_PARSERS = {"money": parse_money, "integer": parse_integer}


def check_totals(
    sheet: Sheet,
    layout: Layout,
    register: Register,
    classified: Classified,
    reads: Mapping[str, ColumnRead],
    content: str,
) -> list[Finding]:
    """Findings for stated totals that the rows between the header (or the total before) and them do not add up to."""
    totals = [i for i, row_class in enumerate(classified.classes) if row_class == RowClass.TOTAL]
    hides = _hides_rows(reads)
    findings = []
    for name, position in layout.positions.items():
        if name in register.names and register.column(name).type in _PARSERS:
            for i in totals:
                sums = _sums(i, totals, classified, reads[name])
                findings += _compare(sheet, i, position, layout, register.column(name), sums, content, hides)
    return findings


def _compare(
    sheet: Sheet,
    row: int,
    position: int,
    layout: Layout,
    column: Column,
    sums: tuple[int, int],
    content: str,
    hides: bool,
) -> list[Finding]:
    cell = sheet.grid[row][position]
    if cell is None or is_blank(cell):
        return []
    stated = _PARSERS[column.type](decode(cell), column, layout.column(column.name)).value
    if stated in sums:
        return []
    if hides:
        place = (content, sheet.name, column.name, "", (f"{letter(position + 1)}{row + 1}",))
        return [Finding(Code.TOTAL_DIFFERS_UNSAID, Severity.ADVICE, *place)]
    expected = {"column": column.name, "computed": amount_text(sums[0], column.type), "unit": column.unit}
    place = (content, sheet.name, column.name, shown(cell), (f"{letter(position + 1)}{row + 1}",))
    return [Finding(Code.TOTAL_DIFFERS, Severity.ADVICE, *place, expected=expected)]


def _hides_rows(reads: Mapping[str, ColumnRead]) -> bool:
    """Whether a row of the sheet may not be public: its total less what is published would say what it holds."""
    read = [reads[name] for name in ACCESS if name in reads]
    return any(value not in (None, "public") for one in read for value in one.values) or any(
        one.invalid for one in read
    )


def _sums(total_row: int, totals: list[int], classified: Classified, read: ColumnRead) -> tuple[int, int]:
    """Sum of all data rows above, and of those since the total before (a subtotal)."""
    before = max((t for t in totals if t < total_row), default=-1)
    pairs = [(row, v) for row, v in zip(classified.data_rows, read.values, strict=True) if isinstance(v, int)]
    return (
        sum(value for row, value in pairs if row < total_row),
        sum(value for row, value in pairs if before < row < total_row),
    )
