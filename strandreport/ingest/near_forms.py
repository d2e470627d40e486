"""Why no form fits a sheet: the form that it was probably meant to follow, and what it lacks of it."""

from collections.abc import Mapping, Sequence

from strandreport.ingest.cells import Sheet, shown
from strandreport.ingest.form_fit import Match
from strandreport.ingest.header_rows import SEARCHED_ROWS
from strandreport.ingest.proposals import like_headers, near_form, near_names
from strandreport.model.findings import Code, Finding, Severity
from strandreport.model.forms import Form

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


def why_none(sheet: Sheet, matches: Sequence[Match], forms: Mapping[str, Form], content: str) -> Finding:
    """The finding that a sheet lacks columns of the form that knows most of its headers, or looks like none."""
    near = [match for match in matches if match.missing and _looks_like(match)]
    if not near:
        return _unknown(sheet, forms, content)
    ranked = sorted(near, key=lambda m: (-_shared(m, sheet), len(m.missing), m.form.id))
    best = ranked[0]
    found = _headers(sheet, best)
    expected = {"form": best.form.id, "missing": _lacking(best), "near": near_names(best.missing, found, best.form)}
    other = next((m for m in ranked if m.form.id != best.form.id), None)
    if other and _shared(other, sheet) >= _NEARLY * _shared(best, sheet):
        expected |= {"other_form": other.form.id, "other_missing": _lacking(other)}
    place = (content, sheet.name)
    return Finding(Code.MISSING_COLUMN, Severity.BLOCKS, *place, cells=(f"A{best.row}",), expected=expected)


def _looks_like(match: Match) -> bool:
    return len(match.missing) * 2 <= match.form.size and match.known > len(match.missing)


def _shared(match: Match, sheet: Sheet) -> int:
    """How many headers of the sheet a form knows, those that look like one of its own included."""
    return match.known + like_headers(_headers(sheet, match), match.form)


def _lacking(match: Match) -> str:
    headers = {column.name: column.headers[0] for column in match.form.feeds[0].columns} if match.form.feeds else {}
    return ", ".join(f"“{headers.get(name, name)}”" for name in match.missing)


def _headers(sheet: Sheet, match: Match) -> list[str]:
    return [shown(cell) for cell in sheet.grid[match.row - 1] if cell]


def _unknown(sheet: Sheet, forms: Mapping[str, Form], content: str) -> Finding:
    widest = max(sheet.grid[:SEARCHED_ROWS], key=lambda row: sum(cell is not None for cell in row), default=[])
    headers = [shown(cell) for cell in widest if cell]
    value, expected = ", ".join(headers)[:200], {"near": near_form(headers, forms)}
    return Finding(Code.UNKNOWN_SHEET, Severity.BLOCKS, content, sheet.name, value=value, expected=expected)
