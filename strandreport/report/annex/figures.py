"""The sheets of figures: the scorecard, every figure, and what each indicator means."""

from collections.abc import Mapping, Sequence
from typing import Any

from strandreport.model.figures import MINOR_UNITS, Figure, growth_rate
from strandreport.model.project import Project
from strandreport.report import formatting
from strandreport.report.annex.sheet import Cell, Column, Kind, Sheet, Typed
from strandreport.report.context.breakdowns import column_label, value_label
from strandreport.report.context.handover import Handover
from strandreport.report.context.sentences import period_words
from strandreport.report.context.series import Series
from strandreport.report.context.values import has_value, value_object
from strandreport.report.context.verdicts import verdict, way_done
from strandreport.report.context.words import Words

SHORT = 12
NUMBERS = ("value", "numerator", "denominator", "baseline", "latest", "target", "way", "time")
KINDS = {"verdict": Kind.LONG, **dict.fromkeys(NUMBERS, Kind.NUMBER)}
NOTHING = Typed(None, Kind.TEXT)


def number_cell(value: Mapping[str, Any] | None) -> Typed:
    """A value object as a number with its format; a rate on a small base is no number but its parts."""
    if value is None or not formatting.is_known(value):
        return NOTHING
    if value["kind"] == "money":
        return Typed(value["numerator"] / MINOR_UNITS, Kind.MONEY)
    if value["kind"] == "ratio":
        small = value["denominator"] < value["base"]
        return NOTHING if small else Typed(value["numerator"] / value["denominator"], Kind.SHARE)
    if value["kind"] == "growth":
        return Typed(float(growth_rate(value["numerator"], value["denominator"], value["years"])), Kind.SHARE)
    if value["kind"] in ("number", "amount"):
        is_money = value["kind"] == "amount"
        number = value["numerator"] / (value["denominator"] * (MINOR_UNITS if is_money else 1))
        return Typed(number, Kind.MONEY if is_money else Kind.NUMBER)
    return Typed(value["numerator"], Kind.INTEGER)


def scorecard_sheet(headline: Sequence[Series], words: Words, project: Project) -> Sheet:
    """The headline indicators as the pages have them."""
    heads = (
        *("strand", "code", "name", "unit", "baseline", "latest", "numerator", "denominator", "printed", "period"),
        *("target", "status", "way", "time", "verdict"),
    )
    columns = tuple(Column(words.text(f"annex.head.{key}"), KINDS.get(key, Kind.TEXT)) for key in heads)
    rows = [_score(series, words, project) for series in headline]
    return Sheet(*_titles("scorecard", words), columns, rows)


def figures_sheet(handover: Handover, project: Project, words: Words) -> Sheet:
    """Every figure with its name, parts and doubts."""
    texts = ("figure", "code", "name", "strand", "period")
    rest = ("breakdown", "breakdown_value", "value", "numerator", "denominator", "unit", "printed")
    counts = ("rows", "unresolved", "undated")
    columns = (
        *(Column(words.text(f"annex.head.{key}")) for key in texts),
        *(Column(words.text(f"annex.head.{key}"), Kind.DATE) for key in ("from", "to")),
        *(Column(words.text(f"annex.head.{key}"), KINDS.get(key, Kind.TEXT)) for key in rest),
        *(Column(words.text(f"annex.head.{key}"), Kind.INTEGER) for key in counts),
        *(Column(words.text(f"annex.head.{key}")) for key in ("complete", "digest")),
    )
    rows = [_figure(figure, project, words) for _, figure in sorted(handover.figures.items())]
    return Sheet(*_titles("figures", words), columns, rows)


def indicators_sheet(project: Project, words: Words) -> Sheet:
    """What every indicator counts."""
    language = words.language
    heads = ("code", "name", "unit", "standing", "kind", "better", "definition", "note", "strands")
    long = ("definition", "note")
    columns = tuple(Column(words.text(f"annex.head.{key}"), Kind.LONG if key in long else Kind.TEXT) for key in heads)
    rows = [
        (
            indicator.id,
            indicator.label[language],
            indicator.unit[language],
            words.text(f"annex.standing.{indicator.standing}"),
            words.text(f"annex.kind.{'ratio' if indicator.is_ratio else indicator.kind}"),
            words.text(f"annex.better.{indicator.better}"),
            indicator.definition[language],
            indicator.note[language] if indicator.note else "",
            ", ".join(project.strategy.strands[strand].code for strand in indicator.strands),
        )
        for indicator in project.indicators.values()
    ]
    return Sheet(*_titles("indicators", words), columns, rows)


def _titles(key: str, words: Words) -> tuple[str, str, str]:
    return tuple(words.text(f"annex.{key}.{part}") for part in ("name", "title", "instruction"))  # type: ignore[return-value]


def _score(series: Series, words: Words, project: Project) -> tuple[Cell | Typed, ...]:
    value, way, gone = series.value(series.shown), way_done(series), series.fraction("time_gone")
    return (
        project.strategy.strands[series.strand].code,
        series.indicator.id,
        series.indicator.label[words.language],
        series.indicator.unit[words.language],
        number_cell(series.baseline_value),
        number_cell(value),
        _part(value["numerator"], value["kind"]),
        _part(value["denominator"], value["kind"]),
        formatting.figure(value, words.language, full=True),
        period_words(series, words) if series.latest else "",
        number_cell(series.target_value),
        words.status(series.status)["label"],
        NOTHING if way is None else Typed(float(way), Kind.SHARE),
        NOTHING if gone is None else Typed(float(gone), Kind.SHARE),
        verdict(series, words),
    )


def _figure(figure: Figure, project: Project, words: Words) -> tuple[Cell | Typed, ...]:
    indicator = project.indicators[figure.indicator]
    value = value_object(figure, indicator, project.settings.reporting_currency)
    known = has_value(figure)
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
        number_cell(value),
        _part(figure.numerator, figure.kind),
        _part(figure.denominator, "count"),
        indicator.unit[words.language],
        formatting.figure(value, words.language, full=True) if known else words.text(f"annex.{figure.state}"),
        figure.n_rows,
        figure.n_unresolved,
        figure.n_undated,
        words.text(f"annex.complete.{'no' if figure.is_partial else 'yes'}"),
        figure.evidence_digest[:SHORT],
    )


def _part(value: int | None, kind: str) -> Typed:
    if value is None:
        return NOTHING
    return Typed(value / MINOR_UNITS, Kind.MONEY) if kind == "money" else Typed(value, Kind.INTEGER)
