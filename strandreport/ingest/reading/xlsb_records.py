"""The records of an XLSB's binary parts, and the few kinds of values in them (MS-XLSB, section 2.1.4)."""

import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from openpyxl.styles.numbers import BUILTIN_FORMATS

from strandreport.ingest.cells import Comment
from strandreport.ingest.marked_text import Run
from strandreport.ingest.reading.xlsx_styles import CellStyle, style_of
from strandreport.ingest.reading.xlsx_texts import Texts

FONT, FORMAT, STYLE, BEGIN_STYLES, END_STYLES, TEXT = 43, 44, 47, 617, 618, 19
_BEGIN_COMMENT, _COMMENT_TEXT = 635, 637
_STRIKE, _IS_RICH = 0x8, 0x1
# how fonts name letters above and below the line
_RISES = {1: 1, 2: -1}


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
    formats, fonts, styles, inside = dict(BUILTIN_FORMATS), fonts_of(part), [], False
    for kind, record in records(part):
        if kind == FORMAT:
            formats[struct.unpack_from("<H", record)[0]] = words_at(record, 2)[0]
        elif kind in (BEGIN_STYLES, END_STYLES):
            inside = kind == BEGIN_STYLES
        elif kind == STYLE and inside:
            styles.append(struct.unpack_from("<2H", record, 2))
    return {
        index: style_of(formats.get(number_format, ""), font < len(fonts) and fonts[font].struck)
        for index, (number_format, font) in enumerate(styles)
    }


def fonts_of(part: bytes) -> list[Run]:
    """The look of letters in each font of a workbook."""
    shown = (struct.unpack_from("<H2xH", record, 2) for kind, record in records(part) if kind == FONT)
    return [Run(rise=_RISES.get(place, 0), struck=bool(flags & _STRIKE)) for flags, place in shown]


def texts_of(part: bytes, fonts: Sequence[Run]) -> Texts:
    """Of the table of texts, those that are empty and those made of runs."""
    texts = [record for kind, record in records(part) if kind == TEXT]
    return Texts(
        frozenset(str(number) for number, record in enumerate(texts) if not words_at(record, 1)[0]),
        {str(number): runs_at(record, 0, fonts) for number, record in enumerate(texts) if record[0] & _IS_RICH},
    )


def runs_at(record: bytes, position: int, fonts: Sequence[Run]) -> tuple[Run, ...]:
    """The runs of a text in a record: whether it has some, its letters, where each run begins and its font."""
    text, at = words_at(record, position + 1)
    if not record[position] & _IS_RICH:
        return ()
    (count,) = struct.unpack_from("<L", record, at)
    starts = [struct.unpack_from("<2H", record, at + 4 + 4 * number) for number in range(min(count, len(text)))]
    ends = [*(start for start, _ in starts), len(text)]
    own = [(0, len(fonts)), *starts]
    return tuple(
        replace(fonts[font] if font < len(fonts) else Run(is_of_cell=True), text=text[start:end])
        for (start, font), end in zip(own, ends, strict=True)
    )


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
