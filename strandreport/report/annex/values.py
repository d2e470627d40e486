"""Values of the contexts as cells: a number with its format, or the sign that says why there is none."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from strandreport.model.figures import MINOR_UNITS, Figure, growth_rate
from strandreport.report import formatting
from strandreport.report.annex.sheet import Kind, Shorthand, Typed

AMOUNTS = {"amount": "money"}
WITHOUT_DENOMINATOR = ("count", "money")


def sign_cell(sign: Shorthand) -> Typed:
    """A sign in place of a value."""
    return Typed(sign, Kind.TEXT)


def number_cell(value: Mapping[str, Any] | None, otherwise: Shorthand = Shorthand.MISSING) -> Typed:
    """A value object as a number with its format; a rate on a small base is no number but its parts."""
    if value is None or not formatting.is_known(value):
        return sign_cell(otherwise)
    kind, decimals = value["kind"], value["decimals"]
    if kind == "money":
        return Typed(value["numerator"] / MINOR_UNITS, Kind.MONEY)
    if kind == "ratio":
        small = value["denominator"] < value["base"]
        number = value["numerator"] / value["denominator"]
        return sign_cell(Shorthand.UNRELIABLE) if small else Typed(number, Kind.SHARE, decimals)
    if kind == "growth":
        rate = growth_rate(value["numerator"], value["denominator"], value["years"])
        return Typed(float(rate), Kind.SHARE, decimals)
    if kind == "amount":
        return Typed(value["numerator"] / (value["denominator"] * MINOR_UNITS), Kind.MONEY)
    if kind == "points":
        return Typed(100 * value["numerator"] / value["denominator"], Kind.NUMBER, decimals)
    if kind == "number":
        return Typed(value["numerator"] / value["denominator"], Kind.NUMBER, decimals)
    return Typed(value["numerator"], Kind.INTEGER)


def figure_cell(figure: Figure, value: Mapping[str, Any]) -> Typed:
    """A figure as a number, or why it has none: held back, or no data."""
    return number_cell(value, Shorthand.CONFIDENTIAL if figure.is_held_back else Shorthand.MISSING)


def part_cells(figure: Figure, parts: str) -> tuple[Typed, Typed]:
    """Numerator and denominator of a figure; a count and an amount have no denominator."""
    if figure.is_held_back:
        none = sign_cell(Shorthand.CONFIDENTIAL)
        return none, sign_cell(Shorthand.NOT_APPLICABLE) if figure.kind in WITHOUT_DENOMINATOR else none
    if figure.kind in WITHOUT_DENOMINATOR:
        return _part(figure.numerator, figure.kind), sign_cell(Shorthand.NOT_APPLICABLE)
    of_amounts = "money" if "money" in (parts, AMOUNTS.get(figure.kind)) else "count"
    return _part(figure.numerator, of_amounts), _part(figure.denominator, parts)


def share_cell(value: Fraction | None) -> Typed:
    """A share of a way or of a time; there is none where nothing is judged."""
    return sign_cell(Shorthand.NOT_APPLICABLE) if value is None else Typed(float(value), Kind.SHARE, 0)


def marks(figure: Figure, shown: Typed, *, is_revised: bool = False, is_broken: bool = False) -> str:
    """The signs that stand beside a value, in a column of their own so that it stays a number."""
    has_number = is_number(shown)
    found = {
        Shorthand.BREAK: is_broken,
        Shorthand.ESTIMATED: has_number and figure.n_derived > 0,
        Shorthand.LOW: has_number and is_low(shown),
        Shorthand.PROVISIONAL: has_number
        and (figure.is_partial or figure.n_unresolved > 0 or bool(figure.value_status)),
        Shorthand.REVISED: is_revised,
    }
    return " ".join(sign for sign, holds in found.items() if holds)


def is_number(cell: object) -> bool:
    """Whether a cell holds a value, not a sign in place of one."""
    return isinstance(cell, Typed) and not isinstance(cell.value, Shorthand)


def is_low(cell: Typed) -> bool:
    """Whether a number is not zero but is shown as if it were.

    >>> is_low(Typed(0.0004, Kind.SHARE, 1)), is_low(Typed(0.0005, Kind.SHARE, 1)), is_low(Typed(0.0, Kind.SHARE, 1))
    (True, False, False)
    """
    if cell.decimals is None or not isinstance(cell.value, float):
        return False
    scale = 100 if cell.kind == Kind.SHARE else 1
    return 0 < abs(cell.value) * scale < 0.5 * 10**-cell.decimals


def _part(value: int | None, kind: str) -> Typed:
    if value is None:
        return sign_cell(Shorthand.MISSING)
    return Typed(value / MINOR_UNITS, Kind.MONEY) if kind == "money" else Typed(value, Kind.INTEGER)
