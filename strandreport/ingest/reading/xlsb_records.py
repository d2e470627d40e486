"""The records of an XLSB's binary parts, and the few kinds of values in them (MS-XLSB, section 2.1.4)."""

import struct
from collections.abc import Iterator, Mapping

from openpyxl.styles.numbers import BUILTIN_FORMATS

from strandreport.ingest.cells import Comment
from strandreport.ingest.reading.xlsx_styles import CellStyle, style_of

FONT, FORMAT, STYLE, BEGIN_STYLES, END_STYLES, TEXT = 43, 44, 47, 617, 618, 19
_BEGIN_COMMENT, _COMMENT_TEXT = 635, 637
_STRIKE = 0x8


def records(data: bytes) -> Iterator[tuple[int, bytes]]:
    r"""Kind and content of each record; both numbers before it are written in groups of seven bits.

    >>> list(records(b"\x00\x02ab\x9c\x01\x00"))
    [(0, b'ab'), (156, b'')]
    """
    position = 0
    while position < len(data):
        kind, position = _number(data, position, 2)
        size, position = _number(data, position, 4)
        yield kind, data[position : position + size]
        position += size


def _number(data: bytes, position: int, most: int) -> tuple[int, int]:
    number = 0
    for group in range(most):
        part = data[position]
        position += 1
        number |= (part & 0x7F) << (7 * group)
        if not part & 0x80:
            break
    return number, position


def words_at(record: bytes, position: int) -> tuple[str, int]:
    """A text in a record, and where it ends."""
    (length,) = struct.unpack_from("<L", record, position)
    end = position + 4 + 2 * length
    return record[position + 4 : end].decode("utf-16-le", "replace"), end


def styles_of(part: bytes) -> Mapping[int, CellStyle]:
    """The cell styles of a workbook by their index."""
    formats, struck, styles, inside = dict(BUILTIN_FORMATS), [], [], False
    for kind, record in records(part):
        if kind == FORMAT:
            formats[struct.unpack_from("<H", record)[0]] = words_at(record, 2)[0]
        elif kind == FONT:
            struck.append(bool(struct.unpack_from("<H", record, 2)[0] & _STRIKE))
        elif kind in (BEGIN_STYLES, END_STYLES):
            inside = kind == BEGIN_STYLES
        elif kind == STYLE and inside:
            styles.append(struct.unpack_from("<2H", record, 2))
    return {
        index: style_of(formats.get(number_format, ""), font < len(struck) and struck[font])
        for index, (number_format, font) in enumerate(styles)
    }


def empty_texts_of(part: bytes) -> frozenset[int]:
    """The numbers of the empty texts in the table of texts."""
    texts = (record for kind, record in records(part) if kind == TEXT)
    return frozenset(number for number, record in enumerate(texts) if not words_at(record, 1)[0])


def comments_of(part: bytes) -> list[Comment]:
    """The remarks of a sheet."""
    found, place = [], (1, 1)
    for kind, record in records(part):
        if kind == _BEGIN_COMMENT:
            row, _, column, _ = struct.unpack_from("<4L", record, 4)
            place = row + 1, column + 1
        elif kind == _COMMENT_TEXT:
            found.append(Comment(*place, words_at(record, 1)[0]))
    return found
