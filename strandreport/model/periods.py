"""The periods of the reports: the calendar years of the settings, and all there is up to the cut-off date."""

from dataclasses import dataclass
from datetime import date

TOTAL = "total"


@dataclass(frozen=True)
class Period:
    """A calendar year, or ``total``, which has no first day.

    ``end`` is the last day of the calendar year; ``last_day`` is the last day that is counted: the end or the
    cut-off date, whichever is earlier.
    """

    name: str
    start: date | None
    end: date
    last_day: date
    is_partial: bool
    has_begun: bool

    @property
    def is_total(self) -> bool:
        """Whether this is the whole register up to the cut-off date."""
        return self.start is None


def list_periods(first_year: int, last_year: int, as_of: date) -> tuple[Period, ...]:
    """Every year in order, then the total.

    >>> [p.name for p in list_periods(2018, 2019, date(2019, 6, 30))]
    ['2018', '2019', 'total']
    >>> [p.is_partial for p in list_periods(2018, 2019, date(2019, 6, 30))]
    [False, True, False]
    """
    years = tuple(_year(year, as_of) for year in range(first_year, last_year + 1))
    return (*years, Period(TOTAL, None, as_of, as_of, is_partial=False, has_begun=True))


def _year(year: int, as_of: date) -> Period:
    start, end = date(year, 1, 1), date(year, 12, 31)
    return Period(str(year), start, end, min(end, as_of), is_partial=end > as_of, has_begun=start <= as_of)
