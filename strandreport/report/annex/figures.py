"""The sheets of all figures and of what each indicator means."""

from strandreport.model.declarations import Indicator
from strandreport.model.figures import Figure
from strandreport.model.project import Project
from strandreport.report import formatting
from strandreport.report.annex.sheet import Cell, Column, Kind, Sheet, Shorthand, Typed
from strandreport.report.annex.values import figure_cell, marks, part_cells
from strandreport.report.context.breakdowns import column_label, value_label
from strandreport.report.context.handover import Handover
from strandreport.report.context.samples import sample_words, unit_words
from strandreport.report.context.values import has_value, value_object
from strandreport.report.context.words import Words

SHORT = 12
NOT_APPLICABLE = Shorthand.NOT_APPLICABLE
FIGURE_HEADS = (
    *("figure", "code", "name", "strand", "period", "from", "to", "breakdown", "breakdown_value", "value", "marks"),
    *("numerator", "denominator", "unit", "printed", "rows", "unresolved", "undated", "complete", "digest"),
)
KINDS = {
    **dict.fromkeys(("from", "to"), Kind.DATE),
    **dict.fromkeys(("value", "numerator", "denominator"), Kind.NUMBER),
    **dict.fromkeys(("rows", "unresolved", "undated"), Kind.INTEGER),
}
INDICATOR_HEADS = ("code", "name", "unit", "standing", "kind", "better", "definition", "note", "strands")


def figures_sheet(handover: Handover, project: Project, words: Words) -> Sheet:
    """Every figure with its name, parts and doubts."""
    columns = tuple(Column(words.text(f"annex.head.{key}"), _kind(key), NOT_APPLICABLE) for key in FIGURE_HEADS)
    revised = frozenset(row["figure"] for row in handover.revisions["moved"])
    rows = [
        _figure(figure, project, handover, words, is_revised=name in revised)
        for name, figure in sorted(handover.figures.items())
    ]
    return Sheet(*titles("figures", words), columns, rows, ("counting", "years", "unresolved", "small_cells"))


def indicators_sheet(project: Project, words: Words) -> Sheet:
    """What every indicator counts."""
    long = ("definition", "note")
    columns = tuple(
        Column(words.text(f"annex.head.{key}"), Kind.LONG if key in long else Kind.TEXT, NOT_APPLICABLE)
        for key in INDICATOR_HEADS
    )
    language = words.language
    rows = [
        (
            indicator.id,
            indicator.label[language],
            unit_words(indicator, words),
            words.text(f"annex.standing.{indicator.standing}"),
            words.text(f"annex.kind.{'ratio' if indicator.is_ratio else indicator.kind}"),
            words.text(f"annex.better.{indicator.better}"),
            indicator.definition[language],
            " ".join(
                filter(None, [sample_words(indicator, words), indicator.note[language] if indicator.note else ""])
            ),
            ", ".join(project.strategy.strands[strand].code for strand in indicator.strands),
        )
        for indicator in project.indicators.values()
    ]
    return Sheet(*titles("indicators", words), columns, rows, ("definitions",))


def titles(key: str, words: Words) -> tuple[str, str, str]:
    """Name, title and instruction of a sheet."""
    name, title, instruction = (words.text(f"annex.{key}.{part}") for part in ("name", "title", "instruction"))
    return name, title, instruction


def _kind(key: str) -> Kind:
    return KINDS.get(key, Kind.TEXT)


def _figure(
    figure: Figure, project: Project, handover: Handover, words: Words, *, is_revised: bool
) -> tuple[Cell | Typed, ...]:
    indicator = project.indicators[figure.indicator]
    parts = handover.parts_kind(indicator)
    value = value_object(figure, indicator, project.settings.reporting_currency, parts)
    shown, known = figure_cell(figure, value), has_value(figure)
    return (
        figure.figure_id,
        figure.indicator,
        indicator.label[words.language],
        project.strategy.strands[figure.strand].code,
        words.text("key.all_dates") if figure.period == "total" else figure.period,
        figure.period_start,
        figure.period_end,
        column_label(figure, indicator, project, words) if figure.breakdown else "",
        value_label(figure, indicator, project, words) if figure.breakdown else "",
        shown,
        marks(figure, shown, is_revised=is_revised) or words.text("annex.no_marks"),
        *part_cells(figure, parts),
        unit_words(indicator, words),
        formatting.figure(value, words.language, full=True) if known else words.text(f"annex.{figure.state}"),
        figure.n_rows,
        figure.n_unresolved,
        figure.n_undated,
        words.text(f"annex.complete.{'no' if figure.is_partial else 'yes'}"),
        figure.evidence_digest[:SHORT],
    )


def _note(indicator: Indicator, words: Words) -> str:
    """Of what part the rows are, and how the indicator is to be read."""
    note = indicator.note[words.language] if indicator.note else ""
    return " ".join(filter(None, [sample_words(indicator, words), note]))
