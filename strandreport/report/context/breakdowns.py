"""What a figure is made of by country, instrument and so on, in the words of the registers and not in their codes."""

from collections.abc import Sequence

from strandreport.model.declarations import FRACTIONAL, Indicator
from strandreport.model.derived_columns import DERIVED, SEVERAL_THEMES
from strandreport.model.figures import HELD_BACK, Figure
from strandreport.model.lookups import lookup_of
from strandreport.model.project import Project
from strandreport.model.registers import Column
from strandreport.report.context.handover import Handover
from strandreport.report.context.programme_status import COLUMN as STATUS
from strandreport.report.context.series import Series
from strandreport.report.context.unused_rows import left_out
from strandreport.report.context.values import exact, has_value
from strandreport.report.context.words import Words

MOST = 6
LONGEST_NAME = 40
COUNTRY = "country"
REGIONS = ("world_region", "world_sub_region")
SINGLE_THEME = "single_theme"
COUNTRY_ABROAD = "country_abroad"


def breakdowns(series: Series, project: Project, handover: Handover, words: Words) -> list[dict[str, str]]:
    """One line for each breakdown of the figure shown: its parts, the largest first, as many as a page has room for.

    One part alone says nothing new, and long names belong into the annex.
    """
    shown = series.shown
    every = handover.parts.get((series.indicator.id, series.strand, shown.period), ())
    parts = [figure for figure in every if has_value(figure) and (figure.numerator or figure.denominator)]
    held_back = {(figure.breakdown, figure.state) for figure in every if figure.is_held_back}
    found = []
    for name in dict.fromkeys(figure.breakdown for figure in parts):
        of = sorted(
            (figure for figure in parts if figure.breakdown == name),
            key=lambda figure: (-exact(figure), figure.breakdown_value),
        )
        names = [value_label(figure, series.indicator, project, words) for figure in of]
        if len(of) > 1 and not _are_long(of):
            label = column_label(of[0], series.indicator, project, words)
            rest = [words.text(f"breakdown.{state}") for state in HELD_BACK if (name, state) in held_back]
            rest += [*_rule(of, series, words), *_themes_left_out(name, series, project, handover, words)]
            found.append({"label": label, "text": words.joined([_listed(names, of, series, words), *rest])})
    return found


def _are_long(of: Sequence[Figure]) -> bool:
    """Whether names are too long for a line, by what was written: words of a vocabulary differ with the language."""
    return max(len(figure.breakdown_value) for figure in of) > LONGEST_NAME


def _rule(of: Sequence[Figure], series: Series, words: Words) -> list[str]:
    """How parts are counted, where they overlap and do not add up, or where each is shared out so that they do."""
    if series.indicator.measure.kind == FRACTIONAL:
        return [words.text("breakdown.fractional")]
    counts = series.parts[0].measure.kind == "distinct" and series.indicator.measure.kind in ("distinct", "share")
    is_more = sum(figure.numerator or 0 for figure in of) > (series.shown.numerator or 0)
    return [words.text("breakdown.overlapping")] if counts and is_more else []


def _themes_left_out(name: str, series: Series, project: Project, handover: Handover, words: Words) -> list[str]:
    """How many rows with a theme were left out: what they belong to counts under the themes that could be read."""
    alias, _, column = name.rpartition(".")
    if column != SINGLE_THEME:
        return []
    owners = {register.name for register in project.registers.values() if register.singular == alias}
    owners = owners or {part.of for part in series.parts}
    needs = {need for one in DERIVED if one.name == column and one.register in owners for need in one.needs}
    lost = left_out({need.partition(".")[0] for need in needs} - owners, handover)
    return [words.counted("breakdown.themes_left_out", lost)] if lost else []


def column_label(figure: Figure, indicator: Indicator, project: Project, words: Words) -> str:
    """The label of the column that a figure is broken down by."""
    if figure.breakdown == STATUS:
        return words.text("method_status.term")
    column = _column(figure, indicator, project)
    return column.label[words.language] if column else words.text(f"derived.{figure.breakdown.rpartition('.')[2]}")


def value_label(figure: Figure, indicator: Indicator, project: Project, words: Words) -> str:
    """The words of the group that a figure is about: those of a vocabulary, a country's name, else what was written."""
    value, column = figure.breakdown_value, _column(figure, indicator, project)
    derived = figure.breakdown.rpartition(".")[2]
    if not value:
        return words.text("annex.no_group")
    if figure.breakdown == STATUS:
        return project.programme_status.labels[value][words.language]
    if figure.breakdown in REGIONS:
        return project.reference.world_regions.labels[value][words.language]
    if derived == SINGLE_THEME:
        return _theme(value, project, words)
    if derived == COUNTRY_ABROAD or (column and column.type == COUNTRY):
        known = project.reference.countries.get(value)
        return known[words.language] if known else value
    return column.code_label(value, words.language) if column else value


def _theme(value: str, project: Project, words: Words) -> str:
    if value == SEVERAL_THEMES:
        return words.text("breakdown.several_themes")
    themes = project.registers.get("publication_themes")
    return themes.column("theme").code_label(value, words.language) if themes else value


def _listed(names: Sequence[str], of: Sequence[Figure], series: Series, words: Words) -> str:
    texts = [
        words.text("breakdown.part", name=name, value=words.figure(series.value(figure)))
        for name, figure in zip(names, of, strict=True)
    ]
    more = len(texts) - MOST
    rest = [words.counted("breakdown.more", more)] if more > 0 else []
    return words.joined([*texts[:MOST], *rest])


def _column(figure: Figure, indicator: Indicator, project: Project) -> Column | None:
    counted = project.indicators[indicator.measure.numerator] if indicator.is_ratio else indicator
    reference = next((item for item in indicator.by if str(item) == figure.breakdown), None)
    if reference is None:
        return None
    register = project.registers[counted.of]
    lookup = lookup_of(reference, register, project.registers)
    home = project.registers[lookup.register] if lookup else register
    return home.column(reference.column) if reference.column in home.names else None
