"""Find the header of a sheet and the form that it belongs to. Columns are bound by name, never by position."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from strandreport.ingest.cells import Sheet, letter
from strandreport.ingest.form_fit import Match, matches_of
from strandreport.ingest.header_rows import HeaderRow, header_rows
from strandreport.ingest.near_forms import is_fragment, why_none
from strandreport.ingest.proposals import near_header
from strandreport.ingest.prose import prose_finding
from strandreport.model.findings import Code, Finding, Severity
from strandreport.model.form_columns import FormColumn
from strandreport.model.form_units import same_but_for_unit
from strandreport.model.forms import Feed, Form
from strandreport.model.registers import Register
from strandreport.model.spelling import canonical


@dataclass(frozen=True)
class Layout:
    """A form found on a sheet: its header, and feed by feed the sheet column (from 0) of each column."""

    form: Form
    header: HeaderRow
    places: tuple[Mapping[str, int], ...]

    @property
    def header_row(self) -> int:
        """The last row of the header, from 1."""
        return self.header.last

    @property
    def positions(self) -> Mapping[str, int]:
        """Sheet columns of the register that has one row for each row of the sheet."""
        return self.places[0]

    @property
    def letters(self) -> dict[str, dict[str, str]]:
        """Register to register column to column letter."""
        pairs = zip(self.form.feeds, self.places, strict=True)
        return {feed.register: {name: letter(at + 1) for name, at in place.items()} for feed, place in pairs}

    @property
    def headers(self) -> dict[str, str]:
        """Column letter to the words of the header that stand there."""
        return {letter(at + 1): text.strip() for at, text in self.header.words.items() if text.strip()}

    def column(self, name: str) -> FormColumn:
        """The first feed's column of that name."""
        return self.form.feeds[0].column(name)


def find_layout(
    sheet: Sheet, forms: Mapping[str, Form], registers: Mapping[str, Register], content: str
) -> tuple[Layout | None, list[Finding]]:
    """The layout of a sheet, or None and the findings that say why there is none.

    A form fits where all headers that it needs and all columns that the register requires stand in one row; of several
    forms the one that knows most of the headers is taken, then the one that needs more. Two forms that fit equally well
    are a question to a person, not a guess. Two rows are one header where a form knows a name that both make together.
    """
    rows = header_rows(sheet)
    matches = [match for form in forms.values() for match in matches_of(rows, form, registers)]
    fitting = sorted((m for m in matches if not m.missing), key=lambda m: (m.rank, m.row))
    if not fitting:
        return None, [prose_finding(sheet, content) or why_none(sheet, matches, forms, registers, content)]
    best = [m for m in fitting if m.rank == fitting[0].rank]
    if is_fragment(best[0], matches):
        return None, [why_none(sheet, matches, forms, registers, content)]
    names = sorted({match.form.id for match in best})
    if len(names) > 1:
        expected = {"forms": ", ".join(names)}
        return None, [Finding(Code.AMBIGUOUS_FORM, Severity.BLOCKS, content, sheet.name, expected=expected)]
    if not best[0].form.feeds:
        return None, [_not_needed(sheet, best[0], content)]
    # a second header below with more columns is another table, not a better header
    same = (match for match in fitting if match.form.id == names[0])
    first = min(same, key=lambda match: (match.header.first, -match.header.last))
    return _layout(sheet, first, registers, content)


def _not_needed(sheet: Sheet, match: Match, content: str) -> Finding:
    rows = sum(1 for row in sheet.grid[match.row :] if any(row))
    labels = {f"label_{language}": words for language, words in match.form.label.items()}
    expected = {"form": match.form.id, **labels}
    return Finding(Code.SHEET_NOT_NEEDED, Severity.ADVICE, content, sheet.name, count=rows, expected=expected)


def _layout(
    sheet: Sheet, match: Match, registers: Mapping[str, Register], content: str
) -> tuple[Layout | None, list[Finding]]:
    headers = match.header.words
    unknown = {at: header for at, header in headers.items() if canonical(header) not in match.form.headers}
    given = [_given(feed, headers, unknown, registers[feed.register]) for feed in match.form.feeds]
    twice = [{name for name, positions in columns.items() if len(positions) > 1} for columns in given]
    doubled = {at for columns, names in zip(given, twice, strict=True) for name in names for at in columns[name]}
    read = {at for columns in given for positions in columns.values() for at in positions}
    findings = _side_by_side(match.header, doubled, sheet, content)
    if findings:
        return None, findings
    for position, header in headers.items():
        address = f"{letter(position + 1)}{match.row}"
        if position in doubled:
            findings.append(_finding(Code.DUPLICATE_HEADER, Severity.BLOCKS, content, sheet, header, address))
        elif not match.form.open_ended and position in unknown and position not in read:
            near, is_misspelt = near_header(header, match.form, {name for columns in given for name in columns})
            code = Code.MISSPELT_HEADER if is_misspelt else Code.UNKNOWN_COLUMN
            severity = Severity.VOIDS if is_misspelt else Severity.ADVICE
            findings.append(_finding(code, severity, content, sheet, header, address, {"near": near}))
    places = tuple({name: positions[0] for name, positions in columns.items()} for columns in given)
    return (None if doubled else Layout(_under(match.form, places, headers), match.header, places)), findings


def _side_by_side(header: HeaderRow, doubled: set[int], sheet: Sheet, content: str) -> list[Finding]:
    """The finding that tables stand beside each other, if headers are there twice because of that."""
    parts = [part for part in header.parts if doubled & set(part.words)]
    if len(parts) < 2:
        return []
    cells = tuple(f"{letter(min(part.words) + 1)}{header.last}" for part in parts)
    value = parts[1].words[min(parts[1].words)]
    return [Finding(Code.SIDE_TABLES, Severity.BLOCKS, content, sheet.name, value=value, cells=cells, count=len(parts))]


def _under(form: Form, places: tuple[Mapping[str, int], ...], headers: Mapping[int, str]) -> Form:
    """The form with each column as it stands under the header that was found."""
    feeds = (
        replace(feed, columns=tuple(c.under(headers[at[c.name]]) if c.name in at else c for c in feed.columns))
        for feed, at in zip(form.feeds, places, strict=True)
    )
    return replace(form, feeds=tuple(feeds))


def _given(
    feed: Feed, headers: Mapping[int, str], unknown: Mapping[int, str], register: Register
) -> dict[str, list[int]]:
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
    for position, header in unknown.items():
        other = same_but_for_unit(feed.columns, register, header)
        if other and other.name not in given:
            given[other.name] = [position]
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
