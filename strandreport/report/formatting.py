"""Numbers, money, rates and dates as text, in English and French; the only place where anything is rounded.

Rounding is half up, on the magnitude, from exact values. Floats, booleans and nothing are refused: who has no figure
must say so in words.
"""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from strandreport.model.declarations import SMALL_BASE
from strandreport.model.figures import growth_rate
from strandreport.report.exact import Exact, exact, half_up, whole

NARROW, NO_BREAK, MINUS, NONE = "\u202f", "\u00a0", "\u2212", "\N{EN DASH}"
OF = {"en": "of", "fr": "sur"}
SIGNS = {"EUR": "€", "USD": "$", "GBP": "£"}


def number(value: Exact, language: str, decimals: int = 0) -> str:
    r"""A number with the thousands and the decimal mark of its language.

    >>> number(3905, "en"), number(Fraction(1, 2), "en"), number(Fraction(-5, 2), "en")
    ('3,905', '1', '−3')
    >>> from decimal import Decimal
    >>> number(Decimal("1234.25"), "fr", 1)
    '1\u202f234,3'
    >>> number(Fraction(-1, 100), "en", 1)
    '0.0'
    """
    units = half_up(abs(exact(value)) * 10**decimals)
    whole, part = divmod(units, 10**decimals)
    text = f"{whole:,}" + (f".{part:0{decimals}d}" if decimals else "")
    if language == "fr":
        text = text.replace(",", NARROW).replace(".", ",")
    return (MINUS if value < 0 and units else "") + text


def count(value: int, language: str) -> str:
    r"""A whole number.

    >>> count(1705, "en"), count(-1705, "fr")
    ('1,705', '−1\u202f705')
    """
    return number(whole(value), language)


def money(minor: int, currency: str, language: str) -> str:
    r"""An amount of minor units in full units, for tables.

    >>> money(14823456789, "EUR", "en"), money(-50, "EUR", "en")
    ('€148,234,568', '−€1')
    >>> money(14823456789, "EUR", "fr"), money(100, "CHF", "en")
    ('148\u202f234\u202f568\xa0€', 'CHF\xa01')
    """
    return _with_sign(number(Fraction(whole(minor), 100), language), currency, language, "")


def money_short(minor: int, currency: str, language: str) -> str:
    r"""An amount in millions from one million on, for headings and charts; in full units below.

    >>> money_short(14820000000, "EUR", "en"), money_short(14820000000, "EUR", "fr")
    ('€148.2\xa0M', '148,2\xa0M€')
    >>> money_short(99999999, "EUR", "en"), money_short(100000000, "EUR", "en")
    ('€1,000,000', '€1.0\xa0M')
    """
    if abs(whole(minor)) < 100_000_000:
        return money(minor, currency, language)
    return _with_sign(number(Fraction(minor, 100_000_000), language, 1), currency, language, "M")


def percent(numerator: int, denominator: int, language: str, decimals: int = 1) -> str:
    r"""A share in hundredths.

    >>> percent(9, 50, "en"), percent(48, 318, "fr"), percent(1, 8, "en", 0)
    ('18.0%', '15,1\u202f%', '13%')
    """
    text = number(Fraction(whole(numerator) * 100, whole(denominator)), language, decimals)
    return f"{text}{NARROW}%" if language == "fr" else f"{text}%"


def growth(last: int, first: int, years: int, language: str, decimals: int = 1) -> str:
    r"""The mean growth per year between two values, in hundredths, with its sign.

    >>> growth(121, 100, 2, "en"), growth(1, 3, 1, "fr"), growth(7, 7, 3, "en")
    ('+10.0%', '−66,7\u202f%', '0.0%')
    """
    text = change(growth_rate(last, first, years) * 100, language, decimals)
    return f"{text}{NARROW}%" if language == "fr" else f"{text}%"


def points(numerator: int, denominator: int, language: str, decimals: int = 1) -> str:
    r"""The difference of two shares in points, with its sign.

    >>> points(1, 8, "en"), points(-1, 8, "fr")
    ('+12.5\xa0pts', '−12,5\xa0pts')
    """
    return f"{change(Fraction(whole(numerator) * 100, whole(denominator)), language, decimals)}{NO_BREAK}pts"


