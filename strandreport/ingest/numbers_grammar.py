"""Grammars of numbers: the reading of a cell depends on that cell and its column alone, and never guesses."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from strandreport.ingest.cells import NUMBER, Cell
from strandreport.ingest.reading.number_formats import shows_another_number
from strandreport.model.findings import Code
from strandreport.model.form_columns import FormColumn
from strandreport.model.registers import Column

LARGEST = Decimal(10) ** 15
YEARS = range(1950, 2101)
NOISE = Decimal("0.000000001")
_SPACES = "\u00a0\u202f\u2009 "
_NUMBER = re.compile(r"-?[0-9]+([.,][0-9]+)?")
_GROUPED = re.compile(r"-?[0-9]{1,3}(?P<group>[.,'\u2019 ])[0-9]{3}(?:(?P=group)[0-9]{3})*(?P<rest>[.,][0-9]{1,2})?")


@dataclass(frozen=True)
class Parsed:
    """A value, or the code of what is wrong; ``noted`` names what was corrected or seen on the way.

    ``expected`` are values that the message of the problem quotes.
    """

    value: object = None
    problem: Code | None = None
    noted: Code | None = None
    expected: tuple[tuple[str, str], ...] = ()


def parse_money(cell: Cell, column: Column, form: FormColumn) -> Parsed:
    """Integer minor units (hundredths, unless the column keeps more decimals)."""
    amount = parse_decimal(cell, form, column.unit)
    if isinstance(amount, Code):
        return _refused(cell, amount)
    minor = amount * form.scale * 10**column.minor_digits
    whole = minor.quantize(Decimal(1), ROUND_HALF_UP)
    if (abs(minor - whole) > Decimal("0.0001") and not form.rounds) or abs(amount) > LARGEST:
        return Parsed(problem=Code.BAD_MONEY)
    if amount < 0 and not column.negative:
        return Parsed(problem=Code.NEGATIVE_AMOUNT)
    return Parsed(int(whole))


def parse_integer(cell: Cell, column: Column, form: FormColumn) -> Parsed:
    """A whole number; in a column of years one that can be a year, since 16 or 20116 would count in none."""
    amount = parse_decimal(cell, form, column.unit)
    if isinstance(amount, Code):
        return _refused(cell, Code.BAD_INTEGER if amount == Code.BAD_MONEY else amount)
    whole = amount.quantize(Decimal(1), ROUND_HALF_UP) if abs(amount) <= LARGEST else None
    # a number that was computed may miss the whole one by its last digit
    if whole is None or abs(amount - whole) > (NOISE if cell.kind == NUMBER else 0):
        return Parsed(problem=Code.BAD_INTEGER)
    if column.is_year and int(whole) not in YEARS:
        return Parsed(problem=Code.NOT_A_YEAR)
    return _outside(amount, column) or Parsed(int(whole))


def parse_fraction(cell: Cell, column: Column, form: FormColumn) -> Parsed:
    """A number, as a whole number of the smallest parts that its column keeps (ten-thousandths unless told)."""
    amount = parse_decimal(cell, form, column.unit)
    if isinstance(amount, Code):
        return _refused(cell, Code.BAD_NUMBER if amount == Code.BAD_MONEY else amount)
    parts = (amount * 10**column.decimals).quantize(Decimal(1), ROUND_HALF_UP)
    if abs(amount) > LARGEST:
        return Parsed(problem=Code.BAD_NUMBER)
    return _outside(amount, column) or Parsed(int(parts))


def _refused(cell: Cell, code: Code) -> Parsed:
    """The problem, with the number format where that is what is wrong."""
    return Parsed(problem=code, expected=(("format", cell.format),) if code == Code.FORMAT_MISLEADS else ())


def _outside(amount: Decimal, column: Column) -> Parsed | None:
    """The problem of a number that its column can't hold, or None."""
    low, high = column.least, column.most
    if (low is None or amount >= low) and (high is None or amount <= high):
        return None
    bounds = f"{low}–{high}" if None not in (low, high) else f"≥ {low}" if high is None else f"≤ {high}"
    return Parsed(problem=Code.OUT_OF_BOUNDS, expected=(("bounds", bounds),))


