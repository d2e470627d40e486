"""One cell of an ODS file to its kept text: the typed value, never the text that is displayed.

``VRAI`` is true and ``1 234,50 €`` is 1234.5, because the file says so beside the text. Only an error is known by its
text: a program without a value for it writes a text, an empty one or 0.
"""

import re
from collections.abc import Iterator, Set
from datetime import datetime, timedelta
from typing import Any

from strandreport.ingest.cells import BOOLEAN, ERROR, FORMULA, TEXT, encode_number, encode_value
from strandreport.ingest.reading.ods_styles import Styles, quoted
from strandreport.ingest.reading.ods_xml import tag
from strandreport.ingest.reading.raised_signs import RAISED
from strandreport.ingest.words_grammar import LONGEST_TEXT

_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(T\d\d:\d\d:\d\d)?([.,]\d+)?Z?", re.ASCII)
_DURATION = re.compile(r"(-?)PT?(\d{1,9})H(\d{1,2})M(\d{1,2})(?:[.,](\d{1,6})\d*)?S", re.ASCII)
_ERROR = re.compile(
    r"(?:Err|Fehler|Erreur)\s?:\s?\d{3}|#(?:NULL|NUL|DIV/0|VALUE|VALEUR|REF|NAME|NOM|NUM|NOMBRE)\s?[!?]|#N/[AD]"
)
_FORMULA_PREFIX = re.compile(r"^\w+:(?==)")
_MEANT = {0: "\n", 1: " ", 2: "\t"}
_MARKS = {tag("text:line-break"): "\0", tag("text:tab"): "\2"}
_BLANKS = re.compile(r"[ \t\r\n]+")


def encode_cell(cell: Any, style: str, styles: Styles) -> str | None:
    """The kept text of a cell that has a style of its own, or that of its row or column."""
    kind = cell.get(tag("office:value-type"), "")
    formula = cell.get(tag("table:formula"))
    if formula is not None and (found := _without_value(cell, kind, formula)):
        return found
    if kind in ("float", "percentage", "currency"):
        return _number(cell, kind, styles.unit(style))
    if kind == "boolean":
        return BOOLEAN + str(int(cell.get(tag("office:boolean-value")) == "true"))
    if kind == "date":
        return _date(cell.get(tag("office:date-value"), ""))
    if kind == "time":
        return TEXT + time_words(cell.get(tag("office:time-value"), ""))
    stored = cell.get(tag("office:string-value"))
    return encode_value(_text(cell, styles.raised_texts) if stored is None else stored)


def annotations(cell: Any) -> Iterator[str]:
    """The remarks pinned to a cell."""
    for part in cell:
        if part.tag == tag("office:annotation"):
            yield _text(part)


def _without_value(cell: Any, kind: str, formula: str) -> str:
    """A formula that gave an error or was never computed; nothing if it has a value."""
    text = _text(cell)
    if cell.get(tag("calcext:value-type")) == "error" or _ERROR.fullmatch(text.strip()):
        return ERROR + text
    return FORMULA + _FORMULA_PREFIX.sub("", formula) if not kind and not text else ""


def _number(cell: Any, kind: str, unit: str) -> str:
    text = cell.get(tag("office:value"), "")
    if not _NUMBER.fullmatch(text):
        return ERROR + (text or "#VALUE!")
    currency = cell.get(tag("office:currency"), "") if kind == "currency" else ""
    if currency:
        unit = (unit or "0 ") + quoted(currency)
    elif kind == "percentage" and "%" not in unit:
        unit = "0%"
    return encode_number(float(text), unit)


def _date(text: str) -> str | None:
    match = _DAY.fullmatch(text)
    try:
        return encode_value(datetime.fromisoformat(match[1] + (match[2] or "T00:00:00") if match else text))
    except ValueError:
        return ERROR + (text or "#VALUE!")


def time_words(text: str) -> str:
    """A time of day or a duration, in the words of the other readers.

    >>> time_words("PT09H05M00S"), time_words("PT36H00M00S")
    ('09:05:00', '1 day, 12:00:00')
    """
    match = _DURATION.fullmatch(text)
    if not match:
        return text
    hours, minutes, seconds, millionths = int(match[2]), int(match[3]), int(match[4]), (match[5] or "0").ljust(6, "0")
    span = timedelta(hours=hours, minutes=minutes, seconds=seconds, microseconds=int(millionths))
    if match[1] or span.days:
        return str(-span if match[1] else span)
    return (datetime.min + span).time().isoformat()


def _text(cell: Any, raised: Set[str] = frozenset()) -> str:
    """The paragraphs of a cell, without its annotations and drawings; ``raised`` are the styles of raised text.

    Blanks of the XML count once, however many; those of the text are elements. They change places for the while.
    """
    paragraphs = ("".join(_pieces(part, raised)) for part in cell if part.tag == tag("text:p"))
    return _BLANKS.sub(" ", "\0".join(paragraphs)).translate(_MEANT)


def _pieces(element: Any, raised: Set[str]) -> Iterator[str]:
    yield element.text or ""
    for part in element:
        if part.tag == tag("text:s"):
            yield "\1" * min(int(part.get(tag("text:c"), "1")), LONGEST_TEXT + 1)
        elif part.tag in _MARKS:
            yield _MARKS[part.tag]
        elif part.tag in (tag("text:span"), tag("text:a")):
            is_raised = part.get(tag("text:style-name")) in raised
            yield from (piece.translate(RAISED) if is_raised else piece for piece in _pieces(part, raised))
        yield part.tail or ""
