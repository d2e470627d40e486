"""Two readers of one workbook, cell by cell: what the second sees otherwise, and what lies under merged ranges.

Told apart are cells whose *value* differs and those that are only called another *kind* (the number 12 and the text
12). No difference is what one of the readers can't tell: errors, formulas without a value, the format of a number,
blanks around a text, one way of ending a line or another, control characters, and the look of single letters.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from openpyxl.utils.datetime import from_excel

from strandreport.ingest.cells import DATE, ERROR, FORMULA, NUMBER, Covered, Sheet, encode_value, letter, shown
from strandreport.ingest.marked_text import is_marked, on_line
from strandreport.ingest.reading.ods_cells import time_words

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ufeff]+")
_BLANKS = re.compile(r"\s+")
_SAME = 1e-12
Place = tuple[int, int]


@dataclass(frozen=True)
class Difference:
    """A cell that two readers read otherwise."""

    address: str
    ours: str
    theirs: str
    is_value: bool


def compare(sheet: Sheet, rows: Iterable[list[Any]]) -> tuple[Sheet, list[Difference]]:
    """Compare a sheet with the rows of another reader.

    Returns:
        The sheet, with values under merged ranges that only the other reader told, and the cells that differ.
    """
    others = {
        (r, c): cell
        for r, row in enumerate(rows, start=1)
        for c, value in enumerate(row, start=1)
        if (cell := encode_value(value)) is not None
    }
    own = {(r, c): cell for r, row in enumerate(sheet.grid, start=1) for c, cell in enumerate(row, start=1) if cell}
    hidden = _covered_places(sheet)
    covered = [
        Covered(*place, shown(others[place])) for place in sorted(hidden & others.keys()) if _text(others[place])
    ]
    found = [
        Difference(f"{letter(place[1])}{place[0]}", shown(ours), shown(theirs), _is_value(ours, theirs))
        for place in sorted((own.keys() | others.keys()) - hidden)
        if not _agree(ours := own.get(place), theirs := others.get(place))
    ]
    kept = {(c.row, c.column): c for c in (*covered, *sheet.covered)}
    return replace(sheet, covered=tuple(kept[place] for place in sorted(kept))), found


def _covered_places(sheet: Sheet) -> set[Place]:
    return {
        (row, column)
        for m in sheet.merges
        for row in range(m.first_row, min(m.last_row, len(sheet.grid)) + 1)
        for column in range(m.first_column, min(m.last_column, len(sheet.grid[0])) + 1)
        if (row, column) != (m.first_row, m.first_column)
    }


def _agree(ours: str | None, theirs: str | None) -> bool:
    if ours == theirs or (ours or "")[:1] in (ERROR, FORMULA):
        return True
    if ours and theirs and ours[0] == theirs[0] == NUMBER:
        return _close(float(shown(ours)), float(shown(theirs)))
    if ours and theirs and ours[0] != theirs[0]:
        return False
    one, other = _text(ours), _text(theirs)
    return one == other or _loses_letters(one, other) or (is_marked(ours) and _solid(one) == _solid(other))


def _solid(text: str) -> str:
    """A text without blanks: what stands alone between letters of two looks, one of the readers leaves out."""
    return text.replace(" ", "")


def _loses_letters(ours: str, theirs: str) -> bool:
    """Whether the other reader only lacks the letters beyond ASCII, as it does in workbooks of Excel 5."""
    return bool(theirs) and theirs.isascii() and not ours.isascii() and _ascii(ours) == _ascii(theirs)


def _ascii(text: str) -> str:
    return "".join(sign for sign in text if sign.isascii() and sign not in "? ")


def _is_value(ours: str | None, theirs: str | None) -> bool:
    """Whether two readings mean two things, and are not only called two kinds."""
    if ours is None or theirs is None:
        return True
    if {ours[0], theirs[0]} == {DATE, NUMBER}:
        serial, day = sorted((ours, theirs), reverse=True)
        return _day(shown(serial)) != datetime.fromisoformat(shown(day))
    return _text(ours) != _text(theirs)


def _day(serial: str) -> datetime | None:
    try:
        found = from_excel(float(serial))
    except (ValueError, OverflowError):
        return None
    return found if isinstance(found, datetime) else None


def _close(here: float, there: float) -> bool:
    return abs(here - there) <= _SAME * max(abs(here), abs(there))


def _text(cell: str | None) -> str:
    return _BLANKS.sub(" ", _CONTROL.sub(" ", time_words(on_line(shown(cell)).replace("\0", "")))).strip()
