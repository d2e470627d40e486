"""Headers further down a sheet: another table begins there, of the same form or of another."""

from collections.abc import Mapping, Sequence

from strandreport.ingest.cells import TEXT, Sheet, shown
from strandreport.ingest.header import Layout
from strandreport.model.forms import Form
from strandreport.model.registers import Register
from strandreport.model.spelling import canonical

_FEWEST = 3


def second_tables(sheet: Sheet, layout: Layout, register: Register, forms: Mapping[str, Form]) -> list[int]:
    """Rows above or below the header that are a header too, but not the same again."""
    feed = layout.form.feeds[0]
    required = {column.name for column in register.columns if column.required} - set(feed.constants)
    columns = [column for form in forms.values() for feed in form.feeds for column in feed.columns]
    begins = {word.casefold() for column in columns for word in column.headers}
    found = []
    for number, row in enumerate(sheet.grid, start=1):
        if layout.header.first <= number <= layout.header.last:
            continue
        filled = [cell for cell in row if cell is not None]
        if any(cell[0] != TEXT for cell in filled) or layout.header.is_repeated_by(row):
            continue
        named = {column.name for cell in filled for column in feed.columns_of(shown(cell))}
        is_same_form = len(required) > 1 and required <= named and number > layout.header_row
        if is_same_form or (filled and filled[0][1:].strip().casefold() in begins and _is_of_one(filled, forms)):
            found.append(number)
    return found


def _is_of_one(filled: Sequence[str], forms: Mapping[str, Form]) -> bool:
    """Whether some words are all of them headers of one form: no row of data holds three of those and nothing else."""
    words = {canonical(shown(cell)) for cell in filled}
    return len(words) >= _FEWEST and any(words <= form.headers for form in forms.values())
