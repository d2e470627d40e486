"""Find the header row of a sheet and the form that it belongs to. Columns are bound by name, never by position."""

from collections.abc import Mapping
from dataclasses import dataclass

from strandreport.ingest.cells import Sheet, letter, shown
from strandreport.ingest.proposals import near_form, near_header, near_names
from strandreport.model.findings import Code, Finding, Severity
from strandreport.model.form_columns import FormColumn
from strandreport.model.forms import Feed, Form
from strandreport.model.registers import Register
from strandreport.model.spelling import canonical

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

    @property
    def rank(self) -> tuple[int, int, int]:
        """What makes one fitting form better than another: headers known, headers asked for, fewest left blank."""
        return (-self.known, -len(self.form.needs), self.form.size)


def find_layout(
    sheet: Sheet, forms: Mapping[str, Form], registers: Mapping[str, Register], content: str
) -> tuple[Layout | None, list[Finding]]:
    """The layout of a sheet, or None and the findings that say why there is none.

    A form fits where all headers that it needs and all columns that the register requires stand in one row; of several
    forms the one that knows most of the headers is taken, then the one that needs more. Two forms that fit equally well
    are a question to a person, not a guess.
    """
    rows = [_headers_of(row) for row in sheet.grid[:SEARCHED_ROWS]]
    matches = [match for form in forms.values() for match in _matches(rows, form, registers)]
    fitting = sorted((m for m in matches if not m.missing), key=lambda m: (m.rank, m.row))
    if not fitting:
        return None, [_why_none(sheet, matches, forms, content)]
    best = [m for m in fitting if m.rank == fitting[0].rank]
    names = sorted({match.form.id for match in best})
    if len(names) > 1:
        expected = {"forms": ", ".join(names)}
        return None, [Finding(Code.AMBIGUOUS_FORM, Severity.BLOCKS, content, sheet.name, expected=expected)]
    if not best[0].form.feeds:
        return None, [_not_needed(sheet, best[0], content)]
    # a second header below with more columns is another table, not a better header
    first = min((match for match in fitting if match.form.id == names[0]), key=lambda match: match.row)
    return _layout(sheet, first, content)


def headers_of(sheet: Sheet, layout: Layout | None) -> dict[str, str]:
    """Column letter to the header that stands there; nothing if no form fits."""
    row = sheet.grid[layout.header_row - 1] if layout else []
    return {letter(at): text for at, cell in enumerate(row, start=1) if (text := shown(cell).strip())}


def _not_needed(sheet: Sheet, match: _Match, content: str) -> Finding:
    rows = sum(1 for row in sheet.grid[match.row :] if any(row))
    labels = {f"label_{language}": words for language, words in match.form.label.items()}
    expected = {"form": match.form.id, **labels}
    return Finding(Code.SHEET_NOT_NEEDED, Severity.ADVICE, content, sheet.name, count=rows, expected=expected)


def _headers_of(row: list[str | None]) -> frozenset[str]:
    return frozenset(canonical(shown(cell)) for cell in row if cell)


def _matches(rows: list[frozenset[str]], form: Form, registers: Mapping[str, Register]) -> list[_Match]:
    found = []
    for number, headers in enumerate(rows, start=1):
        known = len(headers & form.headers)
        if known:
            missing = _missing_columns(headers, form, registers) + _missing_headers(headers, form)
            found.append(_Match(form, number, known, missing))
    return found


def _missing_columns(headers: frozenset[str], form: Form, registers: Mapping[str, Register]) -> tuple[str, ...]:
    """Columns that the register requires and that no header gives."""
    if not form.feeds:
        return ()
    first = form.feeds[0]
    required = {c.name for c in registers[form.register].columns if c.required} - set(first.constants)
    return tuple(sorted(required - {column.name for header in headers for column in first.columns_of(header)}))


def _missing_headers(headers: frozenset[str], form: Form) -> tuple[str, ...]:
    """Headers that the form needs besides."""
    return tuple(need[0] for need in form.needs if headers.isdisjoint(canonical(header) for header in need))


def _layout(sheet: Sheet, match: _Match, content: str) -> tuple[Layout | None, list[Finding]]:
    headers = {i: shown(cell) for i, cell in enumerate(sheet.grid[match.row - 1]) if cell is not None}
    given = [_given(feed, headers) for feed in match.form.feeds]
    twice = [{name for name, positions in columns.items() if len(positions) > 1} for columns in given]
    doubled = {at for columns, names in zip(given, twice, strict=True) for name in names for at in columns[name]}
    findings = []
    for position, header in headers.items():
        address = f"{letter(position + 1)}{match.row}"
        if position in doubled:
            findings.append(_finding(Code.DUPLICATE_HEADER, Severity.BLOCKS, content, sheet, header, address))
        elif not match.form.open_ended and canonical(header) not in match.form.headers:
            near = {"near": near_header(header, match.form, {name for columns in given for name in columns})}
            findings.append(_finding(Code.UNKNOWN_COLUMN, Severity.ADVICE, content, sheet, header, address, near))
    places = tuple({name: positions[0] for name, positions in columns.items()} for columns in given)
    return (None if doubled else Layout(match.form, match.row, places)), findings


def _given(feed: Feed, headers: Mapping[int, str]) -> dict[str, list[int]]:
    """Column to the positions of the headers that give it; of preferred ones only the first that the form lists."""
    given: dict[str, list[int]] = {}
    for position, header in headers.items():
        for column in feed.columns_of(header):
            given.setdefault(column.name, []).append(position)
    for name in given:
        column = feed.column(name)
        if column.prefer:
            order = [canonical(header) for header in column.headers]
            given[name] = sorted(given[name], key=lambda at: order.index(canonical(headers[at])))[:1]
    return given


def _finding(
    code: Code,
    severity: Severity,
    content: str,
    sheet: Sheet,
    header: str,
    address: str,
    expected: Mapping[str, str] | None = None,
) -> Finding:
    return Finding(code, severity, content, sheet.name, value=header, cells=(address,), expected=expected or {})


def _why_none(sheet: Sheet, matches: list[_Match], forms: Mapping[str, Form], content: str) -> Finding:
    near = [m for m in matches if len(m.missing) * 2 <= m.form.size and m.known > len(m.missing)]
    if near:
        best = min(near, key=lambda m: (len(m.missing), -m.known, m.form.id))
        headers = {c.name: c.headers[0] for c in best.form.feeds[0].columns}
        missing = ", ".join(f"“{headers.get(name, name)}”" for name in best.missing)
        found = [shown(cell) for cell in sheet.grid[best.row - 1] if cell]
        expected = {"form": best.form.id, "missing": missing, "near": near_names(best.missing, found, best.form)}
        return Finding(
            Code.MISSING_COLUMN, Severity.BLOCKS, content, sheet.name, cells=(f"A{best.row}",), expected=expected
        )
    widest = max(sheet.grid[:SEARCHED_ROWS], key=lambda row: sum(cell is not None for cell in row), default=[])
    headers_found = [shown(cell) for cell in widest if cell]
    value, expected = ", ".join(headers_found)[:200], {"near": near_form(headers_found, forms)}
    return Finding(Code.UNKNOWN_SHEET, Severity.BLOCKS, content, sheet.name, value=value, expected=expected)
