"""One row's amount in another currency: converted, with its rate and day, or what stands against it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Any

import pandas as pd

from strandreport.model.conversions import Conversion
from strandreport.model.findings import Code, Severity
from strandreport.model.money import minor_units_text
from strandreport.model.registers import Register
from strandreport.register.rates import LONGEST_GAP, RateTable

# Offices convert at a rate of their own: of the day of signature, or a mean of the year.
TOLERANCE = Fraction(1, 10)
NONE = "–"


@dataclass(frozen=True)
class Trouble:
    """What is wrong with a row's amounts: the column to look at, what it says, and what the message quotes."""

    code: Code
    column: str
    value: str
    expected: tuple[tuple[str, str], ...] = ()
    severity: Severity = Severity.VOIDS


@dataclass(frozen=True)
class Converted:
    """An amount in minor units with its rate, in parts of the register's column, and the day of the rate."""

    amount: int
    rate: int
    day: date


@dataclass(frozen=True)
class Converter:
    """Converts rows of a register by one of its declarations."""

    register: Register
    conversion: Conversion
    table: RateTable
    as_of: date

    def judge(self, row: Mapping[Any, Any]) -> Converted | Trouble | None:
        """The converted amount of a row, what is wrong with it, or None if there is nothing to convert.

        An amount that is stated in the register's currency too is never replaced: trouble with the other is advice.
        """
        names = self.conversion
        stated, local = _whole(row[names.into]), _whole(row[names.amount])
        if local is None:
            return self._alone(_text(row[names.currency])) if stated is not None else None
        result = self._read(row, local)
        if stated is None:
            return result
        if isinstance(result, Trouble):
            return replace(result, severity=Severity.ADVICE)
        return self._compared(stated, local, result, _text(row[names.currency]))

    def _read(self, row: Mapping[Any, Any], local: int) -> Converted | Trouble:
        names, word = self.conversion, _text(row[self.conversion.currency])
        code, day = self.table.currencies.code_of(word), self._day(row[names.date])
        if not word:
            return Trouble(Code.MISSING_CURRENCY, names.currency, "")
        if not code:
            return self._unknown(word)
        if day is None:
            return Trouble(Code.NO_RATE_DAY, names.date, "", (("currency", code),))
        return self._too_fine(local, code) or self._converted(local, code, day) or self._no_rate(code, day)

    def _alone(self, word: str) -> Trouble | None:
        """An amount in the register's currency beside the name of another: nobody knows which of the two it is in."""
        code = self.table.currencies.code_of(word)
        if not word or code == self._target:
            return None
        expected = (("currency", code or word), ("unit", self._target))
        return Trouble(Code.CURRENCY_UNCLEAR, self.conversion.currency, word, expected)

    def _unknown(self, word: str) -> Trouble:
        choices = ", ".join(self.table.currencies.choices(word)) or "EUR, USD, GBP, CHF, JPY, XOF …"
        return Trouble(Code.UNKNOWN_CURRENCY, self.conversion.currency, word, (("choices", choices),))

    def _too_fine(self, local: int, code: str) -> Trouble | None:
        digits, decimals = self._digits, self.table.currencies.decimals_of(code)
        if decimals >= digits or local % 10 ** (digits - decimals) == 0:
            return None
        expected = (("currency", code), ("decimals", str(decimals)))
        return Trouble(Code.CURRENCY_DECIMALS, self.conversion.amount, minor_units_text(local, digits), expected)

    def _converted(self, local: int, code: str, day: date) -> Converted | None:
        rate, base = self.table.rate_on(code, day), self.table.rate_on(self._target, day)
        if rate is None or base is None:
            return None
        per_unit = rate.units_per_euro / base.units_per_euro
        whole = 10 ** self.register.column(self.conversion.into).minor_digits
        parts = 10 ** self.register.column(self.conversion.rate).decimals
        amount = half_up(Fraction(local, 10**self._digits) / per_unit * whole)
        return Converted(amount, half_up(per_unit * parts), min(rate.day, base.day))

    def _compared(self, stated: int, local: int, converted: Converted, currency: str) -> Trouble | None:
        """The stated amount counts; told is only that it lies far from what the rate makes of the other.

        The same number in two currencies was copied from one into the other, however near the rate is to one.
        """
        digits = self.register.column(self.conversion.into).minor_digits
        is_copy = stated * 10**self._digits == local * 10**digits and stated != converted.amount
        if not is_copy and abs(stated - converted.amount) <= TOLERANCE * max(abs(stated), abs(converted.amount)):
            return None
        expected = (
            ("converted", minor_units_text(converted.amount, digits)),
            ("currency", currency),
            ("date", converted.day.isoformat()),
        )
        value = minor_units_text(stated, digits)
        return Trouble(Code.AMOUNTS_DIFFER, self.conversion.into, value, expected, Severity.ADVICE)

    def _no_rate(self, code: str, day: date) -> Trouble:
        last = self.table.last_before(code, day)
        known = last.day.isoformat() if last else NONE
        expected = (("currency", code), ("date", day.isoformat()), ("last", known), ("days", str(LONGEST_GAP)))
        return Trouble(Code.NO_RATE, self.conversion.currency, code, expected)

    def _day(self, value: Any) -> date | None:
        """The day of a date, or 31 December of a year; not after the cut-off date, where no rate can be known."""
        if pd.isna(value):
            return None
        is_date = self.register.column(self.conversion.date).type == "date"
        try:
            day = pd.Timestamp(value).date() if is_date else date(int(value), 12, 31)
        except ValueError:
            return None
        return min(day, self.as_of)

    @property
    def _digits(self) -> int:
        return self.register.column(self.conversion.amount).minor_digits

    @property
    def _target(self) -> str:
        return self.register.column(self.conversion.into).unit


def half_up(value: Fraction) -> int:
    """The nearest whole number; halves go away from zero.

    >>> half_up(Fraction(5, 2)), half_up(Fraction(-5, 2)), half_up(Fraction(12, 5))
    (3, -3, 2)
    """
    whole = (2 * abs(value.numerator) + value.denominator) // (2 * value.denominator)
    return whole if value >= 0 else -whole


def _text(value: Any) -> str:
    return "" if pd.isna(value) else str(value).strip()


def _whole(value: Any) -> int | None:
    return None if pd.isna(value) else int(value)
