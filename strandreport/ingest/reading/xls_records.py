"""One pass over the records of an XLS workbook: what the reader of its cells does not tell.

Which formulas have a result, which sheets are charts or pivot tables, whether it computes by hand, what it refers to.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

_FORMULA, _SHEET, _BOOK, _CALCULATION, _PIVOT, _PASSWORD = 0x0006, 0x0085, 0x01AE, 0x000D, 0x00B0, 0x0013
_STARTS = (0x0809, 0x0409, 0x0209, 0x0009)
# How a record of other workbooks says that it means this one, or a library of functions.
_OWN = (0x0401, 0x3A01)
_RESULT = struct.Struct("<3HBxxxxxHH")
Place = tuple[int, int]
Box = tuple[int, int, int, int]


@dataclass
class XlsScan:
    """What the pass saw; sheets are known by their number among all sheets, places count from 1.

    ``empty`` are the formulas of each sheet whose result is an empty text or, where the workbook asks for them to be
    computed, 0; ``stored`` counts all others.
    """

    sheets: list[tuple[str, int]] = field(default_factory=list)
    stored: int = 0
    empty: dict[int, set[Place]] = field(default_factory=dict)
    pivots: dict[int, list[Box]] = field(default_factory=dict)
    protected: set[int] = field(default_factory=set)
    books: list[str] = field(default_factory=list)
    computes_by_hand: bool = False


def scan_records(data: bytes, base: int, length: int) -> XlsScan:
    """Pass over the stream of a workbook that begins at ``base``."""
    scan, sheet = XlsScan(), -1
    starts: dict[int, int] = {}
    for code, at, size in _records(data, base, base + length):
        if code == _FORMULA and sheet >= 0 and size >= 16:
            _add_formula(scan, sheet, data, at)
        elif code in _STARTS:
            sheet = starts.get(at - 4 - base, sheet)
        elif code == _SHEET and size >= 7:
            (start, kind) = struct.unpack_from("<LxB", data, at)
            starts[start] = len(scan.sheets)
            scan.sheets.append((_name(data[at + 6 : at + size]), kind))
        elif size >= 2:
            _add_trait(scan, sheet, code, data[at : at + size])
    return scan


def _records(data: bytes, position: int, end: int) -> Iterator[tuple[int, int, int]]:
    end = min(end, len(data))
    while position + 4 <= end:
        code, size = struct.unpack_from("<2H", data, position)
        yield code, position + 4, min(size, end - position - 4)
        position += 4 + size


def _add_formula(scan: XlsScan, sheet: int, data: bytes, at: int) -> None:
    row, column, _, kind, mark, options = _RESULT.unpack_from(data, at)
    is_empty_text = mark == 0xFFFF and kind == 3
    is_unasked_zero = data[at + 6 : at + 14] == bytes(8) and options & 2
    if is_empty_text or is_unasked_zero:
        scan.empty.setdefault(sheet, set()).add((row + 1, column + 1))
    else:
        scan.stored += 1


def _add_trait(scan: XlsScan, sheet: int, code: int, record: bytes) -> None:
    if code == _CALCULATION:
        scan.computes_by_hand = record[:2] == b"\0\0"
    elif code == _BOOK and len(record) > 4 and struct.unpack_from("<H", record, 2)[0] not in _OWN:
        name = _name(record[2:3] + record[4:])
        scan.books.append("".join(sign for sign in name if sign.isprintable())[:120])
    elif code == _PIVOT and len(record) >= 8:
        top, bottom, left, right = struct.unpack_from("<4H", record)
        scan.pivots.setdefault(sheet, []).append((top + 1, left + 1, bottom + 1, right + 1))
    elif code == _PASSWORD and record[:2] != b"\0\0":
        scan.protected.add(sheet)


def _name(record: bytes) -> str:
    """A short text: its length, in BIFF 8 whether its letters have two bytes, its letters."""
    length, rest = record[0], record[1:]
    if rest[:1] == b"\x01":
        return rest[1 : 1 + 2 * length].decode("utf-16-le", "replace")
    return rest[1 if rest[:1] == b"\x00" else 0 :][:length].decode("cp1252", "replace")
