"""What only a whole column shows: days and months that may have changed places."""

from collections.abc import Sequence
from dataclasses import dataclass

from strandreport.ingest.cells import DATE, decode, shown
from strandreport.ingest.dates_grammar import MONTHS_OF_A_YEAR, slashed_parts
from strandreport.model.findings import Code
from strandreport.model.form_columns import FormColumn
from strandreport.model.registers import Column

# dates of chance all have a day up to 12 once in a hundred times if there are five
ENOUGH_DATES = 5


@dataclass(frozen=True)
class Advice:
    """Something to look at: the value quoted and the indexes of the cells."""

    code: Code
    value: str
    cells: tuple[int, ...]


def advise(cells: Sequence[str | None], column: Column, form: FormColumn) -> list[Advice]:
    """All advice about a column; no value is changed by it."""
    return _month_first(cells) + _swapped(cells) if column.type == "date" and form.dates == "dmy" else []


def _month_first(cells: Sequence[str | None]) -> list[Advice]:
    """Dates read day first, in a column that has others which can only be month first (03/25/2018)."""
    parts = {i: found for i, cell in enumerate(cells) if cell and (found := slashed_parts(decode(cell)))}
    american = [i for i, (first, second) in parts.items() if first <= MONTHS_OF_A_YEAR < second]
    either = tuple(i for i, found in parts.items() if max(found) <= MONTHS_OF_A_YEAR and found[0] != found[1])
    return [Advice(Code.MIXED_DATES, shown(cells[american[0]]), either)] if american and either else []


def _swapped(cells: Sequence[str | None]) -> list[Advice]:
    """Date cells that all have a day up to 12, beside texts that all have a later one.

    So it looks where a program that expects the month first opened a list that has the day first: what could be a date
    with the month first became one, the rest stayed text.
    """
    decoded = {i: decode(cell) for i, cell in enumerate(cells) if cell}
    texts = {i: found for i, cell in decoded.items() if (found := slashed_parts(cell))}
    dates = {i: int(cell.text[8:10]) for i, cell in decoded.items() if cell.kind == DATE}
    if not texts or len(dates) < ENOUGH_DATES or max(dates.values()) > MONTHS_OF_A_YEAR:
        return []
    is_later = all(first > MONTHS_OF_A_YEAR for first, _ in texts.values())
    return [Advice(Code.SWAPPED_DATES, shown(cells[min(texts)]), tuple(dates))] if is_later else []
