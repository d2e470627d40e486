"""Delimited text to a grid of text cells; no type is guessed and no field is lost."""

import csv
import io
from collections import Counter
from typing import Literal

from strandreport.ingest.cells import Grid, Sheet, encode_value

DELIMITERS = ("\t", ";", ",", "|")
LOOK_AHEAD = 30
csv.field_size_limit(1 << 24)


class CsvError(ValueError):
    """The text can't be read as a table; the argument says why (a key of the message catalogue)."""


def read_csv(data: bytes) -> tuple[list[Sheet], list[str]]:
    """Read delimited text.

    Returns:
        The one sheet (it has no name), and the encodings other than UTF-8 that had to be assumed. A last line without
        its end may have been cut, so it counts as a row of the wrong length.

    Raises:
        CsvError: "encoding", "quotes" or "lines", if the text can't be read without loss.
    """
    text, assumed = _decode(data)
    lines = text.count("\n") + text.count("\r") - text.count("\r\n") + (not text.endswith(("\n", "\r")))
    delimiter = _delimiter(text)
    try:
        rows = _parse(text, delimiter, lines, quoting=csv.QUOTE_MINIMAL)
    except CsvError:
        if delimiter != "\t":
            raise
        # Database dumps separated by tabs know no quotes: a quotation mark there is a character like any other.
        rows = _parse(text, delimiter, lines, quoting=csv.QUOTE_NONE)
    width = max((len(row) for row in rows), default=0)
    grid: Grid = [[encode_value(field) for field in row] + [None] * (width - len(row)) for row in rows]
    return [Sheet("", grid, ragged_rows=_ragged(rows, is_cut=not text.endswith(("\n", "\r"))))], assumed


def _decode(data: bytes) -> tuple[str, list[str]]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16"), []
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        pass
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        raise CsvError("encoding") from None
    return text, ["Windows-1252"]


def _delimiter(text: str) -> str:
    r"""The delimiter that splits most of the first lines into the same number of fields, then into the most.

    >>> _delimiter("id|text\n1|of mice, men, and more, or less\n")
    '|'
    """
    lines = text.splitlines()[:LOOK_AHEAD]
    return max(DELIMITERS, key=lambda mark: _evenness(lines, mark))


def _evenness(lines: list[str], delimiter: str) -> tuple[int, int]:
    """How many lines have the usual number of fields (two or more), and that number."""
    widths = Counter(width for line in lines if (width := len(_fields(line, delimiter))) > 1)
    return max(((count, width) for width, count in widths.items()), default=(0, 0))


def _fields(line: str, delimiter: str) -> list[str]:
    return next(csv.reader([line], delimiter=delimiter), [])


def _parse(text: str, delimiter: str, lines: int, quoting: Literal[0, 3]) -> list[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True, quoting=quoting)
    try:
        rows = list(reader)
    except csv.Error:
        raise CsvError("quotes") from None
    if reader.line_num != lines and text:
        raise CsvError("lines")
    if _swallows(rows, delimiter):
        raise CsvError("quotes")
    return rows


def _ragged(rows: list[list[str]], is_cut: bool) -> tuple[int, ...]:
    """Rows whose number of fields differs from what most rows have; title lines above the table are judged later."""
    lengths = Counter(len(row) for row in rows if row)
    usual = max(lengths, key=lambda n: (lengths[n], n), default=0)
    wrong = {i for i, row in enumerate(rows, start=1) if row and len(row) != usual}
    return tuple(sorted(wrong | ({len(rows)} if is_cut and rows else set())))


def _swallows(rows: list[list[str]], delimiter: str) -> bool:
    """Whether a field holds what looks like whole rows: a quotation mark was opened by mistake and closed later."""
    usual = max(map(len, rows), default=0)
    fields = (field for row in rows for field in row if "\n" in field or "\r" in field)
    lines = (line for field in fields for line in field.splitlines())
    return usual > 2 and any(len(_fields(line, delimiter)) >= usual for line in lines)  # two may be a sentence
