"""One map as a block: what it shows in a sentence, the picture, the ranking, and the table that is its equal."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from strandreport.model.chapters import MapChoice
from strandreport.model.periods import TOTAL
from strandreport.model.project import Project
from strandreport.report.charts.outlines import Outlines
from strandreport.report.context.by_country import ByCountry, Country, by_country, country_table
from strandreport.report.context.handover import Handover
from strandreport.report.context.samples import definition_words, unit_words
from strandreport.report.context.sentences import period_words
from strandreport.report.context.words import Words

MOST_RANKED, MOST_SAID, MOST_BESIDE = 12, 3, 28


def map_block(
    choice: MapChoice, ground: Outlines, project: Project, handover: Handover, words: Words
) -> dict[str, Any] | None:
    """The block of a map; None where there is nothing to draw."""
    found = by_country(choice, project, handover, words)
    if found is None or not found.countries:
        return None
    indicator, language = found.series.indicator, words.language
    sentence = finding(found, words)
    key = f"map-{choice.base}-{indicator.id}-{choice.strand}".lower().replace("_", "-")
    outside = _outside(found, ground, project, words)
    return {
        "code": indicator.id,
        "name": indicator.label[language],
        "unit": unit_words(indicator, words),
        "finding": sentence,
        "period": _period(found, words),
        "is_wide": choice.base == "world",
        "is_long": len(found.countries) > MOST_BESIDE,
        "chart": _chart(choice.base, key, sentence, found, project, words),
        "ranking": ranking(f"{key}-r", found, words) if choice.base == "world" else None,
        **_table(found, project, handover, words),
        "lines": [*outside, *_held_back(found, words)],
        "definition": definition_words(indicator, words),
        "figure": found.series.total.figure_id if found.period == TOTAL else found.series.shown.figure_id,
    }


def _table(found: ByCountry, project: Project, handover: Handover, words: Words) -> dict[str, Any]:
    """The table, and where its links to notes lead, if it has any."""
    table = country_table(found, words, project, handover.noted)
    has_links = any("link" in row for row in table["rows"])
    return {"table": table, **({"links": words.text("geography.notes")} if has_links else {})}


def finding(found: ByCountry, words: Words) -> str:
    """How many countries there are, and which have most: as many as stand apart from the rest, whatever is in doubt."""
    count, label = len(found.counted), found.series.indicator.label[words.language]
    parts = [_part(country, found, words) for country in _ahead(found.counted, MOST_SAID, found.in_doubt)]
    if not parts:
        return words.counted("geography.finding.plain", count, name=label)
    return words.counted("geography.finding.most", count, name=label, most=_and(parts, words))


def _ahead(counted: Sequence[Country], most: int, in_doubt: float = 0) -> Sequence[Country]:
    """The first ones, as many as there is room for; none is named that may be as far as another that is not.

    ``in_doubt`` is how much could come to any country, or to one that has nothing yet.
    """
    levels = [*(country.level or Fraction(0) for country in counted), Fraction(0)]
    for size in range(min(most, len(counted)), 0, -1):
        if levels[size - 1] - levels[size] > in_doubt:
            return counted[:size]
    return ()


def _part(country: Country, found: ByCountry, words: Words) -> str:
    value = found.series.value(country.shown) if country.shown else None
    unresolved = country.shown.n_unresolved if country.shown else 0
    return words.text("geography.part", name=country.name, value=words.doubted(words.figure(value), unresolved))


def _and(parts: list[str], words: Words) -> str:
    head, last = ", ".join(parts[:-1]), parts[-1]
    return words.text("geography.and", head=head, last=last) if head else last


def _period(found: ByCountry, words: Words) -> str:
    if found.period == TOTAL:
        return words.text("geography.period.total", day=words.day(found.series.total.period_end))
    kind = found.series.indicator.kind
    return words.text(f"geography.period.{kind}", year=period_words(found.series, words))


def _chart(base: str, key: str, sentence: str, found: ByCountry, project: Project, words: Words) -> dict[str, Any]:
    view, home, series = project.chapters.view, project.chapters.home, found.series
    classes = found.classes
    number = {country.code: i for i, part in enumerate(classes) for country in part}
    return {
        "kind": "map",
        "base": base,
        "key": key,
        "title": sentence,
        "desc": words.text("geography.desc", period=_period(found, words)),
        "home": {"code": home},
        "territories": dict(view.territories),
        "dashed": sorted(view.dashed),
        "classes": [{"low": _value(part[-1], found), "high": _value(part[0], found)} for part in classes],
        "rows": [
            {
                "code": country.code,
                "name": country.name,
                "value": series.value(country.shown) if country.shown else None,
                "class": number.get(country.code),
                "is_held_back": country.is_held_back,
            }
            for country in found.countries
        ],
        "named": [country.code for country in found.counted],
        "words": {name: words.text(f"geography.key.{name}") for name in ("none", "held_back")},
    }


def _value(country: Country, found: ByCountry) -> dict[str, Any] | None:
    return found.series.value(country.shown) if country.shown else None


def ranking(key: str, found: ByCountry, words: Words) -> dict[str, Any]:
    """The bars of the countries with most."""
    shown = _ahead(found.counted, MOST_RANKED) or found.counted[:MOST_RANKED]
    name, total = found.series.indicator.label[words.language], words.number(len(found.counted))
    title = words.counted("geography.ranking", len(shown), name=name, total=total)
    return {
        "kind": "bar_ranking",
        "key": key,
        "title": title,
        "desc": words.text("geography.desc", period=_period(found, words)),
        "highlight": [],
        "rows": [{"label": country.name, "value": _value(country, found)} for country in shown],
    }


def _outside(found: ByCountry, ground: Outlines, project: Project, words: Words) -> list[str]:
    """The countries with a value whose middle the map does not reach, named with their values: cut, or not on it."""
    territories = project.chapters.view.territories
    beyond = [country for country in found.counted if ground.place(country.code, territories) is None]
    drawn = ground.countries(territories)
    cut = [country for country in beyond if country.code in drawn]
    outside = [*(country for country in beyond if country.code not in drawn), *([found.other] if found.other else [])]
    return [
        words.text(f"geography.{key}", list=", ".join(_part(country, found, words) for country in countries))
        for key, countries in (("cut", cut), ("outside", outside))
        if countries
    ]


def _held_back(found: ByCountry, words: Words) -> list[str]:
    count = sum(country.is_held_back for country in found.countries)
    return [words.counted("geography.held_back", count)] if count else []
