"""The value of a figure in an explanation: what it is made of, or why there is none."""

from collections.abc import Iterator

from strandreport.measure.computed import Task
from strandreport.measure.explained_rows import underlined
from strandreport.measure.table import kind_of
from strandreport.model.catalogue import Catalogue
from strandreport.model.declarations import Indicator
from strandreport.model.figures import VALUE, Figure
from strandreport.model.indicators import parts_of
from strandreport.model.money import minor_units_text
from strandreport.model.project import Project

COMPOSED, MONEY = ("ratio", "growth"), ("money", "amount")


def write_value(figure: Figure, indicator: Indicator, project: Project, task: Task, words: Catalogue) -> Iterator[str]:
    """The lines on the value."""
    yield from underlined(words.text("explain.value.heading"))
    numerator, denominator = figure.numerator, figure.denominator
    if figure.is_held_back:
        yield words.text(f"explain.value.{figure.state}")
        return
    if figure.state != VALUE or numerator is None:
        no_rate = figure.kind in ("ratio", "growth") and denominator == 0
        key = "no_rate" if no_rate else "no_data"
        yield words.text(f"explain.value.{key}", numerator=numerator, denominator=denominator)
        return
    in_money = _in_money(figure, indicator, task)
    shown, whole = map(_part, (numerator, denominator), in_money)
    yield words.text(
        f"explain.value.{figure.kind}",
        numerator=shown,
        denominator=whole,
        years=figure.n_years,
        unit=indicator.unit[words.language],
        currency=project.settings.reporting_currency,
    )


def _in_money(figure: Figure, indicator: Indicator, task: Task) -> tuple[bool, bool]:
    """Whether numerator and denominator are money."""
    if figure.kind not in COMPOSED:
        return figure.kind in MONEY, False
    over, under = [kind_of(part, task) in MONEY for part in parts_of(indicator, task.indicators)]
    return over, under


def _part(value: int | None, is_money: bool) -> str:
    """A numerator or denominator; money is kept in minor units."""
    return minor_units_text(value) if is_money and value is not None else str(value)
