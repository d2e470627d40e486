"""What a declared indicator consists of. The language is closed: nothing here is ever evaluated as code."""

from dataclasses import dataclass

from strandreport.model.settings import Words

Scalar = str | int | bool

# Meaning of the operators against a blank or voided cell: see docs of ``Condition``.
DIFFERENCE = "difference"
COMPOSED = ("ratio", "share", "growth", DIFFERENCE)
COMPARISONS = ("lt", "le", "gt", "ge", "ne")
IN_GROUP = "in_group"
ON_DAY = "on_day"
STRAND = "$strand"
FRACTIONAL = "fractional"
# In how many parts a thing is cut that is counted in fractions: up to 28 rows share it without a rest.
PARTS = 80_313_433_200
SMALL_BASE = 10  # below it a rate is printed as n of N, unless the indicator declares another


@dataclass(frozen=True)
class ColumnReference:
    """A column of the indicator's own register, or one link away.

    ``project.start_date`` reads ``start_date`` in the row that this row's link points to. ``project`` is the singular
    of the linked register, or the name of the link column where a register links twice to the same one.

    >>> str(ColumnReference.parse("project.start_date")), ColumnReference.parse("role").alias
    ('project.start_date', '')
    """

    alias: str
    column: str

    @classmethod
    def parse(cls, text: str) -> "ColumnReference":
        """The reference that a declaration spells out."""
        alias, _, column = text.rpartition(".")
        return cls(alias, column)

    def __str__(self) -> str:
        return f"{self.alias}.{self.column}" if self.alias else self.column


@dataclass(frozen=True)
class Condition:
    """One condition on a row: it holds, does not hold, or can't be judged.

    A comparison with a blank cell does not hold (``ne`` included). A voided cell, or a link to a row that does not
    exist, can't be judged: the row is then unresolved unless another condition rules it out.

    ``in`` with ``or_blank`` holds for a blank cell too.

    ``in_group`` wants groups of countries and holds for a country that is a member of one of them on the day of the
    figure: the row's own day for flows and cumulative indicators, the last day of the period for stocks. A row without
    a day is judged if the country is always or never a member. ``$strand`` stands for the groups of the strand.

    ``on_day`` holds for a stock if the last day of the period is among the days of a derived column.
    """

    reference: ColumnReference
    operator: str  # eq, in, known, in_group, on_day, or one of COMPARISONS
    wanted: tuple[Scalar, ...]
    or_blank: bool = False


@dataclass(frozen=True)
class SeriesBreak:
    """The first year whose figures can't be compared with earlier ones, and why.

    ``groups`` are the groups of countries that have other members from then on, which stands for a reason.
    """

    year: int
    reason: Words | None
    groups: tuple[str, ...] = ()


@dataclass(frozen=True)
class Measure:
    """What is counted, added up or taken the middle of; a ratio, share or growth is made of other indicators.

    Rows whose ``column`` is blank take no part: means and medians are over known values. ``coverage`` counts the
    different countries that a column holds, over those of the groups that a condition wants it to be in. ``share`` is
    each group of an indicator over the whole of it, ``growth`` a year over the first year of the reports. A
    ``difference`` is one rate less another, in points: ``numerator`` and ``denominator`` are those of the first rate,
    ``less`` those of the second.

    ``fractional`` counts different things like ``distinct``, each shared equally among its rows of the register.
    """

    kind: str  # rows, distinct, fractional, sum, mean, median, coverage, ratio, share, growth, difference
    column: ColumnReference | None = None
    numerator: str = ""
    denominator: str = ""
    less: tuple[str, ...] = ()

    @property
    def identifies(self) -> bool:
        """Whether the column tells things apart, so that a row without a value can't be told from others."""
        return self.kind in ("distinct", "coverage", FRACTIONAL)


@dataclass(frozen=True)
class Stock:
    """When a row is in force: from a day, until a day (included; blank is open), unless it ended earlier.

    On the day named by ``ended`` the row is no longer in force.
    """

    start: ColumnReference
    until: ColumnReference | None
    ended: ColumnReference | None


@dataclass(frozen=True)
class Indicator:
    """A definition: what is counted, over which register, with which filter, and how it reads.

    ``of``, ``where``, ``date``, ``stock`` are empty for a ratio, whose ``kind`` is that of its two parts. The first of
    ``strands`` leads; ``by`` lists the breakdowns. ``scope`` is the strand for which the groups of countries of a
    declaration were filled in; it is empty where the figures are the same in all strands. ``small_cells`` stands in
    for that of the register: 0 for persons who were announced publicly. ``in_notes`` is its rank among the key
    figures of a note on a country, a partner, a theme or a unit; 0: it declares none. ``sample`` is no declaration:
    pages set it where the rows counted are those of a sample.
    """

    id: str
    label: Words
    definition: Words
    note: Words | None
    strands: tuple[str, ...]
    measure: Measure
    of: str
    where: tuple[Condition, ...]
    date: ColumnReference | None
    kind: str  # flow, stock, cumulative
    stock: Stock | None
    by: tuple[ColumnReference, ...]
    unit: Words
    better: str  # higher, lower, keep, context
    standing: str  # headline, annex
    decimals: int
    min_denominator: int
    scope: str = ""
    small_cells: int | None = None
    in_notes: int = 0
    breaks: tuple[SeriesBreak, ...] = ()
    sample: Words | None = None

    @property
    def key(self) -> str:
        """The name under which it is computed: one for all strands, or one for each."""
        return f"{self.id}.{self.scope}" if self.scope else self.id

    @property
    def is_ratio(self) -> bool:
        """Whether numerator and denominator are figures of their own."""
        return self.measure.kind in COMPOSED
