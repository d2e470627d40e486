"""Delimited text to a grid of text cells; no type is guessed and no field is lost."""

import csv
import io
import re
from collections import Counter
from typing import Literal

from strandreport.ingest.cells import Grid, Sheet, encode_value
from strandreport.ingest.reading.refusal import RefusedError
from strandreport.ingest.reading.text_encoding import decode_text
from strandreport.model.findings import Code

DELIMITERS = ("\t", ";", ",", "|")
LOOK_AHEAD = 30
# A sign that no text has, in the place of a CR that ends no line while the text is being split.
_LONE = "\ufdd0"
_LONE_CR = re.compile(r"\r(?!\n)")
_SAID = re.compile(r'"?sep=([;,|\t])"?(?=\r?\n)', re.IGNORECASE)
csv.field_size_limit(1 << 24)


def read_csv(data: bytes) -> tuple[list[Sheet], list[str]]:
    """Read delimited text.

    A line ``sep=;`` is an instruction to Excel and becomes a blank row. Where lines end in LF, a lone CR ends none: it
    stays in its field. A last line without its end may have been cut, so it counts as a row of the wrong length.

    Returns:
        The one sheet (it has no name), and the encodings other than UTF-8 that had to be assumed.

    Raises:
        RefusedError: if the text can't be read without loss.
    """
    text, assumed = decode_text(data)
    said, text = _said_delimiter(_one_line_end(text))
    delimiter = said or _delimiter(text)
    try:
        rows = _parse(text, delimiter, quoting=csv.QUOTE_MINIMAL)
    except RefusedError:
        if delimiter != "\t":
            raise
        # Database dumps separated by tabs know no quotes: a quotation mark there is a character like any other.
        rows = _parse(text, delimiter, quoting=csv.QUOTE_NONE)
    width = max((len(row) for row in rows), default=0)
    grid: Grid = [[_encode(field) for field in row] + [None] * (width - len(row)) for row in rows]
    return [Sheet("", grid, ragged_rows=_ragged(rows, is_cut=not text.endswith("\n")))], assumed


def _one_line_end(text: str) -> str:
    r"""The text with CR as a line end no more: it is one if there is no other, else it belongs to its field.

    >>> _one_line_end("a\r\nb\rc\n"), _one_line_end("a\rb\r")
    ('a\r\nb\ufdd0c\n', 'a\nb\n')
    """
    return _LONE_CR.sub(_LONE if "\n" in text else "\n", text)


def _said_delimiter(text: str) -> tuple[str, str]:
    """The delimiter that the first line gives, and the text with that line blanked out."""
    said = _SAID.match(text)
    return (said[1], text[said.end(1) :].removeprefix('"')) if said else ("", text)


def _encode(field: str) -> str | None:
    return encode_value(field.replace(_LONE, "\r"))


def _delimiter(text: str) -> str:
    r"""The delimiter that splits most of the first lines into the same number of fields, then into the most.

    >>> _delimiter("id|text\n1|of mice, men, and more, or less\n")
    '|'
    """
    lines = text.split("\n")[:LOOK_AHEAD]
    return max(DELIMITERS, key=lambda mark: _evenness(lines, mark))


def _evenness(lines: list[str], delimiter: str) -> tuple[int, int]:
    """How many lines have the usual number of fields (two or more), and that number."""
    widths = Counter(width for line in lines if (width := len(_fields(line, delimiter))) > 1)
    return max(((count, width) for width, count in widths.items()), default=(0, 0))


def _fields(line: str, delimiter: str) -> list[str]:
    return next(csv.reader([line], delimiter=delimiter), [])


def _parse(text: str, delimiter: str, quoting: Literal[0, 3]) -> list[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True, quoting=quoting)
    try:
        rows = list(reader)
    except csv.Error:
        raise RefusedError(Code.UNCLOSED_QUOTE, str(reader.line_num)) from None
    lines = text.count("\n") + (not text.endswith("\n"))
    if (text and reader.line_num != lines) or _swallows(rows, delimiter):
        raise RefusedError(Code.UNCLOSED_QUOTE)
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
