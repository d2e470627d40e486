"""Do published shares agree with the numbers that stand beside them? A rounded share leaves a range of wholes.

8,880 publications that are 52 % and 5,502 that are 32 % may both be shares of about 17,100; 40 of 1,708 is 2.34 %,
so that a printed 2.36 % is a misprint, of the source or of whoever copied it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pandas as pd

from strandreport.model.findings import Code, Finding, Severity
from strandreport.model.registers import Register
from strandreport.register.collect import Addresses
from strandreport.register.plausibility import told

REGISTER = "published_figures"


@dataclass(frozen=True)
class Range:
    """The wholes of which a number can be a rounded share: from ``low``, which is not one of them, up to ``high``."""

    low: Fraction
    high: Fraction | None

    def __contains__(self, whole: Fraction) -> bool:
        return self.low < whole and (self.high is None or whole <= self.high)

    def meets(self, other: "Range") -> bool:
        """Whether a whole number lies in both."""
        low, ends = max(self.low, other.low), [end for end in (self.high, other.high) if end is not None]
        return not ends or low.__floor__() + 1 <= min(ends)


def possible_wholes(number: Fraction, percent: Fraction, decimals: int) -> Range:
    """The wholes of which a number, rounded half up, is a share of so many hundredths.

    >>> possible_wholes(Fraction(8880), Fraction(52), 0).meets(possible_wholes(Fraction(5502), Fraction(32), 0))
    True
    >>> Fraction(1708) in possible_wholes(Fraction(40), Fraction("2.36"), 2)
    False
    """
    half = Fraction(1, 2 * 10**decimals)
    high = None if percent <= half else 100 * number / (percent - half)
    return Range(100 * number / (percent + half), high)


def check_published_shares(
    frames: Mapping[str, pd.DataFrame], registers: Mapping[str, Register], addresses: Addresses
) -> list[Finding]:
    """Findings of shares that their numerator and denominator, or another share of the same whole, contradict."""
    if REGISTER not in registers:
        return []
    register = registers[REGISTER]
    shares = frames[REGISTER].dropna(subset=["number", "percent"])
    ranges = {row["published_id"]: _range(row, register) for row in shares.to_dict("records")}
    return [*_misprints(shares, ranges, register, addresses), *_at_odds(shares, ranges, register, addresses)]


def _range(row: Mapping[Any, Any], register: Register) -> Range:
    percent = _plain(row["percent"], register, "percent")
    stated = row["percent_decimals"]
    return possible_wholes(
        _plain(row["number"], register, "number"), percent, _decimals(percent) if pd.isna(stated) else int(stated)
    )


def _plain(stored: Any, register: Register, column: str) -> Fraction:
    return Fraction(int(stored), 10 ** register.column(column).decimals)


def _decimals(percent: Fraction) -> int:
    """How many decimals a number has that is a whole number of hundred-millionths or larger parts."""
    return next(n for n in range(20) if (percent * 10**n).denominator == 1)


def _misprints(
    shares: pd.DataFrame, ranges: Mapping[str, Range], register: Register, addresses: Addresses
) -> Iterator[Finding]:
    for index, row in shares.dropna(subset=["out_of"]).iterrows():
        whole = _plain(row["out_of"], register, "out_of")
        if whole in ranges[row["published_id"]]:
            continue
        numbers = {"number": _words(row["number"], register, "number")}
        expected = {"column": "percent", **numbers, "whole": _words(row["out_of"], register, "out_of")}
        yield from told(
            _printed(shares[shares.index == index], register),
            *(Code.PUBLISHED_SHARE, Severity.ADVICE, register, "percent", addresses, expected),
        )


def _at_odds(
    shares: pd.DataFrame, ranges: Mapping[str, Range], register: Register, addresses: Addresses
) -> Iterator[Finding]:
    for base, group in shares.dropna(subset=["base"]).groupby("base", sort=True):
        found = [ranges[name] for name in group["published_id"]]
        wrong = [any(not one.meets(other) for other in found) for one in found]
        if any(wrong):
            expected = {"column": "percent", "base": str(base)}
            yield from told(
                _printed(group[wrong], register),
                Code.PUBLISHED_SHARES_DIFFER,
                Severity.ADVICE,
                register,
                "percent",
                addresses,
                expected,
            )


def _words(stored: Any, register: Register, column: str) -> str:
    """The number as a person writes it."""
    return f"{Decimal(int(stored)).scaleb(-register.column(column).decimals):f}".rstrip("0").rstrip(".")


def _printed(shares: pd.DataFrame, register: Register) -> pd.DataFrame:
    """The rows with their shares as printed, to be quoted."""
    return shares.assign(percent=[_words(stored, register, "percent") for stored in shares["percent"]])
