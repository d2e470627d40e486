"""Rates written upside down: euros for a unit of the currency, where the column wants units of it for a euro."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from statistics import median

from strandreport.model.currencies import Currencies

# No currency has left so wide a gap around one between the rates of its years, unless some are upside down.
GAP = Fraction(115, 100)
# How near to each other the rates of one side and the inverse ones of the other lie.
NEAR = Fraction(3, 2)


def is_upside_down(code: str, units_per_euro: Fraction, currencies: Currencies) -> bool:
    """Whether a rate lies on the side of one on which its currency has never been."""
    if units_per_euro > 1:
        return code in currencies.dearer_than_euro
    return units_per_euro < 1 and code in currencies.cheaper_than_euro


def on_the_other_side(quoted: Mapping[int, Fraction]) -> list[int]:
    """Of the rates of one currency, by row, those of the smaller part that is as if turned over; both if equally many.

    >>> turned = {1: Fraction("1.145"), 2: Fraction("0.8905"), 3: Fraction("1.12")}
    >>> on_the_other_side(turned), on_the_other_side({1: Fraction("1.03"), 2: Fraction("0.98")})
    ([2], [])
    """
    above = {row: rate for row, rate in quoted.items() if rate > 1}
    below = {row: rate for row, rate in quoted.items() if rate < 1}
    if not above or not below or min(above.values()) < GAP * max(below.values()):
        return []
    product = _middle([*above.values()]) * _middle([*below.values()])
    if max(product, 1 / product) > NEAR:
        return []
    if len(above) == len(below):
        return sorted(quoted)
    return sorted(above if len(above) < len(below) else below)


def _middle(rates: Sequence[Fraction]) -> Fraction:
    return Fraction(median(rates))
