"""The rates of the register of rates and the fixed ones, by currency and day. No rate is ever guessed."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

import pandas as pd

from strandreport.model.currencies import EURO, Currencies
from strandreport.model.findings import Code, Finding, Severity
from strandreport.model.money import minor_units_text
from strandreport.model.registers import Register
from strandreport.register.collect import Addresses
from strandreport.register.inverted_rates import is_upside_down, on_the_other_side
from strandreport.register.plausibility import told

# The longest run of days without a rate of the European Central Bank is that of Easter or of Christmas: four. An older
# rate is stale: an extract that ends too early, or a currency that is no longer quoted.
LONGEST_GAP = 7
# Rates are published with four to six digits.
PEG_TOLERANCE = Fraction(1, 5000)
# No currency of these tables has moved so far within a week without a slip of the pen.
LARGEST_STEP = Fraction(5, 4)


@dataclass(frozen=True)
class Rate:
    """How many units of a currency one euro is worth, and of which day that is."""

    units_per_euro: Fraction
    day: date


@dataclass(frozen=True)
class RateTable:
    """Rates in order of their days."""

    currencies: Currencies
    quoted: Mapping[str, tuple[Rate, ...]]

    def rate_on(self, currency: str, day: date) -> Rate | None:
        """The rate of the last working day on or before a day; none if that lies more than a week back."""
        if currency == EURO:
            return Rate(Fraction(1), day)
        peg = self.currencies.pegs.get(currency)
        if peg and peg.holds_on(day):
            return Rate(peg.units_per_euro, day)
        last = self.last_before(currency, day)
        return last if last and (day - last.day).days <= LONGEST_GAP else None

    def last_before(self, currency: str, day: date) -> Rate | None:
        """The last quoted rate on or before a day, however old."""
        rates = self.quoted.get(currency, ())
        at = bisect_right(rates, day, key=lambda rate: rate.day)
        return rates[at - 1] if at else None


def rate_table(rows: pd.DataFrame, register: Register, currencies: Currencies) -> RateTable:
    """The usable rows of the register of rates: of a known currency, above zero, not upside down."""
    quoted: dict[str, dict[date, Rate]] = defaultdict(dict)
    scale = 10 ** register.column("units_per_euro").decimals
    for row in rows[["currency", "rate_date", "units_per_euro"]].to_dict("records"):
        code, units = currencies.code_of(str(row["currency"])), int(row["units_per_euro"])
        if code and units > 0 and not is_upside_down(code, Fraction(units, scale), currencies):
            day = pd.Timestamp(row["rate_date"]).date()
            quoted[code][day] = Rate(Fraction(units, scale), day)
    return RateTable(currencies, {code: tuple(by[day] for day in sorted(by)) for code, by in quoted.items()})


def check_rates(rows: pd.DataFrame, register: Register, currencies: Currencies, addresses: Addresses) -> list[Finding]:
    """Findings of rates that can't be used, that contradict a fixed one, or that leap within a week."""
    found: dict[tuple[Code, Severity, str, str], list[object]] = defaultdict(list)
    scale = 10 ** register.column("units_per_euro").decimals
    before: dict[str, Rate] = {}
    usable: dict[str, dict[int, Fraction]] = defaultdict(dict)
    ordered = rows.sort_values(["rate_date", "source", "sheet", "row"], kind="stable")
    for index, row in zip(ordered.index, ordered.to_dict("records"), strict=True):
        code = currencies.code_of(str(row["currency"]))
        rate = Rate(Fraction(int(row["units_per_euro"]), scale), pd.Timestamp(row["rate_date"]).date())
        if not code:
            choices = ", ".join(currencies.choices(str(row["currency"]))) or "USD, GBP, CHF, JPY …"
            found[Code.UNKNOWN_CURRENCY, Severity.VOIDS, "currency", choices].append(index)
            continue
        if problem := _rate_problem(rate, code, currencies, before.get(code)):
            found[*problem, "units_per_euro", code].append(index)
        if rate.units_per_euro > 0 and not is_upside_down(code, rate.units_per_euro, currencies):
            before[code] = rate
            usable[code][int(str(index))] = rate.units_per_euro
    for code, quoted in usable.items():
        if turned := on_the_other_side(quoted):
            found[Code.RATES_BOTH_WAYS, Severity.ADVICE, "units_per_euro", code] += turned
    return [
        finding
        for (code, severity, column, more), indexes in found.items()
        for finding in _told(rows.loc[indexes], code, severity, register, column, more, addresses)
    ]


def _rate_problem(rate: Rate, code: str, currencies: Currencies, before: Rate | None) -> tuple[Code, Severity] | None:
    if rate.units_per_euro <= 0:
        return Code.BAD_RATE, Severity.VOIDS
    if is_upside_down(code, rate.units_per_euro, currencies):
        return Code.RATE_UPSIDE_DOWN, Severity.VOIDS
    peg = currencies.pegs.get(code)
    if peg and peg.holds_on(rate.day):
        far = abs(rate.units_per_euro / peg.units_per_euro - 1) > PEG_TOLERANCE
        return (Code.RATE_AGAINST_PEG, Severity.ADVICE) if far else None
    if before and (rate.day - before.day).days <= LONGEST_GAP:
        step = rate.units_per_euro / before.units_per_euro
        if max(step, 1 / step) > LARGEST_STEP:
            return Code.RATE_LEAPS, Severity.ADVICE
    return None


def _told(
    rows: pd.DataFrame,
    code: Code,
    severity: Severity,
    register: Register,
    column: str,
    more: str,
    addresses: Addresses,
) -> list[Finding]:
    """Findings that quote the rate as it stands in a sheet."""
    if column == "currency":
        return told(rows, code, severity, register, column, addresses, {"column": column, "choices": more})
    decimals = register.column(column).decimals
    words = [minor_units_text(int(value), decimals) for value in rows[column]]
    quoted = rows.assign(**{column: words})
    return told(quoted, code, severity, register, column, addresses, {"column": column, "currency": more})
