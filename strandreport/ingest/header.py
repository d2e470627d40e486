"""Find the header row of a sheet and the form that it belongs to. Columns are bound by name, never by position."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from strandreport.ingest.cells import Sheet, letter, shown
from strandreport.model.findings import Code, Finding, Severity
from strandreport.model.forms import Form, FormColumn, canonical
from strandreport.model.registers import Register

SEARCHED_ROWS = 40


@dataclass(frozen=True)
class Layout:
    """A form found on a sheet: its header row (from 1) and the sheet column (from 0) of each form column."""

    form: Form
    header_row: int
    positions: Mapping[str, int]

    @property
    def letters(self) -> dict[str, str]:
        """Register column to column letter."""
        return {name: letter(position + 1) for name, position in self.positions.items()}

    def column(self, name: str) -> FormColumn:
        """The form's column of that name."""
        return next(column for column in self.form.columns if column.name == name)


@dataclass(frozen=True)
class _Match:
    form: Form
    row: int
    known: int
    missing: tuple[str, ...]


def find_layout(
    sheet: Sheet, forms: Mapping[str, Form], registers: Mapping[str, Register], content: str
) -> tuple[Layout | None, list[Finding]]:
    """The layout of a sheet, or None and the findings that say why there is none.

    A form fits where all its columns that the register requires stand in one row; of several forms the one that
    knows most of the headers is taken. Two forms that fit equally well are a question to a person, not a guess.
    """
    matches = [match for form in forms.values() for match in _matches(sheet, form, registers[form.register])]
    fitting = sorted((m for m in matches if not m.missing), key=lambda m: (-m.known, len(m.form.columns), m.row))
    if not fitting:
        return None, [_why_none(sheet, matches, content)]
    best = [m for m in fitting if (m.known, len(m.form.columns)) == (fitting[0].known, len(fitting[0].form.columns))]
    names = sorted({match.form.id for match in best})
    if len(names) > 1:
        expected = {"forms": ", ".join(names)}
        return None, [Finding(Code.AMBIGUOUS_FORM, Severity.BLOCKS, content, sheet.name, expected=expected)]
    # a second header below with more columns is another table, not a better header
    first = min((match for match in fitting if match.form.id == names[0]), key=lambda match: match.row)
    return _layout(sheet, first, content)


def _matches(sheet: Sheet, form: Form, register: Register) -> list[_Match]:
    required = {c.name for c in register.columns if c.required} - set(form.constants)
    ignored = {canonical(header) for header in form.ignored}
    found = []
    for number, row in enumerate(sheet.grid[:SEARCHED_ROWS], start=1):
        headers = [shown(cell) for cell in row if cell]
        columns = {column.name for header in headers if (column := form.column_of(header))}
        if columns:
            known = len(columns) + sum(canonical(header) in ignored for header in headers)
            found.append(_Match(form, number, known, tuple(sorted(required - columns))))
    return found


def _layout(sheet: Sheet, match: _Match, content: str) -> tuple[Layout | None, list[Finding]]:
    row = sheet.grid[match.row - 1]
    positions: dict[str, int] = {}
    findings: list[Finding] = []
    ignored = {canonical(header) for header in match.form.ignored}
    twice = _twice(row, match.form)
    for position, cell in enumerate(row):
        if cell is None:
            continue
        header, address = shown(cell), f"{letter(position + 1)}{match.row}"
        column = match.form.column_of(header)
        if column and column.name in twice:
            findings.append(_finding(Code.DUPLICATE_HEADER, Severity.BLOCKS, content, sheet, header, address))
        elif column:
            positions[column.name] = position
        elif canonical(header) not in ignored:
            findings.append(_finding(Code.UNKNOWN_COLUMN, Severity.ADVICE, content, sheet, header, address))
    return (None if twice else Layout(match.form, match.row, positions)), findings


def _twice(row: list[str | None], form: Form) -> set[str]:
    columns = Counter(column.name for cell in row if cell and (column := form.column_of(shown(cell))))
    return {name for name, count in columns.items() if count > 1}


def _finding(code: Code, severity: Severity, content: str, sheet: Sheet, header: str, address: str) -> Finding:
    return Finding(code, severity, content, sheet.name, value=header, cells=(address,))


def _why_none(sheet: Sheet, matches: list[_Match], content: str) -> Finding:
    near = [m for m in matches if len(m.missing) * 2 <= len(m.form.columns) and m.known > len(m.missing)]
    if near:
        best = min(near, key=lambda m: (len(m.missing), -m.known, m.form.id))
        headers = {c.name: c.headers[0] for c in best.form.columns}
        missing = ", ".join(f"“{headers.get(name, name)}”" for name in best.missing)
        expected = {"form": best.form.id, "missing": missing}
        return Finding(
            Code.MISSING_COLUMN, Severity.BLOCKS, content, sheet.name, cells=(f"A{best.row}",), expected=expected
        )
    widest = max(sheet.grid[:SEARCHED_ROWS], key=lambda row: sum(cell is not None for cell in row), default=[])
    headers_found = ", ".join(shown(cell) for cell in widest if cell)[:200]
    return Finding(Code.UNKNOWN_SHEET, Severity.BLOCKS, content, sheet.name, value=headers_found)
