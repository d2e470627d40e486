"""What each row of a sheet is: header, blank, total, note, struck out, or data."""

import re
from dataclasses import dataclass

from strandreport.ingest.cells import TEXT, Grid, Sheet, shown
from strandreport.ingest.header import Layout
from strandreport.ingest.merges import fill_merges
from strandreport.ingest.total_rows import is_one_note, is_total
from strandreport.model.blank_forms import is_example
from strandreport.model.findings import Code, Finding, Severity
from strandreport.model.ledger import RowClass
from strandreport.model.registers import Register
from strandreport.model.spelling import canonical
from strandreport.model.units_said import is_only_unit

# titles, dates of issue and the like stand in a cell or two
_FEWEST_CELLS = 3
_NUMBER = re.compile(r"\s*[-+]?[0-9][0-9 .,\u00a0\u202f]*\s*(?:€|%|k€|EUR)?\s*")


@dataclass(frozen=True)
class Classified:
    """The class of every row (data rows are None until their cells are read); ``data_rows`` are their indexes.

    The grid has merged cells filled where the form allows it; ``merged_cells`` are the (row, column) so filled,
    ``merged_amounts`` those whose amount is for several rows; ``struck_rows`` are indexes of rows crossed out.
    """

    classes: tuple[RowClass | None, ...]
    data_rows: tuple[int, ...]
    grid: Grid
    merged_cells: frozenset[tuple[int, int]]
    merged_amounts: frozenset[tuple[int, int]]
    struck_rows: tuple[int, ...]
    findings: tuple[Finding, ...]


def classify_rows(sheet: Sheet, layout: Layout, register: Register, content: str) -> Classified:
    """Give every row its class; rows above the header are notes (titles), rows below are judged by their cells."""
    merged = fill_merges(sheet, layout, register, content)
    headers = [canonical(layout.header.words.get(at, "")) for at in range(len(sheet.grid[0]))]
    skipped = [i for i, header in enumerate(headers) if header in {canonical(h) for h in layout.form.skip_blank}]
    judged = [_class_of(i + 1, row, layout, skipped) for i, row in enumerate(sheet.grid)]
    examples = [i for i, c in enumerate(judged) if c == RowClass.EXCLUDED and _is_example(sheet.grid[i])]
    struck = tuple(row - 1 for row in sheet.struck_rows if row <= len(judged) and judged[row - 1] is None)
    numbers = {
        Code.NOTE_ROW: [i + 1 for i, c in enumerate(judged) if c == RowClass.NOTE and i >= layout.header_row],
        Code.ROWS_ABOVE_HEADER: [i + 1 for i, row in enumerate(sheet.grid[: layout.header.first - 1]) if _is_more(row)],
        Code.SECOND_HEADER: [
            i + 1 for i, c in enumerate(judged) if c == RowClass.HEADER and _is_again(i, sheet, layout)
        ],
        Code.SKIPPED_ROW: [i + 1 for i, c in enumerate(judged) if c == RowClass.EXCLUDED and i not in examples],
        Code.EXAMPLE_ROW: [i + 1 for i in examples],
    }
    about_data = [f for merge, f in merged.told if None in judged[merge.first_row - 1 : merge.last_row]]
    told = [_rows_finding(code, content, sheet, rows) for code, rows in numbers.items() if rows]
    for row in struck:
        judged[row] = RowClass.EXCLUDED
    return Classified(
        classes=tuple(judged),
        data_rows=tuple(i for i, row_class in enumerate(judged) if row_class is None),
        grid=merged.grid,
        merged_cells=merged.filled,
        merged_amounts=merged.amounts,
        struck_rows=struck,
        findings=(*about_data, *told),
    )


def _is_more(row: list[str | None]) -> bool:
    """Whether a row above the header is more than a title: several cells, numbers or days among them."""
    filled = [cell for cell in row if cell is not None and not is_blank(cell)]
    return len(filled) >= _FEWEST_CELLS and any(cell[0] != TEXT or _NUMBER.fullmatch(cell[1:]) for cell in filled)


def _is_again(row: int, sheet: Sheet, layout: Layout) -> bool:
    """Whether a row of the header is its repetition, not its first or the row of units below it."""
    return row >= layout.header_row and layout.header.is_repeated_by(sheet.grid[row])


def _rows_finding(code: Code, content: str, sheet: Sheet, rows: list[int]) -> Finding:
    first = next((shown(cell) for cell in sheet.grid[rows[0] - 1] if cell), "")
    cells = tuple(f"A{row}" for row in rows)
    return Finding(code, Severity.ADVICE, content, sheet.name, value=first[:200], cells=cells, count=len(rows))


def _class_of(number: int, row: list[str | None], layout: Layout, skipped: list[int]) -> RowClass | None:
    filled = [cell for cell in row if cell is not None and not is_blank(cell)]
    if not filled:
        return RowClass.BLANK
    if layout.header.first <= number <= layout.header.last:
        return RowClass.HEADER
    if number < layout.header.first:
        return RowClass.NOTE
    if layout.header.is_repeated_by(row) or (number == layout.header_row + 1 and _says_units(row, layout)):
        return RowClass.HEADER
    if is_total(row, layout):
        return RowClass.TOTAL
    if _is_example(row):
        return RowClass.EXCLUDED
    if skipped and all(is_blank(row[i]) for i in skipped):
        return RowClass.EXCLUDED
    return RowClass.NOTE if is_one_note(filled, len(layout.positions) == 1) else None


def _says_units(row: list[str | None], layout: Layout) -> bool:
    """Whether the row right below the header is a part of it: words only, none of them a key, one of them a unit."""
    filled = [cell for cell in row if cell is not None and not is_blank(cell)]
    first = layout.positions.get(layout.form.feeds[0].columns[0].name)
    are_words = all(cell[0] == TEXT for cell in filled) and (first is None or is_blank(row[first]))
    return are_words and any(is_only_unit(cell[1:]) for cell in filled)


def is_blank(cell: str | None) -> bool:
    """Whether nothing can be seen in a cell."""
    return cell is None or (cell[0] == TEXT and not cell[1:].strip())


def _is_example(row: list[str | None]) -> bool:
    """The example of a blank form, copied among the rows that count."""
    return is_example(shown(cell) for cell in row if not is_blank(cell))
