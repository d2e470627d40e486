"""Conversions: which columns of a register hold an amount in another currency, and which take it converted."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

RATES = "rates"


@dataclass(frozen=True)
class Conversion:
    """Names of columns: ``amount`` in ``currency``, at the rate of ``date``, goes ``into`` another, with the rate used.

    The unit of ``into`` is the currency that it is converted to. Where ``date`` is a column of years, the rate is that
    of 31 December.
    """

    amount: str
    currency: str
    date: str
    into: str
    rate: str
    rate_date: str


TYPES: Mapping[str, tuple[str, ...]] = {
    "amount": ("money",),
    "currency": ("id",),
    "date": ("date", "integer"),
    "into": ("money",),
    "rate": ("decimal",),
    "rate_date": ("date",),
}


def parse_conversion(data: Mapping[str, Any]) -> Conversion:
    """A conversion from data that the JSON Schema has accepted."""
    return Conversion(**data)


def conversion_problems(
    conversions: Sequence[Conversion], types: Mapping[str, str], registers: Collection[str]
) -> list[tuple[tuple[str | int, ...], str]]:
    """(Place, message) for each column that is not there, or is of another type than it must be."""
    problems: list[tuple[tuple[str | int, ...], str]] = []
    for i, conversion in enumerate(conversions):
        for key, wanted in TYPES.items():
            name = getattr(conversion, key)
            if types.get(name) not in wanted:
                found = f"is of type {types[name]}" if name in types else "does not exist"
                message = f"the column {name!r} {found}; it must be of type {' or '.join(wanted)}"
                problems.append((("conversions", i, key), message))
    if conversions and RATES not in registers:
        problems.append((("conversions",), f"amounts are converted by a register called {RATES!r}; there is none"))
    return problems
