"""What the cell styles of a workbook say of a number or a row: its number format, and whether it is struck out."""

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format

from strandreport.ingest.reading.number_formats import unit_format
from strandreport.ingest.reading.workbook_parts import is_true, parse


@dataclass(frozen=True)
class CellStyle:
    """A style as far as it changes what a person reads."""

    unit: str = ""
    is_date: bool = False
    struck: bool = False


def cell_styles(archive: zipfile.ZipFile, part: str) -> Mapping[int, CellStyle]:
    """The styles of a workbook by their index; plain ones are there too."""
    if part not in archive.namelist():
        return {}
    tree = parse(archive, part)
    formats = {
        int(element.get("numFmtId") or 0): element.get("formatCode") or ""
        for element in tree.iterfind("{*}numFmts/{*}numFmt")
    }
    struck = [_is_struck(font) for font in tree.iterfind("{*}fonts/{*}font")]
    return {
        index: _style(element, {**BUILTIN_FORMATS, **formats}, struck)
        for index, element in enumerate(tree.iterfind("{*}cellXfs/{*}xf"))
    }


def style_of(number_format: str, struck: bool = False) -> CellStyle:
    """The style of a number format.

    >>> style_of("0%"), style_of("dd/mm/yyyy")
    (CellStyle(unit='0%', is_date=False, struck=False), CellStyle(unit='', is_date=True, struck=False))
    """
    is_date = bool(is_date_format(number_format))
    return CellStyle("" if is_date else unit_format(number_format), is_date, struck)


def _style(element: Any, formats: Mapping[int, str], struck: list[bool]) -> CellStyle:
    font = int(element.get("fontId") or 0)
    number_format = formats.get(int(element.get("numFmtId") or 0), "")
    return style_of(number_format, font < len(struck) and struck[font])


def _is_struck(font: Any) -> bool:
    found = font.find("{*}strike")
    return found is not None and is_true(found.get("val", "1"))
