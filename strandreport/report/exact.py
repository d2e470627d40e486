"""Only exact numbers are printed: what is none stops here."""

from decimal import Decimal
from fractions import Fraction

Exact = int | Fraction | Decimal


def exact(value: Exact) -> Fraction:
    """A number as a fraction; a float, a boolean and no number are refused."""
    if isinstance(value, bool) or not isinstance(value, int | Fraction | Decimal):
        raise TypeError(f"only exact numbers are printed, not {value!r}")
    if isinstance(value, Decimal) and not value.is_finite():
        raise ValueError(f"{value!r} is not a number that can be printed")
    return Fraction(value)


def whole(value: int) -> int:
    """A whole number; anything else is refused."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"whole units are needed, not {value!r}")
    return value


def half_up(value: Fraction) -> int:
    """The nearest whole number, a half rounded up."""
    return (value + Fraction(1, 2)).__floor__()
