"""Amounts that rest on no row that the public may see, though rows that may be confidential could belong to them.

Money of an agreement that nobody knows is kept from the public: the agreement may be confidential, and its row may have
been left out. Whether such a row belongs to a figure can't be told without giving it away. Where other rows are behind
an amount it stands, and its page says how many rows are held back; where there is none, 0 may be wrong by any amount. A
count stands, because it is wrong by no more than the rows that its page says are held back.
"""

from collections.abc import Collection, Iterable
from dataclasses import replace

from strandreport.measure.computed import Task
from strandreport.measure.references import declaration_of
from strandreport.model.declarations import DIFFERENCE
from strandreport.model.figures import GROWTH, WITHHELD, Figure
from strandreport.model.indicators import parts_of

AMOUNTS = ("sum", "mean", "median")


def withhold(figures: Iterable[Figure], task: Task, held_back: Collection[str]) -> list[Figure]:
    """The same figures, with the amounts held back that rest on nothing in a register of which rows are held back."""
    listed = list(figures)
    if task.audience != "public" or not held_back:
        return listed
    begun = {period.name for period in task.periods if period.has_begun}
    return [
        _without_value(figure) if figure.period in begun and _rests_on_nothing(figure, task, held_back) else figure
        for figure in listed
    ]


def _rests_on_nothing(figure: Figure, task: Task, held_back: Collection[str]) -> bool:
    indicator = declaration_of(figure, task)
    parts = parts_of(indicator, task.indicators)
    in_doubt = [part.of in held_back and part.measure.kind in AMOUNTS for part in parts]
    if not any(in_doubt):
        return False
    if not indicator.is_ratio or indicator.measure.kind == DIFFERENCE:
        return not figure.n_rows
    numbers = (figure.numerator, figure.denominator)
    has_empty_part = any(number == 0 and doubted for number, doubted in zip(numbers, in_doubt, strict=True))
    return has_empty_part or (indicator.measure.kind != GROWTH and not figure.n_rows)


def _without_value(figure: Figure) -> Figure:
    return replace(figure, numerator=None, denominator=None, state=WITHHELD)
