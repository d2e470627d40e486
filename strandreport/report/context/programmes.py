"""The chapter on European programmes: from asked to obtained, grants by year of the call, and how others fare."""

from typing import Any

from strandreport.model.chapters import Programmes
from strandreport.model.project import Project
from strandreport.report.context.handover import Handover
from strandreport.report.context.peers import peers_block
from strandreport.report.context.programme_calls import calls_block
from strandreport.report.context.programme_funnel import funnel_block
from strandreport.report.context.strand_figures import StrandFigures
from strandreport.report.context.words import Words

Block = dict[str, Any]


def programmes(report_id: str, project: Project, handover: Handover, words: Words) -> Block | None:
    """The chapter of a report; None where none is declared for it or nothing is known."""
    declared = project.chapters.programmes
    if declared is None or report_id not in declared.reports:
        return None
    figures = StrandFigures(declared.strand, declared.period, project, handover, words)
    known = {
        "funnel": funnel_block(declared, figures, words),
        "calls": calls_block(declared, figures, words),
        "against": _against(declared, figures, words),
    }
    if not any(known.values()):
        return None
    # the report of the strand itself has the peers in its chapter of comparisons
    is_own = report_id == declared.strand
    return {**known, "peers": None if is_own else peers_block([declared.strand], project, handover, words)}


def _against(declared: Programmes, figures: StrandFigures, words: Words) -> Block | None:
    """Our rates beside the same of others, all over the same period."""
    pairs = [(own, other) for own, other in declared.against if figures.value(own) and figures.value(other)]
    if not pairs:
        return None
    names = [name for pair in pairs for name in pair]
    rows = [_bar(name, figures, words) for name in names]
    text = ", ".join(f"{row['label']} {words.value(row['value'])}" for row in rows)
    note = words.text("programmes.against.note", sources=_sources(names, figures, words))
    return {
        "codes": ", ".join(names),
        "finding": words.text("programmes.against.finding", parts=text),
        "chart": {
            "kind": "bar_ranking",
            "key": "against",
            "title": words.text("programmes.against.finding", parts=text),
            "desc": words.text("programmes.against.desc"),
            "highlight": [_label(own, figures, words) for own, _ in pairs],
            "rows": rows,
        },
        "table": {
            "caption": words.text("programmes.against.caption"),
            "heads": [
                {"text": words.text(f"programmes.head.{name}"), "numeric": i > 0}
                for i, name in enumerate(("rate", "retained", "evaluated", "share"))
            ],
            "rows": [{"cells": _cells(name, figures, words), "strong": False} for name in names],
        },
        "lines": [note, *figures.samples(*names)],
    }


def _sources(names: list[str], figures: StrandFigures, words: Words) -> str:
    """Whose numbers these are: the files of each rate, so that a rate of a sample is not taken for one of the whole."""
    files = {name: ", ".join(figures.files(name)) for name in names}
    return words.clauses([words.text("programmes.against.source", code=name, files=files[name]) for name in names])


def _label(name: str, figures: StrandFigures, words: Words) -> str:
    series = figures.series(name)
    return series.indicator.label[words.language] if series else name


def _bar(name: str, figures: StrandFigures, words: Words) -> Block:
    return {"label": _label(name, figures, words), "value": figures.value(name)}


def _cells(name: str, figures: StrandFigures, words: Words) -> list[str]:
    value = figures.value(name) or {"numerator": None, "denominator": None}
    parts = ["–" if value[part] is None else words.number(value[part]) for part in ("numerator", "denominator")]
    return [_label(name, figures, words), *parts, figures.cell(name)]
