"""The figures of an indicator by country: ranked, put into classes, and as a table in which none is missing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import inf
from typing import Any

from strandreport.model.chapters import MapChoice, country_column
from strandreport.model.figures import Figure
from strandreport.model.periods import TOTAL
from strandreport.model.project import Project
from strandreport.report.context.directions import doubt
from strandreport.report.context.handover import Handover
from strandreport.report.context.series import Series, read_series
from strandreport.report.context.tables import period_words, value_cell
from strandreport.report.context.values import exact, has_value
from strandreport.report.context.words import Words
from strandreport.report.ordering import alphabetical

MOST_CLASSES = 4
NAME = 1  # the column of the country's name
Ranked = tuple[tuple[int, "Country"], ...]


@dataclass(frozen=True)
class Country:
    """A country with its figures by period; ``shown`` is the one that the map is about, None where it has none."""

    code: str
    name: str
    figures: dict[str, Figure]
    shown: Figure | None

    @property
    def level(self) -> Fraction | None:
        """The figure that the map is about as a number; None where there is none, or none that is published."""
        return exact(self.shown) if self.shown and has_value(self.shown) else None

    @property
    def is_held_back(self) -> bool:
        """Whether there is a figure that is not published."""
        return self.shown is not None and self.shown.is_held_back


@dataclass(frozen=True)
class ByCountry:
    """An indicator in a strand by country, the largest first, and the period shown; ``other`` has no country."""

    series: Series
    period: str
    countries: tuple[Country, ...]
    other: Country | None

    @property
    def counted(self) -> tuple[Country, ...]:
        """The countries with a value above zero."""
        return tuple(country for country in self.countries if country.level)

    @property
    def ranked(self) -> Ranked:
        """The same with their rank; equal values share one."""
        levels = [country.level for country in self.counted]
        return tuple((1 + levels.index(country.level), country) for country in self.counted)

    @property
    def in_doubt(self) -> float:
        """How much may come to one country from rows that name none, were left out or could not be judged."""
        series = self.series
        whole = series.total if self.period == TOTAL else series.shown
        rows = doubt(series, whole) + (self.other.shown.n_rows if self.other and self.other.shown else 0)
        return rows if series.kind == "count" or not rows else inf

    @property
    def classes(self) -> list[tuple[Country, ...]]:
        """The countries with a value in up to four classes of neighbours; equal values are never parted."""
        levels = sorted({country.level for country in self.counted if country.level})
        wanted = min(MOST_CLASSES, len(levels))
        cuts = [len(levels) * i // wanted for i in range(wanted + 1)] if wanted else []
        parts = [set(levels[a:b]) for a, b in zip(cuts, cuts[1:], strict=False)]
        return [tuple(country for country in self.counted if country.level in part) for part in parts]


def by_country(choice: MapChoice, project: Project, handover: Handover, words: Words) -> ByCountry | None:
    """The figures that a map is of; None where the strategy has no such indicator or there is nothing to show."""
    indicator = project.indicators.get(choice.indicator)
    if indicator is None or choice.strand not in indicator.strands:
        return None
    series = read_series(project, handover, indicator, choice.strand)
    if series.latest is None:
        return None
    period = TOTAL if choice.period == TOTAL else series.latest.period
    found: dict[str, dict[str, Figure]] = {}
    for figure in (*series.years, series.total):
        for part in handover.parts.get((indicator.id, choice.strand, figure.period), ()):
            if part.breakdown == country_column(indicator):
                found.setdefault(part.breakdown_value, {})[part.period] = part
    listed = [_country(code, figures, period, project, words) for code, figures in found.items()]
    known = sorted((one for one in listed if one.code), key=lambda one: (-(one.level or 0), alphabetical(one.name)))
    other = next((one for one in listed if not one.code and one.level), None)
    return ByCountry(series, period, tuple(known), other) if known else None


def country_table(found: ByCountry, words: Words, project: Project, noted: Mapping[str, str]) -> dict[str, Any]:
    """Every country with its rank, its note and every period; those without a figure in the period come last."""
    series = found.series
    periods = [figure for figure in series.years if has_value(figure) or not figure.is_partial]
    periods += [series.total] if series.indicator.kind == "flow" else []
    named = [
        words.text("geography.all_dates") if f is series.total else period_words(f, words, project) for f in periods
    ]
    heads = [words.text("geography.head.rank"), words.text("geography.head.country"), *named]
    ranks = {country.code: rank for rank, country in found.ranked}
    listed = [*found.countries, *([found.other] if found.other else [])]
    return {
        "caption": words.text("geography.caption", name=series.indicator.label[words.language]),
        "heads": [{"text": text, "numeric": i != 1} for i, text in enumerate(heads)],
        "rows": [
            _row(country, ranks.get(country.code), periods, found, words, project) | _note(country, noted, words)
            for country in listed
        ],
        "shown": periods.index(next(f for f in periods if f.period == found.period)) + 2,
    }


def _country(code: str, figures: dict[str, Figure], period: str, project: Project, words: Words) -> Country:
    known = project.reference.countries.get(code)
    name = known[words.language] if known else code or words.text("geography.no_country")
    return Country(code, name, figures, figures.get(period))


def _note(country: Country, noted: Mapping[str, str], words: Words) -> dict[str, Any]:
    """Where the note on a country lies on the site, for the cell with its name; nothing where there is none."""
    if country.code not in noted:
        return {}
    link = {
        "cell": NAME,
        "href": f"{noted[country.code]}.{words.language}.html",
        "text": words.text("geography.note"),
        "label": words.text("geography.note_on", name=country.name),
    }
    return {"link": link}


def _row(
    country: Country,
    rank: int | None,
    periods: Sequence[Figure],
    found: ByCountry,
    words: Words,
    project: Project,
) -> dict[str, Any]:
    parts = [country.figures.get(figure.period) for figure in periods]
    cells = ["–" if part is None else value_cell(found.series, part, words, project) for part in parts]
    return {"cells": ["–" if rank is None else words.number(rank), country.name, *cells], "strong": False}
