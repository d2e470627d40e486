"""Tables beside each other on one sheet: each is read as a sheet of its own, with its cells where they are."""

from collections.abc import Mapping
from dataclasses import replace

from strandreport.ingest.cells import Sheet
from strandreport.ingest.form_fit import fits
from strandreport.ingest.header_rows import header_rows
from strandreport.model.forms import Form
from strandreport.model.registers import Register


def side_tables(sheet: Sheet, forms: Mapping[str, Form], registers: Mapping[str, Register]) -> list[Sheet]:
    """The tables of a sheet, from left to right; the sheet itself unless a form says that it has several.

    Tables are parted by columns without a header. Each must be one of the form for itself, or the sheet stays whole
    and is judged as such.
    """
    declared = [form for form in forms.values() if form.side_by_side]
    for header in header_rows(sheet):
        parts = header.parts
        if len(parts) > 1 and any(all(fits(part, form, registers) for part in parts) for form in declared):
            firsts = [0, *(min(part.words) for part in parts[1:])]
            width = len(sheet.grid[0])
            return [_part(sheet, first, end) for first, end in zip(firsts, [*firsts[1:], width], strict=True)]
    return [sheet]


def _part(sheet: Sheet, first: int, end: int) -> Sheet:
    """The sheet with nothing but the columns from ``first`` to before ``end`` (from 0), so addresses stay right."""
    columns = range(first + 1, end + 1)
    return replace(
        sheet,
        grid=[[cell if first <= at < end else None for at, cell in enumerate(row)] for row in sheet.grid],
        merges=tuple(merge for merge in sheet.merges if merge.first_column in columns),
        comments=tuple(comment for comment in sheet.comments if comment.column in columns),
        hidden_columns=tuple(number for number in sheet.hidden_columns if number in columns),
    )
