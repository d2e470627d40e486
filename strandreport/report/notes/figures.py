"""The figures of a subject: those of the reports for a country, those computed for the note for any other subject."""

from collections.abc import Iterable, Sequence
from typing import Any

from strandreport.model.declarations import Indicator
from strandreport.model.figures import Figure
from strandreport.model.indicators import parts_of
from strandreport.model.lookups import type_of
from strandreport.model.periods import TOTAL
from strandreport.model.project import Project
from strandreport.report import formatting
from strandreport.report.context.handover import Handover
from strandreport.report.context.unused_rows import left_out
from strandreport.report.context.value_status import status_words
from strandreport.report.context.values import has_value, value_object
from strandreport.report.context.words import Words
from strandreport.report.notes.breaks import breaks_for, declared_breaks
from strandreport.report.notes.subjects import COUNTRY, Subject
from strandreport.report.notes.told import Told

MOST = 4
LAST = 99  # the rank of an indicator that declares none


def figures_of_country(subject: Subject, project: Project, handover: Handover) -> list[Told]:
    """The published figures of a country: of each indicator with a breakdown by country, in its first strand."""
    found: dict[tuple[str, str], dict[str, Figure]] = {}
    columns = {one.id: _country_columns(one, project) for one in project.indicators.values()}
    for _, figure in sorted(handover.figures.items()):
        if figure.breakdown in columns.get(figure.indicator, ()) and figure.breakdown_value == subject.value:
            found.setdefault((figure.indicator, figure.strand), {})[figure.period] = figure
    return in_order(
        Told(
            one,
            found[one.id, strand],
            breaks_for(subject.value, handover.judgements[one.id, strand], project),
            _left_out(one, project, handover),
        )
        for one in project.indicators.values()
        if (strand := next((name for name in one.strands if (one.id, name) in found), ""))
    )


def figures_of_narrowed(figures: Iterable[Figure], project: Project, handover: Handover) -> list[Told]:
    """Figures that were computed for one subject alone, by indicator."""
    found: dict[str, dict[str, Figure]] = {}
    for figure in figures:
        found.setdefault(figure.indicator, {})[figure.period] = figure
    return in_order(
        Told(one := project.indicators[name], of, declared_breaks(one), _left_out(one, project, handover))
        for name, of in found.items()
    )


def in_order(told: Iterable[Told]) -> list[Told]:
    """By the rank that an indicator declares for notes, then headline first, then by code."""
    return sorted(told, key=lambda one: (_rank(one.indicator), one.indicator.standing != "headline", one.indicator.id))


def key_figures(told: Sequence[Told], project: Project, words: Words) -> list[dict[str, Any]]:
    """Up to four figures with something to tell."""
    chosen = [one for one in told if not one.is_nothing and one.indicator.measure.kind != "share"][:MOST]
    return [_key_figure(one, project, words) for one in chosen if one.latest]


def value_words(one: Told, figure: Figure | None, project: Project, words: Words) -> str:
    """A figure as a table prints it: too few to publish, a dash for none, what could not be judged beside it."""
    if figure is None:
        return formatting.NONE
    if figure.is_held_back:
        return words.text(f"table.{figure.state}")
    value = value_object(figure, one.indicator, project.settings.reporting_currency)
    shown = formatting.figure(value, words.language, full=True) if has_value(figure) else formatting.NONE
    if status := status_of(one, figure, project, words):
        shown = words.text("value_status.value", value=shown, status=status)
    if figure.n_unresolved and has_value(figure):
        return words.text("table.unresolved", value=shown, unresolved=words.number(figure.n_unresolved))
    return shown


def status_of(one: Told, figure: Figure, project: Project, words: Words) -> str:
    """The statuses of the values behind a figure, if it has a value and they are not final."""
    if not figure.value_status or not has_value(figure):
        return ""
    return status_words(figure, parts_of(one.indicator, project.indicators), project, words)


def year_words(one: Told, figure: Figure, project: Project, words: Words) -> str:
    """The year of a figure, and that its values are not final if so."""
    status = status_of(one, figure, project, words)
    return words.text("value_status.year", year=figure.period, status=status) if status else figure.period


def undated_words(one: Told, words: Words) -> str:
    """How many rows have no date, which no year may therefore hold."""
    return words.counted("note.undated", one.n_undated) if one.n_undated else ""


def _key_figure(one: Told, project: Project, words: Words) -> dict[str, Any]:
    latest = one.latest
    if latest is None:
        raise ValueError(f"{one.indicator.id} has nothing to show")
    before = _before(one, project, words)
    return {
        "code": one.indicator.id,
        "label": one.indicator.label[words.language],
        "value": value_object(latest, one.indicator, project.settings.reporting_currency),
        "change": words.joined(
            [
                _sample(one, words),
                _when(one, latest, words),
                status_of(one, latest, project, words),
                before,
                undated_words(one, words),
            ]
        ),
    }


def _sample(one: Told, words: Words) -> str:
    return words.text("sample.short") if one.indicator.sample else ""


def _when(one: Told, latest: Figure, words: Words) -> str:
    if latest.period == TOTAL:
        return words.text(
            "key.cut_off" if one.indicator.kind == "stock" else "key.all_dates", day=words.day(latest.period_end)
        )
    return words.text(f"key.{one.indicator.kind}", year=latest.period)


def _before(one: Told, project: Project, words: Words) -> str:
    """The first year of the reports that compares with the last, so that a reader sees the way gone.

    No change is worked out of small numbers.
    """
    if one.is_undated:
        return ""
    first = one.comparable[0] if len(one.comparable) > 1 else None
    if first is None:
        before = one.complete[-2] if len(one.complete) > 1 else None
        return words.text("key.break", year=before.period) if before else ""
    value = value_object(first, one.indicator, project.settings.reporting_currency)
    shown = words.figure(value)
    if first.n_unresolved:
        shown = words.text("table.unresolved", value=shown, unresolved=words.number(first.n_unresolved))
    return words.text("key.after", value=shown, year=first.period)


def _country_columns(indicator: Indicator, project: Project) -> tuple[str, ...]:
    """The breakdowns of an indicator that are countries; of a share or ratio those of what it is made of."""
    base = indicator
    while base.measure.numerator:
        base = project.indicators[base.measure.numerator]
    if not base.of:
        return ()
    register = project.registers[base.of]
    return tuple(str(column) for column in indicator.by if type_of(column, register, project.registers) == COUNTRY)


def _left_out(indicator: Indicator, project: Project, handover: Handover) -> int:
    return left_out({part.of for part in parts_of(indicator, project.indicators)}, handover)


def _rank(indicator: Indicator) -> int:
    return indicator.in_notes or LAST
