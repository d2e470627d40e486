"""TOTAL rows are never data, but they are assertions: each is compared with the sum of the rows that it is about."""

from collections.abc import Mapping

from strandreport.ingest.cells import ERROR, FORMULA, Sheet, decode, letter, shown
from strandreport.ingest.columns import ColumnRead
from strandreport.ingest.header import Layout
from strandreport.ingest.looks import hides_rows
from strandreport.ingest.numbers_grammar import parse_integer, parse_money
from strandreport.ingest.row_classes import Classified, is_blank
from strandreport.ingest.total_rows import adds_up, is_subtotal
from strandreport.model.findings import Code, Finding, Severity
from strandreport.model.ledger import RowClass
from strandreport.model.money import amount_text
from strandreport.model.registers import Column, Register

_PARSERS = {"money": parse_money, "integer": parse_integer}
_WITHOUT_RESULT = {ERROR: Code.ERROR_CELL, FORMULA: Code.FORMULA_WITHOUT_VALUE}


def check_totals(
    sheet: Sheet,
    layout: Layout,
    register: Register,
    classified: Classified,
    reads: Mapping[str, ColumnRead],
    content: str,
) -> list[Finding]:
    """Findings for stated totals that the rows which they may be about do not add up to."""
    totals = [i for i, row_class in enumerate(classified.classes) if row_class == RowClass.TOTAL]
    hides = hides_rows(reads)
    findings = []
    for name, position in layout.positions.items():
        if name in register.names and _adds_up(register.column(name)):
            for i in (total for total in totals if adds_up(sheet.grid[total])):
                sums = _sums(i, totals, classified, reads[name], is_subtotal(sheet.grid[i]))
                findings += _compare(sheet, i, position, layout, register.column(name), sums, content, hides)
    return findings


def _adds_up(column: Column) -> bool:
    """Whether sums of a column mean something; the year beside "Total" is the year that it is about."""
    return column.type in _PARSERS and not column.is_year


def _compare(
    sheet: Sheet,
    row: int,
    position: int,
    layout: Layout,
    column: Column,
    sums: list[int],
    content: str,
    hides: bool,
) -> list[Finding]:
    cell = sheet.grid[row][position]
    if cell is None or is_blank(cell):
        return []
    place = (content, sheet.name, column.name)
    cells = (f"{letter(position + 1)}{row + 1}",)
    if cell[0] in _WITHOUT_RESULT:
        expected = {"column": column.name, "header": layout.column(column.name).headers[0]}
        return [Finding(_WITHOUT_RESULT[cell[0]], Severity.ADVICE, *place, shown(cell)[:200], cells, expected=expected)]
    stated = _PARSERS[column.type](decode(cell), column, layout.column(column.name)).value
    if stated in sums:
        return []
    if hides:
        return [Finding(Code.TOTAL_DIFFERS_UNSAID, Severity.ADVICE, *place, "", cells)]
    computed = amount_text(sums[0], column.type, column.minor_digits)
    expected = {"column": column.name, "computed": computed, "unit": column.unit}
    return [Finding(Code.TOTAL_DIFFERS, Severity.ADVICE, *place, shown(cell), cells, expected=expected)]


def _sums(total_row: int, totals: list[int], classified: Classified, read: ColumnRead, is_part: bool) -> list[int]:
    """What a total may say, the likeliest first: the sum of all rows above, or of those since a total before.

    A total that stands above its rows is about those below it, down to the next total or to the end.
    """
    pairs = [(row, v) for row, v in zip(classified.data_rows, read.values, strict=True) if isinstance(v, int)]
    starts = [-1, *(t for t in totals if t < total_row)]
    if not any(row < total_row for row in classified.data_rows):
        ends = [len(classified.classes), *(t for t in totals if t > total_row)]
        return [sum(value for row, value in pairs if total_row < row < end) for end in ends]
    sums = [sum(value for row, value in pairs if start < row < total_row) for start in starts]
    return sums[::-1] if is_part else sums
