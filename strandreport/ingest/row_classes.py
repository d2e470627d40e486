"""What each row of a sheet is: header, blank, total, note or data; and what hides in merged ranges and hidden rows."""

import re
from dataclasses import dataclass

from strandreport.ingest.cells import TEXT, Grid, Sheet, decode, letter, shown
from strandreport.ingest.header import Layout
from strandreport.model.access import ACCESS
from strandreport.model.blank_forms import is_example
from strandreport.model.findings import SHOWN_CELLS, Code, Finding, Severity
from strandreport.model.ledger import RowClass
from strandreport.model.spelling import canonical

_TOTAL = re.compile(r"(sous[- ]?|sub[- ]?|grand )?tota(l|ux|ls)( g[eé]n[eé]ral)?\b.*|somme\b.*", re.IGNORECASE)


@dataclass(frozen=True)
class Classified:
    """The class of every row (data rows are None until their cells are read); ``data_rows`` are their indexes.

    The grid has merged cells filled where the form allows it; ``merged_cells`` are the (row, column) so filled.
    """

    classes: tuple[RowClass | None, ...]
    data_rows: tuple[int, ...]
    grid: Grid
    merged_cells: frozenset[tuple[int, int]]
    findings: tuple[Finding, ...]


def classify_rows(sheet: Sheet, layout: Layout, content: str) -> Classified:
    """Give every row its class; rows above the header are notes (titles), rows below are judged by their cells."""
    grid, merged, findings = _fill_merges(sheet, layout, content)
    headers = [canonical(shown(cell)) for cell in sheet.grid[layout.header_row - 1]]
    skipped = [i for i, header in enumerate(headers) if header in {canonical(h) for h in layout.form.skip_blank}]
    classes = tuple(_class_of(i + 1, row, layout, headers, skipped) for i, row in enumerate(sheet.grid))
    numbers = {
        Code.NOTE_ROW: [i + 1 for i, c in enumerate(classes) if c == RowClass.NOTE and i >= layout.header_row],
        Code.SECOND_HEADER: [i + 1 for i, c in enumerate(classes) if c == RowClass.HEADER and i >= layout.header_row],
        Code.SKIPPED_ROW: [i + 1 for i, c in enumerate(classes) if c == RowClass.EXCLUDED and not _is_example(grid[i])],
        Code.EXAMPLE_ROW: [i + 1 for i, c in enumerate(classes) if c == RowClass.EXCLUDED and _is_example(grid[i])],
        Code.HIDDEN_ROW: [i for i in sheet.hidden_rows if i <= len(classes) and classes[i - 1] is None],
    }
    for code, rows in numbers.items():
        if rows:
            findings.append(_rows_finding(code, content, sheet, rows))
    data_rows = tuple(i for i, row_class in enumerate(classes) if row_class is None)
    return Classified(classes, data_rows, grid, frozenset(merged), tuple(findings))


def _rows_finding(code: Code, content: str, sheet: Sheet, rows: list[int]) -> Finding:
    first = next((shown(cell) for cell in sheet.grid[rows[0] - 1] if cell), "")
    cells = tuple(f"A{row}" for row in rows[:SHOWN_CELLS])
    return Finding(code, Severity.ADVICE, content, sheet.name, value=first[:200], cells=cells, count=len(rows))


def _class_of(
    number: int, row: list[str | None], layout: Layout, headers: list[str], skipped: list[int]
) -> RowClass | None:
    filled = [cell for cell in row if not is_blank(cell)]
    if not filled:
        return RowClass.BLANK
    if number == layout.header_row:
        return RowClass.HEADER
    if number < layout.header_row:
        return RowClass.NOTE
    if _repeats(row, headers):
        return RowClass.HEADER
    if _is_total(row, layout):
        return RowClass.TOTAL
    if _is_example(row):
        return RowClass.EXCLUDED
    if skipped and all(is_blank(row[i]) for i in skipped):
        return RowClass.EXCLUDED
    only_words = len(filled) == 1 and decode(str(filled[0])).kind == TEXT
    return RowClass.NOTE if only_words and len(layout.positions) > 1 else None


def _repeats(row: list[str | None], headers: list[str]) -> bool:
    return all(canonical(shown(cell)) == header for cell, header in zip(row, headers, strict=True))


def is_blank(cell: str | None) -> bool:
    """Whether nothing can be seen in a cell."""
    return cell is None or (cell[0] == TEXT and not cell[1:].strip())


def _is_example(row: list[str | None]) -> bool:
    """The example of a blank form, copied among the rows that count."""
    return is_example(shown(cell) for cell in row if not is_blank(cell))


def _is_total(row: list[str | None], layout: Layout) -> bool:
    """A row whose first words are "total" and that has no other words: whoever is called Total SA has more to say."""
    texts = [cell[1:].strip() for cell in row if cell is not None and cell[0] == TEXT and not is_blank(cell)]
    words = [text for text in texts if any(ch.isalpha() for ch in text)]
    return bool(words) and bool(_TOTAL.fullmatch(words[0])) and len(words) == 1 and _is_keyless(row, layout, words[0])


def _is_keyless(row: list[str | None], layout: Layout, words: str) -> bool:
    """Whether the first column of the form is blank or holds the word "total" itself."""
    first = (
        row[layout.positions[layout.form.feeds[0].columns[0].name]]
        if layout.form.feeds[0].columns[0].name in layout.positions
        else None
    )
    return is_blank(first) or shown(first).strip() == words


def _fill_merges(sheet: Sheet, layout: Layout, content: str) -> tuple[Grid, set[tuple[int, int]], list[Finding]]:
    """Fill cells merged downwards where the form allows it; elsewhere a merge hides which row its value is for."""
    grid = [list(row) for row in sheet.grid]
    by_position = {position: name for name, position in layout.positions.items()}
    merged: set[tuple[int, int]] = set()
    findings: list[Finding] = []
    for merge in sheet.merges:
        if merge.last_row <= layout.header_row:
            continue
        name = by_position.get(merge.first_column - 1, "")
        one_column = merge.first_column == merge.last_column
        address = f"{letter(merge.first_column)}{merge.first_row}:{letter(merge.last_column)}{merge.last_row}"
        value = grid[merge.first_row - 1][merge.first_column - 1]
        others = [
            (r - 1, merge.first_column - 1) for r in range(merge.first_row + 1, min(merge.last_row, len(grid)) + 1)
        ]
        fills = bool(name) and one_column and (layout.column(name).fill_merged or name in ACCESS)
        if fills:
            for r, c in others:
                grid[r][c] = value
        merged |= set(others) if fills else set()
        code, severity = (Code.MERGED_FILLED, Severity.CORRECTED) if fills else (Code.MERGED_CELL, Severity.ADVICE)
        findings.append(
            Finding(code, severity, content, sheet.name, name, shown(value)[:200], (address,), len(others) or 1)
        )
    return grid, merged, findings
