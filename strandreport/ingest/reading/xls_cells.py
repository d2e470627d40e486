"""Cells of an XLS workbook as a person sees them: numbers are dates, times or amounts with units by their format."""

from collections.abc import Sequence
from functools import lru_cache

import xlrd
from openpyxl.styles.numbers import is_date_format, is_timedelta_format
from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH, from_excel

from strandreport.ingest.cells import ERROR, encode_number, encode_value
from strandreport.ingest.marked_text import Look, Run, look_of
from strandreport.ingest.reading.number_formats import unit_format

# how fonts name letters above and below the line
_RISES = {1: 1, 2: -1}


class XlsCells:
    """The cells of one workbook, with its formats and fonts."""

    def __init__(self, book: xlrd.Book) -> None:
        self._book = book
        self._epoch = MAC_EPOCH if book.datemode else WINDOWS_EPOCH
        self._number_format = lru_cache(maxsize=None)(self._look_up)

    def is_struck(self, cell: xlrd.sheet.Cell) -> bool:
        """Whether the text of a cell is struck out."""
        font = self._book.xf_list[cell.xf_index].font_index
        return font < len(self._book.font_list) and bool(self._book.font_list[font].struck_out)

    def look(self, cell: xlrd.sheet.Cell, runs: Sequence[tuple[int, int]]) -> Look:
        """The look of the letters of a text; runs are offsets and fonts; before the first the cell's font holds."""
        starts = [(0, self._book.xf_list[cell.xf_index].font_index), *runs]
        ends = [*(start for start, _ in runs), len(cell.value)]
        found = look_of(self._run(cell.value[i:end], font) for (i, font), end in zip(starts, ends, strict=True))
        return found or Look(cell.value)

    def _run(self, text: str, number: int) -> Run:
        if number >= len(self._book.font_list):
            return Run(text)
        font = self._book.font_list[number]
        return Run(text, _RISES.get(font.escapement, 0), bool(font.struck_out))

    def encode(self, cell: xlrd.sheet.Cell) -> str | None:
        """The kept text of a cell."""
        if cell.ctype in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
            return self._encode_number(cell)
        if cell.ctype == xlrd.XL_CELL_BOOLEAN:
            return encode_value(bool(cell.value))
        if cell.ctype == xlrd.XL_CELL_ERROR:
            return ERROR + xlrd.error_text_from_code.get(cell.value, f"#{cell.value}")
        return encode_value(cell.value)

    def _encode_number(self, cell: xlrd.sheet.Cell) -> str | None:
        number_format = self._number_format(cell.xf_index)
        if cell.ctype != xlrd.XL_CELL_DATE and not is_date_format(number_format):
            return encode_number(cell.value, unit_format(number_format))
        try:
            return encode_value(from_excel(cell.value, self._epoch, timedelta=is_timedelta_format(number_format)))
        except (OverflowError, ValueError):
            return ERROR + "#VALUE!"

    def _look_up(self, index: int) -> str:
        known = self._book.format_map.get(self._book.xf_list[index].format_key)
        return str(known.format_str) if known else ""
