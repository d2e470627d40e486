"""One indicator as a note tells it of a subject: which of its figures compares, which is shown, what is in doubt."""

from collections.abc import Mapping
from dataclasses import dataclass

from strandreport.model.declarations import Indicator
from strandreport.model.figures import Figure
from strandreport.model.periods import TOTAL
from strandreport.report.context.values import has_value
from strandreport.report.notes.breaks import Break, last_break


@dataclass(frozen=True)
class Told:
    """One indicator for one subject: its figures by period, the breaks of its series, and the rows that none uses."""

    indicator: Indicator
    figures: Mapping[str, Figure]
    breaks: tuple[Break, ...] = ()
    left_out: int = 0

    @property
    def years(self) -> list[Figure]:
        """The figures of years, in order."""
        return [figure for period, figure in sorted(self.figures.items()) if period != TOTAL]

    @property
    def complete(self) -> list[Figure]:
        """Complete years that have a value."""
        return [figure for figure in self.years if has_value(figure) and not figure.is_partial]

    @property
    def comparable(self) -> list[Figure]:
        """Complete years that have a value and can be compared with the last of them: those since the last break."""
        complete = self.complete
        if not complete:
            return []
        since = last_break(self.breaks, complete[-1].period)
        return [figure for figure in complete if int(figure.period) >= since]

    @property
    def is_undated(self) -> bool:
        """Whether no complete year has anything, only because rows have no date: as the reports say it."""
        empty = all(not figure.numerator and not figure.n_unresolved for figure in self.complete)
        return empty and self.total is not None and bool(self.total.n_undated) and self.indicator.kind == "flow"

    @property
    def latest(self) -> Figure | None:
        """The figure to show: the last complete year; else all that there is up to the cut-off."""
        return self.complete[-1] if self.complete and not self.is_undated else self.total

    @property
    def n_undated(self) -> int:
        """How many rows no year has, because they have no date."""
        return max((figure.n_undated for figure in self.figures.values() if has_value(figure)), default=0)

    def doubt(self, figure: Figure) -> int:
        """How many rows may or may not belong to a figure, as the reports count them."""
        return figure.n_unresolved + figure.n_undated + self.left_out

    @property
    def total(self) -> Figure | None:
        """All dates, if they have a value."""
        total = self.figures.get(TOTAL)
        return total if has_value(total) else None

    @property
    def is_nothing(self) -> bool:
        """Whether there is nothing to tell: no value, or zero in every period."""
        known = [figure for figure in self.figures.values() if has_value(figure)]
        return all(not figure.numerator and not figure.n_unresolved for figure in known)
