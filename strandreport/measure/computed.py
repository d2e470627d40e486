"""What each computation returns: the same plain values under the same keys, ready to be compared."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from strandreport.model.groups import CountryGroups, ProgrammeStatus
from strandreport.model.indicators import Indicator
from strandreport.model.periods import Period
from strandreport.model.registers import Register
from strandreport.model.world_regions import WorldRegions


class FigureKey(NamedTuple):
    """Which figure: the key of a declaration, the period, the breakdown (empty for the whole) and the group in it.

    The group None is that of the rows without a value.
    """

    indicator: str
    period: str
    breakdown: str
    group: str | None

    @property
    def sort_key(self) -> tuple[str, str, str, bool, str]:
        """A total order; the group without a value comes last."""
        return (self.indicator, self.period, self.breakdown, self.group is None, self.group or "")


@dataclass(frozen=True)
class Computed:
    """One figure as one computation sees it; ``digest`` names the set of rows behind it.

    ``n_derived`` counts the rows behind it that belong to the period by a date that no source states.
    """

    has_data: bool
    numerator: int | None
    denominator: int | None
    n_rows: int
    n_unresolved: int
    n_undated: int
    n_derived: int
    digest: str


Results = Mapping[FigureKey, Computed]


@dataclass(frozen=True)
class Task:
    """All that a computation needs besides the rows: the declarations, and for whom and how far they are computed.

    ``indicators`` have their keys, and no group of countries is left to be filled in.
    """

    indicators: Mapping[str, Indicator]
    registers: Mapping[str, Register]
    periods: tuple[Period, ...]
    as_of: date
    audience: str
    self_organisations: tuple[str, ...]
    coordination_exclusions: Mapping[str, tuple[str, ...]]
    instrument_years: Mapping[str, int]
    groups: CountryGroups
    programme_status: ProgrammeStatus
    theme_codes: Mapping[str, str]
    world_regions: WorldRegions

    @property
    def first_period(self) -> Period:
        """The first year of the reports, from which growth is counted."""
        return self.periods[0]
