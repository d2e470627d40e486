"""Days as shares of the time that a chart shows."""

from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Times:
    """From one first of January to another; what lies outside stands at the edge.

    >>> Times(date(2016, 1, 1), date(2018, 1, 1)).of(date(2010, 5, 5))
    0.0
    """

    first: date
    last: date

    def of(self, day: date) -> float:
        """The place of a day, from 0 to 1."""
        inside = min(max(day, self.first), self.last)
        return round((inside - self.first).days / (self.last - self.first).days, 4)

    def ticks(self) -> list[dict[str, Any]]:
        """The beginning and the middle of each year."""
        years = range(self.first.year, self.last.year)
        return [{"at": self.of(date(y, 1, 1)), "middle": self.of(date(y, 7, 1)), "label": str(y)} for y in years]
