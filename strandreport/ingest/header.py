"""Find the header row of a sheet and the form that it belongs to. Columns are bound by name, never by position."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from strandreport.ingest.cells import Sheet, letter, shown
from strandreport.model.findings import Code, Finding, Severity
from strandreport.model.forms import Feed, Form, FormColumn, canonical
from strandreport.model.registers import Register

SEARCHED_ROWS = 40


@dataclass(frozen=True)
class Layout:
    """A form found on a sheet: its header row (from 1) and, feed by feed, the sheet column (from 0) of each column."""

    form: Form
    header_row: int
    places: tuple[Mapping[str, int], ...]

    @property
    def positions(self) -> Mapping[str, int]:
        """Sheet columns of the register that has one row for each row of the sheet."""
        return self.places[0]

    @property
    def letters(self) -> dict[str, dict[str, str]]:
        """Register to register column to column letter."""
        pairs = zip(self.form.feeds, self.places, strict=True)
        return {feed.register: {name: letter(at + 1) for name, at in place.items()} for feed, place in pairs}

    def column(self, name: str) -> FormColumn:
        """The first feed's column of that name."""
        return self.form.feeds[0].column(name)


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
    fitting = sorted((m for m in matches if not m.missing), key=lambda m: (-m.known, m.form.size, m.row))
    if not fitting:
        return None, [_why_none(sheet, matches, content)]
    best = [m for m in fitting if (m.known, m.form.size) == (fitting[0].known, fitting[0].form.size)]
    names = sorted({match.form.id for match in best})
    if len(names) > 1:
        expected = {"forms": ", ".join(names)}
        return None, [Finding(Code.AMBIGUOUS_FORM, Severity.BLOCKS, content, sheet.name, expected=expected)]
    return _layout(sheet, best[0], content)


def _matches(sheet: Sheet, form: Form, register: Register) -> list[_Match]:
    first = form.feeds[0]
    required = {c.name for c in register.columns if c.required} - set(first.constants)
    ignored = {canonical(header) for header in form.ignored}
    found = []
    for number, row in enumerate(sheet.grid[:SEARCHED_ROWS], start=1):
        headers = [shown(cell) for cell in row if cell]
        columns = {column.name for header in headers for column in first.columns_of(header)}
        if columns:
            known = sum(canonical(header) in ignored or _is_known(header, form) for header in headers)
            found.append(_Match(form, number, known, tuple(sorted(required - columns))))
    return found


def _is_known(header: str, form: Form) -> bool:
    return any(feed.columns_of(header) for feed in form.feeds)


def _layout(sheet: Sheet, match: _Match, content: str) -> tuple[Layout | None, list[Finding]]:
    headers = {i: shown(cell) for i, cell in enumerate(sheet.grid[match.row - 1]) if cell is not None}
    ignored = {canonical(header) for header in match.form.ignored}
    twice = _twice(headers.values(), match.form)
    findings = []
    for position, header in headers.items():
        address = f"{letter(position + 1)}{match.row}"
        if any(column.name in twice for column in match.form.feeds[0].columns_of(header)):
            findings.append(_finding(Code.DUPLICATE_HEADER, Severity.BLOCKS, content, sheet, header, address))
        elif not _is_known(header, match.form) and canonical(header) not in ignored:
            findings.append(_finding(Code.UNKNOWN_COLUMN, Severity.ADVICE, content, sheet, header, address))
    places = tuple(_place(feed, headers) for feed in match.form.feeds)
    return (None if twice else Layout(match.form, match.row, places)), findings


def _place(feed: Feed, headers: Mapping[int, str]) -> dict[str, int]:
    return {column.name: position for position, header in headers.items() for column in feed.columns_of(header)}


def _twice(headers: Iterable[str], form: Form) -> set[str]:
    columns = Counter(column.name for header in headers for column in form.feeds[0].columns_of(header))
    return {name for name, count in columns.items() if count > 1}


def _finding(code: Code, severity: Severity, content: str, sheet: Sheet, header: str, address: str) -> Finding:
    return Finding(code, severity, content, sheet.name, value=header, cells=(address,))


def _why_none(sheet: Sheet, matches: list[_Match], content: str) -> Finding:
    near = [m for m in matches if len(m.missing) * 2 <= len(m.form.feeds[0].columns) and m.known > len(m.missing)]
    if near:
        best = min(near, key=lambda m: (len(m.missing), -m.known, m.form.id))
        headers = {c.name: c.headers[0] for c in best.form.feeds[0].columns}
        missing = ", ".join(f"“{headers.get(name, name)}”" for name in best.missing)
        expected = {"form": best.form.id, "missing": missing}
        return Finding(
            Code.MISSING_COLUMN, Severity.BLOCKS, content, sheet.name, cells=(f"A{best.row}",), expected=expected
        )
    widest = max(sheet.grid[:SEARCHED_ROWS], key=lambda row: sum(cell is not None for cell in row), default=[])
    headers_found = ", ".join(shown(cell) for cell in widest if cell)[:200]
    return Finding(Code.UNKNOWN_SHEET, Severity.BLOCKS, content, sheet.name, value=headers_found)
