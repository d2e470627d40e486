"""One figure of the reports: its stable name and the columns of the table of figures."""

import string
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, localcontext
from fractions import Fraction

VALUE = "value"
NO_DATA = "no_data"
SUPPRESSED = "suppressed"  # too few people stand behind it
WITHHELD = "withheld"  # what may be confidential could belong to it
HELD_BACK = (SUPPRESSED, WITHHELD)
GROWTH = "growth"
POINTS = "points"
MINOR_UNITS = 100
# Rows behind a figure are listed in the site up to that many; `explain` shows the first of any.
MOST_LISTED = 10_000
UNKNOWN_GROUP = "~"
_PLAIN = string.ascii_letters + string.digits + "_-"


@dataclass(frozen=True)
class Figure:
    """A row of ``outputs/measure/figures.parquet``; the fields are its columns, in order.

    ``n_derived`` counts the rows behind it whose date follows from a rule, not from a source. A figure with a
    denominator is numerator over denominator: a share (``ratio``), a plain number (``number``) or, in minor units,
    money (``amount``). Of a ``growth`` they are the last and the first year, ``n_years`` apart; ``points`` are the
    difference of two shares. ``value_status`` names the statuses of the values behind it that are not final.
    """

    figure_id: str
    indicator: str
    strand: str
    period: str
    period_start: date | None
    period_end: date
    breakdown: str
    breakdown_value: str
    kind: str  # count, money, ratio, number, amount, growth, points
    numerator: int | None
    denominator: int | None
    n_rows: int
    n_unresolved: int
    n_undated: int
    is_partial: bool
    evidence_digest: str
    state: str
    n_derived: int = 0
    n_years: int | None = None
    value_status: str = ""

    @property
    def is_listed(self) -> bool:
        """Whether the rows behind it are few enough to be listed one by one."""
        return self.n_rows + self.n_unresolved + self.n_undated <= MOST_LISTED

    @property
    def is_held_back(self) -> bool:
        """Whether it is kept from the public, for one reason or the other."""
        return self.state in HELD_BACK

    @property
    def value(self) -> Fraction | None:
        """The figure as a fraction: units, currency units, or a share; None without a value."""
        if self.state != VALUE or self.numerator is None:
            return None
        if self.kind == GROWTH:
            return growth_rate(self.numerator, self.denominator or 0, self.n_years or 0)
        unit = MINOR_UNITS if self.kind in ("money", "amount") else 1
        return Fraction(self.numerator, unit * (1 if self.denominator is None else self.denominator))


def growth_rate(last: int, first: int, years: int) -> Fraction:
    """The mean growth per year between two values, rounded to twenty decimals.

    >>> growth_rate(121, 100, 2), growth_rate(50, 100, 1)
    (Fraction(1, 10), Fraction(-1, 2))
    """
    with localcontext() as exact:
        exact.prec = 50
        rate = (Decimal(last) / Decimal(first)) ** (Decimal(1) / Decimal(years)) - 1
        return Fraction(rate.quantize(Decimal(1).scaleb(-20)))


def figure_id(indicator: str, strand: str, period: str, group: str = "") -> str:
    """The stable name of a figure; ``group`` comes from ``group_name``.

    >>> figure_id("P06", "european_programmes", "2019", group_name("ERC"))
    'P06.european_programmes.2019.ERC'
    """
    return ".".join(part for part in (indicator, strand, period, group) if part)


def group_name(value: str | None, column: str = "") -> str:
    """The last part of a figure's name: the value of the breakdown, escaped so that no two values share a name.

    ``column`` is given for every breakdown of an indicator but the first; None is the group of rows without a value.

    >>> group_name("ERC"), group_name("A.B é", "country"), group_name(None)
    ('ERC', 'country=A%2EB%20%C3%A9', '~')
    """
    escaped = UNKNOWN_GROUP if value is None else "".join(_escape(byte) for byte in value.encode("utf-8"))
    return f"{column}={escaped}" if column else escaped


def _escape(byte: int) -> str:
    character = chr(byte)
    return character if character in _PLAIN else f"%{byte:02X}"
