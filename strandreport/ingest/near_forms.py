"""Why no form fits a sheet: the form that it was probably meant to follow, and what it lacks of it."""

from collections.abc import Mapping, Sequence

from strandreport.ingest.cells import Sheet, letter, shown
from strandreport.ingest.form_fit import Match
from strandreport.ingest.header_rows import SEARCHED_ROWS
from strandreport.ingest.proposals import like_headers, near_form, near_names
from strandreport.ingest.sheet_language import headers_by_column
from strandreport.model.findings import Code, Finding, Severity
from strandreport.model.forms import Form
from strandreport.model.registers import Register
from strandreport.model.spelling import canonical

# A form that fits but leaves most headers unread, where another knows at least twice as many, and some number of them.
_TIMES, _FEWEST = 2, 5
# Two forms are near alike where the second knows this part of the headers that the first knows.
_NEARLY = 0.8


def is_fragment(fitting: Match, matches: Sequence[Match]) -> bool:
    """Whether a form fits by a few headers of a sheet that is plainly another form, which lacks a column or two.

    Read by the form that fits, its other columns would be left out without a word that anybody heeds.
    """
    if fitting.form.open_ended or fitting.known * _TIMES > len(fitting.header.words):
        return False
    others = [m for m in matches if m.header == fitting.header and m.missing and _looks_like(m)]
    return any(m.known >= max(_FEWEST, _TIMES * fitting.known) for m in others)


def why_none(
    sheet: Sheet,
    matches: Sequence[Match],
    forms: Mapping[str, Form],
    registers: Mapping[str, Register],
    content: str,
) -> Finding:
    """The finding that a sheet lacks columns of the form that knows most of its headers, or looks like none."""
    near = [match for match in matches if match.missing and _looks_like(match)]
    if not near:
        return _unknown(sheet, forms, content)
    ranked = sorted(near, key=lambda m: (-_shared(m, sheet), len(m.missing), m.form.id))
    best = ranked[0]
    if two := _of_two_rows(sheet, best, content):
        return two
    near_headers = near_names(best.missing, _headers(sheet, best), best.form)
    missing = _lacking(best, _names(sheet, best, registers))
    expected = {"form": best.form.id, "missing": missing, "near": near_headers}
    other = next((m for m in ranked if m.form.id != best.form.id), None)
    if other and _shared(other, sheet) >= _NEARLY * _shared(best, sheet):
        expected |= {"other_form": other.form.id, "other_missing": _lacking(other, _names(sheet, other, registers))}
    place = (content, sheet.name)
    return Finding(Code.MISSING_COLUMN, Severity.BLOCKS, *place, cells=(f"A{best.row}",), expected=expected)


def _of_two_rows(sheet: Sheet, match: Match, content: str) -> Finding | None:
    """The finding that the header is in two rows, if the row above or below names what the best one lacks."""
    columns = {column.name: column for feed in match.form.feeds[:1] for column in feed.columns}
    lacking = [columns[name].headers for name in match.missing if name in columns]
    for other in (match.header.first - 1, match.header.last + 1):
        row = sheet.grid[other - 1] if 0 < other <= len(sheet.grid) else []
        found = {canonical(shown(cell)) for cell in row if cell}
        if len(lacking) == len(match.missing) and all(found & {canonical(word) for word in words} for words in lacking):
            below = max(other, match.row)
            cells = tuple(f"{letter(at + 1)}{below}" for at, cell in enumerate(sheet.grid[below - 1]) if cell)
            words = " | ".join(shown(cell) for cell in sheet.grid[below - 1] if cell)[:200]
            place = (content, sheet.name)
            return Finding(Code.TWO_ROW_HEADER, Severity.BLOCKS, *place, value=words, cells=cells, count=len(cells))
    return None


def _looks_like(match: Match) -> bool:
    return len(match.missing) * 2 <= match.form.size and match.known > len(match.missing)


def _shared(match: Match, sheet: Sheet) -> int:
    """How many headers of the sheet a form knows, those that look like one of its own included."""
    return match.known + like_headers(_headers(sheet, match), match.form)


def _lacking(match: Match, names: Mapping[str, str]) -> str:
    return ", ".join(f"“{names.get(name, name)}”" for name in match.missing)


def _names(sheet: Sheet, match: Match, registers: Mapping[str, Register]) -> Mapping[str, str]:
    """The columns of a form by the headers that the author of the sheet would write."""
    if not match.form.feeds:
        return {}
    return headers_by_column(_headers(sheet, match), match.form, registers[match.form.register])


def _headers(sheet: Sheet, match: Match) -> list[str]:
    return [shown(cell) for cell in sheet.grid[match.row - 1] if cell]


def _unknown(sheet: Sheet, forms: Mapping[str, Form], content: str) -> Finding:
    widest = max(sheet.grid[:SEARCHED_ROWS], key=lambda row: sum(cell is not None for cell in row), default=[])
    headers = [shown(cell) for cell in widest if cell]
    value, expected = ", ".join(headers)[:200], {"near": near_form(headers, forms)}
    return Finding(Code.UNKNOWN_SHEET, Severity.BLOCKS, content, sheet.name, value=value, expected=expected)
