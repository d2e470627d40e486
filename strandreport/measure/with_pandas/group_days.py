"""Countries in dated groups: the spans of days between two changes of membership, and who belongs in each."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pandas as pd

from strandreport.measure.derivations.derivation import Cells
from strandreport.measure.with_pandas.conditions import Verdict
from strandreport.model.declarations import Scalar
from strandreport.model.groups import CountryGroups


@dataclass(frozen=True)
class GroupDays:
    """The first days of the spans, in order, and the countries that are a member of any group in each span."""

    first_days: np.ndarray
    members: tuple[frozenset[str], ...]

    @classmethod
    def of(cls, wanted: tuple[Scalar, ...], groups: CountryGroups) -> "GroupDays":
        """The spans of some groups taken together."""
        days = {date.min}
        for group in groups.groups.values():
            for member in group.members:
                days |= {member.valid_from} if member.valid_from else set()
                days |= {member.valid_to + timedelta(days=1)} if member.valid_to else set()
        first_days = sorted(days)
        members = (frozenset[str]().union(*(groups.members(str(name), day) for name in wanted)) for day in first_days)
        return cls(np.array(first_days, dtype="datetime64[s]"), tuple(members))

    def count_on(self, day: pd.Timestamp) -> int:
        """How many countries are members on one day."""
        return len(self.members[self._span(day.to_datetime64())])

    def judge_on(self, cells: Cells, day: pd.Timestamp) -> Verdict:
        """Which countries are members on one day."""
        return Verdict(_among(cells, self.members[self._span(day.to_datetime64())]), cells.unresolved)

    def judge_each(self, cells: Cells, days: pd.Series) -> Verdict:
        """Which countries are members on the day of their row; without a day, which are always."""
        dated = days.notna().to_numpy(dtype=bool)
        spans = np.where(dated, self._span(days.to_numpy(dtype="datetime64[s]")), -1)
        always = _among(cells, frozenset.intersection(*self.members))
        ever = _among(cells, frozenset.union(*self.members))
        holds = ~dated & always
        for span in np.unique(spans[dated]):
            holds |= (spans == span) & _among(cells, self.members[span])
        return Verdict(holds, cells.unresolved | (~dated & ever & ~always))

    def _span(self, day: np.ndarray | np.datetime64) -> np.ndarray:
        return np.asarray(np.searchsorted(self.first_days, day, side="right") - 1)


def _among(cells: Cells, countries: frozenset[str]) -> np.ndarray:
    known = cells.column.notna().to_numpy(dtype=bool)
    return np.asarray(known & cells.column.isin(sorted(countries)).to_numpy(dtype=bool), dtype=bool)
