"""What the look of a sheet says, besides its cells: hidden rows and columns, what is struck out, comments.

Hidden rows and columns count, because a filter left on hides good rows; rows struck out do not, because somebody
crossed them out. Both are told with the money that they hold. Single cells struck out count and are told. Comments are
never data; those beside an amount that doubt it are told one by one.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from strandreport.ingest.cells import Sheet, decode, letter, shown
from strandreport.ingest.columns import ColumnRead
from strandreport.ingest.header import Layout
from strandreport.ingest.numbers_grammar import parse_money
from strandreport.ingest.row_classes import Classified, is_blank
from strandreport.model.access import ACCESS
from strandreport.model.findings import Code, Finding, Severity
from strandreport.model.form_units import MEASURED
from strandreport.model.money import minor_units_text
from strandreport.model.registers import Register
from strandreport.model.spelling import canonical
from strandreport.model.units_said import unit_said

_DOUBT = re.compile(
    r"\b(?:estim\w*|approx\w*|environ|à (?:vérifier|confirmer|valider|préciser|compléter)|provisoire\w*|provisional"
    r"|prévision\w*|prévu\w*|sous réserve|to be (?:checked|confirmed|verified|completed)|tbc|tbd|not final|draft|unsure"
    r"|forecast|uncertain)\b|\?"
)


def look_findings(
    sheet: Sheet,
    layout: Layout,
    register: Register,
    classified: Classified,
    reads: Mapping[str, ColumnRead],
    content: str,
) -> list[Finding]:
    """Findings about what a person sees on the sheet and its cells do not say."""
    hidden = [row - 1 for row in sheet.hidden_rows if row - 1 in set(classified.data_rows)]
    rows = {Code.HIDDEN_ROW: hidden, Code.STRUCK_ROW: list(classified.struck_rows)}
    told = [
        _rows_finding(code, found, sheet, layout, register, reads, content) for code, found in rows.items() if found
    ]
    told += _struck_cells(sheet, layout, classified, content)
    return [*told, *_hidden_columns(sheet, layout, content), *_comments(sheet, layout, register, content)]


def hides_rows(reads: Mapping[str, ColumnRead]) -> bool:
    """Whether a row of the sheet may not be public: an amount told of some rows would say what it holds."""
    read = [reads[name] for name in ACCESS if name in reads]
    return any(value not in (None, "public") for one in read for value in one.values) or any(
        one.invalid for one in read
    )


def _rows_finding(
    code: Code,
    rows: list[int],
    sheet: Sheet,
    layout: Layout,
    register: Register,
    reads: Mapping[str, ColumnRead],
    content: str,
) -> Finding:
    cells = tuple(f"A{row + 1}" for row in rows)
    first = next((shown(cell) for cell in sheet.grid[rows[0]] if cell), "")[:200]
    money = "" if hides_rows(reads) else _money(sheet, rows, layout, register)
    expected = {"money": money} if money else {}
    return Finding(
        code, Severity.ADVICE, content, sheet.name, value=first, cells=cells, count=len(rows), expected=expected
    )


def _money(sheet: Sheet, rows: Sequence[int], layout: Layout, register: Register) -> str:
    """What the rows hold, column by column: amounts of different kinds are never added up."""
    sums = []
    for name, at in layout.positions.items():
        column = register.column(name) if name in register.names else None
        if column and column.type == "money" and column.unit and column.disclosure == "public":
            cells = [cell for row in rows if (cell := sheet.grid[row][at]) is not None and not is_blank(cell)]
            values = [parse_money(decode(cell), column, layout.column(name)).value for cell in cells]
            total = sum((Decimal(str(value)) for value in values if value is not None), Decimal(0))
            sums.append((layout.header.words[at], f"{minor_units_text(int(total))} {column.unit}"))
    return sums[0][1] if len(sums) == 1 else "; ".join(f"{header}: {text}" for header, text in sums)


def _struck_cells(sheet: Sheet, layout: Layout, classified: Classified, content: str) -> Iterator[Finding]:
    """Cells that are struck out, and read, in rows of which other cells are not."""
    data_rows = set(classified.data_rows)
    names = {at: name for place in reversed(layout.places) for name, at in place.items()}
    for at, name in sorted(names.items()):
        rows = [row for row, column in sheet.struck_cells if column == at + 1 and row - 1 in data_rows]
        if rows:
            cells = tuple(f"{letter(at + 1)}{row}" for row in rows)
            value, expected = shown(sheet.grid[rows[0] - 1][at])[:200], {"header": layout.header.words[at]}
            place = (content, sheet.name, name, value, cells, len(rows), expected)
            yield Finding(Code.STRUCK_CELL, Severity.ADVICE, *place)


def _hidden_columns(sheet: Sheet, layout: Layout, content: str) -> list[Finding]:
    """Columns that nobody sees and that the form reads."""
    read = {at + 1 for place in layout.places for at in place.values()}
    hidden = [number for number in sheet.hidden_columns if number in read]
    headers = ", ".join(layout.header.words[number - 1] for number in hidden)
    cells = tuple(f"{letter(number)}{layout.header_row}" for number in hidden)
    place = (content, sheet.name, "", headers[:200], cells, len(hidden))
    return [Finding(Code.HIDDEN_COLUMN, Severity.ADVICE, *place)] if hidden else []


def _comments(sheet: Sheet, layout: Layout, register: Register, content: str) -> list[Finding]:
    """Doubts about amounts, word by word and cell by cell; all other comments once, and never their text."""
    measured = {
        at: name
        for name, at in layout.positions.items()
        if name in register.names and register.column(name).type in MEASURED
    }
    doubts: dict[tuple[str, str], list[str]] = {}
    others = []
    for comment in sheet.comments:
        name = measured.get(comment.column - 1, "")
        match = _DOUBT.search(canonical(comment.text)) if name else None
        address = f"{letter(comment.column)}{comment.row}"
        if match:
            doubts.setdefault((name, match[0]), []).append(address)
        elif not (name and unit_said(comment.text)):
            others.append(address)
    found = [
        Finding(Code.COMMENT_DOUBTS, Severity.ADVICE, content, sheet.name, name, word, tuple(at), len(at))
        for (name, word), at in doubts.items()
    ]
    if others:
        cells = tuple(others)
        place = (content, sheet.name, "", "", cells, len(others))
        found.append(Finding(Code.COMMENT_UNREAD, Severity.ADVICE, *place))
    return found
