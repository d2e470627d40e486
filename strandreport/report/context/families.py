"""One indicator in several strands as one block: a row for each strand, its years, its trend and its status."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from strandreport.model.project import Project
from strandreport.report.context.directions import Direction, direction
from strandreport.report.context.samples import definition_words, unit_words
from strandreport.report.context.scorecard import scorecard_row
from strandreport.report.context.series import Series
from strandreport.report.context.values import has_value
from strandreport.report.context.words import Words

SAID_AS = {
    Direction.UP: "up",
    Direction.DOWN: "down",
    Direction.TO_ZERO: "down",
    Direction.SAME: "same",
    Direction.BOTH_ZERO: "same",
}
OPEN = "open"
ORDER = ("up", "down", "same", OPEN)


def families(shown: Sequence[Series]) -> list[tuple[Series, ...]]:
    """The series of each indicator together, in the order in which the indicators come first."""
    found: dict[str, list[Series]] = {}
    for series in shown:
        found.setdefault(series.indicator.id, []).append(series)
    return [tuple(group) for group in found.values()]


def family_block(group: Sequence[Series], words: Words, project: Project) -> dict[str, Any]:
    """The block of an indicator that several strands have."""
    indicator, language = group[0].indicator, words.language
    name = indicator.label[language]
    return {
        "code": indicator.id,
        "name": name,
        "unit": unit_words(indicator, words),
        "finding": words.text("family.finding", name=name, parts=_parts(group, words)),
        "caption": words.text("family.caption", name=name),
        "years": [figure.period for figure in group[0].years if not figure.is_partial],
        "strands": [_row(series, words, project) for series in group],
        "target_label": words.text("scorecard.target"),
        "definition": definition_words(indicator, words),
        "note": words.text("family.note"),
    }


def _parts(group: Sequence[Series], words: Words) -> str:
    counts = Counter(_said(series) for series in group)
    return ", ".join(words.counted(f"family.{key}", counts[key]) for key in ORDER if counts[key])


def _said(series: Series) -> str:
    if series.latest is None or series.previous is None:
        return OPEN
    return SAID_AS.get(direction(series, series.previous, series.latest), OPEN)


def _row(series: Series, words: Words, project: Project) -> dict[str, Any]:
    strand = project.strategy.strands[series.strand]
    years = [figure for figure in series.years if not figure.is_partial]
    return {
        **scorecard_row(series, strand.label[words.language], words),
        "strand": strand.code,
        "place": series.place,
        "href": series.address(words.language),
        "years": [series.value(figure) if has_value(figure) else None for figure in years],
    }