def parse_decimal(cell: Cell, form: FormColumn, unit: str) -> Decimal | Code:
    """The exact number in a cell, or what is wrong with it."""
    if cell.kind == NUMBER:
        shown_in_hundredths = unit == "%" and "%" in cell.format
        amount = Decimal(cell.text) * (100 if shown_in_hundredths else 1)
        if _other_unit(cell.format, unit):
            return Code.WRONG_UNIT
        return Code.FORMAT_MISLEADS if shows_another_number(cell.format) else amount
    if cell.kind != "s":
        return Code.BAD_MONEY
    text = _without_unit(cell.text.strip(_SPACES + "\t"), unit)
    return text if isinstance(text, Code) else _from_text(text, form.decimal)


def _from_text(text: str, decimal: str) -> Decimal | Code:
    r"""Text to a number, by the declared decimal mark.

    >>> _from_text("856961937,57", "comma"), _from_text("6\u202f000,50", "comma"), _from_text("1.234,56", "either")
    (Decimal('856961937.57'), Decimal('6000.50'), Decimal('1234.56'))
    >>> _from_text("6.000", "either"), _from_text("6.000", "comma"), _from_text("6.000", "point")
    (<Code.AMBIGUOUS_NUMBER: 'AMBIGUOUS_NUMBER'>, Decimal('6000'), <Code.AMBIGUOUS_NUMBER: 'AMBIGUOUS_NUMBER'>)
    >>> _from_text("(500)", "comma")
    <Code.BAD_MONEY: 'BAD_MONEY'>
    """
    text = text.replace("\u2212", "-")
    for space in _SPACES[:3]:
        text = text.replace(space, " ")
    if not text.isascii() and "\u2019" not in text:
        return Code.BAD_MONEY
    mark = {"comma": ",", "point": "."}.get(decimal, "")
    if mark and re.fullmatch(rf"-?[0-9]+\{mark}[0-9]{{3}}", text):
        # three digits behind the decimal mark are thousands in another language, never hundredths
        return Code.AMBIGUOUS_NUMBER
    grouped = _GROUPED.fullmatch(text)
    if grouped and grouped["group"] not in (mark, grouped["rest"][0] if grouped["rest"] else ""):
        if not grouped["rest"] and not mark and grouped["group"] in ".," and text.count(grouped["group"]) == 1:
            return Code.AMBIGUOUS_NUMBER
        return Decimal(text.replace(grouped["group"], "").replace(",", "."))
    if not _NUMBER.fullmatch(text):
        return Code.BAD_MONEY
    if mark and mark not in text and ("," in text or "." in text):
        return Code.AMBIGUOUS_NUMBER
    return Decimal(text.replace(",", "."))


def _without_unit(text: str, unit: str) -> str | Code:
    names = {"EUR": ("EUR", "€", "euros")}.get(unit, (unit,))
    for name in names:
        if name and text.upper().endswith(name.upper()):
            text = text[: -len(name)].strip(_SPACES)
    if re.search(r"[€$£¥%]|\b[kKM]\b|[0-9][kKM]$|[kKM]€?$|\b[A-Z]{3}$", text):
        return Code.WRONG_UNIT
    return text


def _other_unit(number_format: str, unit: str) -> bool:
    """Whether a number format shows another unit than the column's, so that a person reads another number.

    >>> [_other_unit(f, "EUR") for f in ('#,##0.00 €', '#,##0 "k€"', '#,##0,', '[$CAD] 0.00', '0%', '[$€-40C] 0', '0 "T"')]
    [False, True, True, True, True, False, True]
    """  # noqa: E501 - an example stands on one line
    own = {"EUR": ("€", "EUR", "euros")}.get(unit, (unit,) if unit else ())
    literals = re.findall(r'"([^"]*)"|\\(.)|\[\$([^\]-]*)(?:-[0-9A-Fa-f]+)?\]', number_format)
    words = ["".join(parts).strip() for parts in literals]
    if any(re.search(r"[^\W\d_]|[€$£¥%]", word) and word not in own for word in words):
        return True
    bare = re.sub(r'"[^"]*"|\\.|\[[^\]]*\]', "", number_format).replace("General", "")
    for name in own:
        bare = bare.replace(name, "")
    return bool(re.search(r"[%€$£¥]|[#0],+(?![#0?,])", bare))