def parts(numerator: int, denominator: int, language: str) -> str:
    r"""What a rate is made of, in one piece.

    >>> parts(48, 1318, "fr")
    '48\xa0sur\xa01\u202f318'
    """
    return f"{count(numerator, language)}{NO_BREAK}{OF[language]}{NO_BREAK}{count(denominator, language)}"


def parts_of(value: Mapping[str, Any], language: str) -> str:
    r"""What a rate as a value object is made of: counts, or amounts.

    >>> parts_of({"numerator": 150000, "denominator": 500000000, "parts": "money", "currency": "EUR"}, "en")
    '€1,500\xa0of\xa0€5.0\xa0M'
    """
    if value.get("parts") != "money":
        return parts(value["numerator"], value["denominator"], language)
    both = (money_short(value[key], value["currency"], language) for key in ("numerator", "denominator"))
    return f"{NO_BREAK}{OF[language]}{NO_BREAK}".join(both)


def rate(value: Mapping[str, Any], language: str) -> str:
    """A rate as a percentage, or as what it is made of where there are fewer than its base."""
    if abs(value["denominator"]) < value.get("base", SMALL_BASE):
        return parts_of(value, language)
    return percent(value["numerator"], value["denominator"], language, value["decimals"])


def change(value: Exact, language: str, decimals: int = 0) -> str:
    """A difference with its sign; no sign for none.

    >>> from decimal import Decimal
    >>> change(83, "en"), change(Decimal("-0.3"), "fr", 1), change(0, "en"), change(Fraction(1, 30), "en", 1)
    ('+83', '−0,3', '0', '0.0')
    """
    text = number(value, language, decimals)
    return f"+{text}" if value > 0 and text.strip("0.,") else text


def span(low: Exact, high: Exact, language: str, decimals: int = 0) -> str:
    r"""A range, or the one number when both ends read alike.

    >>> span(7, 9, "en"), span(7, 9, "fr"), span(7, 7, "en")
    ('7–9', '7\xa0à\xa09', '7')
    """
    first, last = number(low, language, decimals), number(high, language, decimals)
    if first == last:
        return first
    return f"{first}{NO_BREAK}à{NO_BREAK}{last}" if language == "fr" else f"{first}–{last}"


def is_known(value: Mapping[str, Any] | None) -> bool:
    """Whether a value object of a context holds a figure.

    >>> is_known({"kind": "ratio", "numerator": 0, "denominator": 0}), is_known(None)
    (False, False)
    """
    if value is None or value["kind"] == "none" or value["numerator"] is None:
        return False
    return value["denominator"] != 0 and (value["kind"] != "ratio" or value["denominator"] is not None)


def figure(value: Mapping[str, Any] | None, language: str, *, full: bool = False) -> str:
    """A value object as text, a dash for none; ``full`` writes money in full units.

    >>> figure({"kind": "count", "numerator": 26, "denominator": None}, "en")
    '26'
    """
    if value is None or not is_known(value):
        return NONE
    top, bottom = value["numerator"], value["denominator"]
    if value["kind"] == "money":
        return (money if full else money_short)(top, value["currency"], language)
    if value["kind"] == "ratio":
        return rate(value, language)
    if value["kind"] == "number":
        return number(Fraction(top, bottom), language, value["decimals"])
    if value["kind"] == "amount":
        return money(half_up(Fraction(top, bottom)), value["currency"], language)
    if value["kind"] == "growth":
        return growth(top, bottom, value["years"], language, value["decimals"])
    if value["kind"] == "points":
        return points(top, bottom, language, value["decimals"])
    return count(top, language)


def _with_sign(text: str, currency: str, language: str, scale: str) -> str:
    sign = SIGNS.get(currency, currency)
    gap = "" if currency in SIGNS else NO_BREAK
    if language == "fr":
        return f"{text}{NO_BREAK}{scale}{gap if scale else ''}{sign}"
    minus, digits = (MINUS, text[1:]) if text.startswith(MINUS) else ("", text)
    return f"{minus}{sign}{gap}{digits}" + (f"{NO_BREAK}{scale}" if scale else "")
