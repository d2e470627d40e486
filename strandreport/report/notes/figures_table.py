"""Every year of the figures that a note rests on; those of the reports with the name that leads to their cells."""

from collections.abc import Collection, Sequence
from typing import Any

from strandreport.model.project import Project
from strandreport.report import formatting
from strandreport.report.context.words import Words
from strandreport.report.notes.figures import undated_words, value_words
from strandreport.report.notes.told import Told


def figures_table(
    told: Sequence[Told], most: int, project: Project, words: Words, *, are_published: bool
) -> dict[str, Any] | None:
    """A row for each indicator that notes show, as many as there is room for; None without any."""
    known = [one for one in told if not one.is_nothing]
    ranked = ([one for one in known if one.indicator.in_notes] or known)[:most]
    periods = sorted({figure.period for one in ranked for figure in one.years})
    if not ranked:
        return None
    last = [(words.text("note.head.id"), False)] if are_published else []
    partial = {figure.period for one in ranked for figure in one.years if figure.is_partial}
    years = [(_year(period, partial, project, words), True) for period in periods]
    heads = [(words.text("note.head.figure"), False), *years, *last]
    return {
        "caption": words.text("note.caption.figures"),
        "css": "names" if are_published else "figures",
        "heads": [{"text": text, "numeric": numeric} for text, numeric in heads],
        "rows": [{"cells": _cells(one, periods, project, words)[: len(heads)], "strong": False} for one in ranked],
    }


def _year(period: str, partial: Collection[str], project: Project, words: Words) -> str:
    """A year as a head; one that the cut-off day cuts says until when it goes."""
    day = words.short_day(project.settings.as_of)
    return words.text("table.partial", year=period, day=day) if period in partial else period


def _cells(one: Told, periods: Sequence[str], project: Project, words: Words) -> list[str]:
    values = [value_words(one, one.figures.get(period), project, words) for period in periods]
    return [_label(one, words), *values, one.latest.figure_id if one.latest else formatting.NONE]


def _label(one: Told, words: Words) -> str:
    """The name of an indicator, with what limits it: a sample, rows that stand in none of its years."""
    label = one.indicator.label[words.language]
    about = [words.text("sample.short") if one.indicator.sample else "", undated_words(one, words)]
    told = words.clauses(about)
    return words.text("value_status.value", value=label, status=told) if told else label
