"""What a sheet lacks or has too much of once its header is known: columns gone, columns without a name, second tables.

A column that lost its header may be the one that says which rows are confidential; so what might open such rows, or
leave a declared column out, is never passed over.
"""

from collections.abc import Iterable

from strandreport.ingest.cells import Sheet, letter, shown
from strandreport.ingest.header import Layout
from strandreport.ingest.row_classes import is_blank
from strandreport.ingest.words_grammar import code_spellings
from strandreport.model.access import ACCESS, VISIBILITY
from strandreport.model.findings import SHOWN_CELLS, Code, Finding, Severity
from strandreport.model.form_columns import FormColumn
from strandreport.model.registers import Register
from strandreport.model.spelling import canonical

_SECRET = frozenset(word for word, code in code_spellings(VISIBILITY).items() if code != "public") - {"no", "non"}


def check_structure(sheet: Sheet, layout: Layout, register: Register, content: str) -> tuple[bool, list[Finding]]:
    """Findings, and whether the sheet may be read at all."""
    absent = _absent(layout)
    told = ", ".join(column.headers[0] for column in absent if column.name not in (*layout.form.may_lack, *ACCESS))
    findings = [_of(Code.ABSENT_COLUMN, Severity.ADVICE, sheet, content, told)] if told else []
    unread = _unread_columns(sheet, layout)
    nameless = [at for at in unread if is_blank(sheet.grid[layout.header_row - 1][at])]
    if nameless:
        severity = Severity.BLOCKS if absent else Severity.ADVICE
        cells = tuple(f"{letter(at + 1)}{layout.header_row}" for at in nameless)
        findings.append(_of(Code.UNNAMED_COLUMN, severity, sheet, content, "", cells))
    if VISIBILITY.name not in layout.positions:
        secret = [at for at in unread if _SECRET & {canonical(shown(cell)) for cell in _below(sheet, layout, at)}]
        cells = tuple(f"{letter(at + 1)}{layout.header_row}" for at in secret)
        findings += [_of(Code.LOST_VISIBILITY, Severity.BLOCKS, sheet, content, "", cells)] if secret else []
    tables = _second_tables(sheet, layout, register)
    if tables:
        cells = tuple(f"A{row}" for row in tables[:SHOWN_CELLS])
        findings.append(_of(Code.SECOND_TABLE, Severity.BLOCKS, sheet, content, "", cells))
    return not any(finding.severity == Severity.BLOCKS for finding in findings), findings


def _of(code: Code, severity: Severity, sheet: Sheet, content: str, value: str, cells: tuple[str, ...] = ()) -> Finding:
    return Finding(code, severity, content, sheet.name, value=value[:200], cells=cells, count=max(1, len(cells)))


def _absent(layout: Layout) -> list[FormColumn]:
    """The form's columns that the sheet does not have."""
    return [column for column in layout.form.feeds[0].columns if column.name not in layout.positions]


def _unread_columns(sheet: Sheet, layout: Layout) -> list[int]:
    """Columns beside those of the form that hold something below the header."""
    width = max(map(len, sheet.grid), default=0)
    read = {at for place in layout.places for at in place.values()}
    return [at for at in range(width) if at not in read and any(True for _ in _below(sheet, layout, at))]


def _below(sheet: Sheet, layout: Layout, at: int) -> Iterable[str]:
    return (cell for row in sheet.grid[layout.header_row :] if (cell := row[at]) is not None and not is_blank(cell))


def _second_tables(sheet: Sheet, layout: Layout, register: Register) -> list[int]:
    """Rows below the header that name all columns which the register requires, but are not the header again."""
    header = [canonical(shown(cell)) for cell in sheet.grid[layout.header_row - 1]]
    feed = layout.form.feeds[0]
    required = {c.name for c in register.columns if c.required} - set(feed.constants)
    found = []
    for number, row in enumerate(sheet.grid[layout.header_row :], start=layout.header_row + 1):
        words = [canonical(shown(cell)) for cell in row]
        if len(required) > 1 and words != header:
            named = {column.name for word in words if word for column in feed.columns_of(word)}
            found += [number] if required <= named else []
    return found
