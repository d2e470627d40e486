"""Rows behind figures as a table of a page: the first few of every period; the file has them all."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from strandreport.model.figures import MOST_LISTED
from strandreport.model.project import Project
from strandreport.model.published import evidence_name
from strandreport.report.context.evidence_lists import PlaceBehind, RowBehind, rows_behind
from strandreport.report.context.handover import Handover
from strandreport.report.context.series import Series
from strandreport.report.context.tables import period_words
from strandreport.report.context.words import Words

Source = tuple[str, int]
HEADLINE = "headline"
FIRST_OF_HEADLINE, FIRST_OF_OTHERS = 3, 1


def evidence_table(series: Series, words: Words, project: Project, handover: Handover) -> dict[str, Any]:
    """What stands behind the figures of a series; without rows, why none are listed."""
    rows = rows_behind(series, project, handover)
    if not rows:
        return {"rows": [], "sources": [], "none": _too_many(series, words) or words.text("behind.none")}
    chosen = _first_few(rows, series)
    sources = list(dict.fromkeys((place.content, place.sheet) for row in chosen for place in row.places if place.row))
    numbers = {source: place + 1 for place, source in enumerate(sources)}
    return {
        "none": "",
        "caption": words.text("behind.caption", name=series.indicator.label[words.language]),
        "rows": _table_rows(chosen, series, numbers, words, project),
        "parts_differ": len({part_words(row, series, words) for row in chosen}) > 1,
        "sources": [{"number": n, "text": source_words(*source, words, handover)} for source, n in numbers.items()],
        "more": " ".join(part for part in (_more(rows, chosen, words), _too_many(series, words)) if part),
        "file": {
            "href": evidence_name(series.place, words.language),
            "label": words.counted("behind.file", len(rows)),
        },
    }


def _more(rows: Sequence[RowBehind], chosen: Sequence[RowBehind], words: Words) -> str:
    return words.counted("behind.more", len(rows) - len(chosen)) if len(rows) > len(chosen) else ""


def _too_many(series: Series, words: Words) -> str:
    """Which figures have so many rows that these are not listed; empty if all are."""
    periods = [figure.figure_id for figure in (*series.years, series.total) if not figure.is_listed]
    return words.text("behind.too_many", figures=", ".join(periods), most=words.number(MOST_LISTED)) if periods else ""


def source_words(content: str, sheet: int, words: Words, handover: Handover) -> str:
    """The name of a file and of its sheet."""
    found = next(one for one in handover.sheets if (one["content"], one["index"]) == (content, sheet))
    known = {"file": handover.names(content), "sheet": found["sheet"]}
    return words.text("evidence.place" if found["sheet"] else "evidence.file", **known)


def part_words(row: RowBehind, series: Series, words: Words) -> str:
    """As what a row stands behind its figures."""
    if row.kind != "counted":
        return words.text(f"behind.kind.{row.kind}")
    return words.text(f"behind.part.{row.part}" if len(series.parts) > 1 else "behind.kind.counted")


def periods_of(row: RowBehind, series: Series, words: Words, project: Project) -> list[str]:
    """The periods of the figures that a row stands behind, in order."""
    figures = [figure for figure in (*series.years, series.total) if figure.figure_id in row.figures]
    return [period_words(figure, words, project) for figure in figures]


def _first_few(rows: Sequence[RowBehind], series: Series) -> list[RowBehind]:
    """Of every figure the first row of each part; of the figure that a headline indicator shows some more."""
    taken: Counter[tuple[str, str]] = Counter()
    chosen = []
    for row in rows:
        most = {name: _most(name, series) for name in row.figures}
        if any(taken[name, row.part] < most[name] for name in row.figures):
            chosen.append(row)
            taken.update((name, row.part) for name in row.figures)
    return chosen


def _most(figure: str, series: Series) -> int:
    is_first_page = figure == series.shown.figure_id and series.indicator.standing == HEADLINE
    return FIRST_OF_HEADLINE if is_first_page else FIRST_OF_OTHERS


def _table_rows(
    rows: Sequence[RowBehind], series: Series, numbers: Mapping[Source, int], words: Words, project: Project
) -> list[dict[str, Any]]:
    """The rows; a place that several of them lead to has its cells once."""
    told: set[PlaceBehind] = set()
    listed = []
    for row in rows:
        places = [_place(place, numbers, words, project, again=place in told) for place in row.places]
        told.update(row.places)
        periods = periods_of(row, series, words, project)
        years = periods[:-1] if len(periods) > 1 and row.figures[-1] == series.total.figure_id else periods
        part = part_words(row, series, words)
        listed.append({"figures": list(row.figures), "periods": ", ".join(years), "part": part, "places": places})
    return listed


def _place(
    place: PlaceBehind, numbers: Mapping[Source, int], words: Words, project: Project, *, again: bool
) -> dict[str, Any]:
    register = project.registers[place.register]
    if place.missing:
        missing = words.text("behind.missing", value=place.missing, register=register.label[words.language])
        return {"where": "", "missing": missing, "cells": []}
    return {
        "where": words.text(
            "behind.again" if again else "behind.row", source=numbers[place.content, place.sheet], row=place.row
        ),
        "missing": "",
        "cells": [
            {
                "address": cell.address,
                "label": register.column(cell.column).label[words.language],
                "value": cell.value,
                "absent": words.text("behind.voided" if cell.is_void else "behind.blank"),
            }
            for cell in (() if again else place.cells)
        ],
    }
