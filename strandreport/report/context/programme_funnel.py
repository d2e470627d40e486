"""From asked to obtained: the stages of proposals in numbers and amounts, as a picture and as its table."""

from collections.abc import Sequence
from typing import Any

from strandreport.model.chapters import Programmes, Stage
from strandreport.model.periods import TOTAL
from strandreport.report import formatting
from strandreport.report.context.strand_figures import StrandFigures
from strandreport.report.context.words import Words

Block = dict[str, Any]
COLUMNS = ("stage", "number", "number_rate", "amount", "amount_rate")


def funnel_block(declared: Programmes, figures: StrandFigures, words: Words) -> Block | None:
    """The block; None where no stage has a number."""
    stages = [stage for stage in declared.stages if figures.series(stage.number)]
    numbers = [figures.value(stage.number) for stage in stages]
    amounts = [figures.value(stage.amount) for stage in stages]
    if not any(numbers):
        return None
    panels = [_panel("number", numbers, [stage.number_rate for stage in stages], figures)]
    if any(amounts):
        panels.append(_panel("amount", amounts, [stage.amount_rate for stage in stages], figures))
    finding, period = _finding(stages, numbers, words), _period(declared, figures, words)
    return {
        "codes": ", ".join(stage.number for stage in stages),
        "finding": finding,
        "period": period,
        "chart": {
            "kind": "funnel",
            "key": "funnel",
            "title": finding,
            "desc": words.text("programmes.funnel.desc", period=period),
            "stages": [stage.label[words.language] for stage in stages],
            "panels": panels,
        },
        "table": _table(stages, figures, words),
        "lines": [
            *figures.samples(*(stage.number for stage in stages)),
            *_pending(declared, figures, words),
            words.text("programmes.funnel.note"),
        ],
    }


def _panel(kind: str, values: Sequence[Block | None], rates: Sequence[str], figures: StrandFigures) -> Block:
    return {
        "heading": figures.words.text(f"programmes.panel.{kind}"),
        "values": list(values),
        "rates": [_rate(name, i, values, figures) for i, name in enumerate(rates)],
    }


def _rate(name: str, i: int, values: Sequence[Block | None], figures: StrandFigures) -> str:
    """The rate of a step: the figure that is declared for it; else, of counts, what it would be made of."""
    known = figures.value(name)
    if known:
        return figures.words.figure(known)
    before, here = (values[i - 1] if i else None), values[i]
    if not before or not here or here["kind"] != "count" or not before["numerator"]:
        return ""
    return formatting.parts(here["numerator"], before["numerator"], figures.words.language)


def _finding(stages: Sequence[Stage], numbers: Sequence[Block | None], words: Words) -> str:
    parts = [
        _told(value, stage.label[words.language].lower(), words)
        for stage, value in zip(stages, numbers, strict=True)
        if value
    ]
    return words.text("programmes.funnel.finding", parts=", ".join(parts))


def _told(value: Block, label: str, words: Words) -> str:
    return words.doubted(words.text("programmes.part", value=words.figure(value), label=label), value["unresolved"])


def _period(declared: Programmes, figures: StrandFigures, words: Words) -> str:
    if declared.period == TOTAL:
        return words.text("geography.period.total", day=words.day(figures.project.settings.as_of))
    return words.text("programmes.latest")


def _pending(declared: Programmes, figures: StrandFigures, words: Words) -> list[str]:
    value = figures.value(declared.pending)
    return [words.counted("programmes.pending", value["numerator"])] if value and value["numerator"] else []


def _table(stages: Sequence[Stage], figures: StrandFigures, words: Words) -> Block:
    heads = [words.text(f"programmes.head.{name}") for name in COLUMNS]
    return {
        "caption": words.text("programmes.funnel.caption"),
        "heads": [{"text": head, "numeric": i > 0} for i, head in enumerate(heads)],
        "rows": [{"cells": _cells(stage, figures), "strong": False} for stage in stages],
    }


def _cells(stage: Stage, figures: StrandFigures) -> list[str]:
    names = (stage.number, stage.number_rate, stage.amount, stage.amount_rate)
    return [stage.label[figures.words.language], *map(figures.cell, names)]
