"""What a sheet lacks or has too much of once its header is known: columns gone, columns without a name, second tables.

A column that lost its header may be the one that says which rows are confidential; so what might open such rows, or
leave a declared column out, is never passed over.
"""

import re
from collections.abc import Collection, Iterable, Mapping

from strandreport.ingest.cells import TEXT, Sheet, letter, shown
from strandreport.ingest.header import Layout
from strandreport.ingest.row_classes import is_blank
from strandreport.ingest.second_tables import second_tables
from strandreport.ingest.sheet_language import headers_by_column
from strandreport.ingest.words_grammar import code_spellings
from strandreport.model.access import ACCESS, VISIBILITY
from strandreport.model.findings import Code, Finding, Severity
from strandreport.model.form_columns import FormColumn
from strandreport.model.forms import Form
from strandreport.model.registers import Register
from strandreport.model.spelling import canonical

_SECRET = frozenset(word for word, code in code_spellings(VISIBILITY).items() if code != "public") - {"no", "non"}
# headers under which "oui" or a cross may mean that nobody outside may see the row
_ABOUT = re.compile(r"\bconfidenti|\brestrein|\brestricted\b|\bdiffusion\b|\bvisibility\b|\bsecret")


def check_structure(
    sheet: Sheet,
    layout: Layout,
    register: Register,
    content: str,
    forms: Mapping[str, Form],
    misspelt: Collection[str] = (),
) -> tuple[bool, list[Finding]]:
    """Findings, and whether the sheet may be read at all; ``misspelt`` are headers that were told as lacking."""
    absent = _absent(layout)
    told = _lacking(absent, layout, register, misspelt)
    findings = [_of(Code.ABSENT_COLUMN, Severity.ADVICE, sheet, content, told)] if told else []
    unread = _unread_columns(sheet, layout)
    nameless = [at for at in unread if not canonical(layout.header.words.get(at, ""))]
    if nameless:
        severity = Severity.BLOCKS if absent and _hold_values(nameless, sheet, layout) else Severity.ADVICE
        cells = tuple(f"{letter(at + 1)}{layout.header_row}" for at in nameless)
        findings.append(_of(Code.UNNAMED_COLUMN, severity, sheet, content, "", cells))
    if VISIBILITY.name not in layout.positions:
        secret = [at for at in unread if _speaks_of_secrets(sheet, layout, at)]
        cells = tuple(f"{letter(at + 1)}{layout.header_row}" for at in secret)
        findings += [_of(Code.LOST_VISIBILITY, Severity.BLOCKS, sheet, content, "", cells)] if secret else []
    below = _header_goes_on(sheet, layout)
    findings += [_of(Code.TWO_ROW_HEADER, Severity.BLOCKS, sheet, content, *below)] if below else []
    tables = second_tables(sheet, layout, register, forms)
    if tables:
        cells = tuple(f"A{row}" for row in tables)
        findings.append(_of(Code.SECOND_TABLE, Severity.BLOCKS, sheet, content, "", cells))
    return not any(finding.severity == Severity.BLOCKS for finding in findings), findings


def _speaks_of_secrets(sheet: Sheet, layout: Layout, at: int) -> bool:
    """Whether a column that is not read may say who can see a row: by its header, or by a word below it."""
    header = canonical(layout.header.words.get(at, ""))
    return bool(_ABOUT.search(header) or _SECRET & {canonical(shown(cell)) for cell in _below(sheet, layout, at)})


def _of(code: Code, severity: Severity, sheet: Sheet, content: str, value: str, cells: tuple[str, ...] = ()) -> Finding:
    return Finding(code, severity, content, sheet.name, value=value[:200], cells=cells, count=max(1, len(cells)))


def _absent(layout: Layout) -> list[FormColumn]:
    """The form's columns that the sheet does not have."""
    return [column for column in layout.form.feeds[0].columns if column.name not in layout.positions]


def _lacking(absent: list[FormColumn], layout: Layout, register: Register, misspelt: Collection[str]) -> str:
    """The headers of columns that are told as lacking."""
    words, known = headers_by_column(list(layout.header.words.values()), layout.form, register), layout.form.may_lack
    lacking = [column for column in absent if column.name not in (*known, *ACCESS)]
    return ", ".join(words[column.name] for column in lacking if not set(column.headers) & set(misspelt))


def _unread_columns(sheet: Sheet, layout: Layout) -> list[int]:
    """Columns beside those of the form that hold something below the header."""
    width = max(map(len, sheet.grid), default=0)
    read = {at for place in layout.places for at in place.values()}
    return [at for at in range(width) if at not in read and any(True for _ in _below(sheet, layout, at))]


def _below(sheet: Sheet, layout: Layout, at: int) -> Iterable[str]:
    return (cell for row in sheet.grid[layout.header_row :] if (cell := row[at]) is not None and not is_blank(cell))


def _hold_values(columns: list[int], sheet: Sheet, layout: Layout) -> bool:
    """Whether columns hold anything but a field too many of some rows, which are left out for themselves."""
    ragged = set(sheet.ragged_rows)
    rows = enumerate(sheet.grid[layout.header_row :], start=layout.header_row + 1)
    return any(not is_blank(row[at]) for number, row in rows if number not in ragged for at in columns)


def _header_goes_on(sheet: Sheet, layout: Layout) -> tuple[str, tuple[str, ...]] | None:
    """Words right below the header that name columns which it does not: read alone, it would mean another thing."""
    number = layout.header_row + 1
    row = sheet.grid[number - 1] if number <= len(sheet.grid) else []
    filled = {at: cell for at, cell in enumerate(row) if cell is not None and not is_blank(cell)}
    first = layout.positions.get(layout.form.feeds[0].columns[0].name)
    if len(filled) < 2 or first in filled or any(cell[0] != TEXT for cell in filled.values()):
        return None
    nameless = [at for at in filled if not canonical(layout.header.words.get(at, ""))]
    words = " | ".join(shown(cell) for cell in filled.values())
    return (words, tuple(f"{letter(at + 1)}{number}" for at in filled)) if nameless else None
