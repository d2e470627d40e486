"""Looks up figures by the name of their indicator, for chapters that are declared; what does not exist is None."""

from dataclasses import dataclass
from typing import Any

from strandreport.model.figures import Figure
from strandreport.model.periods import TOTAL
from strandreport.model.project import Project
from strandreport.report import formatting
from strandreport.report.context.evidence import sheets_behind
from strandreport.report.context.handover import Handover
from strandreport.report.context.samples import sample_words
from strandreport.report.context.series import Series, read_series
from strandreport.report.context.tables import value_cell
from strandreport.report.context.values import has_value
from strandreport.report.context.words import Words


@dataclass(frozen=True)
class StrandFigures:
    """The figures of one strand, and which period is meant: the latest or all dates."""

    strand: str
    period: str
    project: Project
    handover: Handover
    words: Words

    def series(self, name: str) -> Series | None:
        """The series of an indicator; None for no name, or where the strategy has no such indicator."""
        indicator = self.project.indicators.get(name)
        if indicator is None or self.strand not in indicator.strands:
            return None
        return read_series(self.project, self.handover, indicator, self.strand)

    def value(self, name: str) -> dict[str, Any] | None:
        """The value of an indicator in the period meant."""
        series = self.series(name)
        return series.value(self._figure(series)) if series and has_value(self._figure(series)) else None

    def cell(self, name: str) -> str:
        """The same as a table has it."""
        series = self.series(name)
        return value_cell(series, self._figure(series), self.words, self.project) if series else formatting.NONE

    def of_year(self, name: str, index: int) -> dict[str, Any] | None:
        """The value of an indicator in a year of the reports, by its place."""
        series = self.series(name)
        return series.value(series.years[index]) if series and has_value(series.years[index]) else None

    def files(self, name: str) -> list[str]:
        """The names of the files whose rows may decide about an indicator: one that is a sample says so itself."""
        series = self.series(name)
        sheets = sheets_behind(series, self.project, self.handover) if series else []
        return list(dict.fromkeys(self.handover.names(sheet["content"]) for sheet in sheets))

    def samples(self, *names: str) -> list[str]:
        """What of the whole there is, where some of the indicators named count the rows of a sample."""
        found: dict[str, list[str]] = {}
        for series in filter(None, map(self.series, dict.fromkeys(names))):
            if said := sample_words(series.indicator, self.words):
                found.setdefault(said, []).append(series.indicator.id)
        return [self.words.text("sample.of", codes=", ".join(codes), said=said) for said, codes in found.items()]

    def _figure(self, series: Series) -> Figure:
        return series.total if self.period == TOTAL else series.shown
