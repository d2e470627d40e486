"""One cell of an ODS file to its kept text: the typed value, never the text that is displayed.

``VRAI`` is true and ``1 234,50 €`` is 1234.5, because the file says so beside the text. Only an error is known by its
text: a program without a value for it writes a text, an empty one or 0.
"""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from strandreport.ingest.cells import BOOLEAN, ERROR, FORMULA, TEXT, encode_number, encode_value
from strandreport.ingest.reading.ods_styles import Styles, quoted
from strandreport.ingest.reading.ods_text import letters_look, text_of
from strandreport.ingest.reading.ods_xml import tag

_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(T\d\d:\d\d:\d\d)?([.,]\d+)?Z?", re.ASCII)
_DURATION = re.compile(r"(-?)PT?(\d{1,9})H(\d{1,2})M(\d{1,2})(?:[.,](\d{1,6})\d*)?S", re.ASCII)
_ERROR = re.compile(
    r"(?:Err|Fehler|Erreur)\s?:\s?\d{3}|#(?:NULL|NUL|DIV/0|VALUE|VALEUR|REF|NAME|NOM|NUM|NOMBRE)\s?[!?]|#N/[AD]"
)
_FORMULA_PREFIX = re.compile(r"^\w+:(?==)")


def encode_cell(cell: Any, style: str, styles: Styles) -> tuple[str | None, bool]:
    """The kept text of a cell that has this style, its own or its row's or column's; and whether it is struck out."""
    kept, is_struck = _encode(cell, style, styles), styles.is_struck(style)
    look = letters_look(cell, styles, is_struck)
    if look and kept == encode_value(text_of(cell)):
        return encode_value(look.text), look.is_struck
    return kept, is_struck


def _encode(cell: Any, style: str, styles: Styles) -> str | None:
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
    return encode_value(text_of(cell) if stored is None else stored)


def annotations(cell: Any) -> Iterator[str]:
    """The remarks pinned to a cell."""
    for part in cell:
        if part.tag == tag("office:annotation"):
            yield text_of(part)


def _without_value(cell: Any, kind: str, formula: str) -> str:
    """A formula that gave an error or was never computed; nothing if it has a value."""
    text = text_of(cell)
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
