"""One indicator in one strand: its years, its total, its judgement, and which of its figures is the one to show."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from strandreport.model.declarations import Indicator
from strandreport.model.errors import BuildError
from strandreport.model.figures import GROWTH, POINTS, SUPPRESSED, WITHHELD, Figure, figure_id
from strandreport.model.indicators import parts_of
from strandreport.model.periods import TOTAL
from strandreport.model.project import Project
from strandreport.report.context.handover import COUNT, Handover
from strandreport.report.context.kinds import OVERALL, is_told_overall
from strandreport.report.context.unused_rows import left_out
from strandreport.report.context.values import baseline_object, exact, has_value, target_object, value_object

Value = dict[str, Any]


@dataclass(frozen=True)
class Series:
    """Figures of complete and partial years in order, and what was judged of them.

    ``told_in`` is the report that shows its evidence, if not that of its strand. ``left_out``
    counts the rows of the indicator's own registers that no figure uses.
    """

    indicator: Indicator
    strand: str
    years: tuple[Figure, ...]
    total: Figure
    judgement: Mapping[str, Any]
    currency: str
    parts: tuple[Indicator, ...]
    left_out: int = 0
    parts_kind: str = COUNT
    told_in: str = ""

    @property
    def place(self) -> str:
        """Where it stands on a page: the same in every language and edition."""
        return figure_id(self.indicator.id, self.strand, "")

    def address(self, language: str) -> str:
        """The link to its evidence."""
        return f"{self.told_in or self.strand}.{language}.html#{self.place}"

    @property
    def kind(self) -> str:
        """count, money or ratio."""
        return self.total.kind

    @property
    def complete(self) -> tuple[Figure, ...]:
        """Complete years with a value."""
        return tuple(figure for figure in self.years if has_value(figure) and not figure.is_partial)

    @property
    def is_undated(self) -> bool:
        """Whether no complete year has anything, only because rows have no date."""
        empty = all(not figure.numerator and not figure.n_unresolved for figure in self.complete)
        return empty and bool(self.total.n_undated) and has_value(self.total) and self.indicator.kind == "flow"

    @property
    def latest(self) -> Figure | None:
        """The figure to show: the last complete year with a value; else all that there is up to the cut-off."""
        if self.complete and not self.is_undated:
            return self.complete[-1]
        return self.total if has_value(self.total) else None

    @property
    def why_none(self) -> str:
        """Why there is no value though rows may well be there: a rate of nothing, rates over too few, no growth."""
        if self.kind == "ratio" and self.total.numerator is not None:
            return "no_rate"
        if self.kind in (POINTS, GROWTH) and self.total.n_rows:
            return f"no_{self.kind}"
        return "no_data"

    @property
    def held_back_as(self) -> str:
        """As what years without a published value are held back, if any is; an empty text for those that have none."""
        states = {figure.state for figure in (*self.years, self.total) if figure.is_held_back}
        return "" if self.complete else next((state for state in (WITHHELD, SUPPRESSED) if state in states), "")

    @property
    def previous(self) -> Figure | None:
        """The year before the one shown, if it has a value: never a partial year, never all dates."""
        latest = self.latest
        if latest is None or latest.period == TOTAL:
            return None
        before = str(int(latest.period) - 1)
        return next((figure for figure in self.complete if figure.period == before), None)

    @property
    def shown(self) -> Figure:
        """The figure that the evidence is about, also when it has no value."""
        return self.latest or self.total

    @property
    def target(self) -> Mapping[str, Any] | None:
        """The target as the measure stage describes it."""
        target: Mapping[str, Any] | None = self.judgement["target"]
        return target

    @property
    def is_illustrative(self) -> bool:
        """Whether the target only shows how progress is judged."""
        return self.target is not None and self.target["standing"] == "illustrative"

    @property
    def status(self) -> str:
        """The key of the status; no data where there is none, whatever the target: what is held back is there."""
        status = str(self.judgement["status"])
        has_none = self.latest is None and not self.total.is_held_back
        return "nodata" if status == "notarget" and has_none else status

    @property
    def judged(self) -> Figure | None:
        """The figure that was judged."""
        name = self.judgement.get("judged_figure")
        return next((figure for figure in self.years if figure.figure_id == name), None)

    @property
    def breaks(self) -> tuple[int, ...]:
        """Years from which on figures can't be compared with earlier ones."""
        return tuple(item["year"] for item in self.judgement["breaks"])

    def is_broken(self, before: Figure, now: Figure) -> bool:
        """Whether the series breaks between two years."""
        return any(int(before.period) < year <= int(now.period) for year in self.breaks)

    def value(self, figure: Figure) -> Value:
        """A figure as a value object."""
        return value_object(figure, self.indicator, self.currency, self.parts_kind)

    def fraction(self, name: str) -> Fraction | None:
        """A number of the judgement."""
        text = self.judgement[name]
        return None if text is None else Fraction(text)

    @property
    def target_value(self) -> Value | None:
        """The target as a value object."""
        return self.as_target(self.target) if self.target else None

    def as_target(self, target: Mapping[str, Any]) -> Value:
        """The value of a version of the target as a value object."""
        return self.as_wished(target["value"])

    def as_wished(self, value: str) -> Value:
        """A value on the way to the target as a value object."""
        return target_object(value, self.kind, self.indicator, self.currency)

    @property
    def baseline_value(self) -> Value | None:
        """The beginning of the path as a value object."""
        if not self.target:
            return None
        year = self.target["baseline_period"]
        observed = next((figure for figure in self.years if figure.period == year), None)
        return baseline_object(self.target, self.kind, self.indicator, self.currency, observed, self.parts_kind)

    @property
    def gain(self) -> Fraction | None:
        """What the year shown has more than the year before."""
        if self.latest is None or self.previous is None:
            return None
        return exact(self.latest) - exact(self.previous)


def read_series(project: Project, handover: Handover, indicator: Indicator, strand: str) -> Series:
    """The series of an indicator in a strand.

    Raises:
        BuildError: if the measure stage handed over no figures for it.
    """
    settings = project.settings
    periods = [str(year) for year in range(settings.first_year, settings.last_year + 1)]
    names = [figure_id(indicator.id, strand, period) for period in (*periods, TOTAL)]
    missing = [name for name in names if name not in handover.figures]
    if missing or (indicator.id, strand) not in handover.judgements:
        raise BuildError(f"The figures lack {', '.join(missing) or indicator.id}; run the build again.")
    *years, total = [handover.figures[name] for name in names]
    parts = parts_of(indicator, project.indicators)
    return Series(
        indicator=indicator,
        strand=strand,
        years=tuple(years),
        total=total,
        judgement=handover.judgements[indicator.id, strand],
        currency=settings.reporting_currency,
        parts=parts,
        left_out=left_out({part.of for part in parts}, handover),
        parts_kind=handover.parts_kind(indicator),
        told_in=OVERALL if is_told_overall(strand, project) else "",
    )
